"""What stands at the head of a compared case, and one question with both answers side by side."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from audit_tool.analysis.routing import ROUTE_WORDS, Route
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.definition import Kind
from audit_tool.formdef.wording import words as answer_words
from audit_tool.services.rounds import MODE_WORDS, Mode
from audit_tool.services.rulings import Decided, ruling_lines
from audit_tool.ui.formview.looks import look
from audit_tool.ui.screens.moderation.compared import CaseLine, Difference, SideLine
from audit_tool.ui.widgets.boxes import Card, HairlineRow, column, large_text, row, row_or_column
from audit_tool.ui.widgets.grades import GradeChip, GradeLook
from audit_tool.ui.widgets.labels import Words, WrappedLabel
from audit_tool.ui.widgets.tags import Tag, TagKind
from audit_tool.ui.widgets.walking import WalkedWords


class CaseHead(QWidget):
    """Reference, both overall grades, and how far the two agree."""

    def __init__(
        self, case: CaseLine, looks: Mapping[str, GradeLook], besides: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        layout = column(self, gap="s")
        layout.addLayout(_title(case))
        second = row_or_column(gap="s")
        second.addWidget(Words("Overall", "body", "muted"))
        for letter, name, code in (("A", case.names[0], case.a), ("B", case.names[1], case.b)):
            second.addWidget(Words(f"{letter} ({name})" if name else letter, "label"))
            if code in looks:
                second.addWidget(GradeChip(looks[code]))
            else:
                second.addWidget(Words("Not judged", "body", "muted"))
        second.addStretch()
        layout.addLayout(second)
        held = f"{case.held}." if case.held else ""
        words = (held, f"{MODE_WORDS[Mode(case.mode)]}.", case.left_out, besides)
        layout.addWidget(WrappedLabel(" ".join(filter(None, words)), "second", "muted"))
        if case.passed:
            layout.addWidget(WrappedLabel(case.passed, "medium_second"))
        if case.since:
            layout.addWidget(WrappedLabel(case.since, "medium_second"))


class BothSides(Card):
    """One question with both answers and their reasons side by side."""

    def __init__(self, difference: Difference, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding="xl", gap="m")
        self.difference = difference
        self.content.addLayout(self._head())
        sides = row_or_column(gap="xxl")
        sides.addLayout(self._side(difference.a), 1)
        sides.addLayout(self._side(difference.b), 1)
        self.content.addLayout(sides)

    def let_walk(self) -> None:
        """Make the question a stop of the keyboard, where both answers can only be read."""
        self._words.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._words.setAccessibleName(spoken(self.difference))

    def take_focus(self) -> None:
        """The question's words have the keyboard."""
        self._words.setFocus()

    def show_decision(self, decided: Decided) -> None:
        """What was decided under both answers, to be read only."""
        self.content.addWidget(HairlineRow())
        line = row_or_column(gap="s")
        line.addWidget(Words("Decided", "label"))
        line.addWidget(answer_chip(self.difference, decided.value))
        if decided.route:
            line.addWidget(Words(f"by: {ROUTE_WORDS[Route(decided.route)].lower()}", "body", "muted"))
        line.addStretch()
        self.content.addLayout(line)
        for words in ruling_lines(decided):
            self.content.addWidget(WrappedLabel(words, "reading"))

    def _head(self) -> QBoxLayout:
        tag = self.difference.tag
        layout = row_or_column(gap="m")
        title = row(gap="m")
        title.addWidget(Words(self.difference.number, "question", "accent_text"), 0, Qt.AlignmentFlag.AlignTop)
        self._words = WalkedWords(self.difference.question.text, "question")
        title.addWidget(self._words, 1)
        layout.addLayout(title, 1)
        if self.difference.differs:
            kind = TagKind.DANGER if "Protection" in tag or "inadequate" in tag else TagKind.WARN
            layout.addWidget(Tag(tag, kind), 0, Qt.AlignmentFlag.AlignTop)
        return layout

    def _side(self, side: SideLine) -> QVBoxLayout:
        layout = column(gap="s")
        head = row(gap="s")
        head.addWidget(Words(side.name, "label"))
        head.addWidget(answer_chip(self.difference, side.value))
        head.addStretch()
        layout.addLayout(head)
        text = side.text or "No comment was written."
        layout.addWidget(WrappedLabel(text, "reading", "text", marks=side.marks))
        if side.evidence:
            layout.addWidget(WrappedLabel(f"Seen in: {side.evidence}", "second", "muted"))
        layout.addStretch()
        return layout


def spoken(difference: Difference) -> str:
    """A compared question as a person hears it: both answers with their words, then what was decided."""
    parts = [f"{difference.number} {difference.question.text}"]
    parts += [f"{side.name}: {_said(difference, side.value)}. {side.text}" for side in (difference.a, difference.b)]
    decided = difference.decided
    if decided is not None and decided.value:
        parts += [f"Decided: {_said(difference, decided.value)}", *ruling_lines(decided)]
    return " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in map(str.strip, parts))


def answer_chip(difference: Difference, value: str, *, short: bool = False) -> QWidget:
    """An answer as a chip where it is a grade, in words otherwise."""
    grade = next((option for option in difference.question.options if option.code == value), None)
    if difference.question.kind is Kind.GRADE and grade is not None and value != "not_judged":
        return GradeChip(look(grade), short=short)
    return Words(_said(difference, value), "label")


def _said(difference: Difference, value: str) -> str:
    return answer_words(difference.question, Answer(value)) or "Not answered"


def _title(case: CaseLine) -> QBoxLayout:
    layout = row_or_column(gap="m")
    title = row(gap="m")
    title.addWidget(Words(case.reference, "screen"))
    if case.decided:
        title.addWidget(Tag("Decided", TagKind.ACCENT))
    title.addStretch()
    layout.addLayout(title, 1)
    side = Qt.AlignmentFlag.AlignLeft if large_text() else Qt.AlignmentFlag.AlignRight
    counts = column(gap="none")
    counts.addWidget(Words(case.same, "label"), 0, side)
    if case.direction:
        counts.addWidget(Words(case.direction, "second", "muted"), 0, side)
    layout.addLayout(counts)
    return layout
