"""Practice week: the board in words, and setting a round up by the panels."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from audit_tool.formdef.answers import Answer
from audit_tool.services.board import BoardRow, Step, Voice
from audit_tool.services.identity import Role
from audit_tool.services.proposals import SettingUp
from audit_tool.services.round_terms import NewRound, RoundStep
from audit_tool.services.rounds import Mode
from audit_tool.ui.screens.practice_week.board import figures_of, line_of
from audit_tool.ui.screens.practice_week.case_forms import CaseForms, cover_questions
from audit_tool.ui.screens.practice_week.case_panel import CasePanel
from audit_tool.ui.screens.practice_week.drafts import CaseDraft, read_case
from audit_tool.ui.screens.practice_week.moderator_panel import ModeratorPanel
from audit_tool.ui.screens.practice_week.next_step import next_step
from audit_tool.ui.screens.practice_week.one_case.view import OneCasePanel
from audit_tool.ui.screens.practice_week.round.panel import RoundPanel
from audit_tool.ui.screens.practice_week.view import PracticeWeekScreen
from audit_tool.ui.theme.tokens import Mode as Look
from audit_tool.ui.widgets.buttons import Button
from audit_tool.ui.widgets.labels import WrappedLabel
from tests.conftest import Office, kept
from tests.ui.conftest import Dress
from tests.ui.looking import interface
from tests.ui.reach import all_faults
from tests.ui.screens.conftest import DAY, Enter, front

Fill = Callable[..., None]
YESTERDAY = DAY - timedelta(days=1)
NOT_BEGUN, DRAFT, IN, NONE = "not started", "draft", "submitted", "none"


def board_row(first: str, second: str, moderation: str, due: date | None = None) -> BoardRow:
    second_step = Step("" if second == NONE else "A-09", second)
    first_step, form = Step("A-02", first), "Form CIN version 1"
    return BoardRow(1, "PW-1", "Child in need", form, first_step, second_step, moderation, "", due, due)


@pytest.mark.parametrize(
    ("row", "steps", "waiting"),
    [
        (board_row(NOT_BEGUN, NONE, "none"), "next not needed not needed not needed", "A-02 to start the first audit"),
        (
            board_row(DRAFT, NOT_BEGUN, "waiting"),
            "under way next later later",
            "A-02 to finish, A-09 to start",
        ),
        (board_row(IN, DRAFT, "waiting"), "done under way later later", "A-09 to finish the second audit"),
        (board_row(IN, IN, "ready"), "done done done next", "The moderator, to decide"),
        (board_row(IN, IN, "under way"), "done done done under way", "The moderator, to decide"),
        (board_row(IN, IN, "decided"), "done done done done", "Nobody. Settled"),
        (board_row(IN, NONE, "none"), "done not needed not needed not needed", "Nobody. Settled"),
    ],
)
def test_a_case_says_its_steps_and_who_is_waited_for(row: BoardRow, steps: str, waiting: str) -> None:
    line = line_of(row, Mode.BLIND, DAY)
    assert (" ".join(line.steps[2:]), line.waiting) == (steps, waiting)


def test_an_informed_second_auditor_is_not_waited_for_before_the_first() -> None:
    line = line_of(board_row(DRAFT, NOT_BEGUN, "waiting"), Mode.INFORMED, DAY)
    assert (line.steps[3], line.waiting) == ("later", "A-02 to finish the first audit")


@pytest.mark.parametrize(
    ("due", "step", "words", "urgent"),
    [
        (date(2026, 11, 10), "late", "1 day late", True),
        (date(2026, 11, 11), "next", "due today", True),
        (date(2026, 11, 13), "next", "due Friday", False),
        (date(2026, 12, 1), "next", "due 1 Dec", False),
        (None, "next", "", False),
    ],
)
def test_lateness_is_said_in_words(due: date | None, step: str, words: str, urgent: bool) -> None:
    line = line_of(board_row(NOT_BEGUN, NONE, "none", due), Mode.BLIND, DAY)
    assert (line.steps[2], line.due, line.urgent) == (step, words, urgent)


@pytest.mark.parametrize(
    ("reflection", "family", "due", "steps", "waiting"),
    [
        (Voice.AWAITED, Voice.AWAITED, None, "next next", "A-02 to start the first audit"),
        (Voice.IN, Voice.DRAFT, DAY, "done under way", "A-02 to start the first audit"),
        (Voice.NOT_ASKED, Voice.REFUSED, YESTERDAY, "not needed none obtained", "A-02 to start the first audit"),
        (Voice.AWAITED, Voice.IN, YESTERDAY, "late done", "The practitioner, to send the reflection"),
        (Voice.IN, Voice.DRAFT, YESTERDAY, "done late", "A-02 to ask the family"),
    ],
)
def test_r068_r072_reflection_and_family_are_steps_of_a_case(
    reflection: Voice, family: Voice, due: date | None, steps: str, waiting: str
) -> None:
    row = replace(
        board_row(NOT_BEGUN, NONE, "none"), reflection=reflection, family=family, reflection_due=due, family_due=due
    )
    line = line_of(row, Mode.BLIND, DAY)
    assert (" ".join(line.steps[:2]), line.waiting) == (steps, waiting)
    late = "late" in steps
    assert (line.due, line.urgent) == (("1 day late", True) if late else ("", False))
    assert ("The practitioner" in line.waits_for) is (reflection is Voice.AWAITED and late)


def test_an_audit_that_is_late_is_told_before_a_late_reflection() -> None:
    row = replace(board_row(DRAFT, NONE, "none", YESTERDAY), reflection_due=date(2026, 11, 2))
    assert line_of(row, Mode.BLIND, DAY).waiting == "A-02 to finish the first audit"


def test_late_reflections_are_counted_over_the_board(running: Office) -> None:
    (entry,) = running.as_("Q-01").rounds.listing()
    late = replace(board_row(IN, NONE, "none"), reflection_due=YESTERDAY)
    lines = [line_of(row, Mode.BLIND, DAY) for row in (late, late, board_row(DRAFT, NONE, "none", YESTERDAY))]
    assert figures_of(entry, lines).overdue == "1 audit is overdue. 2 reflections are late."


def test_a_case_draft_says_at_each_field_what_is_wrong(office: Office) -> None:
    draft = CaseDraft(first="A-02", second="A-02", due_on="soon", cover={"CVR-03": Answer("99")})
    made, problems = read_case(draft, None)
    assert made is None
    assert set(problems) == {"reference", "form", "second", "CVR-02", "CVR-03", "due_on"}
    assert "form" not in read_case(draft, office.forms.newest("CIN"))[1]


@pytest.mark.parametrize(
    ("form", "cover", "wrong"),
    [
        ("CIN", {}, {"CVR-02", "CVR-03"}),
        ("SVD", {}, set()),
        ("FOS", {}, {"CVR-02"}),
        ("ADO", {"CVR-02": Answer("adoption_adopter")}, set()),
        ("ADO", {"CVR-02": Answer("adoption_adopter"), "CVR-03": Answer("old")}, {"CVR-03"}),
        ("CIN", {"CVR-02": Answer("child_in_need"), "CVR-03": Answer("unborn")}, set()),
    ],
)
def test_only_what_the_form_has_is_insisted_on(
    office: Office, form: str, cover: dict[str, Answer], wrong: set[str]
) -> None:
    made, problems = read_case(CaseDraft("PW-1", form, "A-02", cover=cover), office.forms.newest(form))
    assert set(problems) == wrong
    assert (made is None) is bool(wrong)


def test_facts_that_the_form_does_not_hold_are_left_out(office: Office) -> None:
    cover = {"CVR-02": Answer("child_in_need"), "CVR-09": Answer("Locality")}
    made, _ = read_case(CaseDraft("W-31", "SVD", "A-02", cover=cover), office.forms.newest("SVD"))
    assert made is not None
    assert dict(made.cover) == {"CVR-09": Answer("Locality")}


@pytest.mark.parametrize(
    ("types", "full", "light"),
    [
        ("child_in_need", ["CIN"], ["XRT", "NGD", "PDC", "RHI", "STR", "SVD"]),
        ("child_in_care", ["CIC", "IRO"], ["XRT", "NGD", "PDC", "PEP", "RHI", "STR", "SVD"]),
        ("care_leaver", ["CLF"], ["XRT", "NGD", "PPD", "PDC", "RHI", "STR", "SVD"]),
        ("child_in_care,youth_justice", ["CIC", "IRO", "YJC"], ["XRT", "NGD", "PDC", "PEP", "RHI", "STR", "SVD"]),
        ("fostering_household", ["FOS"], ["XRT", "NGD", "PDC", "RHI", "STR", "SVD"]),
    ],
)
def test_the_forms_offered_are_those_of_the_case_types_full_ones_first(
    office: Office, types: str, full: list[str], light: list[str]
) -> None:
    assert [code for code, _ in CaseForms(office.forms).offered(types)] == [*full, *light]


def test_r003_only_the_forms_that_a_round_is_meant_for_are_offered(office: Office) -> None:
    offered = CaseForms(office.forms, ("CIN", "SVD")).offered
    assert [code for code, _ in offered()] == ["CIN", "SVD"]
    assert [code for code, _ in offered("child_in_care")] == ["SVD"]


def test_every_form_for_audits_is_offered_before_a_case_type_is_ticked(office: Office) -> None:
    offered = [code for code, _ in CaseForms(office.forms).offered()]
    families = [office.forms.newest(code).family for code in offered]
    assert families == ["full"] * 11 + ["light"] * 8


def test_the_facts_asked_for_are_those_that_decide_the_questions(office: Office) -> None:
    codes = [question.code for question in cover_questions(office.forms.newest("CIN"))]
    assert {"CVR-02", "CVR-03", "CVR-09", "CVR-21", "CVR-22"} <= set(codes)
    assert "CVR-04" not in codes


@pytest.fixture
@kept
def running(office: Office, fill: Fill) -> Office:
    """One case with both audits in, one with the first, one not begun."""
    office.hold_round()
    both, one, _ = (office.allocate(f"PW-{at}") for at in (1, 2, 3))
    fill("A-02", both)
    fill("A-09", both)
    fill("A-02", one)
    return office


def words_of(screen: PracticeWeekScreen) -> str:
    return " ".join(label.text() for label in screen.findChildren(WrappedLabel) if label.isVisible())


def test_the_board_shows_counts_completion_and_target(running: Office, enter: Enter) -> None:
    screen = front(enter("Q-01", "practice_week"), PracticeWeekScreen)
    page = screen.board
    assert (page._first.text(), page._first_words.text()) == ("2 of 3", "first audits in")
    assert page._target.text() == "Target 12: 10 to go."
    assert page._bar.accessibleDescription() == "2 of 12, target 12"
    assert (page._second.text(), page._moderate.text(), page._who.text()) == ("1 of 3", "1", "M-01")
    assert page._mode.text() == "Blind"


def test_every_step_has_its_words_in_the_accessibility_tree(running: Office, enter: Enter) -> None:
    table = front(enter("Q-01", "practice_week"), PracticeWeekScreen).board.table
    tree = interface(table)
    heard = [tree.child(at).text(QAccessible.Text.Name) for at in range(tree.childCount())]
    assert "PW-1, Compared: done" in heard
    assert "PW-2, waiting for: A-09 to start the second audit, due Thursday" in heard


def test_without_people_the_screen_says_to_add_them_first(office: Office, enter: Enter) -> None:
    lead = office.as_("Q-01")
    for code in ("A-02", "A-09", "A-11"):
        lead.people.leaves(code, date(2026, 11, 1))
    screen = front(enter("Q-01", "practice_week"), PracticeWeekScreen)
    assert "Start by adding people in Settings, then set up a round." in words_of(screen)
    assert not screen.board.new_round.isVisible()


def test_a_case_is_added_with_the_facts_of_the_form(running: Office, enter: Enter) -> None:
    window = enter("Q-01", "practice_week")
    screen = front(window, PracticeWeekScreen)
    QTest.mouseClick(screen.board.add_case, Qt.MouseButton.LeftButton)
    panel = screen.panel
    assert isinstance(panel, CasePanel)
    QTest.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    assert "Tick at least one case type" in words_of(screen)
    QTest.keyClicks(panel.reference, "PW-9")
    panel.first.set_value("A-11")
    QTest.keyClicks(panel.due_on, "12 November 2026")
    panel.editors["CVR-02"].tell(Answer("child_in_need"))
    panel.editors["CVR-03"].tell(Answer("7"))
    QTest.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    assert screen.panel is None
    added = next(row for row in running.as_("Q-01").board.rows(running.round_id) if row.reference == "PW-9")
    assert (added.first.auditor, added.second.state, added.kind) == ("A-11", "none", "Child in need")
    assert added.due_on == date(2026, 11, 12)
    assert "A-11 finds it in My work." in window.messages.words


def test_case_types_narrow_the_forms_and_the_form_decides_what_must_be_known(running: Office, enter: Enter) -> None:
    screen = front(enter("Q-01", "practice_week"), PracticeWeekScreen)
    screen.open_case_panel()
    panel = screen.panel
    assert isinstance(panel, CasePanel)
    assert (panel.form.value, set(panel.editors)) == ("", {"CVR-02"})
    panel.editors["CVR-02"].tell(Answer("child_in_care"))
    assert panel.form.value == "CIC"
    panel.editors["CVR-09"].tell(Answer("Care team 1"))
    assert "CVR-18" in panel.editors, "how far from home is asked of children in care"
    panel.form.set_value("PEP")
    panel.form.picked.emit("PEP")
    assert "CVR-16" not in panel.editors
    assert panel.editors["CVR-09"].answer() == Answer("Care team 1"), "what was typed stays"
    panel.editors["CVR-02"].tell(Answer("child_in_need"))
    assert panel.form.value == "CIN", "a form that no longer fits gives way to the first that does"
    assert "CVR-18" not in panel.editors


def test_a_dip_sample_of_supervision_asks_for_no_child(running: Office, enter: Enter) -> None:
    window = enter("Q-01", "practice_week")
    screen = front(window, PracticeWeekScreen)
    screen.open_case_panel()
    panel = screen.panel
    assert isinstance(panel, CasePanel)
    panel.form.set_value("SVD")
    panel.form.picked.emit("SVD")
    assert set(panel.editors) == {"CVR-02", "CVR-09"}
    QTest.keyClicks(panel.reference, "W-31")
    panel.first.set_value("A-11")
    QTest.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    row = next(each for each in running.as_("Q-01").board.rows(running.round_id) if each.reference == "W-31")
    assert (row.kind, row.form) == ("Supervision dip sample", "Form SVD version 1")


def test_r003_where_a_round_is_meant_for_one_form_it_is_chosen_already(office: Office, enter: Enter) -> None:
    second = DAY + timedelta(days=7)
    deadlines = {RoundStep.FIRST_AUDIT: DAY, RoundStep.SECOND_AUDIT: second}
    new = NewRound("Dip sample", DAY, DAY, kind="dip_sample", forms=("SVD",), deadlines=deadlines)
    round_id = office.as_("Q-01").round_setting.create(new)
    window = enter("Q-01", "practice_week")
    screen = front(window, PracticeWeekScreen)
    screen.open_case_panel()
    panel = screen.panel
    assert isinstance(panel, CasePanel)
    assert (panel.form.value, "CVR-09" in panel.editors) == ("SVD", True)
    QTest.keyClicks(panel.reference, "W-31")
    panel.first.set_value("A-11")
    panel.second.set_value("A-02")
    QTest.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    assert "A-11 and A-02 find it in My work." in window.messages.words
    (row,) = office.as_("Q-01").board.rows(round_id)
    assert (row.due_on, row.second_due_on) == (DAY, second), "the deadlines of the round, as the page says"


def test_enter_opens_a_case_and_a_submitted_audit_is_reopened_with_a_reason(running: Office, enter: Enter) -> None:
    window = enter("Q-01", "practice_week")
    screen = front(window, PracticeWeekScreen)
    screen.board.table.setFocus()
    QTest.keyClick(screen.board.table, Qt.Key.Key_Down)
    QTest.keyClick(screen.board.table, Qt.Key.Key_Return)
    panel = screen.panel
    assert isinstance(panel, OneCasePanel)
    assert "PW-2" in words_of(screen)
    QTest.mouseClick(panel.reopen, Qt.MouseButton.LeftButton)
    assert "Say in a sentence why" in words_of(screen)
    QTest.keyClicks(panel.reopen_reason, "The wrong record was read.")
    QTest.mouseClick(panel.reopen, Qt.MouseButton.LeftButton)
    assert window.messages.words.startswith("The audit is reopened.")
    row = next(each for each in running.as_("Q-01").board.rows(running.round_id) if each.reference == "PW-2")
    assert row.first.state == "draft"


def test_a_case_without_a_submitted_audit_says_why_nothing_can_be_reopened(running: Office, enter: Enter) -> None:
    screen = front(enter("Q-01", "practice_week"), PracticeWeekScreen)
    screen.board.opened.emit(2)
    assert isinstance(screen.panel, OneCasePanel)
    assert not screen.panel.reopen.isEnabled()
    assert screen.panel.reopen.accessibleDescription() == "No audit of this case is submitted."


def test_the_moderator_role_is_given_for_the_round(running: Office, enter: Enter) -> None:
    window = enter("Q-01", "practice_week")
    screen = front(window, PracticeWeekScreen)
    QTest.mouseClick(screen.board.moderator, Qt.MouseButton.LeftButton)
    panel = screen.panel
    assert isinstance(panel, ModeratorPanel)
    QTest.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    assert "Choose a person." in [label.text() for label in panel.findChildren(WrappedLabel)]
    panel.moderator.set_value("A-11")
    QTest.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    entry = next(each for each in running.as_("Q-01").people.listing() if each.code == "A-11")
    assert (Role.MODERATOR, running.round_id) in entry.round_roles
    assert screen.board._who.text() == "A-11, M-01"


def test_r010_whoever_moderates_this_round_can_be_chosen_for_the_next(running: Office, enter: Enter) -> None:
    screen = front(enter("Q-01", "practice_week"), PracticeWeekScreen)
    screen.open_moderator_panel()
    assert isinstance(screen.panel, ModeratorPanel)
    assert screen.panel.moderator.findData("M-01") == -1, "the role is M-01's already"
    screen.close_panel()
    screen.open_round_panel()
    assert isinstance(screen.panel, RoundPanel)
    assert screen.panel.lists["moderator"].findData("M-01") >= 0


def test_r008_from_the_day_they_leave_nobody_is_offered(running: Office, enter: Enter) -> None:
    lead = running.as_("Q-01")
    lead.people.leaves("A-11", DAY)
    lead.people.leaves("A-09", DAY + timedelta(days=1))
    screen = front(enter("Q-01", "practice_week"), PracticeWeekScreen)
    screen.open_case_panel()
    panel = screen.panel
    assert isinstance(panel, CasePanel)
    assert [panel.first.itemData(at) for at in range(panel.first.count())] == ["A-02", "A-09"]
    assert panel.second.findData("A-11") == -1
    assert "A-11" not in {code for code, _ in screen._staff.moderators}


def test_back_leaves_the_board_as_it_was_with_the_keyboard_on_it(running: Office, enter: Enter) -> None:
    screen = front(enter("Q-01", "practice_week"), PracticeWeekScreen)
    screen.open_case_panel()
    back = next(each for each in screen.findChildren(Button) if each.text() == "Back to the board")
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert screen.panel is None
    assert screen.board.table.hasFocus()


def test_only_the_quality_lead_has_the_screen(running: Office, enter: Enter) -> None:
    assert "practice_week" not in {entry.key for entry in enter("A-02", "my_work").entries}


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_no_row_of_the_board_is_cut_at_any_text_size(running: Office, enter: Enter, dress: Dress, percent: int) -> None:
    dress(Look.LIGHT, percent)
    window = enter("Q-01", "practice_week")
    table = front(window, PracticeWeekScreen).board.table
    QApplication.processEvents()
    assert sum(table.columnWidth(at) for at in range(table.model().columnCount())) <= table.viewport().width()
    assert table.viewport().height() >= sum(table.rowHeight(at) for at in range(table.model().rowCount()))
    assert table.mapTo(window, table.rect().topRight()).x() <= window.width()
    assert table.narrow is (percent > 100)


@pytest.mark.parametrize(
    ("found", "any_case", "panel", "words"),
    [
        (SettingUp(0, 0), False, "population", "No case is in this round yet. Press Population"),
        (SettingUp(1, 0), False, "sample", "1 case is in the population. Press Sample"),
        (SettingUp(1200, 0), False, "sample", "1,200 cases are in the population."),
        (SettingUp(1200, 12), False, "allocation", "12 cases are in the sample. They wait for auditors"),
        (SettingUp(1200, 1), True, "allocation", "1 case is in the sample. It waits for auditors"),
        (SettingUp(1200, 0), True, "", ""),
        (SettingUp(0, 0), True, "", ""),
    ],
)
def test_the_board_says_what_is_to_be_done_next(found: SettingUp, any_case: bool, panel: str, words: str) -> None:
    step = next_step(found, any_case=any_case)
    assert step.panel == panel
    assert step.words.startswith(words)


@pytest.mark.parametrize(("percent", "size"), [(100, (1280, 720)), (200, (1280, 720))])
def test_r028_a_case_is_added_though_a_rule_stands_in_the_way_with_a_reason_alone(
    running: Office, enter: Enter, dress: Dress, percent: int, size: tuple[int, int]
) -> None:
    dress(Look.LIGHT, percent)
    for person in ("A-11", "A-09"):
        running.as_(person).own_conflicts.declare("W-31")
    window = enter("Q-01", "practice_week", size)
    screen = front(window, PracticeWeekScreen)
    screen.open_case_panel()
    panel = screen.panel
    assert isinstance(panel, CasePanel)
    panel.form.set_value("SVD")
    panel.form.picked.emit("SVD")
    QTest.keyClicks(panel.reference, "W-31")
    panel.first.set_value("A-11")
    assert panel.rule.isHidden()
    QTest.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    told = "A-11 declared a conflict. Choose somebody else, or say why the rule is lifted."
    assert told in words_of(screen)
    assert panel.rule.reason.hasFocus()
    for _ in range(3):
        QApplication.processEvents()
    assert not all_faults(window)
    QTest.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    assert "Say in a sentence why the rule is lifted; it is kept." in words_of(screen)
    panel.first.set_value("A-02")
    QTest.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    assert screen.panel is None, "somebody with whom nothing stands in the way needs no reason"
    assert running.as_("Q-01").allocation.lifted(running.round_id) == ()


def test_r028_the_reason_for_an_added_case_is_kept(running: Office, enter: Enter) -> None:
    running.as_("A-11").own_conflicts.declare("W-31")
    screen = front(enter("Q-01", "practice_week"), PracticeWeekScreen)
    screen.open_case_panel()
    panel = screen.panel
    assert isinstance(panel, CasePanel)
    panel.form.set_value("SVD")
    panel.form.picked.emit("SVD")
    QTest.keyClicks(panel.reference, "W-31")
    panel.first.set_value("A-11")
    QTest.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    QTest.keyClicks(panel.rule.reason, "Nobody else is here.")
    QTest.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    assert screen.panel is None
    (lifted,) = running.as_("Q-01").allocation.lifted(running.round_id)
    assert (lifted.reference, lifted.auditor, lifted.reason) == ("W-31", "A-11", "Nobody else is here.")
