"""R-013, R-014: what comes of extracts as councils have them, and of files that nobody would make on purpose."""

import csv
import random
from pathlib import Path

import pytest

from audit_tool.errors import AuditToolError, CalledOffError, WrongInputError
from audit_tool.exchange.population.checking import Checked, Rejected, check
from audit_tool.exchange.population.columns import problems_of, propose
from audit_tool.exchange.population.headings import Use, personal_heading, use_by_heading
from audit_tool.exchange.population.reading import read_extracts
from audit_tool.exchange.population.rejected_file import save_rejected
from audit_tool.services.population import ListedCase
from tests.exchange.population.troubles import BODY, HEAD, TODAY, TROUBLES, Sheet, Trouble


def words_of(case: ListedCase) -> str:
    told = [f"{name}={value}" for name, value in case._asdict().items() if value and name != "reference"]
    return "|".join([case.reference, *told])


def brought(path: Path) -> Checked:
    extract = read_extracts(path)[0]
    columns = propose(extract, {})
    uses = {column.heading: column.use for column in columns}
    assert problems_of(columns, uses) == {}
    return check(extract, uses, TODAY)


def test_there_are_at_least_thirty_troubles() -> None:
    assert len({trouble.name for trouble in TROUBLES}) == len(TROUBLES) >= 30


@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda trouble: trouble.name)
def test_what_comes_of_a_file(trouble: Trouble, tmp_path: Path) -> None:
    path = trouble.write(tmp_path)
    if trouble.refused:
        with pytest.raises(WrongInputError, match=f"{trouble.refused}.*Nothing was changed"):
            read_extracts(path)
        return
    checked = brought(path)
    assert tuple(words_of(case) for case in checked.cases) == trouble.cases
    assert {one.row for one in checked.rejected} == set(trouble.rejected)
    for one in checked.rejected:
        assert trouble.rejected[one.row] in one.reason
    assert checked.joined == trouble.joined
    columns = propose(read_extracts(path)[0], {})
    assert tuple(column.heading for column in columns if column.personal) == trouble.outside
    assert all(not column.examples for column in columns if column.personal)


@pytest.mark.parametrize(
    ("heading", "use"),
    [
        ("Mosaic ID", Use.REFERENCE), ("ChildID", Use.REFERENCE), ("Person Ref", Use.REFERENCE), ("ID", Use.REFERENCE),
        ("Team Name", Use.TEAM), ("Allocated Team", Use.TEAM), ("Locality", Use.SERVICE_AREA),
        ("Worker ID", Use.WORKER), ("Worker Name", Use.LEFT_OUT), ("Team Manager Code", Use.MANAGER),
        ("Team Mgr", Use.MANAGER),
        ("Case Status", Use.CASE_TYPE), ("Plan Type", Use.CASE_TYPE), ("Date Opened", Use.OPENED_ON),
        ("Last Audit Date", Use.LAST_AUDIT_ON), ("Age", Use.AGE), ("Family Group", Use.FAMILY_GROUP),
        ("D.O.B.", Use.LEFT_OUT), ("NHS Number", Use.LEFT_OUT), ("Surname", Use.LEFT_OUT), ("Name", Use.LEFT_OUT),
        ("Email Address", Use.LEFT_OUT), ("Ward", None),
    ],
)  # fmt: skip
def test_headings_are_known_by_their_words(heading: str, use: Use | None) -> None:
    assert use_by_heading(heading) is use


def test_r014_what_must_stay_outside_cannot_be_chosen_for_anything(tmp_path: Path) -> None:
    path = tmp_path / "extract.csv"
    path.write_text("Surname,Team\nNother,North\n")
    columns = propose(read_extracts(path)[0], {"Surname": "reference"})
    assert [column.use for column in columns] == [Use.LEFT_OUT, Use.TEAM]
    for use in set(Use) - {Use.LEFT_OUT}:
        assert "has to be left out" in problems_of(columns, {"Surname": use, "Team": Use.LEFT_OUT})["Surname"]
    assert "" in problems_of(columns, {"Surname": Use.LEFT_OUT, "Team": Use.TEAM})
    assert personal_heading("Team name") == ""


def test_r014_a_column_of_surnames_with_years_is_no_column_of_references(tmp_path: Path) -> None:
    path = tmp_path / "extract.csv"
    path.write_text("Case ID,Team\nOKAFOR-2011,N\nNOWAK-2012,N\nBEGUM-2013,N\nADEYEMI-2014,N\n")
    (reference, _) = columns = propose(read_extracts(path)[0], {})
    assert (reference.use, reference.personal, reference.examples) == (Use.LEFT_OUT, "names", ())
    assert "has to be left out" in problems_of(columns, {"Case ID": Use.REFERENCE, "Team": Use.TEAM})["Case ID"]
    path.write_text("".join(["Case ID,Team\n", *(f"{kind}-{at},N\n" for at in range(9) for kind in ("CASE", "CHILD"))]))
    assert propose(read_extracts(path)[0], {})[0].use is Use.REFERENCE


def test_a_workbook_that_changes_while_it_is_read_is_read_as_it_was(tmp_path: Path) -> None:
    """R-015: the fingerprint is that of the rows which came in."""
    path, other = tmp_path / "extract.xlsx", tmp_path / "other.xlsx"
    Sheet({"List": [["Case ID", "Team"], *([str(at), "North"] for at in range(2_100))]}).write(path)
    Sheet({"List": [["Case ID", "Team"], ["999999", "South"]]}).write(other)
    whole = read_extracts(path)[0]

    def swap(_done: int, _total: int) -> None:
        path.write_bytes(other.read_bytes())

    swapped = read_extracts(path, swap)[0]
    assert (swapped.fingerprint, swapped.rows) == (whole.fingerprint, whole.rows)


def test_the_choice_of_the_last_time_wins_and_no_column_is_chosen_twice(tmp_path: Path) -> None:
    path = tmp_path / "extract.csv"
    path.write_text("Case ID,Ward,Team\n1,Oxley,North\n")
    extract = read_extracts(path)[0]
    columns = propose(extract, {"Ward": "service_area", "Case ID": "no such use"})
    assert [column.use for column in columns] == [Use.REFERENCE, Use.SERVICE_AREA, Use.TEAM]
    uses = {"Case ID": Use.REFERENCE, "Ward": Use.TEAM, "Team": Use.TEAM}
    assert "another column too" in problems_of(columns, uses)["Team"]


def test_references_that_are_in_already_are_rejected(tmp_path: Path) -> None:
    path = tmp_path / "extract.csv"
    path.write_text(HEAD + BODY)
    extract = read_extracts(path)[0]
    uses = {column.heading: column.use for column in propose(extract, {})}
    checked = check(extract, uses, TODAY, lambda references: [one for one in references if one == "101"])
    assert [case.reference for case in checked.cases] == ["102"]
    assert [one.row for one in checked.rejected] == [2]


def test_the_file_of_rejected_rows_holds_numbers_and_reasons(tmp_path: Path) -> None:
    target = tmp_path / "rejected.csv"
    save_rejected(target, tmp_path / "workspace", "=extract.csv", (Rejected(7, "It has no reference."),))
    with target.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file))[1:] == [["'=extract.csv", "7", "It has no reference."]]


def test_r014_the_file_of_rejected_rows_names_nobody(tmp_path: Path) -> None:
    target = tmp_path / "rejected.csv"
    save_rejected(target, tmp_path / "workspace", "Cases of Olivia Jones.xlsx", (Rejected(7, "It has no reference."),))
    content = target.read_text(encoding="utf-8-sig")
    assert "case list.xlsx,7" in content
    assert "Olivia" not in content


def test_reasons_hold_nothing_of_the_row(tmp_path: Path) -> None:
    """R-014: the list goes back by e-mail."""
    path = tmp_path / "extract.csv"
    path.write_text("Case ID,Team,Start Date\nOlivia Jones,North,1/1/2026\n2,WV1 1AA,1/1/2026\n3,North,Tuesday\n"
                    + "".join(f"A{at},Team{at},1/1/2026\n" for at in range(9)))  # fmt: skip
    reasons = " ".join(one.reason for one in brought(path).rejected)
    assert reasons.count(".") >= 3
    assert not any(word in reasons for word in ("Olivia", "Jones", "WV1", "Tuesday"))


def test_reading_and_checking_can_be_called_off(tmp_path: Path) -> None:
    def off(_done: int, _total: int) -> None:
        raise CalledOffError("Called off.")

    lines = [["Case ID", "Team"], *([str(at), "North"] for at in range(2_100))]
    path = tmp_path / "extract.csv"
    path.write_text("\n".join(map(",".join, lines)))
    book = tmp_path / "extract.xlsx"
    Sheet({"List": lines}).write(book)
    for each in (path, book):
        with pytest.raises(CalledOffError):
            read_extracts(each, off)


@pytest.mark.parametrize("seed", range(300))
def test_no_file_ends_in_anything_but_cases_or_a_sentence(seed: int, tmp_path: Path) -> None:
    """Any file of the table with bytes changed, cut, doubled or thrown in."""
    chance = random.Random(seed)
    path = chance.choice(TROUBLES).write(tmp_path)
    content = bytearray(path.read_bytes())
    for _ in range(chance.randrange(1, 8)):
        at = chance.randrange(len(content) + 1)
        other = chance.choice([b"", b"\0", b'"', b",,,,", b"\n\n", b"\xff\xfe", b"=1+1", b"Total", bytes(content[:at])])
        content[at : at + chance.randrange(0, 6)] = other
    path.write_bytes(bytes(content[:20_000]))
    try:
        extracts = read_extracts(path)
    except AuditToolError:
        with pytest.raises(AuditToolError, match="Nothing was changed"):
            read_extracts(path)
        return
    for extract in extracts:
        columns = propose(extract, {})
        uses = {column.heading: column.use for column in columns}
        if problems_of(columns, uses):
            continue
        checked = check(extract, uses, TODAY)
        references = [case.reference for case in checked.cases]
        assert len(set(references)) == len(references)
        assert all(references)
        count = len(checked.cases) + len(checked.rejected) + checked.joined + checked.passed_over
        assert count == len(extract.rows)


def test_a_list_of_rows_is_written_over_an_older_list_alone(tmp_path: Path) -> None:
    workspace, rows = tmp_path / "workspace", (Rejected(7, "It has no reference."),)
    workspace.mkdir()
    database, letter, older = workspace / "workspace.db", tmp_path / "letter.docx", tmp_path / "rows.csv"
    for file in (database, letter):
        file.write_bytes(b"kept")
        with pytest.raises(WrongInputError, match="was not saved"):
            save_rejected(file, workspace, "extract.csv", rows)
        assert file.read_bytes() == b"kept"
    save_rejected(older, workspace, "extract.csv", rows)
    save_rejected(older, workspace, "extract.csv", rows * 2)
    assert len(older.read_text(encoding="utf-8-sig").splitlines()) == 3


def test_a_status_that_tells_open_or_closed_is_no_case_type(tmp_path: Path) -> None:
    path = tmp_path / "extract.csv"
    path.write_text("Case ID,Case Status,Plan Status\n001,Open,CIN\n002,Closed,CP\n003,open,Open\n")
    uses = {column.heading: column.use for column in propose(read_extracts(path)[0], {})}
    assert (uses["Case Status"], uses["Plan Status"]) == (Use.FACT, Use.CASE_TYPE)
    remembered = propose(read_extracts(path)[0], {"Case Status": "case_types"})
    assert remembered[1].use is Use.CASE_TYPE, "what a person chose goes before"
