"""My work: the one thing to do now as a button, then the rest by due date."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from audit_tool.ui.frame import Frame, Screen
from audit_tool.ui.screens.my_work.presenter import MyWorkPresenter, TaskLine
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import BesideOrBelow, Card, HairlineRow, ScrollColumn, column, row, row_or_column
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.icon_label import IconLabel
from audit_tool.ui.widgets.labels import Words, WrappedLabel
from audit_tool.ui.widgets.progress_ring import ProgressRing
from audit_tool.ui.widgets.screen_head import ScreenHead
from audit_tool.ui.widgets.tags import Tag, TagKind

STEP_WIDTH = 200
DUE_WIDTH = 96


class OpenButton(Button):
    """Opens one audit."""

    wanted = Signal(int)

    def __init__(self, line: TaskLine, variant: Variant) -> None:
        super().__init__(line.step, variant, after="arrow-right" if variant is Variant.PRIMARY else None)
        self.setAccessibleName(f"{line.step}: {line.seat} of {line.reference}")
        self._allocation_id = line.allocation_id
        self.clicked.connect(self._open)

    def _open(self) -> None:
        self.wanted.emit(self._allocation_id)


class MyWorkScreen(Screen):
    """The view of `MyWorkPresenter`."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent)
        layout = column(self, gap="none")
        self._scroll = ScrollColumn(gap="m", margin="xl")
        layout.addWidget(self._scroll)
        self._main: Button | None = None
        self.presenter = MyWorkPresenter(frame.desk, frame.runner, self, frame.today())

    def arrive(self) -> None:
        """Read the work anew."""
        self.presenter.load()

    def show_work(
        self, first: TaskLine | None, then: Sequence[TaskLine], waiting: Sequence[TaskLine], words: str
    ) -> None:
        self._scroll.clear()
        self._scroll.add(ScreenHead("My work", words))
        self._main = self._nothing_to_open()
        if first is not None:
            self._scroll.add(self._first_card(first))
        if then:
            self._scroll.add(self._list_card("Then, by due date", then, waiting=False))
        if waiting:
            self._scroll.add(self._list_card("Submitted", waiting, waiting=True))
        self._scroll.add_stretch()
        # The answer may come when somebody has gone on to an audit: their caret stays where it is.
        if self._main is not None and self.isVisible():
            self._main.setFocus()

    def show_problem(self, message: str) -> None:
        self.frame.report(message)

    def _first_card(self, line: TaskLine) -> Card:
        card = Card(padding="xl")
        words = QWidget()
        layout = row(words, gap="l")
        ring = ProgressRing(64)
        ring.set_progress(line.answered, line.total)
        layout.addWidget(ring)
        texts = column(gap="xs")
        head = row_or_column(gap="s")
        head.addWidget(Words(line.reference, "section"))
        head.addWidget(Tag(line.seat))
        if line.urgent:
            head.addWidget(Tag(line.due, TagKind.WARN))
        elif line.due:
            head.addWidget(Tag(line.due, TagKind.QUIET))
        head.addStretch()
        texts.addLayout(head)
        texts.addWidget(WrappedLabel(line.summary, "reading", "muted"))
        if line.stopped:
            texts.addWidget(WrappedLabel(line.stopped, "reading", "muted"))
        layout.addLayout(texts, 1)
        self._main = self._button(line, Variant.PRIMARY)
        card.content.addWidget(BesideOrBelow(words, self._main, centred=True))
        return card

    def _list_card(self, title: str, lines: Sequence[TaskLine], *, waiting: bool) -> Card:
        card = Card(padding="xl", gap="s")
        head = row(gap="s")
        head.addWidget(Words(title, "card"), 1)
        head.addWidget(Words("1 audit" if len(lines) == 1 else f"{len(lines)} audits", "body", "muted"))
        card.content.addLayout(head)
        for at, line in enumerate(lines):
            if at:
                card.content.addWidget(HairlineRow())
            card.content.addWidget(self._task_row(line, waiting=waiting))
        return card

    def _task_row(self, line: TaskLine, *, waiting: bool) -> QWidget:
        words, end = QWidget(), QWidget()
        layout, ending = row(words, gap="l"), row(end, gap="l")
        if line.started and not waiting:
            ring = ProgressRing(44)
            ring.set_progress(line.answered, line.total)
            layout.addWidget(ring)
        else:
            mark = IconLabel("tick" if waiting else "inbox", "ok" if waiting else "muted")
            mark.setFixedWidth(current().size("ring_44"))
            layout.addWidget(mark)
        texts = column(gap="xxs")
        head = row(gap="s")
        head.addWidget(Words(line.reference, "label"))
        head.addWidget(Words(f"· {line.seat}", "body", "muted"), 1)
        texts.addLayout(head)
        texts.addWidget(WrappedLabel(line.summary, "body", "muted"))
        layout.addLayout(texts, 1)
        due = Words(line.due, "control", "warn" if line.urgent and line.due else "text")
        due.setMinimumWidth(DUE_WIDTH)
        ending.addWidget(due)
        button = self._button(line, Variant.PLAIN)
        button.setFixedWidth(current().px(STEP_WIDTH))
        ending.addWidget(button)
        return BesideOrBelow(words, end, centred=True)

    def _button(self, line: TaskLine, variant: Variant) -> Button:
        button = OpenButton(line, variant)
        button.wanted.connect(self._open)
        return button

    def _nothing_to_open(self) -> Button | None:
        return None

    def _open(self, allocation_id: int) -> None:
        self.frame.open_audit(allocation_id)
