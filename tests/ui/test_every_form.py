"""Every form there is, opened in the window, answered at random by its own rules, submitted and printed."""

import io
import os
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
from audit_tool.services.rounds import NewAllocation
from audit_tool.ui.jobs import Straight
from audit_tool.ui.main_window import MainWindow
from audit_tool.ui.screens.audit.view import AuditScreen
from audit_tool.walkthrough.keyboard import SentKeys
from audit_tool.walkthrough.typist import Typist
from tests.at_random import AtRandom
from tests.conftest import Office
from tests.ui.conftest import Dress
from tests.ui.screens.conftest import DAY, front

CODES = [entry.code for entry in FormCatalogue(forms_folder()).listing()]
TYPED = ("XRT", "OBS")
SOAK = pytest.mark.skipif("AUDIT_TOOL_SOAK" not in os.environ, reason="a long loop: make soak")


@dataclass
class Desk:
    """One auditor's window on one case, put into a round of its own."""

    office: Office
    qtbot: QtBot
    form: Form
    allocation: int
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
        pdf = render("case-summary", self.office.as_("Q-01"), Request(case="PW-1"))
        return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(io.BytesIO(pdf)))


@pytest.fixture
def sit_down(qtbot: QtBot, office: Office, dress: Dress) -> object:
    """Open a form in the window, on a case that chance has told."""

    def run(code: str, chance: AtRandom, audit_set: AuditSet = AuditSet.SHORT) -> Desk:
        form = office.forms.newest(code)
        office.hold_round(audit_set=audit_set)
        new = NewAllocation("PW-1", "A-02", form=code, cover=chance.cover(form))
        allocation = office.as_("Q-01").rounds.allocate(office.round_id, new)
        window = MainWindow(office.as_("A-02"), Straight(), DAY)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        window.open_audit(allocation)
        QApplication.processEvents()
        return Desk(office, qtbot, form, allocation, window)

    return run


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


def reads_right(text: str, form: Form, answers: dict[str, Answer]) -> None:
    """What every printed summary must hold, and what none may show."""
    assert form.label in text
    assert not {"None", "{", "requires_improvement", "not_judged", "not_applicable"} & set(text.split())
    name = "Lead grade" if form.lead else "Overall"
    assert name in text
    assert ("What was strong" in text) is ("OVR-03" in form.questions)
    assert ("What difference was made" in text) is ("OUT-01" in form.questions)
    assert ("What else was recorded" in text) is (form.family != "full")
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
    assert desk.office.as_("Q-01").rounds.board(desk.office.round_id)[0].first.state == "submitted"


@pytest.mark.parametrize("code", TYPED)
def test_a_form_other_than_a_case_file_can_be_typed(code: str, sit_down: object) -> None:
    """A sample by the keyboard alone, through every widget."""
    chance = AtRandom(7)
    desk = sit_down(code, chance)  # type: ignore[operator]
    presenter = desk.screen.presenter
    wanted = {}
    for section in presenter.hand.shown:
        for one in section.questions:
            if one.question.kind is Kind.CHOICE:
                wanted[one.question.code] = chance.answer(one)
    typist = Typist(presenter, SentKeys(), QApplication.processEvents)
    typist.answer_all({code: answer for code, answer in wanted.items() if answer != NOTHING}, lambda _code: None)
    assert presenter.finish()
    desk.submit()
    reads_right(desk.printed(), desk.form, dict(presenter.hand.answers))


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
