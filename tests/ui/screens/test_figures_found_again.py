"""Every stated number of the figures files is found again on the screen, in PDF, XLSX and JSON (R-117 to R-121).

The files are read here with nothing of the program, so that what is looked for is theirs.
"""

import csv
import io
import json
import shutil
import subprocess
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from audit_tool.errors import WrongInputError
from audit_tool.exchange.exports import Asked, save_export
from audit_tool.exchange.figures_import import bring_in_figures
from audit_tool.reports.catalogue import render
from audit_tool.reports.request import Request
from audit_tool.services.figures import Brought
from audit_tool.ui.theme.tokens import Mode
from tests.conftest import ROOT, Office, kept
from tests.ui.conftest import Dress
from tests.ui.reach import all_faults
from tests.ui.screens.conftest import Enter
from tests.ui.screens.test_insight_pages import page

FILES = ROOT / "resources" / "figures"
PRINTED = {
    "criteria_by_quarter": 27,
    "compliance_measures": 134,
    "pep_audits": 10,
    "quoted_baselines": 17,
    "self_evaluation_judgements": 15,
}
"""Each file with the figures in it; a judgement has its grade and two numbers."""
INVENTED = ROOT / "tests" / "figures" / "criteria_test_counts_2017_18.csv"
EMPTY = {"not asked: question first used in Q2": "not asked", "no value: reporting starts in Q3": "starts later"}
GRADES = ("outstanding", "good", "requires_improvement", "inadequate")
Stated = tuple[str, str, str, str]
"""What the figure is called, of when, its value with the word for none, its source."""
KNOWN = (
    ("Audits rated good, 2017-18", "52 of 161 good is 32.3%", "53 of 161 good or outstanding is 32.9%"),
    ("Children in homes rated good or outstanding, January 2018", "29 of 36 is 80.6%", "cut off, not rounded"),
    ("Children in children's homes who are in homes rated", "29 of 36 is 80.6%", "cut off, not rounded"),
    ("Young people using the consultation app", "15.6", "cut off, not rounded"),
    ("Supported-family claims", "27.1 of 2,532 or 26.6 of 2,585", "Printed as 28%"),
    ("Children matched within the A2 limit", "12 of 19 is 63.2%", "Printed as 64%"),
    ("Children meeting both adoption limits", "5 of 19 is 26.3%", "Printed as 27%"),
    ("Audits good or outstanding, 2018-19 Q1, then 2018-19 Q2", "6 of 12 (50%), then 6 of 9 (67%)", "the same"),
    ("Average days: stage 1, stage 2, total", "80 and 254 with a total of 254", "334"),
    ("Children in need rate per 10,000", "228.8 after 414.5", "no fall is shown"),
    ("Unborn babies on a plan", "Q1 50; Q2 83, a rise", "26.5 and 24.9"),
    ("Health check up to date, 2016/17 out-turn", "92%", "91%"),
    ("Dental check up to date, 2016/17 out-turn", "82%", "81%"),
    ("PEP up to date, 2016/17 out-turn", "90%", "95%"),
)


def rows(name: str) -> list[dict[str, str]]:
    with (FILES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def percent(text: str, basis: str) -> str:
    return f"{text}%" if text else EMPTY[basis]


def stated() -> list[Stated]:
    """Every figure of the files, as their columns have it."""
    found = []
    for row in rows("criteria_by_quarter"):
        period = row["financial_year"] if row["quarter"] == "Year" else f"{row['financial_year']} {row['quarter']}"
        value = percent(row["percent"], row["percent_basis"])
        found.append((row["criterion_label"], period, value, row["source"]))
    for row in rows("compliance_measures"):
        value = percent(row["value"], row["value_basis"])
        found.append((row["measure_label"], row["as_at_text"], value, row["source"]))
    found += [
        (row["measure_label"], row["sampled_period"], f"{row['percent']}%", row["source"]) for row in rows("pep_audits")
    ]
    for row in rows("quoted_baselines"):
        number = row["printed_value"].isdigit() and row["unit"] == "percent"
        value = f"{row['printed_value']}%" if number else row["printed_value"]
        found.append((row["label"], row["period"], value, row["source"]))
    found += [
        (row["judgement_id"], row["as_of"], row[column], row["source"])
        for row in rows("self_evaluation_judgements")
        for column in ("grade", "strengths_listed", "development_areas_listed")
    ]
    return found


def counted() -> list[str]:
    """So many of so many, where a file states both."""
    files = ("criteria_by_quarter", "compliance_measures")
    return [f"{row['numerator']} of {row['denominator']}" for name in files for row in rows(name) if row["numerator"]]


@pytest.fixture
@kept
def earlier(office: Office) -> Office:
    lead = office.as_("Q-01")
    bring_in_figures(lead, FILES / "audits_by_quarter.csv")
    for name, number in PRINTED.items():
        assert bring_in_figures(lead, FILES / f"{name}.csv") == Brought(number, 0, 0)
    return office


def missing(lines: Sequence[tuple[str, ...]], wanted: list[Stated] | None = None) -> list[Stated]:
    """Which stated figures no line has; a line is used up by the figure that it tells."""
    left, gone = list(lines), []
    for label, period, value, source in wanted or stated():
        fits = (each for each in left if label in each[0] and period in each[1] and each[2] == value)
        fit = next((each for each in fits if source in each[3]), None)
        if fit is None:
            gone.append((label, period, value, source))
        else:
            left.remove(fit)
    return gone


def unlisted(texts: list[str]) -> list[str]:
    """Which known contradictions no text tells."""
    return [known[0] for known in KNOWN if not any(all(part in text for part in known) for text in texts)]


def cells(table: Any) -> list[tuple[str, ...]]:
    return [tuple(" ".join(cell.text.split()) for cell in row) for row in table._cells.rows[1:]]


def test_every_stated_number_is_on_the_screen_with_its_source(earlier: Office, enter: Enter) -> None:
    shown = page(enter, "A-02", "e")[1].earlier
    found = cells(shown.figures)
    assert len(found) == len(stated()) == sum(PRINTED.values())
    assert missing(found) == []
    assert [each for each in counted() if not any(f"{each} (" in line[3] for line in found)] == []
    doubts = [" ".join(line) for line in cells(shown.doubts)]
    assert unlisted(doubts) == []
    assert len(doubts) == len(KNOWN)


def test_r117_every_count_by_quarter_is_on_the_screen(earlier: Office, enter: Enter) -> None:
    screen = page(enter, "A-02", "q")[1]
    heard = [cell.spoken for table in screen.quarters.tables for row in table.figure_rows for cell in row.cells]
    names = {"outstanding": "Outstanding", "good": "Good", "inadequate": "Inadequate"}
    for row in rows("audits_by_quarter"):
        label = f"{row['financial_year']} {row['quarter']}" if row["quarter"] else row["period_label"]
        label = {"2017-18": "2017-18 Year", "2018-19-H1": "2018-19 Year to date"}.get(row["period_id"], label)
        for grade in GRADES:
            assert f"{label}, {names.get(grade, 'Requires improvement')}: {row[grade]}" in heard
        assert f"{label}, audits graded: {row['total_audits']}" in heard


def pdf_text(pdf: bytes, folder: Path) -> str:
    program = shutil.which("pdfinfo")
    if program is None:
        pytest.skip("pdfinfo is not installed here")
    path = folder / "report.pdf"
    path.write_bytes(pdf)
    return subprocess.run([program, "-struct-text", str(path)], capture_output=True, text=True, check=True).stdout


def heard_rows(struct: str) -> list[tuple[str, ...]]:
    """The cells of each row of each table, as a reader hears them."""
    found: list[list[str]] = []
    for line in struct.splitlines():
        kind = line.strip()
        if kind.startswith("TR"):
            found.append([])
        elif kind.startswith(("TH", "TD")) and found:
            found[-1].append("")
        elif kind.startswith(("H1", "H2", "L ", "L\n")):
            found.append([])
        elif kind.startswith("P ") and found and found[-1]:
            found[-1][-1] += "\n"
        elif kind.startswith('"') and found and found[-1]:
            found[-1][-1] += kind.strip('"')
    return [
        tuple("\n".join(" ".join(each.split()) for each in cell.strip().split("\n")) for cell in row) for row in found
    ]


def tight(words: str) -> str:
    """Without spaces: a page breaks its lines where it must."""
    return "".join(words.split())


def test_every_stated_number_is_in_the_pdf(earlier: Office, tmp_path: Path) -> None:
    read = heard_rows(pdf_text(render("earlier-figures", earlier.as_("A-02"), Request()), tmp_path))
    # A measure has a row; in it each period stands with its value on a line of its own.
    told = [
        (row[0], *line.rpartition(": ")[::2], row[2]) for row in read if len(row) == 3 for line in row[1].split("\n")
    ]
    lines = [tuple(tight(cell) for cell in line) for line in told]
    wanted = [(tight(label), tight(period), tight(value), tight(source)) for label, period, value, source in stated()]
    assert missing(lines, wanted) == []
    doubts = [tight("".join(row)) for row in read if len(row) == 3]
    assert [known[0] for known in KNOWN if not any(all(tight(part) in told for part in known) for told in doubts)] == []


def test_r117_every_count_by_quarter_is_in_the_pdf(earlier: Office, tmp_path: Path) -> None:
    read = heard_rows(pdf_text(render("indicator-table", earlier.as_("A-02"), Request()), tmp_path))
    held = [row for row in rows("audits_by_quarter") if row["financial_year"]]
    at = {row["period_id"]: place for place, row in zip((1, 2, 3, 4, 5, 6, 7, 10), held, strict=True)}
    names = {"Audits undertaken": "total_audits", "Outstanding": "outstanding", "Good": "good"}
    names |= {"Requires improvement": "requires_improvement", "Inadequate": "inadequate"}
    shown = {tight(row[0]): row for row in read if len(row) == 11}
    for name, column in names.items():
        line = next(row for label, row in shown.items() if label.endswith(tight(name)) and "or" not in label[:8])
        for row in held:
            assert line[at[row["period_id"]]].startswith(row[column]), (name, row["period_id"])


def taken_out(office: Office, folder: Path, ending: str) -> Path:
    path = folder / f"figures{ending}"
    save_export("figures", office.as_("Q-01"), Asked(), path)
    return path


def test_every_stated_number_is_in_the_json(earlier: Office, tmp_path: Path) -> None:
    content = json.loads(taken_out(earlier, tmp_path, ".json").read_text(encoding="utf-8"))
    lines = []
    for each in content["earlier_figures"]:
        number = each["unit"] == "percent" and each["printed"] and each["printed"].replace(".", "").isdigit()
        value = f"{each['printed']}%" if number else each["printed"] or each["not_estimable"]["printed"]
        lines.append((each["label"], each["period"], value, each["source"]))
    assert missing(lines) == []
    told = [f"{each['grades_of']} {each['told']}" for each in content["contradictions"]]
    assert unlisted(told) == []
    quarters = {each["grades_of"]: each for each in content["audits_by_quarter"] + content["audits_of_other_periods"]}
    for row in rows("audits_by_quarter"):
        if row["quarter"] or not row["financial_year"]:
            shown = quarters[f"{row['financial_year']} {row['quarter']}".strip() or row["period_label"]]
            assert [shown[grade] for grade in GRADES] == [int(row[grade]) for grade in GRADES]
            assert shown["audits_graded"] == int(row["total_audits"])
            few = int(row["total_audits"]) < 10
            assert shown["good_or_outstanding_percent"] == (None if few else row["good_or_outstanding_pct"])


def flat(lines: list[tuple[Any, ...]]) -> dict[str, list[dict[str, tuple[Any, Any]]]]:
    """Rows of a flat file as one mapping for each thing they are about."""
    found: dict[str, list[dict[str, tuple[Any, Any]]]] = {}
    for before, (table, about, name, value, why) in pairwise([("", "", "", "", ""), *lines]):
        parts = found.setdefault(table, [])
        if before[:2] != (table, about) or name in parts[-1]:
            parts.append({"about": (about, "")})
        parts[-1][name] = (value, why)
    return found


def written(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float | int) else str(value or "")


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_every_stated_number_is_in_the_flat_files(earlier: Office, tmp_path: Path, ending: str) -> None:
    path = taken_out(earlier, tmp_path, ending)
    read: list[tuple[Any, ...]]
    if ending == ".xlsx":
        read = list(openpyxl.load_workbook(path).active.iter_rows(min_row=2, values_only=True))
    else:
        read = [tuple(row) for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig")))][1:]
    held = flat(read)
    lines = []
    for each in held["earlier_figures"]:
        value, why = each["printed"]
        told = written(float(value)) if written(value).replace(".", "").isdigit() else written(value)
        unit = each["unit"][0] == "percent" and told.replace(".", "").isdigit()
        lines.append((each["label"][0], each["period"][0], f"{told}%" if unit else told or why, each["source"][0]))
    wanted = [(label, period, value.replace(".0%", "%"), source) for label, period, value, source in stated()]
    assert missing(lines, wanted) == []
    assert unlisted([f"{each['about'][0]} {each['told'][0]}" for each in held["contradictions"]]) == []


def test_the_same_files_again_change_nothing_and_a_correction_is_in_the_trail(earlier: Office, tmp_path: Path) -> None:
    lead = earlier.as_("Q-01")
    for name, number in PRINTED.items():
        assert bring_in_figures(lead, FILES / f"{name}.csv") == Brought(0, 0, number)
    file = tmp_path / "again.csv"
    text = (FILES / "quoted_baselines.csv").read_text(encoding="utf-8")
    file.write_text(text.replace("Audits rated good,35,", "Audits rated good,36,"), encoding="utf-8")
    assert bring_in_figures(lead, file) == Brought(0, 1, 16)
    assert lead.check() == ()
    assert any("printed: 35 became 36" in each.detail for each in trail_of(lead))


def trail_of(lead: Any) -> list[Any]:
    from audit_tool.models.trail import TrailEntry

    with lead.work.store.reading() as session:
        return list(session.query(TrailEntry))


def test_invented_counts_never_pass_as_real(office: Office) -> None:
    lead = office.as_("Q-01")
    with pytest.raises(WrongInputError, match="line 2, counts_basis: the counts are invented for testing"):
        bring_in_figures(lead, INVENTED)
    assert lead.earlier_figures.all().figures == ()


def test_the_page_finds_figures_as_one_types(earlier: Office, enter: Enter) -> None:
    shown = page(enter, "A-02", "e")[1].earlier
    shown.sought.setFocus()
    QTest.keyClicks(shown.sought, "L1526-1530 2016")
    assert [line[2] for line in cells(shown.figures)] == ["81%"]
    assert shown.sentence.text().startswith("1 of 203 printed figures")
    assert [line[0] for line in cells(shown.doubts)] == ["Two documents, two values"]


@pytest.mark.parametrize(("percent", "size"), [(100, (1280, 720)), (100, (1920, 1080)), (200, (1280, 720))])
def test_everything_on_both_pages_can_be_reached(
    earlier: Office, enter: Enter, dress: Dress, percent: int, size: tuple[int, int]
) -> None:
    dress(Mode.LIGHT, percent)
    for key in ("q", "e"):
        window, _ = page(enter, "Q-01", key, size)
        QApplication.processEvents()
        assert all_faults(window) == []


def test_who_may_not_bring_figures_in_is_refused(office: Office) -> None:
    desk = office.as_("A-02")
    with pytest.raises(Exception, match="bring in figures"):
        bring_in_figures(desk, FILES / "quoted_baselines.csv")


def test_without_figures_the_page_says_what_to_do(office: Office, enter: Enter) -> None:
    shown = page(enter, "A-02", "e")[1].earlier
    assert "The quality lead brings them in" in shown.sentence.text()
    assert not shown.figures.isVisible()
