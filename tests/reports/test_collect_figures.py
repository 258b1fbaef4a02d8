"""The indicator table from figures held, and how reports reach the disk."""

import errno
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from audit_tool.analysis.counting import Count
from audit_tool.analysis.small_numbers import Policy
from audit_tool.errors import WrongInputError
from audit_tool.exchange.figures_import import bring_in_figures
from audit_tool.reports.catalogue import REPORTS, render
from audit_tool.reports.earlier_figures.collect import collect as collect_earlier
from audit_tool.reports.indicator_table.collect import collect
from audit_tool.reports.request import Request
from audit_tool.reports.saving import make, proposed_name
from audit_tool.services.allocation import NewAllocation
from audit_tool.services.figures import Aggregate
from tests.conftest import COVER, ROOT, Office


def period(year: str, quarter: str, counts: tuple[int, int, int, int], start: date, end: date) -> Aggregate:
    names = ("inadequate", "requires_improvement", "good", "outstanding")
    label = f"{year} {quarter}".strip() or "March to August 2016"
    given = dict(zip(names, counts, strict=True))
    return Aggregate(f"{label}", label, "", year, quarter, start, end, given, source="004 L1202")


FIGURES = (
    period("", "", (9, 41, 31, 1), date(2016, 3, 1), date(2016, 8, 31)),
    period("2017-18", "Q1", (5, 24, 10, 0), date(2017, 4, 1), date(2017, 6, 30)),
    period("2017-18", "Q3", (2, 22, 7, 1), date(2017, 10, 1), date(2017, 12, 31)),
    period("2018-19", "Q1", (1, 2, 6, 0), date(2018, 4, 1), date(2018, 6, 30)),
)


@pytest.fixture
def figures(office: Office) -> Office:
    office.as_("Q-01").figures.bring_in(FIGURES, "figures.csv")
    return office


def test_r117_quarters_stand_in_years_with_words_for_what_is_missing(figures: Office) -> None:
    found = collect(figures.as_("A-02"), Request())
    quarters, apart = found.tables
    assert [group.label for group in quarters.groups] == ["2017-18", "2018-19"]
    assert quarters.groups[0].columns == ("Q1", "Q2", "Q3", "Q4", "Year to date")
    rows = {row.label: row.cells for row in quarters.rows}
    assert rows["Audits undertaken"][:6] == ("39", "-", "32", "-", "71", "9")
    assert rows["Audits undertaken"][6] == "not yet due"
    assert rows["Good or outstanding"][:3] == ("10\n26%", "-", "8\n25%")
    assert rows["Good"][5] == "6\ntoo few"
    assert {row.label: row.cells for row in apart.rows}["Requires improvement"] == ("41 (50%)",)


def test_the_table_says_its_day_its_source_and_its_main_message(figures: Office) -> None:
    found = collect(figures.as_("Q-01"), Request())
    assert found.sentence == "24 of 80 audits (30%) were good or outstanding."
    assert (found.marking.as_at, found.source) == ("30 June 2018", "004 L1202.")
    assert (found.marking.marking, found.marking.audience) == ("PRIVATE AND CONFIDENTIAL", "Internal")
    assert found.small_numbers == ""


@pytest.mark.parametrize("asked", [Request(audience="public"), Request(marking="PUBLIC [NOT PROTECTIVELY MARKED]")])
def test_r165_a_public_table_hides_small_counts_their_shares_and_what_tells_them(
    figures: Office, asked: Request
) -> None:
    """2017-18 Q3 holds 2 and 1 of 32, 2018-19 Q1 holds 1 and 2 of 9."""
    found = collect(figures.as_("Q-01"), asked)
    rows = {row.label: row.cells for row in found.tables[0].rows}
    assert rows["Inadequate"][0] == "5\n13%"
    assert rows["Inadequate"][2] == rows["Outstanding"][2] == "<5\nsuppressed"
    assert rows["Inadequate"][5] == rows["Requires improvement"][5] == "<5\nsuppressed"
    assert rows["Outstanding"][0] == "0\n0%"
    assert found.marking.marking == "PUBLIC [NOT PROTECTIVELY MARKED]"
    assert found.small_numbers.startswith("Counts of 1 to 4 print as <5. 0 prints as 0.")
    assert "brought in" in found.small_numbers
    assert {row.label: row.cells for row in found.tables[1].rows}["Inadequate"] == ("9 (11%)",)
    internal = collect(figures.as_("Q-01"), Request())
    told = {row.label: row.cells for row in internal.tables[0].rows}
    shown = [(label, at) for label, cells in rows.items() for at, cell in enumerate(cells) if cell[0].isdigit()]
    assert all(rows[label][at].split("\n")[0] == told[label][at].split("\n")[0] for label, at in shown)


def test_under_a_table_stand_the_words_that_are_in_it_and_no_others(figures: Office) -> None:
    inside, outside = (collect(figures.as_("Q-01"), Request(audience=each)) for each in ("internal", "public"))
    assert [note.partition(":")[0] for note in inside.tables[0].footnotes][1:] == ["“-”", "“too few”", "“not yet due”"]
    assert [note.partition(":")[0] for note in outside.tables[0].footnotes][1:] == ["“-”", "“not yet due”"]
    apart = {row.label: row.cells for row in outside.tables[1].rows}
    assert apart["Outstanding"] == ("<5\nsuppressed",)


def test_r165_the_sentence_goes_where_its_counts_would_tell_a_small_one(figures: Office) -> None:
    withheld = collect(figures.as_("Q-01"), Request(audience="public"))
    assert "is not told" in withheld.sentence
    assert (withheld.bars, withheld.line) == (None, None)
    figures.as_("Q-01").small_numbers.put_policy(Policy(10, hides_zero=True))
    public = collect(figures.as_("Q-01"), Request(audience="public"))
    assert public.small_numbers.startswith("Counts of 0 to 9 print as <10.")
    assert {row.label: row.cells for row in public.tables[0].rows}["Outstanding"][0].startswith("<10")


def test_r165_a_public_table_prints_with_every_word_whole(figures: Office) -> None:
    made = render("indicator-table", figures.as_("Q-01"), Request(audience="public"))
    with PdfDocument(made) as pdf:
        text = " ".join(page.get_textpage().get_text_bounded() for page in pdf)
    assert "suppressed" in text
    assert "<5" in text
    assert "Counts of 1 to 4 print as <5." in " ".join(text.split())


def test_r118_a_quarter_of_our_own_is_in_no_public_copy(office: Office, fill: Callable[..., None]) -> None:
    office.hold_round()
    lead = office.as_("Q-01")
    lead.figures.bring_in(FIGURES, "figures.csv")
    fill("A-02", lead.allocation.allocate(office.round_id, NewAllocation("PW-1", "A-02", cover=COVER)))
    lead = office.as_("Q-01")
    inside, outside = collect(lead, Request()), collect(lead, Request(audience="public"))
    assert [group.label for group in inside.tables[0].groups] == ["2017-18", "2018-19", "2026-27"]
    assert inside.tables[0].groups[-1].columns == ("Q1", "Q2", "Q3 own", "Q4", "Year to date own")
    assert inside.whose.startswith(
        "Counted from the settled audits held here (“own”), by the grade that stands: 2026-27 Q3."
    )
    assert inside.line is not None
    assert inside.line.points[-1].count == Count(1, 1)
    assert [group.label for group in outside.tables[0].groups] == ["2017-18", "2018-19"]
    assert outside.whose == "Aggregate figures only: no case records stand behind them."


def test_earlier_figures_need_a_file(office: Office) -> None:
    lead = office.as_("Q-01")
    with pytest.raises(WrongInputError, match="Bring in a file of them first"):
        collect_earlier(lead, Request())
    bring_in_figures(lead, ROOT / "resources" / "figures" / "quoted_baselines.csv")
    assert collect_earlier(lead, Request()).sentence == (
        "17 printed figures, each as its document has it. 9 things do not fit."
    )


def test_without_figures_there_is_no_table(office: Office) -> None:
    with pytest.raises(WrongInputError, match="Bring in figures first"):
        collect(office.as_("Q-01"), Request())


def test_r161_every_report_of_the_catalogue_can_be_named(figures: Office) -> None:
    named = ["case-summary", "practitioner-feedback", "moderation-record", "inspection-pack", "companion-record"]
    given = ["indicator-table", "earlier-figures", "worklist", "timetable", "daily-sheet", "sample", "practice-week"]
    given += ["audit-report", "dip-sample", "agreement", "feedback-figures", "panel-session", "audits-of-audits"]
    given += ["learning", "panel-card", "owner-actions", "improvement-plan"]
    assert [entry.name for entry in REPORTS] == [*named, *given, "blank-form"]
    assert render("indicator-table", figures.as_("Q-01"), Request()).startswith(b"%PDF")
    for name, audience in (("weather", "internal"), ("indicator-table", "everybody")):
        with pytest.raises(WrongInputError, match="There is no"):
            render(name, figures.as_("Q-01"), Request(audience=audience))


def test_the_same_figures_give_the_same_bytes(figures: Office) -> None:
    lead = figures.as_("Q-01")
    assert render("indicator-table", lead, Request()) == render("indicator-table", lead, Request())


def test_a_report_replaces_an_older_file_and_leaves_nothing_beside(figures: Office, tmp_path: Path) -> None:
    out = tmp_path / "table.pdf"
    out.write_bytes(b"%PDF-1.4 older")
    make("indicator-table", figures.as_("Q-01"), Request(), out)
    assert out.read_bytes().startswith(b"%PDF")
    assert out.read_bytes() != b"%PDF-1.4 older"
    assert not list(tmp_path.glob(".*.part"))


@pytest.mark.parametrize(("code", "said"), [(errno.ENOSPC, "disk is full"), (errno.EACCES, "cannot be written")])
def test_a_disk_that_refuses_leaves_the_older_file_as_it_was(
    figures: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, said: str
) -> None:
    out = tmp_path / "table.pdf"
    out.write_bytes(b"%PDF-1.4 older")

    def refuse(_handle: int) -> None:
        raise OSError(code, "refused")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(WrongInputError, match=said):
        make("indicator-table", figures.as_("Q-01"), Request(), out)
    assert out.read_bytes() == b"%PDF-1.4 older"
    assert not list(tmp_path.glob(".*.part"))


def test_a_folder_that_is_not_there_is_said_in_words(figures: Office, tmp_path: Path) -> None:
    with pytest.raises(WrongInputError, match=r"table\.pdf was not saved"):
        make("indicator-table", figures.as_("Q-01"), Request(), tmp_path / "gone" / "table.pdf")


def test_file_names_carry_the_reference_and_nothing_else() -> None:
    assert proposed_name("case-summary", Request(case="PW/DEMO 14")) == "case-summary-PW-DEMO-14.pdf"
    assert proposed_name("indicator-table", Request(case="PW-1")) == "indicator-table.pdf"
