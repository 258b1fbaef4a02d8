"""R-158, R-165: the public copy of a week's report tells counts alone, and nothing that anybody wrote."""

import json
from collections.abc import Callable

import pytest
from sqlalchemy import String, select

from audit_tool.analysis.action_words import Level, Urgency
from audit_tool.analysis.small_numbers import SUPPRESSED, Policy
from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.definition import Seat
from audit_tool.models.base import Base
from audit_tool.reports.catalogue import render
from audit_tool.reports.issuing import issue, next_issue
from audit_tool.reports.practice_week.collect import collect
from audit_tool.reports.practice_week.content import PublicWeek
from audit_tool.reports.practice_week.public import STILL
from audit_tool.reports.request import PUBLIC, UNMARKED, Request
from audit_tool.services.action_terms import NewAction
from audit_tool.ui.pdf_pictures import read_pages
from tests.conftest import Office, complete, kept

ASKED = Request(audience=PUBLIC)
SEEN = "The aunt of the youngest told the worker of the broken window in Larch Street."
GRADES = ("good",) * 12 + ("requires_improvement",) * 3
VOCABULARY = {"good", "first", "audit", "public", "round", "case", "outcome", "team", "auditor", "practice-week"}
"""Single words of the program that are kept in the database too."""


@pytest.fixture
@kept
def week(office: Office, fill: Callable[..., None]) -> Office:
    """Fifteen cases of one audit each are settled, three of them short of good; a sixteenth is not begun."""
    office.hold_round()
    low = Answer("requires_improvement", SEEN, ("assessment",))
    for at, grade in enumerate(GRADES, start=1):
        fill("A-02", office.allocate(f"PW-{at}", ""), grade, **({"VOC_09": low} if at == 1 else {}))
    office.allocate("PW-16", "")
    lead = office.as_("Q-01")
    lead.actions.raise_new(
        NewAction("Mend the window in Larch Street.", Level.TEAM, Urgency.TODAY, "A-02", lead.work.today())
    )
    return office


def public(office: Office) -> PublicWeek:
    found = collect(office.as_("Q-01"), ASKED)
    assert isinstance(found, PublicWeek)
    return found


def lines(found: PublicWeek) -> dict[str, tuple[str, ...]]:
    return {line.label: line.cells for line in (*found.overall, *found.completion)}


def test_small_counts_are_hidden_with_what_gives_them_away(week: Office) -> None:
    told = lines(public(week))
    assert told["Requires improvement"] == ("<5", SUPPRESSED)
    # 12 of 15 would tell it.
    assert told["Settled audits"][0] == SUPPRESSED or told["Good"][0] == told["Good or outstanding"][0] == SUPPRESSED
    # One of sixteen is not in: both numbers would tell so.
    assert "16" not in told["First audits allocated"] or "15" not in told["First audits in"]


def test_it_is_unmarked_and_says_which_rule_was_applied(week: Office) -> None:
    week.as_("Q-01").small_numbers.put_policy(Policy(7))
    found = public(week)
    assert (found.marking.marking, found.marking.audience) == (UNMARKED, "Public")
    assert found.small_numbers.startswith("Counts of 1 to 6 print as <7. 0 prints as 0.")
    assert lines(found)["Requires improvement"][0] == "<7"


def test_grades_of_a_section_are_not_told_as_audits(week: Office) -> None:
    found = public(week)
    cells = {line.label: line.cells for line in found.sections}
    assert cells["Family and partners"] == ("30", "24", "80%")
    assert any("one audit may count there more than once" in words for words in found.method)


def test_a_public_marking_alone_makes_it_the_public_copy(week: Office) -> None:
    assert isinstance(collect(week.as_("Q-01"), Request(marking=UNMARKED)), PublicWeek)


def test_fewer_settled_audits_than_the_threshold_have_no_public_version(
    office: Office, fill: Callable[..., None]
) -> None:
    office.hold_round()
    for at in range(4):
        fill("A-02", office.allocate(f"PW-{at}", ""))
    with pytest.raises(WrongInputError, match="Fewer than 5 audits of this round are settled"):
        collect(office.as_("Q-01"), ASKED)


def test_it_is_for_the_quality_lead_to_make(week: Office) -> None:
    for person in ("A-02", "M-01"):
        with pytest.raises(NotAllowedError):
            collect(week.as_(person), ASKED)


@pytest.mark.parametrize("large", [False, True])
def test_its_pages_hold_no_name_reference_or_free_text_of_the_workspace(week: Office, large: bool) -> None:
    lead = week.as_("Q-01")
    pages = read_pages(render("practice-week", lead, Request(audience=PUBLIC, large=large)))
    text = " ".join(" ".join(page.text.split()) for page in pages)
    assert "settled audits" in text.lower()
    found = [
        words for words in written(week) if words in text and words not in {*VOCABULARY, lead.rounds.named("").name}
    ]
    assert found == []
    assert any(SEEN in words for words in written(week))


def written(office: Office) -> set[str]:
    """Every text of the workspace that a person may have typed, and each of its sentences."""
    texts: set[str] = set()
    with office.as_("Q-01").work.store.reading() as session:
        for table in Base.metadata.sorted_tables:
            columns = [each for each in table.columns if isinstance(each.type, String)]
            for row in session.execute(select(*columns)) if columns else ():
                texts |= {part.strip() for value in row if isinstance(value, str) for part in value.split("\n")}
    return {text for text in texts if len(text) > 3 and any(map(str.isalpha, text))}


def test_a_correction_after_one_late_audit_tells_nothing_of_it(week: Office, fill: Callable[..., None]) -> None:
    first = issue("practice-week", week.as_("Q-01"), ASKED)
    before = lines(public(week))
    auditing = week.as_("A-02").auditing
    record = auditing.begin(16)
    complete(auditing, record, "good", {})
    auditing.submit(record)
    lead = week.as_("Q-01")
    found = next_issue("practice-week", lead, ASKED)
    after = lines(found.content)
    for label, cells in before.items():
        if cells[0].isdigit() and after[label][0].isdigit():
            assert not 0 < abs(int(after[label][0]) - int(cells[0])) < 5, label
    hidden = [label for label, cells in before.items() if cells[0].isdigit() and not after[label][0].isdigit()]
    assert hidden
    assert found.hides_more.startswith("It hides ")
    assert found.hides_more.partition("that version 1 printed")[1]
    assert found.number == 2
    assert not any(told in " ".join(found.changed) for told in ("PW-16", SEEN))
    assert lead.issued.pdf(first).startswith(b"%PDF")


def test_what_is_kept_of_an_issue_is_read_back_for_the_next(week: Office) -> None:
    lead = week.as_("Q-01")
    issue("practice-week", lead, ASKED)
    again = next_issue("practice-week", lead, ASKED)
    assert again.refusal.startswith("Nothing changed since version 1")
    assert again.hides_more == ""
    lead.auditing.reopen(1, Seat.FIRST, "The plan was graded wrongly.")
    with lead.work.store.reading() as session:
        kept_as = session.connection().exec_driver_sql("select content from issued_report").scalar_one()
    assert json.loads(kept_as)["told"]["figures"]


def test_a_count_that_was_public_under_a_milder_rule_is_said_to_print_still(
    office: Office, fill: Callable[..., None]
) -> None:
    office.hold_round()
    low = Answer("requires_improvement", SEEN, ("assessment",))
    for at in range(10):
        given = {"VOC_09": low} if at % 2 else {}
        fill("A-02", office.allocate(f"PW-{at}", ""), "requires_improvement" if at % 2 else "good", **given)
    lead = office.as_("Q-01")
    assert STILL not in public(office).small_numbers
    issue("practice-week", lead, ASKED)
    lead.small_numbers.put_policy(Policy(6))
    found = public(office)
    assert lines(found)["Requires improvement"][0] == "5"
    assert found.small_numbers.endswith(STILL)
    assert found.marking.note == "Small numbers: counts under 6 are hidden, if not printed before"
