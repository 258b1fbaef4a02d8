"""Formulas and signs of every kind through every text field that an export holds, in every export and every file."""

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from audit_tool.analysis.action_words import Level, Urgency
from audit_tool.exchange import exports
from audit_tool.exchange.cells import CUT, INTERNAL_MARK, unquoted
from audit_tool.exchange.exports import EXPORTS, HEADS, Asked, save_export
from audit_tool.exchange.population.checking import Rejected
from audit_tool.exchange.population.rejected_file import save_rejected
from audit_tool.formdef.answers import Answer
from audit_tool.services.action_terms import NewAction
from audit_tool.services.allocation import NewAllocation
from audit_tool.services.plan import NewPlanRow
from audit_tool.services.round_terms import NewRound
from tests.conftest import COVER, Office, kept
from tests.exchange.nasty import EVERY, FORMULAS, PLAIN, comes_out
from tests.exchange.star.reading import read
from tests.services.test_moderating import decide_all

LONG = "word " * 8_000
ENDINGS = ("csv", "xlsx", "json")
LIVE = tuple("=+-@＝＋－＠\t\r\n")
LOW = "requires_improvement"
Fill = Callable[..., None]


@pytest.fixture
@kept
def office_of_signs(office: Office, fill: Fill) -> Office:
    """A workspace with such a text in every field of people that an export holds."""
    office.hold_round()
    lead = office.as_("Q-01")
    days = date(2026, 11, 9), date(2026, 11, 13)
    lead.round_setting.change(office.round_id, NewRound("=Week+1", *days, theme="@theme", service_areas=("+Area",)))
    cover = COVER | {"CVR-09": Answer("=team()")}
    for at, reference in enumerate(("=PW+1", "@PW-2")):
        auditors = ("A-02", "A-09") if at == 0 else ("A-02", "")
        case = lead.allocation.allocate(office.round_id, NewAllocation(reference, *auditors, cover=cover))
        odd = Answer("good", f"What was seen: {''.join(EVERY)}", ("assessment",))
        wordy = {"SAF_01": Answer("no", LONG), "SAF_02": odd}
        fill("A-02", case, **wordy)
        if at == 0:
            fill("A-09", case, VOC_09=Answer(LOW, "=1+1 was said on the record, and more than once.", ("assessment",)))
            decide_all(office.as_("M-01").moderating, case, LOW)
        lead = office.as_("Q-01")
    new = NewAction("", Level.TEAM, Urgency.TODAY, "=Owner", date(2026, 11, 24), plan_reference="-1/2")
    for at, words in enumerate(EVERY):
        lead.actions.raise_new(replace(new, text=f"{words} is what was said, number {at}.", helping=words))
    lead.plan.begin("2026-27")
    for at, words in enumerate((*FORMULAS, *PLAIN)):
        if words.strip():
            lead.plan.add_row("2026-27", NewPlanRow(f"R {at}", "A", "Area", words))
    return office


def cells_of(path: Path) -> list[str]:
    """Every cell of a file, after it was looked at that none of them can be a formula."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        cells = [cell for row in rows for cell in row]
        live = [
            each for each in cells if each.lstrip(" \xa0\u200b\u202e\ufeff").startswith(tuple("=+-@＝＋－＠\t\r\n"))
        ]
        assert not [cell for cell in live if not _number(cell)]
        assert len({len(row) for row in rows}) == 1
        return [unquoted(cell) for cell in cells]
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        found = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
        assert not [cell for cell in found if cell.data_type in {"f", "e"} or cell.hyperlink]
        return [str(cell.value) for cell in found if cell.value is not None]
    return [str(each) for each in _leaves(json.loads(path.read_text(encoding="utf-8")))]


def _leaves(part: object) -> list[object]:
    if isinstance(part, dict):
        return [leaf for each in part.values() for leaf in _leaves(each)]
    return [leaf for each in part for leaf in _leaves(each)] if isinstance(part, list) else [part]


def _number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("name", [entry.name for entry in EXPORTS])
def test_no_export_holds_a_formula_or_a_file_that_cannot_be_read(
    office_of_signs: Office, tmp_path: Path, name: str, ending: str
) -> None:
    asked = Asked(purpose="=1+1 for the board", with_text=True)
    saved = save_export(name, office_of_signs.as_("Q-01"), asked, tmp_path / f"out.{ending}")
    assert all(cells_of(path) for path in saved)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("name", [entry.name for entry in EXPORTS if entry.name != "improvement-plan"])
def test_r161_r165_every_export_of_figures_says_that_it_is_internal(
    office_of_signs: Office, tmp_path: Path, name: str, ending: str
) -> None:
    """The plan holds no counts of audits."""
    saved = save_export(name, office_of_signs.as_("Q-01"), Asked(purpose="For the board"), tmp_path / f"out.{ending}")
    assert any(INTERNAL_MARK in cell for path in saved for cell in cells_of(path))


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_star_tells_every_text_as_it_was_typed(office_of_signs: Office, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"star.{ending}"
    lead = office_of_signs.as_("Q-01")
    save_export("star", lead, Asked(purpose="Trying out every sign", with_text=True), out)
    found = read(out)
    taken = unquoted if ending == "csv" else _unescaped if ending == "xlsx" else str
    texts = {taken(row["text"]) for row in found["texts"] if row["what"] == "action"}
    with lead.work.store.reading() as session:
        typed = [row[0] for row in session.connection().exec_driver_sql("SELECT text FROM action")]
    assert {comes_out(each) for each in typed} == texts
    assert len(texts) == len(EVERY)
    assert {taken(row["round"]) for row in found["rounds"]} == {"=Week+1"}
    assert {taken(row["team"]) for row in found["audits"]} == {"=team()"}
    (long,) = {taken(row["text"]) for row in found["texts"] if row["question"] == "SAF-01" and "word" in row["text"]}
    assert long.strip() == LONG.strip() if ending == "json" else long.endswith(CUT)


def _unescaped(text: str) -> str:
    from openpyxl.utils.escape import unescape

    told: str = unescape(text)
    return told


@pytest.mark.parametrize("ending", ENDINGS)
def test_figures_hold_the_words_of_any_form(tmp_path: Path, ending: str) -> None:
    """What a council's own form asks becomes the word beside a figure."""
    scopes = [{"grades_of": words, words: 1, "not_estimable": {words: words}} for words in EVERY]
    out = tmp_path / f"figures.{ending}"
    out.write_bytes(exports._WRITERS[f".{ending}"]({"answers": scopes}, "figures"))
    found = cells_of(out)
    if ending == "csv":
        assert found[: len(HEADS)] == list(HEADS)
    taken = _unescaped if ending == "xlsx" else str
    assert set(PLAIN) <= {taken(each) for each in found}


def test_a_list_of_rejected_rows_holds_no_formula(tmp_path: Path) -> None:
    out = tmp_path / "rejected.csv"
    rejected = [Rejected(at, words) for at, words in enumerate(EVERY)]
    save_rejected(out, tmp_path / "workspace", "=cases.csv", rejected)
    assert "=cases.csv" in cells_of(out)
