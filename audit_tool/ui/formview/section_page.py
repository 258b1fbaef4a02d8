"""One section of a form: facts that follow each other share a card, each graded question has its own."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from audit_tool.formdef.answers import NOTHING, Answer
from audit_tool.formdef.applicability import AskedSection
from audit_tool.formdef.wording import words
from audit_tool.ui.formview.caret import Caret, caret_within, put_caret
from audit_tool.ui.formview.registry import Editor, editor_for
from audit_tool.ui.widgets.boxes import Card, HairlineRow, ScrollColumn
from audit_tool.ui.widgets.quiet_note import Remark


class SectionPage(ScrollColumn):
    """The editors of one section, one below the other."""

    changed = Signal(str, object, bool)
    arrived = Signal(str)
    next_wanted = Signal(str)
    prompt_dismissed = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap="l", margin="l")
        self._editors: dict[str, Editor] = {}
        self._current = ""
        self._frozen = False
        # Only after the layout has settled is it known where an editor ends.
        self._show_whole = QTimer(self)
        self._show_whole.setSingleShot(True)
        self._show_whole.timeout.connect(self._reveal_current)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    @property
    def codes(self) -> tuple[str, ...]:
        """The questions shown, in order."""
        return tuple(self._editors)

    def editor(self, code: str) -> Editor | None:
        """The editor of a question of this section."""
        return self._editors.get(code)

    def show_section(self, section: AskedSection, answers: Mapping[str, Answer], *, frozen: bool) -> None:
        """Draw a section anew."""
        self._frozen = frozen
        self._editors, self._current = {}, ""
        self.setAccessibleName(f"{section.title}, submitted, for reading" if frozen else "")
        with self.filling():
            self._fill(section, answers)

    def _fill(self, section: AskedSection, answers: Mapping[str, Answer]) -> None:
        card: Card | None = None
        for asked in section.questions:
            editor = editor_for(asked)
            if card is None or editor.own_card:
                card = self._new_card()
            else:
                card.content.addWidget(HairlineRow())
            card.content.addWidget(editor)
            editor.set_answer(answers.get(asked.question.code, NOTHING))
            editor.changed.connect(self.changed)
            editor.next_wanted.connect(self.next_wanted)
            editor.prompt_dismissed.connect(self.prompt_dismissed)
            if self._frozen:
                editor.set_frozen()
                # Nothing can be operated, so each question is a stop itself, and tells its answer.
                editor.line.let_walk(_said(editor))
            self._editors[asked.question.code] = editor
            if editor.own_card:
                card = None
        self.add_stretch()

    def show_nothing(self) -> None:
        """Take the section away."""
        self._editors, self._current = {}, ""
        self.clear()

    def set_answer(self, code: str, answer: Answer) -> None:
        """Show an answer that did not come from its editor."""
        if code in self._editors:
            self._editors[code].set_answer(answer)

    def show_remarks(self, code: str, remarks: Sequence[Remark]) -> None:
        """Show quiet remarks beside a question."""
        if code in self._editors:
            self._editors[code].show_remarks(remarks)

    def focus_question(self, code: str) -> None:
        """Put the caret on a question and bring it into view, unless it is there already."""
        editor = self._editors.get(code)
        if editor is None:
            return
        focused = QApplication.focusWidget()
        if focused is None or not editor.isAncestorOf(focused):
            if self._frozen:
                editor.line.words.setFocus()
            else:
                editor.take_focus()
        self._mark(code)
        self._show_whole.start(0)

    def caret(self) -> Caret:
        """Where the caret is in the question in hand."""
        editor = self._editors.get(self._current)
        return Caret(self._current) if editor is None else caret_within(editor, self._current)

    def put_caret(self, caret: Caret) -> None:
        """Put the caret back where it was in a question."""
        editor = self._editors.get(caret.code)
        if editor is not None and not self._frozen:
            put_caret(editor, caret)

    def _new_card(self) -> Card:
        card = Card()
        self.add(card)
        return card

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None:
            return
        for code, editor in self._editors.items():
            if editor.isAncestorOf(new):
                self._show_whole.start(0)
                if code != self._current:
                    self._mark(code)
                    self.arrived.emit(code)
                return

    def _reveal_current(self) -> None:
        """Bring the whole question into view, its reason and evidence too."""
        editor = self._editors.get(self._current)
        if editor is None:
            return
        self.reveal(editor)
        focused = QApplication.focusWidget()
        if focused is not None and editor.isAncestorOf(focused):
            # A question taller than the page: what has the keyboard matters more than the rest of it.
            self.reveal(focused)

    def _mark(self, code: str) -> None:
        if code == self._current:
            return
        before = self._editors.get(self._current)
        if before is not None:
            before.set_current(current=False)
        self._current = code
        self._editors[code].set_current(current=True)


def _said(editor: Editor) -> str:
    answer = words(editor.question, editor.answer()) or "not answered"
    return f"{editor.spoken} Answer: {answer}."
