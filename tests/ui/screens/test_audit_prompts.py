"""Prompts beside the questions: when they come, are said and dismissed, and on the review page (R-064, R-065)."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from audit_tool.formdef.answers import Answer
from audit_tool.ui.jobs import PAUSE_IN_WRITING
from audit_tool.ui.screens.audit.review_page import QuestionLink, ReviewPage
from audit_tool.ui.theme.tokens import Mode
from audit_tool.ui.widgets.quiet_note import QuietNotes
from tests.conftest import Office
from tests.ui.conftest import Dress
from tests.ui.reach import all_faults
from tests.ui.screens.test_audit_presenter import Bench
from tests.ui.stage import Key, Stage, focused
from tests.ui.windows import shown

WHY = "The child is safer because grandmother calls in daily and the plan names who does what."
GOOD = Answer("good", WHY, ("plan: 27 October 2026",))


@pytest.fixture
def bench(office: Office) -> Bench:
    office.hold_round()
    return Bench(office, "A-02", office.allocate()).open("SAF-01")


def at(bench: Bench, code: str) -> list[str]:
    return [prompt.code for prompt in bench.view.prompts.get(code, [])]


def test_a_contradiction_is_pointed_out_at_once_and_goes_when_it_is_put_right(bench: Bench) -> None:
    """R-064: flagged, never altered."""
    bench.presenter.change("SAF-01", Answer("yes", "Evenings."), typing=False)
    bench.presenter.change("SAF-02", GOOD, typing=False)
    assert at(bench, "SAF-02") == ["PRM-01"]
    assert bench.stored("SAF-02") == GOOD
    bench.presenter.change("SAF-01", Answer("no"), typing=False)
    assert at(bench, "SAF-02") == []


def test_what_is_being_typed_is_looked_at_after_a_pause(bench: Bench) -> None:
    bench.type("SAF-01", "Jayden")
    assert at(bench, "SAF-01") == []
    bench.presenter.change("SAF-01", Answer("no", "Jayden is home."), typing=True)
    assert bench.look.after == PAUSE_IN_WRITING
    bench.look.ring()
    assert at(bench, "SAF-01") == ["PRM-12"]
    assert bench.view.aloud == [
        "“Jayden” looks like a name. Write the role instead, such as mother or worker, or the reference code."
    ]


def test_what_may_still_come_is_asked_only_once_the_question_is_left(bench: Bench) -> None:
    bench.presenter.go_to("SAF-02")
    bench.presenter.change("SAF-02", Answer("good", WHY), typing=False)
    assert at(bench, "SAF-02") == []
    bench.presenter.arrive("SAF-01")
    assert at(bench, "SAF-02") == ["EVIDENCE"]
    bench.presenter.arrive("SAF-02")
    assert at(bench, "SAF-02") == []


def test_a_section_opened_shows_its_prompts_without_saying_them(bench: Bench) -> None:
    bench.presenter.change("SAF-01", Answer("no", "Jayden is home."), typing=False)
    bench.view.aloud.clear()
    bench.presenter.go_to_section(3)
    assert at(bench, "SAF-01") == []
    bench.presenter.go_to_section(2)
    assert at(bench, "SAF-01") == ["PRM-12"]
    assert bench.view.aloud == []


def test_dismissed_is_dismissed_for_this_question_also_after_a_restart(bench: Bench, office: Office) -> None:
    for code in ("SAF-01", "SNP-01"):
        bench.presenter.change(code, Answer("no", "Jayden is home."), typing=False)
    bench.presenter.dismiss("PRM-12", "SAF-01", "Jayden")
    assert at(bench, "SAF-01") == []
    assert bench.view.focused == "SAF-01"
    again = Bench(office, "A-02", bench.allocation).open("SAF-01")
    assert at(again, "SAF-01") == []
    assert [look.question for look in again.presenter.hand.second_looks(())] == ["SNP-01"]
    # Another name at the same question is another matter.
    again.presenter.change("SAF-01", Answer("no", "Kieran is home."), typing=False)
    assert at(again, "SAF-01") == ["PRM-12"]


def test_undo_looks_again(bench: Bench) -> None:
    bench.presenter.change("SAF-01", Answer("no"), typing=False)
    bench.presenter.change("SAF-01", Answer("no", "Jayden is home."), typing=False)
    bench.presenter.undo()
    assert at(bench, "SAF-01") == []


def test_a_frozen_audit_is_not_prompted(office: Office, fill: object) -> None:
    office.hold_round()
    allocation = office.allocate()
    assert callable(fill)
    fill("A-02", allocation, SAF_01=Answer("no", "Jayden is home."))
    bench = Bench(office, "A-02", allocation).open("SAF-01")
    assert bench.view.prompts == {}
    bench.presenter.arrive("SAF-02")
    assert bench.view.prompts == {}


def test_prompts_never_stop_an_audit_from_being_submitted(office: Office, fill: object) -> None:
    """R-065: they never block."""
    office.hold_round()
    allocation = office.allocate()
    assert callable(fill)
    fill("A-02", allocation, SAF_01=Answer("yes", "Jayden, tonight."), SAF_02=GOOD)
    assert office.as_("A-02").auditing.sheet(1).frozen


def words_on(page: ReviewPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]


def test_the_review_page_lists_them_below_what_is_missing(qtbot: QtBot, dress: Dress, bench: Bench) -> None:
    bench.presenter.change("SAF-01", Answer("partly", "Evenings."), typing=False)
    bench.presenter.change("SAF-02", GOOD, typing=False)
    bench.presenter.change("PRC-01", Answer("no"), typing=False)
    page, hand = ReviewPage(), bench.presenter.hand
    page.show_review(hand.gaps(), hand)
    screen = shown(qtbot, page)
    assert screen.isVisible()
    words = words_on(page)
    problem, second = words.index("There is a problem"), words.index("Worth a second look")
    summary = words.index("First audit of PW-1")
    assert problem < second < summary
    assert any("Something needs action today" in text for text in words[second:summary])
    # The missing comment on PRC-01 is named above, so it is not named again.
    assert not any("talked" in text for text in words[second:summary])
    link = next(each for each in page.findChildren(QuestionLink) if "Something" in each.accessibleName())
    with qtbot.waitSignal(page.go) as went:
        link.click()
    assert went.args == ["SAF-02"]


def test_a_flag_that_opened_nothing_stands_on_the_review_page_only(bench: Bench) -> None:
    """PRM-11."""
    hand = bench.presenter.hand
    mine = [code for code in hand.order if code.startswith("NEG-")]
    assert mine
    for code in mine:
        bench.presenter.change(code, Answer("not_applicable", "No neglect here."), typing=False)
    assert [(look.code, look.question) for look in hand.second_looks(())] == [("PRM-11", mine[0])]
    assert hand.prompts(mine) == []


def test_in_the_window_a_note_stands_quietly_below_the_answer_and_one_press_dismisses_it(
    office: Office, stage: Stage
) -> None:
    office.hold_round()
    allocation = office.allocate()
    record = office.as_("A-02").auditing.begin(allocation)
    office.as_("A-02").auditing.save(record, "SAF-01", Answer("no", "Jayden is home."))
    office.lock()
    stage.unlock("A-02")
    audit = stage.open(allocation, "SAF-01")
    editor = audit.page.editor("SAF-01")
    assert editor is not None
    notes = editor.findChild(QuietNotes)
    assert isinstance(notes, QuietNotes)
    assert notes.isVisible()
    assert len(notes.shown) == 1
    (note,) = notes.notes
    assert note.button.accessibleName().startswith("Dismiss: “Jayden” looks like a name.")
    note.button.setFocus()
    stage.press(Key.Key_Space)
    assert not notes.isVisible()
    assert editor.isAncestorOf(focused())
    stage.settle()
    assert office.folder.exists()
    assert stage.audit.presenter.hand.dismissed == {("PRM-12", "SAF-01", "Jayden")}


@pytest.mark.parametrize("percent", [100, 200])
def test_with_notes_everything_is_reached_named_and_whole(
    office: Office, stage: Stage, dress: Dress, percent: int
) -> None:
    """All of the window's own checks, on a section and a review page full of prompts."""
    dress(Mode.LIGHT, percent)
    office.hold_round()
    allocation = office.allocate()
    auditing = office.as_("A-02").auditing
    record = auditing.begin(allocation)
    auditing.save(record, "SAF-01", Answer("partly", "Jayden is at 12 Acacia Avenue."))
    auditing.save(record, "SAF-02", GOOD)
    office.lock()
    window = stage.unlock("A-02")
    window.resize(1280, 720)
    audit = stage.open(allocation, "SAF-02")
    assert len([notes for notes in audit.page.findChildren(QuietNotes) if notes.isVisible()]) == 2
    assert not all_faults(window)
    audit.presenter.review()
    stage.settle()
    assert not all_faults(window)


@pytest.mark.parametrize(("answer", "opened"), [("yes", 1), ("partly", 1), ("no", 0), ("not_applicable", 0)])
def test_r077_an_answer_that_something_must_happen_today_opens_the_record_of_a_concern(
    bench: Bench, answer: str, opened: int
) -> None:
    bench.presenter.change("SAF-01", Answer(answer), typing=False)
    assert bench.view.concerns == opened
    bench.presenter.change("SAF-01", Answer(answer, "Why."), typing=True)
    assert bench.view.concerns == opened
