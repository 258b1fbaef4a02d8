"""The page before submitting: "There is a problem" with links, or a plain summary and what submitting means."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from audit_tool.formdef.completeness import Gap
from audit_tool.formdef.definition import Kind
from audit_tool.ui.formview.looks import look_of
from audit_tool.ui.screens.audit.in_hand import AuditInHand
from audit_tool.ui.widgets.boxes import Card, ScrollColumn, row
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.grades import GradeChip
from audit_tool.ui.widgets.labels import Words, WrappedLabel

MOST_LINKS = 60


class GapLink(Button):
    """A link to something missing."""

    go = Signal(str)

    def __init__(self, gap: Gap, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, Variant.QUIET, parent)
        self._code = gap.question
        self.clicked.connect(self._go)

    def _go(self) -> None:
        self.go.emit(self._code)


class ReviewPage(ScrollColumn):
    """Shown in the place of a section."""

    go = Signal(str)
    submit_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap="l", margin="l")
        self._first: Button | None = None

    def show_review(self, missing: Sequence[Gap], hand: AuditInHand) -> None:
        """Show what is missing, or the summary."""
        self.clear()
        self._first = None
        if missing:
            self._problem(missing, hand)
        elif not hand.sheet.frozen:
            self._ready()
        self._summary(hand)
        self.add_stretch()

    def take_focus(self) -> None:
        """The first link, or the button that submits."""
        if self._first is not None:
            self._first.setFocus()

    def _problem(self, missing: Sequence[Gap], hand: AuditInHand) -> None:
        card = Card()
        card.content.addWidget(WrappedLabel("There is a problem", "section", "danger"))
        count = "One answer is" if len(missing) == 1 else f"{len(missing)} answers are"
        words = f"{count} missing before this audit can be submitted. Everything you wrote is saved."
        card.content.addWidget(WrappedLabel(words, "reading"))
        for gap in missing[:MOST_LINKS]:
            asked = hand.question(gap.question)
            holder = QWidget()
            line = row(holder, gap="s")
            link = GapLink(gap, f"{gap.number}")
            link.setAccessibleName(f"Go to {gap.number} {asked.question.text if asked else ''}: {gap.text}")
            link.go.connect(self.go)
            text = f"{_ended(asked.question.text)} {gap.text}" if asked else gap.text
            line.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(WrappedLabel(text, "body"), 1)
            card.content.addWidget(holder)
            self._first = self._first or link
        self.add(card)

    def _ready(self) -> None:
        """Above the grades, so that the button is never below the window."""
        card = Card()
        card.content.addWidget(WrappedLabel("Nothing is missing", "section"))
        card.content.addWidget(
            WrappedLabel("Read your grades once more. Once submitted, this audit cannot be changed.", "reading")
        )
        submit = Button("Submit this audit", Variant.PRIMARY, after="arrow-right")
        submit.clicked.connect(self.submit_wanted)
        card.content.addWidget(submit, 0, Qt.AlignmentFlag.AlignLeft)
        self._first = submit
        self.add(card)

    def _summary(self, hand: AuditInHand) -> None:
        header = hand.header()
        card = Card()
        card.content.addWidget(WrappedLabel(f"Your {header.seat} audit of {header.reference}", "section"))
        words = f"{header.answered} of {header.total} answered."
        card.content.addWidget(WrappedLabel(words, "reading"))
        held = hand.held()
        if held is not None:
            card.content.addWidget(WrappedLabel(f"{held.sentence} (local rule)", "reading"))
        card.content.addLayout(self._grades(hand))
        self.add(card)

    def _grades(self, hand: AuditInHand) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        at = 0
        for section in hand.sections:
            for asked in section.questions:
                grade = look_of(hand.sheet.form, hand.answer(asked.question.code).value)
                if asked.question.kind is Kind.GRADE and grade is not None:
                    grid.addWidget(Words(asked.number, "body", "subtle"), at, 0)
                    grid.addWidget(WrappedLabel(asked.question.text, "body"), at, 1)
                    grid.addWidget(GradeChip(grade), at, 2)
                    at += 1
        return grid


def _ended(question: str) -> str:
    """A question as a sentence of its own; some are only words such as "Minutes taken"."""
    return question if question.endswith(("?", ".", "!", ":")) else f"{question}:"
