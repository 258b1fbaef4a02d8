"""What is shown of a form: a section to read, one to try out, changes, cases, faults."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from audit_tool.formdef.applicability import AskedSection
from audit_tool.formdef.definition import AuditSet, Seat
from audit_tool.formdef.describing import Detail
from audit_tool.formdef.faults import Fault
from audit_tool.ui.formview.section_page import SectionPage
from audit_tool.ui.screens.forms.content import CaseLine, ChangeGroup, ReadQuestion
from audit_tool.ui.screens.forms.filling import Filling
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import (
    BesideOrBelow,
    Card,
    HairlineRow,
    ScrollColumn,
    column,
    large_text,
    row,
    row_or_column,
)
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.fields import ClosedList
from audit_tool.ui.widgets.labels import Words, WrappedLabel
from audit_tool.ui.widgets.walking import WalkedWords

SETS = ((AuditSet.SHORT.value, "Short set"), (AuditSet.FULL.value, "Full set"))
SEATS = ((Seat.FIRST.value, "First auditor"), (Seat.SECOND.value, "Second auditor"))
NOT_SAVED = "Nothing of this is saved. It is gone when you leave this form."
KEEPS = "A submitted audit keeps the words it was answered with. A case moves only if you say so."
FAULTS_SHOWN = 100
"""More would take longer to lay out than anybody reads."""
ABOUT = 124
"""Room for the words before a detail, at 100 % text."""


class WalkedColumn(ScrollColumn):
    """A column to read; what the keyboard reaches is scrolled into view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap="m", margin="l")
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.body.isAncestorOf(new):
            self.reveal(new)


class ReadPage(WalkedColumn):
    """One section, each question with everything about it."""

    def show_questions(self, questions: Sequence[ReadQuestion], *, again: bool) -> None:
        """Show a section from its top; one that is shown `again`, as its file is saved, from where it was read."""
        place = self.verticalScrollBar().value() if again else 0
        self.clear()
        card = Card(gap="m")
        for at, question in enumerate(questions):
            if at:
                card.content.addWidget(HairlineRow())
            card.content.addWidget(_question(question))
        self.add(card)
        self.add_stretch()
        if again:
            self.go_back_to(place)


class ChangesPage(WalkedColumn):
    """What changed between two versions."""

    def show_groups(self, groups: Sequence[ChangeGroup]) -> None:
        """Show every change, by its kind."""
        self.clear()
        if not groups:
            self.add(_note("Both versions ask the same."))
        for group in groups:
            card = Card(gap="s")
            head = row(gap="s")
            head.addWidget(Words(group.title, "card"), 1)
            head.addWidget(Words(str(len(group.changes)), "body", "muted"))
            card.content.addLayout(head)
            for change in group.changes:
                card.content.addWidget(HairlineRow())
                card.content.addWidget(_change(change.question, change.text, change.before, change.after))
            self.add(card)
        self.add_stretch()


class CasesPage(WalkedColumn):
    """Cases on older versions, and moving one."""

    move_wanted = Signal(int)

    def show_cases(self, lines: Sequence[CaseLine]) -> None:
        """Show what keeps its version and what may move."""
        self.clear()
        if not lines:
            self.add(_note("No case is on an older version of this form."))
            self.add_stretch()
            return
        self.add(WrappedLabel(KEEPS, "reading"))
        card = Card(gap="m")
        for at, line in enumerate(lines):
            if at:
                card.content.addWidget(HairlineRow())
            card.content.addWidget(self._case(line))
        self.add(card)
        self.add_stretch()

    def _case(self, line: CaseLine) -> QWidget:
        words = QWidget()
        layout = column(words, gap="xs")
        heard = f"{line.reference}. {line.words} {' '.join(line.lost)}"
        layout.addWidget(WalkedWords(line.reference, "label", said=heard))
        layout.addWidget(WrappedLabel(line.words, "body", "muted"))
        for lost in line.lost:
            layout.addWidget(WrappedLabel(f"Stays behind: {lost}", "body", "warn"))
        if not line.move:
            return words
        button = MoveButton(line)
        button.wanted.connect(self.move_wanted)
        return BesideOrBelow(words, button)


class MoveButton(Button):
    """Moves one case, and says which."""

    wanted = Signal(int)

    def __init__(self, line: CaseLine, parent: QWidget | None = None) -> None:
        super().__init__(line.move, Variant.PLAIN, parent)
        self._case = line.allocation_id
        self.setAccessibleName(f"{line.move}: {line.reference}")
        self.clicked.connect(self._tell)

    def _tell(self) -> None:
        self.wanted.emit(self._case)


class FaultsPage(WalkedColumn):
    """What is wrong with a file, line by line, with what to do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._follows: QWidget | None = None

    def stop_following(self) -> None:
        """The page stays as it is, whatever becomes of the file."""
        if self._follows is not None:
            self._follows.hide()

    def show_faults(self, title: str, words: str, faults: Sequence[Fault], *, watched: bool) -> None:
        """Show every fault."""
        self.clear()
        self.add(WrappedLabel(title, "screen"))
        self.add(WrappedLabel(words, "reading", "muted"))
        self._follows = None
        if watched:
            self._follows = WrappedLabel("Save the file again and this page follows.", "reading", "muted")
            self.add(self._follows)
        card = Card(gap="m")
        for at, fault in enumerate(faults[:FAULTS_SHOWN]):
            if at:
                card.content.addWidget(HairlineRow())
            card.content.addWidget(_fault(fault))
        self.add(card)
        if len(faults) > FAULTS_SHOWN:
            rest = f"These are the first {FAULTS_SHOWN}. The others show once some of them are put right."
            self.add(WrappedLabel(rest, "reading", "muted"))
        self.add_stretch()


class FillPage(QWidget):
    """A section to try out, with the set and the auditor to try as."""

    try_as = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = column(self, gap="none")
        edge = current().space("l")
        head = column(gap="s")
        head.setContentsMargins(edge, current().space("s"), edge, 0)
        choices = row(gap="s")
        self.audit_set, self.seat = ClosedList(SETS, name="Set"), ClosedList(SEATS, name="Try as")
        for control in (self.audit_set, self.seat):
            choices.addWidget(control, 1)
            control.picked.connect(self._picked)
        self._state = WrappedLabel("", "body", "muted")
        head.addLayout(choices)
        head.addWidget(self._state)
        layout.addLayout(head)
        self.section = SectionPage()
        layout.addWidget(self.section, 1)

    def show_section(self, section: AskedSection, filling: Filling) -> None:
        """Show one section as it is tried."""
        self.audit_set.set_value(filling.audit_set.value)
        self.seat.set_value(filling.seat.value)
        self.section.show_section(section, filling.answers, frozen=False)

    def show_state(self, words: str) -> None:
        """Say how far it is."""
        self._state.set_text(f"{words} {NOT_SAVED}")

    def _picked(self) -> None:
        self.try_as.emit(self.audit_set.value, self.seat.value)


def _question(question: ReadQuestion) -> QWidget:
    holder = QWidget()
    layout = column(holder, gap="s")
    heard = [f"{question.number} {question.text}", *(f"{one.about}: {one.words}." for one in question.details)]
    title = row(gap="s")
    number = Words(question.number, "fact", "subtle")
    number.setMinimumWidth(current().px(36))
    title.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
    title.addWidget(WalkedWords(question.text, "fact", said=" ".join(heard)), 1)
    title.addWidget(Words(question.code, "second", "subtle"), 0, Qt.AlignmentFlag.AlignTop)
    layout.addLayout(title)
    for detail in question.details:
        layout.addWidget(_detail(detail))
    return holder


def _detail(detail: Detail) -> QWidget:
    holder = QWidget()
    layout = row_or_column(holder, gap="xxs" if large_text() else "s")
    about = Words(detail.about, "medium_second", "muted")
    about.setMinimumWidth(current().px(ABOUT))
    if not large_text():
        layout.setContentsMargins(current().px(36) + current().space("s"), 0, 0, 0)
    layout.addWidget(about, 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(WrappedLabel(detail.words[:1].upper() + detail.words[1:], "body"), 1)
    return holder


def _change(code: str, text: str, before: str, after: str) -> QWidget:
    holder = QWidget()
    layout = column(holder, gap="xs")
    heard = f"{code} {text}. Was: {before or 'nothing'}. Is: {after or 'nothing'}."
    title = row(gap="s")
    title.addWidget(WalkedWords(text or "The form", "label", said=heard), 1)
    title.addWidget(Words(code, "second", "subtle"), 0, Qt.AlignmentFlag.AlignTop)
    layout.addLayout(title)
    for about, words in (("Was", before), ("Is", after)):
        if words and words != text:
            layout.addWidget(_detail(Detail(about, words)))
    return holder


def _fault(fault: Fault) -> QWidget:
    holder = QWidget()
    layout = column(holder, gap="xs")
    place = ", ".join(part for part in (f"{fault.file}, line {fault.line}", fault.section, fault.question) if part)
    layout.addWidget(WalkedWords(place, "label", said=str(fault)))
    layout.addWidget(WrappedLabel(fault.problem, "body"))
    layout.addWidget(WrappedLabel(fault.remedy, "body", "muted"))
    return holder


def _note(words: str) -> Card:
    card = Card(padding="xl")
    card.content.addWidget(WalkedWords(words, "reading", said=words))
    return card
