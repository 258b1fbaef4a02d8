"""What practitioner and family said beside an open decision: told to the panel, hidden from both auditors."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.reports.voices import NOT_USED
from audit_tool.services.companions import NewRecord
from audit_tool.services.rounds import Mode
from audit_tool.ui.screens.moderation.others import NOBODY, gap_words, others_of
from audit_tool.ui.screens.moderation.others_fold import OthersFold
from audit_tool.ui.screens.moderation.view import ModerationScreen
from audit_tool.ui.widgets.labels import WrappedLabel
from tests.conftest import Office, complete, kept
from tests.ui.looking import name_of
from tests.ui.reach import all_faults
from tests.ui.screens.conftest import Enter, front

Fill = Callable[..., None]
WORDS = "The record shows who keeps the child safe, and how it is known."
PROUD = "The breakfast chart. It was their idea."
CARRIED = "Far too many cases."


def keep(office: Office, allocation: int, form: str, voice: str = "", *, submit: bool = True, **given: Answer) -> None:
    desk = office.as_("Q-01")
    record = desk.companions.begin(NewRecord(form, office.round_id, allocation, voice=voice))
    changes = {code.replace("_", "-"): answer for code, answer in given.items()}
    for code, answer in changes.items():
        desk.auditing.save(record, code, answer)
    if submit:
        complete(desk.auditing, record, "good", changes)
        desk.auditing.submit(record)


@pytest.fixture
@kept
def told(office: Office, fill: Fill) -> int:
    """Overall A good, B requires improvement; the practitioner, the child and a father have been asked."""
    office.hold_round()
    allocation = office.allocate()
    fill("A-02", allocation)
    low = Answer("requires_improvement", WORDS, ("assessment",))
    fill("A-09", allocation, OVR_01=low)
    keep(office, allocation, "PSR", PSR_01=Answer(PROUD), PSR_04=Answer("outstanding"), PSR_11=Answer("2", CARRIED))
    keep(office, allocation, "FCF", "child", FCF_02=Answer("obtained"), FCF_13=Answer("She comes when she says."))
    keep(office, allocation, "FCF", "father", FCF_02=Answer("sought_no_reply"), FCF_03=Answer("could_not_be_reached"))
    keep(office, allocation, "FCF", "mother", submit=False, FCF_13=Answer("Not handed in yet."))
    return allocation


def test_r069_the_panel_reads_voices_of_an_open_case_once_both_audits_are_frozen(office: Office, fill: Fill) -> None:
    office.hold_round(Mode.BLIND)
    allocation = office.allocate()
    keep(office, allocation, "PSR", PSR_01=Answer(PROUD))
    for open_seat in ("A-02", "A-09"):
        with pytest.raises(WrongInputError, match="Both audits must be submitted"):
            office.as_("M-01").moderating.voices(allocation)
        fill(open_seat, allocation)
    assert [each.voice for each in office.as_("M-01").moderating.voices(allocation)] == ["The practitioner"]


def test_r080_neither_auditor_of_the_case_reads_them_here(office: Office, told: int) -> None:
    for person in ("A-02", "A-09", "A-11"):
        with pytest.raises(NotAllowedError):
            office.as_(person).moderating.voices(told)


def test_only_submitted_records_are_told_and_nothing_of_the_workers_load(office: Office, told: int) -> None:
    desk = office.as_("M-01")
    others = others_of(desk.moderating.comparison(told).pair, desk.moderating.voices(told))
    assert [said.who for said in others.said] == ["The practitioner", "The child", "Father"]
    everything = repr(others)
    assert PROUD in everything
    assert "She comes when she says." in everything
    assert CARRIED not in everything
    assert "Not handed in yet." not in everything


def test_r074_the_gap_of_the_practitioners_grade_stands_beside_it(office: Office, told: int) -> None:
    desk = office.as_("M-01")
    pair = desk.moderating.comparison(told).pair
    overall = next(item for item in pair.items if item.code == pair.form.main_grade)
    said = others_of(pair, desk.moderating.voices(told)).said[0]
    assert (overall.a, overall.b, said.grade) == ("good", "requires_improvement", "outstanding")
    assert said.first.startswith("One step above A, two steps above B.")


@pytest.mark.parametrize(
    ("own", "a", "b", "words"),
    [
        ("good", "good", "good", "the same as both auditors"),
        ("inadequate", "outstanding", "outstanding", "three steps below both auditors"),
        ("good", "good", "requires_improvement", "the same as A, one step above B"),
        ("good", "not_judged", "outstanding", "one step below B"),
        ("not_judged", "good", "good", ""),
        ("good", "", "", ""),
    ],
)
def test_gaps_in_words(forms: FormCatalogue, own: str, a: str, b: str, words: str) -> None:
    assert gap_words(forms.form("CIN", 1), own, a, b) == words


def test_who_does_not_want_to_be_quoted_is_not(office: Office, told: int) -> None:
    asked, scale = Answer("obtained"), Answer("agree", "Mostly she does.")
    words = Answer("Never on Mondays.")
    keep(office, told, "FCF", "carer", FCF_02=asked, FCF_05=scale, FCF_13=words, FCF_15=Answer("no"))
    desk = office.as_("M-01")
    said = others_of(desk.moderating.comparison(told).pair, desk.moderating.voices(told)).said[-1]
    assert (said.who, said.quotes) == ("Carer", ())
    assert said.first.startswith("Obtained")
    assert said.first.endswith(NOT_USED)
    assert "Mostly she does." not in repr(said)
    assert any(answer == "Agree" for _, answer in said.answers)


def test_the_card_is_folded_and_opens_by_keyboard(office: Office, told: int, enter: Enter) -> None:
    window = enter("M-01", "moderation")
    screen = front(window, ModerationScreen)
    assert screen.open_card is not None
    assert screen.open_card.picker.hasFocus(), "it is there to be read, and the keyboard decides"
    fold = screen.findChildren(OthersFold)[-1]
    assert not fold.opened
    assert "one step above A" in fold.opener.accessibleDescription()
    fold.opener.setFocus()
    QTest.keyClick(fold.opener, Qt.Key.Key_Space)
    assert not fold.body.isHidden()
    for _ in range(3):
        QApplication.processEvents()
    assert not all_faults(window)
    stops = [part for part in fold.findChildren(WrappedLabel) if part.focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert [name_of(stop).partition(".")[0] for stop in stops] == ["The practitioner", "The child", "Father"]
    assert PROUD in name_of(stops[0])


def test_a_case_without_voices_says_so_in_one_line(office: Office, fill: Fill, enter: Enter) -> None:
    office.hold_round()
    allocation = office.allocate()
    fill("A-02", allocation)
    fill("A-09", allocation)
    screen = front(enter("M-01", "moderation"), ModerationScreen)
    assert [label for label in screen.findChildren(WrappedLabel) if NOBODY in label.text()]
    assert screen.findChildren(OthersFold) == []
