"""All files of a star take their places, or none does; it can be called off, and is told of as it goes."""

import csv
from pathlib import Path

import pytest

from audit_tool.errors import CalledOffError, WrongInputError
from audit_tool.exchange import workbooks
from audit_tool.exchange.exports import Asked, save_export
from audit_tool.exchange.star.dictionary import HEADS, WITH_TEXT, dictionary, heads_of
from audit_tool.storage import trail
from audit_tool.ui.jobs import Watched
from tests.conftest import Office
from tests.exchange.star.conftest import PURPOSE

ASKED = Asked(purpose=PURPOSE)


def noted(office: Office) -> int:
    with office.as_("Q-01").work.store.reading() as session:
        return len(trail.about(session, "star", ["exported for analysts"]))


def test_a_foreign_file_in_one_place_keeps_all_from_being_written(starred: Office, tmp_path: Path) -> None:
    (tmp_path / "star-moderation.csv").write_text("A letter.", encoding="utf-8")
    with pytest.raises(WrongInputError, match=r"star-moderation\.csv was not saved"):
        save_export("star", starred.as_("Q-01"), ASKED, tmp_path / "star.csv")
    assert [path.name for path in tmp_path.glob("*star*")] == ["star-moderation.csv"]
    assert noted(starred) == 0


def test_an_older_star_gives_way_whole(starred: Office, tmp_path: Path) -> None:
    lead = starred.as_("Q-01")
    first = save_export("star", lead, ASKED, tmp_path / "star.csv")
    before = {path: path.read_bytes() for path in first}
    assert save_export("star", lead, ASKED, tmp_path / "star.csv") == first
    assert {path: path.read_bytes() for path in first} == before
    assert not list(tmp_path.glob(".star*"))


def test_where_one_file_cannot_take_its_place_the_older_ones_come_back(
    starred: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lead = starred.as_("Q-01")
    first = save_export("star", lead, ASKED, tmp_path / "star.csv")
    before = {path: path.read_bytes() for path in first}
    lead.rounds.listing()
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if self.suffix == ".part" and Path(target).name == "star-measures.csv" and self.stat().st_size > 0:
            monkeypatch.setattr(Path, "replace", replace)
            raise PermissionError(target)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(WrongInputError, match="An older file is safe"):
        save_export("star", lead, Asked(purpose="Another purpose than before"), tmp_path / "star.csv")
    assert {path: path.read_bytes() for path in first} == before
    assert not list(tmp_path.glob(".star*"))


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
def test_called_off_nothing_of_it_stays(
    starred: Office, tmp_path: Path, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "openpyxl"
    kept.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(kept))
    watched = Watched()
    watched.call_off()
    with pytest.raises(CalledOffError):
        save_export("star", starred.as_("Q-01"), ASKED, tmp_path / f"star.{ending}", watched)
    assert not list(tmp_path.glob("*star*"))
    assert not list(kept.iterdir())
    assert noted(starred) == 0


def test_it_tells_how_far_it_is_up_to_the_end(starred: Office, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    save_export(
        "star",
        starred.as_("Q-01"),
        Asked(purpose=PURPOSE, with_text=True),
        tmp_path / "star.json",
        lambda *at: told.append(at),
    )
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1] > 0


def test_more_rows_than_excel_holds_are_refused_and_the_way_out_is_told(
    starred: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbooks, "MOST_ROWS", 50)
    with pytest.raises(WrongInputError, match=r"more rows of answers than a sheet of Excel holds.*Save it as \.csv"):
        save_export("star", starred.as_("Q-01"), ASKED, tmp_path / "star.xlsx")
    assert not list(tmp_path.glob("*star*"))


def test_the_dictionary_names_every_column_that_is_written(starred: Office, tmp_path: Path) -> None:
    asked = Asked(purpose=PURPOSE, with_text=True)
    saved = save_export("star", starred.as_("Q-01"), asked, tmp_path / "star.csv")
    headers = {}
    for path in saved[:-1]:
        with path.open(encoding="utf-8-sig", newline="") as file:
            headers[path.stem.removeprefix("star").removeprefix("-") or "answers"] = next(csv.reader(file))
    assert headers == {table.name: list(heads_of(table)) for table in WITH_TEXT}
    rows = [dict(zip(HEADS, row, strict=True)) for row in dictionary(WITH_TEXT, [])]
    for name, columns in headers.items():
        assert [row["column"] for row in rows if row["table"] == name and row["column"]] == columns
    assert all(row["meaning"].endswith(".") for row in rows)
    assert all(row["form_versions"] for row in rows if row["column"])
