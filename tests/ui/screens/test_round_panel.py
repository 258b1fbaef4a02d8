"""Setting up a round in the window, copying one, changing one (R-001 to R-006)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from audit_tool.analysis.proposing import SecondRule
from audit_tool.services.allocation import NewAllocation
from audit_tool.services.round_setting import FIXED
from audit_tool.services.round_terms import NewRound, RoundStep
from audit_tool.services.rounds import Mode
from audit_tool.ui.main_window import MainWindow
from audit_tool.ui.screens.practice_week.round.draft import (
    OWN_KIND,
    RoundDraft,
    copied,
    draft_of,
    hints_of,
    proposed,
    read_round,
)
from audit_tool.ui.screens.practice_week.round.panel import RoundPanel
from audit_tool.ui.screens.practice_week.round.presenter import FIXED_WORDS, NEXT
from audit_tool.ui.screens.practice_week.round.wording import RULE_WORDS, STEP_WORDS, sums_of
from audit_tool.ui.screens.practice_week.view import PracticeWeekScreen
from audit_tool.ui.widgets.labels import WrappedLabel
from tests.conftest import COVER, Office
from tests.services.test_round_setting import WHOLE
from tests.ui.screens.conftest import DAY, Enter, front
from tests.ui.screens.standing_in import Slow

KINDS = frozenset({"practice_week", "thematic", "single"})
TYPED = RoundDraft("Week", "9/11/2026", "13/11/2026")


def read(draft: RoundDraft) -> NewRound:
    made, problems = read_round(draft)
    assert problems == {}
    assert made is not None
    return made


def wrong(draft: RoundDraft) -> dict[str, str]:
    made, problems = read_round(draft)
    assert made is None
    return problems


def test_name_and_days_are_enough() -> None:
    made = read(TYPED)
    assert (made.mode, made.second_rule, made.forms) == (Mode.BLIND, SecondRule.ALL, ())
    assert made.deadlines == {
        RoundStep.REFLECTION: date(2026, 11, 6),
        RoundStep.FAMILY_FEEDBACK: date(2026, 11, 13),
        RoundStep.FIRST_AUDIT: date(2026, 11, 13),
        RoundStep.SECOND_AUDIT: date(2026, 11, 20),
        RoundStep.MODERATION: date(2026, 11, 25),
        RoundStep.FEEDBACK: date(2026, 11, 27),
    }


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({"name": ""}, "name", "Give the round a name"),
        ({"name": "Bi-monthly audit"}, "name", "“Bi-monthly” means two things"),
        ({"kind": OWN_KIND}, "own_kind", "what kind"),
        ({"kind": OWN_KIND, "own_kind": "bi-annual look"}, "own_kind", "means two things"),
        ({"starts_on": ""}, "starts_on", "Give a day"),
        ({"ends_on": "soon"}, "ends_on", "Write a day"),
        ({"ends_on": "8/11/2026"}, "ends_on", "before the first day"),
        ({"target": "many"}, "target", "whole number"),
        ({"per_auditor": "0"}, "per_auditor", "whole number"),
        ({"second_rule": "share"}, "second_share", "1 to 100"),
        ({"second_rule": "share", "second_share": "101"}, "second_share", "1 to 100"),
        ({"quarter": "autumn"}, "quarter", "2026-27 Q3"),
        ({"deadlines": {RoundStep.FEEDBACK: "soon"}}, "feedback", "5 working days after"),
        ({"deadlines": {RoundStep.FEEDBACK: "bi-monthly"}}, "feedback", "means two things"),
    ],
)
def test_r005_what_is_wrong_is_said_at_its_field(typed: dict[str, Any], field: str, words: str) -> None:
    problems = wrong(replace(TYPED, **typed))
    assert set(problems) == {field}
    assert words in problems[field]


def test_a_deadline_is_a_day_or_counted_or_left_out() -> None:
    typed = {
        RoundStep.REFLECTION: "2/11/2026",
        RoundStep.FEEDBACK: "2 weeks after the last day",
        RoundStep.MODERATION: " ",
    }
    made = read(replace(TYPED, deadlines=typed))
    assert made.deadlines == {RoundStep.REFLECTION: date(2026, 11, 2), RoundStep.FEEDBACK: date(2026, 11, 27)}


def test_a_round_that_is_kept_is_typed_as_it_was() -> None:
    back = read(draft_of(WHOLE, KINDS))
    assert replace(back, service_areas=WHOLE.service_areas) == WHOLE
    assert [each.strip() for each in back.service_areas] == list(WHOLE.service_areas)
    own = draft_of(replace(WHOLE, kind="Duty desk review"), KINDS)
    assert (own.kind, own.own_kind) == (OWN_KIND, "Duty desk review")


def test_r003_a_copy_has_its_deadlines_as_far_from_the_new_days() -> None:
    draft = copied(WHOLE, KINDS, 7)
    assert (draft.name, draft.starts_on, draft.ends_on, draft.quarter, draft.copied_from) == ("", "", "", "", 7)
    assert (draft.why_now, draft.sampled_period, draft.sub_group) == ("", "", WHOLE.sub_group)
    tried = copied(replace(WHOLE, pilot=True, pilot_counts=True), KINDS, 7)
    assert not tried.pilot
    assert not tried.pilot_counts
    shift = timedelta(days=203)
    first, last = WHOLE.starts_on + shift, WHOLE.ends_on + shift
    made = read(replace(draft, name="Again", starts_on=first.isoformat(), ends_on=last.isoformat()))
    assert made.deadlines == {step: day + shift for step, day in WHOLE.deadlines.items()}
    assert (made.forms, made.theme, made.second_share, made.mode) == (
        WHOLE.forms,
        WHOLE.theme,
        WHOLE.second_share,
        WHOLE.mode,
    )


def test_what_days_come_to_is_said_while_they_are_typed() -> None:
    hints = hints_of(TYPED)
    assert hints["first_audit"] == "Friday 13 November 2026"
    assert hints["quarter"] == "Empty: 2026-27 Q3, the quarter of the last day."
    unread = hints_of(RoundDraft(deadlines={RoundStep.FEEDBACK: "the last day", RoundStep.REFLECTION: "2/11/2026"}))
    assert unread == {"reflection": "Monday 2 November 2026", "quarter": "Such as 2026-27 Q3."}


def test_r005_deadlines_know_the_bank_holidays_of_the_forms(office: Office) -> None:
    draft = RoundDraft("Before Christmas", "14/12/2026", "18/12/2026")
    made, _ = read_round(draft, office.forms.holidays)
    assert made is not None
    assert made.deadlines[RoundStep.SECOND_AUDIT] == date(2026, 12, 29)
    assert hints_of(draft, office.forms.holidays)["second_audit"] == "Tuesday 29 December 2026"


def test_r006_single_audits_are_offered_the_days_of_the_quarter() -> None:
    draft = proposed(RoundDraft(kind="single"), DAY)
    assert (draft.name, draft.starts_on, draft.ends_on) == (
        "Single audits 2026-27 Q3",
        "1 October 2026",
        "31 December 2026",
    )
    assert proposed(replace(TYPED, kind="single"), DAY) == replace(TYPED, kind="single"), "what is typed stays"
    assert proposed(RoundDraft(), DAY) == RoundDraft()


def test_folded_parts_say_what_is_in_them() -> None:
    assert list(sums_of(TYPED).values()) == [
        "First audits by the last day. 6 of 6 steps have one.",
        "Every case. No number for each auditor.",
        "No theme. All service areas. Any form.",
        "No pilot. The quarter of the last day.",
    ]
    assert list(sums_of(draft_of(WHOLE, KINDS)).values()) == [
        "First audits by the last day. 2 of 6 steps have one.",
        "A share of the cases, 25 per cent. 4 audits for each auditor.",
        "Theme: Neglect. Help and protection; Children in care. Forms CIN, CIC.",
        "A pilot that counts. 2026-27 Q4.",
    ]


def test_every_step_and_rule_has_words() -> None:
    assert (set(STEP_WORDS), set(RULE_WORDS)) == (set(RoundStep), set(SecondRule))
    assert all(words in FIXED_WORDS for words in FIXED.values())


def words_of(screen: PracticeWeekScreen) -> str:
    return " ".join(label.text() for label in screen.findChildren(WrappedLabel) if label.isVisible())


def open_panel(window: MainWindow, opens: str = "open_round_panel") -> tuple[PracticeWeekScreen, RoundPanel]:
    screen = front(window, PracticeWeekScreen)
    getattr(screen, opens)()
    QApplication.processEvents()
    assert isinstance(screen.panel, RoundPanel)
    return screen, screen.panel


def type_into(panel: RoundPanel, **texts: str) -> None:
    for name, text in texts.items():
        QTest.keyClicks(panel.texts[name], text)


def press(panel: RoundPanel) -> None:
    QTest.mouseClick(panel.button, Qt.MouseButton.LeftButton)


def test_a_round_is_set_up_and_put_in_front(office: Office, enter: Enter) -> None:
    window = enter("Q-01", "practice_week")
    screen = front(window, PracticeWeekScreen)
    assert "No round is set up yet" in words_of(screen)
    QTest.mouseClick(screen.board.new_round, Qt.MouseButton.LeftButton)
    panel = screen.panel
    assert isinstance(panel, RoundPanel)
    assert "Begin with an earlier round" not in words_of(screen)
    press(panel)
    assert panel.texts["name"].hasFocus()
    assert "Give the round a name" in words_of(screen)
    type_into(panel, name="Dip sample", starts_on="9/11/2026", ends_on="13/11/2026")
    panel.lists["moderator"].set_value("M-01")
    press(panel)
    assert screen.panel is None
    assert screen.board._title.text() == "Dip sample"
    assert screen.board._who.text() == "M-01"
    assert "No case is in this round yet" in words_of(screen)
    assert window.messages.words == f"Dip sample is set up. {NEXT}"
    assert window.round_id is not None


def test_r026_a_dip_sample_alone_is_asked_why_it_is_made_and_what_it_reads(office: Office, enter: Enter) -> None:
    office.hold_round()
    screen, panel = open_panel(enter("Q-01", "practice_week"))
    typed = {"why_now": "Fewer in time", "sampled_period": "July to September 2026", "sub_group": "Twice missing"}
    assert not any(panel.texts[name].isVisible() for name in typed)
    panel.lists["kind"].set_value("dip_sample")
    panel.follow()
    assert all(panel.texts[name].isVisible() for name in typed)
    type_into(panel, name="Return interviews", starts_on="9/11/2026", ends_on="9/11/2026", **typed)
    press(panel)
    assert screen.panel is None
    made = office.as_("Q-01").rounds.named("Return interviews")
    assert {name: getattr(made, name) for name in typed} == typed


def test_a_second_round_of_the_same_name_is_refused_and_nothing_typed_is_lost(office: Office, enter: Enter) -> None:
    office.hold_round()
    window = enter("Q-01", "practice_week")
    screen, panel = open_panel(window)
    type_into(panel, name="Practice week: November 2026", starts_on="9/11/2026", ends_on="13/11/2026")
    press(panel)
    assert "already there" in window.messages.words
    assert screen.panel is panel
    assert panel.texts["starts_on"].text() == "9/11/2026"


def test_r003_an_earlier_round_is_the_first_offer_and_fills_the_panel(office: Office, enter: Enter) -> None:
    lead = office.as_("Q-01")
    source = lead.round_setting.create(WHOLE)
    lead.allocation.allocate(source, NewAllocation("PW-1", "A-02", cover=COVER))
    window = enter("Q-01", "practice_week")
    screen, panel = open_panel(window)
    assert panel.copy.hasFocus()
    QTest.keyClick(panel.copy, Qt.Key.Key_Down)
    assert panel.texts["theme"].text() == "Neglect"
    assert panel.forms["CIC"].isChecked()
    assert "Theme: Neglect." in words_of(screen)
    type_into(panel, name="Again", starts_on="7 September 2027", ends_on="9 September 2027")
    press(panel)
    kept = lead.round_setting.settings(window.round_id or 0)
    assert (kept.copied_from, kept.round.per_auditor, kept.round.quarter) == ("Themed weeks", 4, "2027-28 Q2")
    assert kept.round.deadlines == {
        RoundStep.REFLECTION: date(2027, 8, 31),
        RoundStep.FIRST_AUDIT: date(2027, 9, 9),
    }
    assert lead.board.rows(kept.id) == ()


def test_what_is_wrong_in_a_folded_part_opens_it(office: Office, enter: Enter) -> None:
    screen, panel = open_panel(enter("Q-01", "practice_week"))
    type_into(panel, name="Week", starts_on="9/11/2026", ends_on="13/11/2026")
    panel.days[RoundStep.FEEDBACK].setText("bi-monthly")
    assert not panel.days[RoundStep.FEEDBACK].isVisible()
    press(panel)
    assert panel.days[RoundStep.FEEDBACK].hasFocus()
    assert "“bi-monthly” means two things" in words_of(screen)


def test_parts_are_folded_and_unfolded_by_the_keyboard(office: Office, enter: Enter) -> None:
    screen, panel = open_panel(enter("Q-01", "practice_week"))
    fold = panel.folds["Deadlines"]
    assert fold.opener.accessibleDescription().startswith("Folded away. First audits by the last day.")
    fold.opener.setFocus()
    QTest.keyClick(fold.opener, Qt.Key.Key_Return)
    assert panel.days[RoundStep.FIRST_AUDIT].isVisible()
    assert fold.opener.accessibleDescription() == "Open"
    type_into(panel, starts_on="9/11/2026", ends_on="13/11/2026")
    assert "Friday 20 November 2026" in words_of(screen)
    QTest.keyClick(fold.opener, Qt.Key.Key_Return)
    assert not panel.days[RoundStep.FIRST_AUDIT].isVisible()


def test_only_what_belongs_to_a_choice_is_asked(office: Office, enter: Enter) -> None:
    _, panel = open_panel(enter("Q-01", "practice_week"))
    for fold in panel.folds.values():
        fold.set_open(opened=True)
    assert not panel.texts["own_kind"].isVisible()
    assert not panel.texts["second_share"].isVisible()
    assert not panel.pilot_counts.isVisible()
    for name, choice in (("kind", OWN_KIND), ("second_rule", "share")):
        panel.lists[name].set_value(choice)
        panel.lists[name].picked.emit(choice)
    panel.pilot.setChecked(True)
    assert panel.texts["own_kind"].isVisible()
    assert panel.texts["second_share"].isVisible()
    assert panel.pilot_counts.isVisible()


def test_a_round_is_changed_and_what_moved_is_said(office: Office, enter: Enter) -> None:
    lead = office.as_("Q-01")
    days = date(2026, 11, 9), date(2026, 11, 13)
    round_id = lead.round_setting.create(NewRound("Week", *days, deadlines={RoundStep.FIRST_AUDIT: days[1]}))
    lead.allocation.allocate(round_id, NewAllocation("PW-1", "A-02", cover=COVER))
    lead.allocation.allocate(round_id, NewAllocation("PW-2", "A-02", due_on=days[0], cover=COVER))
    window = enter("Q-01", "practice_week")
    screen = front(window, PracticeWeekScreen)
    QTest.mouseClick(screen.board.settings, Qt.MouseButton.LeftButton)
    panel = screen.panel
    assert isinstance(panel, RoundPanel)
    assert (panel.texts["name"].text(), panel.days[RoundStep.FIRST_AUDIT].text()) == ("Week", "the last day")
    panel.texts["ends_on"].setText("16 November 2026")
    press(panel)
    assert window.messages.words == "Week is changed. 1 case took the new due day; 1 with a day of their own kept it."
    assert [row.due_on for row in lead.board.rows(round_id)] == [date(2026, 11, 16), days[0]]


def test_r004_what_is_fixed_once_an_audit_has_begun_is_said_and_cannot_be_picked(
    office: Office, enter: Enter, fill: Callable[..., None]
) -> None:
    round_id = office.hold_round()
    fill("A-02", office.allocate())
    screen, panel = open_panel(enter("Q-01", "practice_week"), "open_settings_panel")
    assert FIXED_WORDS in words_of(screen)
    assert [name for name, each in panel.lists.items() if not each.isEnabled()] == ["kind", "mode", "audit_set"]
    QTest.keyClicks(panel.texts["target"], "0")
    press(panel)
    assert office.as_("Q-01").round_setting.settings(round_id).round.target == 120


def test_a_half_filled_panel_survives_another_text_size(office: Office, enter: Enter) -> None:
    window = enter("Q-01", "practice_week")
    screen, panel = open_panel(window)
    type_into(panel, name="Half")
    window.go("settings")
    window.dress_anew()
    window.go("practice_week")
    assert front(window, PracticeWeekScreen) is screen
    assert screen.panel is panel
    assert panel.texts["name"].text() == "Half"
    screen.close_panel()
    window.go("settings")
    window.go("practice_week")
    assert front(window, PracticeWeekScreen) is not screen, "once nothing is half filled, it is laid out anew"


@pytest.mark.parametrize("typed", ["", "Spring"])
def test_what_is_typed_before_the_choices_are_read_stays(office: Office, enter: Enter, typed: str) -> None:
    office.hold_round()
    window = enter("Q-01", "practice_week")
    waiting = Slow()
    window.runner = waiting
    _, panel = open_panel(window)
    assert panel.texts["name"].hasFocus()
    type_into(panel, name=typed)
    waiting.drain()
    assert (panel.texts["name"].text(), panel.lists["kind"].value) == (typed, "practice_week")
    assert panel.copy.hasFocus() is (not typed), "the earlier round is the first offer, unless somebody is typing"
    assert panel.days[RoundStep.FIRST_AUDIT].text() == "the last day"


def test_r108_a_calibration_is_neither_offered_as_a_kind_nor_copied(office: Office, enter: Enter) -> None:
    from audit_tool.services.calibrating import NewCalibration

    lead = office.as_("Q-01")
    references = (lead.calibrating.cases()[0].reference,)
    lead.calibrating.set_up(NewCalibration("Monday", DAY, references, ("A-02", "A-09")))
    window = enter("Q-01", "practice_week")
    screen, panel = open_panel(window)
    assert (panel.lists["kind"].findData("calibration"), panel.copy.count()) == (-1, 0)
    screen.close_panel()
    _, panel = open_panel(window, "open_settings_panel")
    assert panel.lists["kind"].value == "calibration"


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_whatever_tab_reaches_is_in_sight_also_from_outside_the_page(office: Office, enter: Enter, key: Qt.Key) -> None:
    office.hold_round()
    window = enter("Q-01", "practice_week")
    screen = front(window, PracticeWeekScreen)
    screen.open_round_panel()
    for _ in range(3):
        QApplication.processEvents()
    panel = screen.panel
    assert isinstance(panel, RoundPanel)
    seen = 0
    for _ in range(40):
        here = QApplication.focusWidget()
        assert here is not None
        QTest.keyClick(here, key)
        QApplication.processEvents()
        here = QApplication.focusWidget()
        assert here is not None
        if panel.column.isAncestorOf(here):
            shown = here.visibleRegion().boundingRect()
            assert shown.height() >= min(here.height(), 24), here.accessibleName()
            seen += 1
    assert seen > 20, "Tab went round the page twice"
