"""The forms screen: the list at the left, one form at the right, to read or to try out."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from audit_tool.counted_words import count_of
from audit_tool.formdef.applicability import AskedSection
from audit_tool.formdef.faults import Fault
from audit_tool.services.identity import Act
from audit_tool.ui import dialogs
from audit_tool.ui.frame import Frame, Screen
from audit_tool.ui.qt_runner import QtScheduler
from audit_tool.ui.screens.forms.choice import SectionNames
from audit_tool.ui.screens.forms.content import CaseLine, ChangeGroup, FormHead, FormLine, Mode, ReadQuestion
from audit_tool.ui.screens.forms.filling import Filling
from audit_tool.ui.screens.forms.form_list import FormList
from audit_tool.ui.screens.forms.head import FormHeadPane
from audit_tool.ui.screens.forms.pages import CasesPage, ChangesPage, FaultsPage, FillPage, ReadPage
from audit_tool.ui.screens.forms.presenter import FormsPresenter
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.announcing import announce
from audit_tool.ui.widgets.boxes import column, large_text, row_or_column
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.fields import Field
from audit_tool.ui.widgets.labels import Words, WrappedLabel

NARROW, WIDE = 288, 352
FORM_FILES = "Form files (*.yaml)"
BLANK = "blank-form"


class Actions(QWidget):
    """What can be done with files outside: bring one in, follow one that is being written."""

    bring_wanted = Signal()
    watch_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, *, leads: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = row_or_column(self, gap="xs") if large_text() else column(self, gap="xs")
        layout.setDirection(layout.Direction.LeftToRight if large_text() else layout.Direction.TopToBottom)
        self.bring = Button("Bring in a form file", Variant.PLAIN, icon="plus")
        self.watch = Button("Check a file as I write", Variant.QUIET, icon="pencil")
        self.stop = Button("Stop checking", Variant.QUIET, icon="cross")
        for button, signal in (
            (self.bring, self.bring_wanted),
            (self.watch, self.watch_wanted),
            (self.stop, self.stop_wanted),
        ):
            button.clicked.connect(signal)
            layout.addWidget(button)
        # Only now: shown before it has a place, it would open as a window of its own and take the keyboard.
        self.bring.setVisible(leads)
        self.stop.hide()

    def show_watched(self, name: str) -> None:
        """Offer to watch, or to stop."""
        self.watch.setVisible(not name)
        self.stop.setVisible(bool(name))
        self.stop.setAccessibleName(f"Stop checking {name}" if name else "Stop checking")


class FormsPanes(Screen):
    """The panes of the forms screen and the room each of them takes."""

    def __init__(self, frame: Frame, *, leads: bool, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent)
        self.list = FormList()
        self.search = Field("Find a form")
        self.search.setPlaceholderText("Find a form")
        self.search.setClearButtonEnabled(True)
        self._count = WrappedLabel("", "second", "muted")
        self.outside = Actions(leads=leads)
        self.head = FormHeadPane(self.outside)
        self.read, self.fill, self.changes = ReadPage(), FillPage(), ChangesPage()
        self.cases, self.faults = CasesPage(), FaultsPage()
        self._stack = QStackedWidget()
        for page in (self.read, self.fill, self.changes, self.cases, self.faults):
            self._stack.addWidget(page)
        self._left = QWidget(self)
        self._lay_out()

    def _lay_out(self) -> None:
        self._left.setObjectName("surface")
        self._left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        left = column(self._left, gap="s", margin="s")
        top = column(gap="xs", margin="s")
        top.addWidget(Words("Forms", "card"))
        top.addWidget(self._count)
        top.addWidget(self.search)
        left.addLayout(top)
        left.addWidget(self.list, 1)
        if not large_text():
            left.addWidget(self.outside)
        right = column(gap="none")
        right.addWidget(self.head)
        right.addWidget(self._stack, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._left)
        layout.addLayout(right, 1)
        # With large text there is no room for a list at the side: it closes into one line above.
        self._left.setVisible(not large_text())

    def panes(self) -> list[QWidget]:
        """What F6 goes round."""
        page = self._stack.currentWidget()
        return [self.list, page] if page is not None else [self.list]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list takes more room in a wide window."""
        super().resizeEvent(event)
        wide = self.window().width() >= current().pane("switch_panes")
        self._left.setFixedWidth(min(current().px(WIDE if wide else NARROW), event.size().width() * 2 // 5))


class FormsShowing(FormsPanes):
    """What the presenter has shown."""

    presenter: FormsPresenter
    lines: Sequence[FormLine] = ()

    def show_forms(self, lines: Sequence[FormLine], chosen: str) -> None:
        self.lines = lines
        self._count.set_text(_counted(lines))
        if self.list.lines != tuple(lines):
            self.list.set_lines(lines)
        keys = [line.key for line in lines]
        self.list.set_current(keys.index(chosen) if chosen in keys else -1)
        self.head.show_forms(lines, chosen)

    def show_head(self, head: FormHead) -> None:
        self.head.show()
        self.head.show_head(head)

    def show_reading(self, names: SectionNames, at: int, questions: Sequence[ReadQuestion], *, again: bool) -> None:
        self.head.show_sections(names, at)
        self.read.show_questions(questions, again=again)
        self._stack.setCurrentWidget(self.read)

    def show_filling(self, names: SectionNames, section: AskedSection, filling: Filling) -> None:
        self.head.show_sections(names, section.number)
        self.fill.show_section(section, filling)
        self._stack.setCurrentWidget(self.fill)

    def show_state(self, words: str) -> None:
        self.fill.show_state(words)

    def focus_question(self, code: str) -> None:
        self.fill.section.focus_question(code)

    def show_changes(self, versions: Sequence[int], other: int, groups: Sequence[ChangeGroup]) -> None:
        self.head.show_others(versions, other)
        self.changes.show_groups(groups)
        self._stack.setCurrentWidget(self.changes)

    def show_cases(self, lines: Sequence[CaseLine]) -> None:
        self.cases.show_cases(lines)
        self._stack.setCurrentWidget(self.cases)

    def show_faults(self, title: str, words: str, faults: Sequence[Fault], *, watched: bool) -> None:
        # A form that cannot be used has other versions; with large text the head holds the only list of forms.
        self.head.setVisible(large_text() or self.presenter.has_versions)
        self.faults.show_faults(title, words, faults, watched=watched)
        self._stack.setCurrentWidget(self.faults)
        announce(self, f"{title}: {words}", at_once=watched)

    def show_watched(self, name: str) -> None:
        if name:
            # What was done before is not about this file.
            self.frame.close_message()
        else:
            self.faults.stop_following()
        self.outside.show_watched(name)

    def show_done(self, happened: str, rest: str) -> None:
        self.frame.tell(happened, rest)

    def show_problem(self, message: str) -> None:
        self.frame.report(message)


class FormsScreen(FormsShowing):
    """The view of `FormsPresenter`."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, leads=frame.desk.identity.may_anywhere(Act.SET_UP), parent=parent)
        self.presenter = FormsPresenter(frame.desk, frame.runner, self, QtScheduler(self), frame.today)
        self._connect()

    def arrive(self) -> None:
        """Read the forms anew."""
        self.presenter.load()

    def leave(self) -> bool:
        """What was tried out is let go; no file is followed from another screen."""
        self.presenter.stop_watching()
        return True

    def _connect(self) -> None:
        presenter, head = self.presenter, self.head
        self.list.chosen.connect(self._chosen)
        self.search.textChanged.connect(presenter.find)
        head.form_picked.connect(presenter.choose)
        head.version_picked.connect(self._version_picked)
        head.mode_picked.connect(self._mode_picked)
        head.section_picked.connect(self._section_picked)
        head.other.picked.connect(self._other_picked)
        head.print_wanted.connect(self._print)
        self.fill.section.changed.connect(presenter.answer)
        self.fill.section.next_wanted.connect(presenter.next_question)
        self.fill.try_as.connect(presenter.try_as)
        self.cases.move_wanted.connect(presenter.move)
        self.outside.bring_wanted.connect(self._ask_for_form)
        self.outside.watch_wanted.connect(self._ask_for_draft)
        self.outside.stop_wanted.connect(presenter.stop_watching)

    def _chosen(self, at: int) -> None:
        self.presenter.choose(self.lines[at].key)

    def _version_picked(self, version: str) -> None:
        self.presenter.choose_version(int(version))

    def _mode_picked(self, mode: str) -> None:
        self.presenter.show_mode(Mode(mode))

    def _section_picked(self, number: str) -> None:
        self.presenter.go_to_section(int(number))

    def _other_picked(self, version: str) -> None:
        self.presenter.compare_with(int(version))

    def _print(self) -> None:
        form = self.presenter.form
        if form is not None:
            self.frame.go("reports", f"{BLANK} {form.code}@{form.version}")

    def _ask_for_form(self) -> None:
        dialogs.ask_for_file(self, "Bring in a form file", FORM_FILES, self._form_given)

    def _ask_for_draft(self) -> None:
        dialogs.ask_for_file(self, "Check a form file as I write", FORM_FILES, self._draft_given)

    def _form_given(self, path: str) -> None:
        self.presenter.bring_in(Path(path))

    def _draft_given(self, path: str) -> None:
        self.presenter.watch_file(Path(path))


def _counted(lines: Sequence[FormLine]) -> str:
    faulty = sum(line.faulty for line in lines)
    forms = count_of(len(lines), "form")
    return f"{forms}, {faulty} with faults" if faulty else forms
