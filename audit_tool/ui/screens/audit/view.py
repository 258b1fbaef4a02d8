"""The audit screen: outline at the left, one section in the middle, help at the right."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from audit_tool.analysis.prompts import Prompt
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.applicability import AskedQuestion, AskedSection, SectionState
from audit_tool.formdef.completeness import Gap
from audit_tool.services.first_reading import GivenFirst
from audit_tool.ui.formview.caret import Caret
from audit_tool.ui.formview.looks import look_of
from audit_tool.ui.formview.section_page import SectionPage
from audit_tool.ui.frame import Frame, Screen, clock_time, day_and_time
from audit_tool.ui.qt_runner import QtScheduler
from audit_tool.ui.screens.audit.help_pane import HelpPane
from audit_tool.ui.screens.audit.in_hand import AuditInHand, Header, Held, SectionLine
from audit_tool.ui.screens.audit.presenter import AuditPresenter
from audit_tool.ui.screens.audit.review_page import ReviewPage
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.announcing import announce
from audit_tool.ui.widgets.boxes import column, row, row_or_column
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.grades import GradeLook
from audit_tool.ui.widgets.labels import Words, WrappedLabel
from audit_tool.ui.widgets.outline import OutlineRow, OutlineState, SectionOutline
from audit_tool.ui.widgets.progress_ring import ProgressRing
from audit_tool.ui.widgets.quiet_note import Remark
from audit_tool.ui.widgets.strips import HeldStrip


class CasePane(QWidget):
    """The left pane: which case, how far, and the sections."""

    section_chosen = Signal(int)
    review_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = column(self, gap="s", margin="s")
        self._reference = Words("", "section")
        self._kind = WrappedLabel("", "second", "muted")
        self._ring = ProgressRing(40)
        self._count = Words("", "strong_second")
        names = column(gap="none")
        names.addWidget(self._reference)
        names.addWidget(self._count)
        progress = row(gap="s")
        progress.addWidget(self._ring)
        progress.addLayout(names, 1)
        head = column(gap="xs", margin="xs")
        head.addLayout(progress)
        head.addWidget(self._kind)
        layout.addLayout(head)
        self.outline = SectionOutline()
        self.outline.chosen.connect(self._chosen)
        layout.addWidget(self.outline, 1)
        self._review = Button("Review and submit", Variant.PLAIN)
        self._review.clicked.connect(self.review_wanted)
        layout.addWidget(self._review)
        self._numbers: list[int] = []

    def layout_width(self) -> int:
        """The width that its words need where text is large."""
        layout = self.layout()
        if layout is None:
            return 0
        layout.activate()
        return layout.minimumSize().width()

    def show_header(self, header: Header) -> None:
        """Case and progress."""
        self._reference.setText(header.reference)
        self._ring.set_progress(header.answered, header.total)
        self._count.setText(f"{header.answered} of {header.total} answered")
        case = f"{header.kind}. " if header.kind else ""
        if header.frozen_at is not None:
            state = f"submitted {day_and_time(header.frozen_at)}."
        else:
            state = f"about {header.minutes_left} minutes to go."
        self._kind.set_text(f"{case}{header.what}, {state}")
        self._review.setText("Read the summary" if header.frozen_at else "Review and submit")

    def show_rows(self, rows: Sequence[OutlineRow], numbers: list[int], open_section: int) -> None:
        """The sections, and which one is open."""
        self._numbers = numbers
        if self.outline.rows != tuple(rows):
            self.outline.set_rows(rows)
        if open_section in numbers:
            self.outline.set_current(numbers.index(open_section))

    def _chosen(self, at: int) -> None:
        self.section_chosen.emit(self._numbers[at])


class SectionHead(QWidget):
    """Number and title of the open section, how much is answered, undo, and the way on."""

    next_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = row_or_column(self, gap="s")
        edge = current().space("l")
        layout.setContentsMargins(edge, current().space("m"), edge, 0)
        self._number = Words("", "section", "subtle")
        self.title = WrappedLabel("", "section")
        self._count = Words("", "body", "muted")
        self.undo = Button("Undo", Variant.QUIET, icon="undo")
        self.redo = Button("Redo", Variant.QUIET, icon="redo")
        self._next = Button("Next", Variant.PLAIN, after="arrow-right")
        self.undo.clicked.connect(self.undo_wanted)
        self.redo.clicked.connect(self.redo_wanted)
        self._next.clicked.connect(self.next_wanted)
        titles, ways = row(gap="s"), row(gap="s")
        titles.addWidget(self._number)
        titles.addWidget(self.title, 1)
        for part in (self.undo, self.redo, self._count, self._next):
            ways.addWidget(part)
        layout.addLayout(titles, 1)
        layout.addLayout(ways)

    def show_section(self, section: AskedSection, following: str, *, wide: bool) -> None:
        """Which section is open, and which comes next."""
        self._number.setText(str(section.number) if section.number else "")
        self.title.set_text(section.title)
        words = (f"Next: {following}" if wide else "Next") if following else "Review"
        self._next.setText(words)
        self._next.setAccessibleName(f"Next: {following}" if following else "Review before submitting")
        self._next.show()

    def show_review(self) -> None:
        """The review has no number and nothing after it."""
        self._number.setText("")
        self.title.set_text("Before you submit")
        self._count.setText("")
        self._next.hide()

    def show_count(self, line: SectionLine) -> None:
        """How much of the section is answered."""
        self._count.setText(f"{line.answered} of {line.total} answered")


class TopBarSaveState:
    """Shows in the top bar whether work is saved."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame

    def show_saving(self) -> None:
        """Something is on its way to the disk."""
        self._frame.save_state.saving()

    def show_saved(self, at: datetime) -> None:
        """The disk has everything."""
        self._frame.save_state.saved(clock_time(at))

    def show_not_saved(self, why: str) -> None:
        """The disk refused."""
        self._frame.save_state.not_saved(why)


class AuditPanes(Screen):
    """The panes of the audit screen, and the room each of them takes."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent)
        self.case_pane = CasePane()
        self.head = SectionHead()
        self.page = SectionPage()
        self.review_page = ReviewPage()
        self.help_pane = HelpPane()
        self.held_strip = HeldStrip()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.page)
        self._stack.addWidget(self.review_page)
        self._wide = False
        self._lay_out()

    def _lay_out(self) -> None:
        outer = column(self, gap="none")
        panes = QHBoxLayout()
        panes.setSpacing(0)
        middle = column(gap="none")
        middle.addWidget(self.head)
        middle.addWidget(self._stack, 1)
        panes.addWidget(self.case_pane)
        panes.addLayout(middle, 1)
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
        self.fit_outline()
        self.help_pane.setFixedWidth(theme.pane("help_wide" if self._wide else "help"))
        self.help_pane.set_wide(wide=self._wide)
        self.help_pane.setVisible(theme.text_percent <= 125 and width > 900)

    def fit_outline(self) -> None:
        """The left pane is as wide as its words need where text is large."""
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
        self.review_page.go.connect(presenter.go_to)
        self.review_page.submit_wanted.connect(presenter.submit)
        self.held_strip.go.connect(presenter.go_to)
        self.help_pane.comment_changed.connect(presenter.comment_on_first)

    def panes(self) -> list[QWidget]:
        """What F6 goes round."""
        return [self.page if self._stack.currentWidget() is self.page else self.review_page, self.case_pane.outline]

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
        form = self.presenter.hand.sheet.form
        rows = [_outline_row(line, look_of(form, line.grade)) for line in lines]
        self.case_pane.show_rows(rows, [line.number for line in lines], current)

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
        self.head.show_review()
        self._stack.setCurrentWidget(self.review_page)
        self.review_page.take_focus()

    def show_first_audit(self, given: GivenFirst | None) -> None:
        self.help_pane.show_first_audit(given)

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
            f"Your {self.presenter.hand.sheet.noun} is frozen since {day_and_time(at)}. You can read it at any time.",
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
    return OutlineRow(number, line.title, OutlineState.EMPTY, str(line.total), shown)
