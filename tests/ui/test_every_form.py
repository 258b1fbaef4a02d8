"""Every form there is, opened in the window, answered at random by its own rules, submitted and printed."""

import io
import os
from collections.abc import Callable
from dataclasses import dataclass

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from audit_tool.formdef.answers import NOTHING, Answer
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.definition import AuditSet, Form, Kind
from audit_tool.places import forms as forms_folder
from audit_tool.reports.catalogue import render
from audit_tool.reports.request import Request
from audit_tool.services.allocation import NewAllocation
from audit_tool.services.companions import COMPANION
from audit_tool.services.desk import Desk as ServiceDesk
from audit_tool.ui.jobs import Straight
from audit_tool.ui.main_window import MainWindow
from audit_tool.ui.screens.audit.view import AuditScreen
from audit_tool.ui.screens.companions.view import CompanionsScreen
from audit_tool.walkthrough.keyboard import SentKeys
from audit_tool.walkthrough.typist import Typist
from tests.at_random import WORDS as AT_RANDOM_WORDS
from tests.at_random import AtRandom
from tests.conftest import Office, kept
from tests.ui.conftest import Dress
from tests.ui.screens.conftest import DAY, front

LISTED = FormCatalogue(forms_folder()).listing()
CODES = [entry.code for entry in LISTED if entry.family != COMPANION]
COMPANIONS = [entry.code for entry in LISTED if entry.family == COMPANION]
SOAK = pytest.mark.skipif("AUDIT_TOOL_SOAK" not in os.environ, reason="a long loop: make soak")


@dataclass
class Desk:
    """One auditor's window on one case, put into a round of its own."""

    office: Office
    qtbot: QtBot
    form: Form
    window: MainWindow

    @property
    def screen(self) -> AuditScreen:
        return front(self.window, AuditScreen)

    def submit(self) -> None:
        presenter = self.screen.presenter
        presenter.review()
        assert presenter.hand.gaps() == ()
        self.screen.review_page.submit_wanted.emit()
        assert presenter.hand.sheet.frozen, self.window.messages.words
        assert self.window.messages.words.startswith("Submitted.")

    def printed(self) -> str:
        """The words of its PDF: the case's summary, or the companion record itself."""
        sheet = self.screen.presenter.hand.sheet
        if sheet.companion:
            pdf = render("companion-record", self.window.desk, Request(record=sheet.record_id))
        else:
            pdf = render("case-summary", self.office.as_("Q-01"), Request(case="PW-1"))
        return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(io.BytesIO(pdf)))


@pytest.fixture
def sit_down(qtbot: QtBot, office: Office, dress: Dress) -> object:
    """Open a form in the window, on a case that chance has told."""

    def run(code: str, chance: AtRandom, audit_set: AuditSet = AuditSet.SHORT) -> Desk:
        form = office.forms.newest(code)
        office.hold_round(audit_set=audit_set)
        new = NewAllocation("PW-1", "A-02", form=code, cover=chance.cover(form))
        allocation = office.as_("Q-01").allocation.allocate(office.round_id, new)
        window = shown(qtbot, office.as_("A-02"))
        window.open_audit(allocation)
        QApplication.processEvents()
        return Desk(office, qtbot, form, window)

    return run


@pytest.fixture
@kept
def audited(office: Office, fill: Callable[..., None]) -> int:
    """A case with both audits in: an audit of the audit wants one."""
    office.hold_round()
    allocation = office.allocate()
    for person in ("A-02", "A-09"):
        fill(person, allocation)
    return allocation


@pytest.fixture
def begin_companion(qtbot: QtBot, office: Office, dress: Dress, audited: int) -> Callable[[str], Desk]:
    """Begin a companion form on its screen, about an audited case or about something with a code of its own."""

    def run(code: str) -> Desk:
        form = office.forms.newest(code)
        window = shown(qtbot, office.as_("Q-01"))
        window.go("companions")
        screen = front(window, CompanionsScreen)
        if code == "ATA":
            # It is about an audit, and begun from the list of those.
            assert screen.audit_card is not None
            screen.audit_card.audit.setCurrentIndex(0)
            screen.audit_card.button.click()
            QApplication.processEvents()
            return Desk(office, qtbot, form, window)
        card = screen.begin_card
        assert card is not None
        card.form.set_value(code)
        card.form.activated.emit(card.form.currentIndex())
        card.case.set_value(str(audited))
        card.voice.set_value("child")
        card.subject.setText("MEETING-12")
        card.button.click()
        QApplication.processEvents()
        return Desk(office, qtbot, form, window)

    return run


def shown(qtbot: QtBot, desk: ServiceDesk) -> MainWindow:
    window = MainWindow(desk, Straight(), DAY)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def answer_all(desk: Desk, chance: AtRandom) -> int:
    """Answer in the editors, section by section, whatever opens on the way; gives how many were answered."""
    presenter, page = desk.screen.presenter, desk.screen.page
    done: set[str] = set()
    for _ in range(4):
        for section in presenter.hand.shown:
            presenter.go_to_section(section.number)
            while left := [code for code in page.codes if code not in done]:
                editor = page.editor(left[0])
                assert editor is not None
                drawn = chance.answer(editor.asked)
                editor.show_answer(drawn)
                editor.tell(drawn)
                assert presenter.hand.answer(left[0]) == drawn
                done.add(left[0])
        QApplication.processEvents()
        if not presenter.hand.gaps():
            break
    return len(done)


def tells_all(text: str, form: Form, desk: Desk) -> None:
    """What every printed companion record must hold: each question asked, each word written, no code."""
    hand = desk.screen.presenter.hand
    flat = " ".join(text.split())
    assert form.title in flat
    assert form.label in flat
    assert hand.sheet.reference in flat
    assert not {"None", "{", "requires_improvement", "not_judged", "not_applicable"} & set(flat.split())
    for section in hand.shown:
        for one in section.questions:
            assert " ".join(one.question.text.split()) in flat.replace("- ", "-"), one.question.code
    assert flat.count(AT_RANDOM_WORDS) >= sum(answer.value == AT_RANDOM_WORDS for answer in hand.answers.values())


def reads_right(text: str, form: Form, answers: dict[str, Answer]) -> None:
    """What every printed summary must hold, and what none may show."""
    assert form.label in text
    assert not {"None", "{", "requires_improvement", "not_judged", "not_applicable"} & set(text.split())
    name = "Lead grade" if form.lead else "Overall"
    assert name in text
    assert ("What was strong" in text) is ("OVR-03" in form.questions)
    assert ("What difference was made" in text) is ("OUT-01" in form.questions)
    assert ("What else was recorded" in text) is (form.family == "light")
    assert "how it was done is not recorded" not in text
    if form.main_grade:
        given = answers[form.main_grade].value
        assert next(one.label for one in form.questions[form.main_grade].options if one.code == given) in text or (
            form.overall and "held at" in text
        )
    else:
        assert "This form has no overall grade" in text


@pytest.mark.parametrize("code", CODES)
def test_every_form_is_answered_to_the_end_submitted_and_printed(code: str, sit_down: object) -> None:
    """Done when of issue 3; R-034, R-038, R-055."""
    chance = AtRandom(sum(map(ord, code)))
    desk = sit_down(code, chance)  # type: ignore[operator]
    answered = answer_all(desk, chance)
    answers = dict(desk.screen.presenter.hand.answers)
    assert answered >= 8
    desk.submit()
    text = desk.printed()
    reads_right(text, desk.form, answers)
    assert desk.office.as_("Q-01").board.rows(desk.office.round_id)[0].first.state == "submitted"


@pytest.mark.parametrize("code", COMPANIONS)
def test_every_companion_form_is_begun_answered_submitted_and_printed(
    code: str, begin_companion: Callable[[str], Desk]
) -> None:
    """R-068 to R-076, R-166: through the screen of reflections and observations, by the same rules."""
    desk = begin_companion(code)
    assert desk.screen.presenter.hand.sheet.companion
    assert answer_all(desk, AtRandom(sum(map(ord, code)))) >= 5
    desk.submit()
    tells_all(desk.printed(), desk.form, desk)


def test_a_dip_sample_can_be_typed(sit_down: object) -> None:
    """By the keyboard alone, through every widget."""
    desk = sit_down("XRT", AtRandom(7))  # type: ignore[operator]
    typed(desk)
    reads_right(desk.printed(), desk.form, dict(desk.screen.presenter.hand.answers))


def test_an_observation_can_be_typed(begin_companion: Callable[[str], Desk]) -> None:
    desk = begin_companion("OBS")
    typed(desk)
    tells_all(desk.printed(), desk.form, desk)


def typed(desk: Desk) -> None:
    """Type what chance chooses, key by key, and submit."""
    chance, presenter = AtRandom(7), desk.screen.presenter
    wanted = {}
    for section in presenter.hand.shown:
        for one in section.questions:
            if one.question.kind is Kind.CHOICE:
                wanted[one.question.code] = chance.answer(one)
    typist = Typist(presenter, SentKeys(), QApplication.processEvents)
    typist.answer_all({code: answer for code, answer in wanted.items() if answer != NOTHING}, lambda _code: None)
    assert presenter.finish()
    desk.submit()


@SOAK
@pytest.mark.soak
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("code", CODES)
def test_every_form_in_full_with_other_chances(code: str, sit_down: object) -> None:
    chance = AtRandom(1000 + sum(map(ord, code)))
    desk = sit_down(code, chance, AuditSet.FULL)  # type: ignore[operator]
    answer_all(desk, chance)
    answers = dict(desk.screen.presenter.hand.answers)
    desk.submit()
    reads_right(desk.printed(), desk.form, answers)
