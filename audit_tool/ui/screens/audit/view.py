"""The audit screen: outline, one section, help, side by side; in large text one above the other."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from audit_tool.analysis.prompts import Prompt
from audit_tool.analysis.proposed_actions import Proposal
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.applicability import AskedQuestion, AskedSection, SectionState
from audit_tool.formdef.completeness import Gap
from audit_tool.formdef.definition import Form
from audit_tool.formdef.wording import moment_words
from audit_tool.ui.formview.caret import Caret
from audit_tool.ui.formview.looks import look_of
from audit_tool.ui.formview.section_page import SectionPage
from audit_tool.ui.frame import Frame, Screen, TopBarSaveState
from audit_tool.ui.qt_runner import QtScheduler
from audit_tool.ui.screens.audit.case_pane import CasePane, SectionsAbove
from audit_tool.ui.screens.audit.help_pane import HelpPane
from audit_tool.ui.screens.audit.in_hand import AuditInHand, Header, Held, SectionLine
from audit_tool.ui.screens.audit.navigation import Beside
from audit_tool.ui.screens.audit.presenter import AuditPresenter
from audit_tool.ui.screens.audit.review_page import ReviewPage
from audit_tool.ui.screens.audit.section_head import SectionHead
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.announcing import announce
from audit_tool.ui.widgets.boxes import column, large_text
from audit_tool.ui.widgets.grades import GradeLook
from audit_tool.ui.widgets.outline import OutlineRow, OutlineState
from audit_tool.ui.widgets.quiet_note import Remark
from audit_tool.ui.widgets.strips import HeldStrip

LEAST_FOR_HELP = 900
"""A window narrower than this keeps its width for the questions."""


class AuditPanes(Screen):
    """The panes of the audit screen, and the room each of them takes."""

    help_closed = Signal()
    """The help over the middle is no longer wanted."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent)
        self.case_pane: CasePane | SectionsAbove = SectionsAbove() if large_text() else CasePane()
        self.head = SectionHead()
        self.page = SectionPage()
        self.review_page = ReviewPage()
        self.help_pane = HelpPane()
        self.held_strip = HeldStrip()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.page)
        self._stack.addWidget(self.review_page)
        self._stack.currentChanged.connect(self._middle_changed)
        self._wide = False
        self._lay_out()

    def _lay_out(self) -> None:
        outer = column(self, gap="none")
        panes = QHBoxLayout()
        panes.setSpacing(0)
        middle = column(gap="none")
        # With large text help is the first to go, over the middle, and then the outline, above it.
        (outer if large_text() else panes).addWidget(self.case_pane)
        middle.addWidget(self.head)
        middle.addWidget(self._stack, 1)
        panes.addLayout(middle, 1)
        if large_text():
            self._stack.addWidget(self.help_pane)
        else:
            panes.addWidget(self.help_pane)
        outer.addLayout(panes, 1)
        outer.addWidget(self.held_strip)
        self.held_strip.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Panes take the room that there is."""
        super().resizeEvent(event)
        theme = current()
        width = event.size().width()
        window = self.window().width()
        self._wide = window >= theme.pane("switch_panes")
        self.help_pane.set_wide(wide=self._wide)
        if large_text():
            return
        self.fit_outline()
        self.help_pane.setFixedWidth(theme.pane("help_wide" if self._wide else "help"))
        self.help_pane.setVisible(width > LEAST_FOR_HELP)

    def toggle_help(self) -> None:
        """Help over the middle, and back to the question."""
        if self._stack.currentWidget() is self.help_pane:
            self.help_closed.emit()
        else:
            self._stack.setCurrentWidget(self.help_pane)

    def raise_concern(self) -> None:
        """Open the record of an immediate concern beside the audit."""
        self.frame.raise_concern()

    def show_proposals(self, proposals: Sequence[Proposal]) -> None:
        """Show the actions that the answers propose, under the review."""
        self.review_page.show_proposals(proposals)

    def add_action(self) -> bool:
        """Ask for something to become different, from the question in hand; from the review, of the whole audit."""
        caret = self.page.caret() if self._stack.currentWidget() is self.page else None
        if self.record_shown is not None:
            self.frame.go("actions", f"asked:{self.record_shown}:{caret.code if caret else ''}")
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the help that is over the middle."""
        if event.key() == Qt.Key.Key_Escape and self._stack.currentWidget() is self.help_pane:
            self.help_closed.emit()
        else:
            super().keyPressEvent(event)

    def _middle_changed(self, _at: int) -> None:
        if isinstance(self.case_pane, SectionsAbove):
            self.case_pane.show_help_open(shown=self._stack.currentWidget() is self.help_pane)

    def panes(self) -> list[QWidget]:
        """What F6 goes round."""
        return [self.page if self._stack.currentWidget() is self.page else self.review_page, self.case_pane.stop]

    def show_lines(self, form: Form, lines: Sequence[SectionLine], current: int) -> None:
        """The sections of a form, and which one is open."""
        rows = [_outline_row(line, look_of(form, line.grade)) for line in lines]
        self.case_pane.show_rows(rows, [line.number for line in lines], current)

    def fit_outline(self) -> None:
        """The left pane is as wide as its words need."""
        if not isinstance(self.case_pane, CasePane):
            return
        self.case_pane.outline.set_tall(tall=self._wide)
        outline = current().pane("outline_wide" if self._wide else "outline")
        self.case_pane.setFixedWidth(max(outline, self.case_pane.layout_width()))


class AuditScreen(AuditPanes):
    """The view of `AuditPresenter`."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent)
        self._back_to: Caret | None = None
        self._said: set[tuple[str, str]] = set()
        schedulers = (QtScheduler(self), QtScheduler(self), QtScheduler(self))
        self.presenter = AuditPresenter(frame.desk, frame.runner, schedulers, self, TopBarSaveState(frame), frame.today)
        self._connect()

    def _connect(self) -> None:
        presenter = self.presenter
        self.page.changed.connect(presenter.change)
        self.page.arrived.connect(presenter.arrive)
        self.page.next_wanted.connect(presenter.next_question)
        self.page.prompt_dismissed.connect(presenter.dismiss)
        self.case_pane.section_chosen.connect(presenter.go_to_section)
        self.case_pane.review_wanted.connect(presenter.review)
        self.head.next_wanted.connect(presenter.next_section)
        self.head.undo_wanted.connect(presenter.undo)
        self.head.redo_wanted.connect(presenter.redo)
        self.head.action_wanted.connect(self.add_action)
        self.review_page.go.connect(presenter.go_to)
        self.review_page.submit_wanted.connect(presenter.submit)
        self.review_page.proposal_accepted.connect(presenter.accept_proposal)
        self.review_page.proposal_dismissed.connect(presenter.dismiss_proposal)
        self.held_strip.go.connect(presenter.go_to)
        self.help_pane.comment_changed.connect(presenter.comment_on_first)
        if isinstance(self.case_pane, SectionsAbove):
            self.case_pane.help_wanted.connect(self.toggle_help)
        self.help_closed.connect(self._back_to_question)

    def _back_to_question(self) -> None:
        self.focus_question(self.presenter.place)

    @property
    def record_shown(self) -> int | None:
        """The audit or companion record that is open, once it is read."""
        return self.presenter.hand.sheet.record_id if self.presenter.is_open else None

    def come_back(self, record_id: int, caret: Caret) -> None:
        """Open an audit with the caret where it was when the window locked."""
        self._back_to = caret
        self.presenter.open_record(record_id, caret.code)

    def leave(self) -> bool:
        """Bring everything to the disk first."""
        return self.presenter.finish()

    def show_header(self, header: Header) -> None:
        self.case_pane.show_header(header)
        self.fit_outline()

    def show_outline(self, lines: Sequence[SectionLine], current: int) -> None:
        self.show_lines(self.presenter.hand.sheet.form, lines, current)

    def show_section(self, section: AskedSection, answers: dict[str, Answer], following: str, *, frozen: bool) -> None:
        # A question that opens below the one being typed leaves the caret at its letter.
        self._back_to = self._back_to or self.page.caret()
        self._stack.setCurrentWidget(self.page)
        self.head.show_section(section, following, wide=self._wide)
        self.page.show_section(section, answers, frozen=frozen)

    def show_answer(self, code: str, answer: Answer) -> None:
        self.page.set_answer(code, answer)

    def show_prompts(self, code: str, prompts: Sequence[Prompt], *, aloud: bool) -> None:
        self.page.show_remarks(code, [Remark(prompt.key, prompt.text) for prompt in prompts])
        for prompt in prompts:
            # Once is enough: whoever hears it again at each change would stop listening.
            if aloud and (prompt.code, code) not in self._said:
                announce(self.page, f"{prompt.number}: {prompt.text}")
            self._said.add((prompt.code, code))

    def show_counts(self, line: SectionLine) -> None:
        self.head.show_count(line)

    def show_help(self, question: AskedQuestion, value: str) -> None:
        self.help_pane.show_help(self.presenter.hand.sheet.form, question, value)

    def show_held(self, held: Held | None) -> None:
        grade = look_of(self.presenter.hand.sheet.form, held.grade) if held else None
        if held is None or grade is None:
            self.held_strip.release()
        else:
            self.held_strip.hold(grade, held.why, held.code, held.number)

    def show_review(self, missing: Sequence[Gap], hand: AuditInHand) -> None:
        self.review_page.show_review(missing, hand)
        self.help_pane.show_nothing()
        self.head.show_review()
        self._stack.setCurrentWidget(self.review_page)
        self.review_page.take_focus()

    def show_beside(self, beside: Beside) -> None:
        self.help_pane.show_beside(beside)

    def focus_question(self, code: str) -> None:
        self._stack.setCurrentWidget(self.page)
        self.page.focus_question(code)
        caret, self._back_to = self._back_to, None
        if caret is not None and caret.code == code:
            self.page.put_caret(caret)

    def show_undo(self, *, can_undo: bool, can_redo: bool) -> None:
        frozen = self.presenter.hand.sheet.frozen
        for button, may in ((self.head.undo, can_undo), (self.head.redo, can_redo)):
            button.setVisible(not frozen)
            button.setEnabled(may)

    def show_problem(self, message: str) -> None:
        self.frame.report(message)

    def show_submitted(self, at: datetime) -> None:
        self.frame.tell(
            "Submitted.",
            f"Your {self.presenter.hand.sheet.noun} is frozen since {moment_words(at)}. You can read it at any time.",
        )
        self.frame.refresh()


def _outline_row(line: SectionLine, shown: GradeLook | None) -> OutlineRow:
    number = str(line.number) if line.number else "–"
    if line.state is SectionState.NOT_ASKED:
        return OutlineRow(number, line.title, OutlineState.NOT_ASKED, "Not asked")
    if line.state is SectionState.NO_NEED:
        return OutlineRow(number, line.title, OutlineState.NOT_ASKED, "No need")
    if line.done:
        return OutlineRow(number, line.title, OutlineState.DONE, "", shown)
    if line.answered:
        return OutlineRow(number, line.title, OutlineState.PART, f"{line.answered}/{line.total}", shown)
    return OutlineRow(number, line.title, OutlineState.EMPTY, str(line.total or "Optional"), shown)
