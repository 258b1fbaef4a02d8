"""Which case is open, how far it is, and its sections: a pane at the left, or a list above where text is large."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from audit_tool.counted_words import count_of
from audit_tool.formdef.wording import minutes, moment_words
from audit_tool.ui.screens.audit.in_hand import Header
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import column, row
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.fields import ClosedList
from audit_tool.ui.widgets.labels import Words, WrappedLabel
from audit_tool.ui.widgets.outline import OutlineRow, OutlineState, SectionOutline, spoken
from audit_tool.ui.widgets.progress_ring import ProgressRing


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

    @property
    def stop(self) -> QWidget:
        """What takes the keyboard."""
        return self.outline

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
        self._kind.set_text(state_words(header))
        self._review.setText(_review_words(header))

    def show_rows(self, rows: Sequence[OutlineRow], numbers: list[int], open_section: int) -> None:
        """The sections, and which one is open."""
        self._numbers = numbers
        if self.outline.rows != tuple(rows):
            self.outline.set_rows(rows)
        if open_section in numbers:
            self.outline.set_current(numbers.index(open_section))

    def _chosen(self, at: int) -> None:
        self.section_chosen.emit(self._numbers[at])


class SectionsAbove(QWidget):
    """The same above the section, in a closed list: with large text there is no room at the left."""

    section_chosen = Signal(int)
    review_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = column(self, gap="s")
        edge = current().space("l")
        layout.setContentsMargins(edge, current().space("s"), edge, current().space("s"))
        self._case = WrappedLabel("", "label")
        self._asked: list[tuple[str, str]] = []
        self.sections = ClosedList(name="Section")
        self.sections.picked.connect(self._picked)
        self._review = Button("Review and submit")
        self._review.clicked.connect(self.review_wanted)
        self._help = Button("Help")
        self._help.clicked.connect(self.help_wanted)
        layout.addWidget(self._case)
        line = row(gap="s")
        line.addWidget(self.sections, 1)
        line.addWidget(self._help)
        line.addWidget(self._review)
        layout.addLayout(line)

    @property
    def stop(self) -> QWidget:
        """What takes the keyboard."""
        return self.sections

    def show_header(self, header: Header) -> None:
        """Case and progress."""
        self._case.set_text(f"{header.reference}, {header.answered} of {header.total} answered. {state_words(header)}")
        self._review.setText(_review_words(header))

    def show_rows(self, rows: Sequence[OutlineRow], numbers: list[int], open_section: int) -> None:
        """The sections that ask something, and which one is open."""
        asked = [
            (str(number), spoken(line))
            for number, line in zip(numbers, rows, strict=True)
            if line.state is not OutlineState.NOT_ASKED
        ]
        if asked != self._asked:
            self._asked = asked
            self.sections.set_options(asked)
        self.sections.set_value(str(open_section))

    def show_help_open(self, *, shown: bool) -> None:
        """The button that opened the help closes it too."""
        self._help.setText("Close help" if shown else "Help")

    def _picked(self, number: str) -> None:
        self.section_chosen.emit(int(number))
        if self.sections.stepping:
            # The next arrow goes on from here.
            self.sections.setFocus()


def state_words(header: Header) -> str:
    """The case, which audit it is and how far it got, as the head of the audit says it."""
    case = f"{header.kind}. " if header.kind else ""
    if header.frozen_at is not None:
        state = f"submitted {moment_words(header.frozen_at)}."
    elif not header.gaps:
        state = "ready to review."
    elif header.answered == header.total:
        # What need not be answered may still be answered wrongly.
        state = f"{count_of(header.gaps, 'answer')} to correct."
    else:
        state = f"about {minutes(header.minutes_left)} to go."
    return f"{case}{header.what}, {state}"


def _review_words(header: Header) -> str:
    return "Read the summary" if header.frozen_at else "Review and submit"
