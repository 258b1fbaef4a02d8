"""Facts beside grades: what both recorded in the section of an open difference, with what differs marked (R-085)."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from audit_tool.formdef.answers import Answer
from audit_tool.formdef.definition import Kind
from audit_tool.ui.screens.moderation.facts_box import FactsBox
from audit_tool.ui.screens.moderation.section_facts import facts_beside
from audit_tool.ui.screens.moderation.view import ModerationScreen
from audit_tool.ui.theme.tokens import Mode
from audit_tool.ui.widgets.labels import Words, WrappedLabel
from audit_tool.ui.widgets.tags import Tag
from tests.conftest import COVER, Office, kept
from tests.services.test_moderating import LOW
from tests.ui.conftest import Dress
from tests.ui.reach import all_faults
from tests.ui.screens.conftest import Enter, front


@pytest.fixture
@kept
def pair(office: Office, fill: Callable[..., None]) -> int:
    """The plan's grade differs, and so does one fact of its section; the cover names both auditors, as some do."""
    office.hold_round()
    cover = {**COVER, "CVR-11": Answer("A-02 first, A-09 second")}
    allocation = office.allocate(cover=cover)
    fill("A-02", allocation)
    fill("A-09", allocation, PLN_15=LOW, **{fact_of(office, allocation).replace("-", "_"): Answer("no", "Not seen.")})
    return allocation


def fact_of(office: Office, allocation: int) -> str:
    """A fact of the section of PLN-15."""
    auditing = office.as_("A-09").auditing
    sheet = auditing.sheet(auditing.begin(allocation))
    section = next(one for one in sheet.sections() if "PLN-15" in {asked.question.code for asked in one.questions})
    return next(asked.question.code for asked in section.questions if asked.question.kind is Kind.FACT)


def test_r085_every_fact_of_the_section_is_told_as_both_recorded_it(office: Office, pair: int) -> None:
    found = office.as_("M-01").moderating.comparison(pair).pair
    facts = facts_beside(found, "PLN-15")
    section = found.number("PLN-15").partition(".")[0]
    wanted = [
        each.number
        for each in found.asked
        if each.number.startswith(f"{section}.") and each.question.kind not in {Kind.GRADE, Kind.TEXT}
    ]
    assert facts.section == section
    assert [line.number for line in facts.lines] == wanted
    (differing,) = facts.differing
    assert (differing.a, differing.b) == ("Yes", "No")
    assert facts.sum == f"1 of {len(wanted)} differs."


def test_a_fact_that_is_decided_does_not_stand_beside_itself(office: Office, pair: int) -> None:
    found = office.as_("M-01").moderating.comparison(pair).pair
    (differing,) = facts_beside(found, "PLN-15").differing
    code = next(each.question.code for each in found.asked if each.number == differing.number)
    assert differing.number not in {line.number for line in facts_beside(found, code).lines}


def test_r091_the_facts_of_the_case_name_no_auditor(office: Office, pair: int) -> None:
    facts = facts_beside(office.as_("M-01").moderating.comparison(pair).pair, "PLN-15")
    assert "Case type: Child in need, Child protection" in facts.case
    assert "7" in facts.case
    assert "A-02" not in repr(facts)
    assert "A-09" not in repr(facts)


def settle() -> None:
    """Several passes, as wrapped text knows its height only after its width."""
    for _ in range(4):
        QApplication.processEvents()


def open_box(screen: ModerationScreen) -> FactsBox:
    assert screen.open_card is not None
    return screen.open_card.facts


@pytest.mark.parametrize("percent", [100, 200])
def test_what_differs_is_in_sight_and_the_rest_opens(
    office: Office, pair: int, enter: Enter, dress: Dress, percent: int
) -> None:
    dress(Mode.LIGHT, percent)
    window = enter("M-01", "moderation")
    box = open_box(front(window, ModerationScreen))
    shown = [label.text() for label in box.findChildren(WrappedLabel) if label.isVisible()]
    assert {"A: Yes", "B: No", "1 of 7 differs."} <= set(shown)
    assert [tag.text() for tag in box.findChildren(Tag) if tag.isVisible()] == ["Differs"]
    assert any(words.text().startswith("Facts in section ") for words in box.findChildren(Words))
    assert box.fold.text() == "Show 6 recorded alike and facts of the case"
    box.fold.click()
    assert box.fold.text().startswith("Hide ")
    assert box.folded.isVisible()
    settle()
    assert all_faults(window) == []
    box.fold.click()
    assert not box.folded.isVisible()
