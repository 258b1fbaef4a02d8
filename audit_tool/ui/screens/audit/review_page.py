"""The page before submitting: "There is a problem" with links, or a plain summary and what submitting means."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from audit_tool.analysis.prompts import Prompt
from audit_tool.analysis.proposed_actions import Proposal
from audit_tool.formdef.completeness import Gap
from audit_tool.formdef.definition import Kind
from audit_tool.ui.formview.looks import look_of
from audit_tool.ui.screens.actions.proposed_card import ProposedCard
from audit_tool.ui.screens.audit.in_hand import AuditInHand
from audit_tool.ui.widgets.boxes import Card, ScrollColumn, row
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.grades import GradeChip
from audit_tool.ui.widgets.labels import Words, WrappedLabel

MOST_LINKS = 60


class QuestionLink(Button):
    """A link to a question."""

    go = Signal(str)

    def __init__(self, code: str, number: str, parent: QWidget | None = None) -> None:
        super().__init__(number, Variant.QUIET, parent)
        self._code = code
        self.clicked.connect(self._go)

    def _go(self) -> None:
        self.go.emit(self._code)


class ReviewPage(ScrollColumn):
    """Shown in the place of a section."""

    go = Signal(str)
    submit_wanted = Signal()
    proposal_accepted = Signal(str, str)
    proposal_dismissed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap="l", margin="l")
        self._first: Button | None = None
        self.proposed: ProposedCard | None = None

    def show_review(self, missing: Sequence[Gap], hand: AuditInHand) -> None:
        """Show what is missing, or the summary."""
        self.clear()
        self._first = self.proposed = None
        if missing:
            self._problem(missing, hand)
        elif not hand.sheet.frozen:
            self._ready(hand)
        looks = [] if hand.sheet.frozen else hand.second_looks(missing)
        if looks:
            self._second_looks(looks, hand)
        self._summary(hand)
        self.add_stretch()

    def show_proposals(self, proposals: Sequence[Proposal]) -> None:
        """Show what is proposed below everything else, or nothing more."""
        if self.proposed is not None:
            self.content.removeWidget(self.proposed)
            self.proposed.deleteLater()
        self.proposed = ProposedCard(proposals, "Your answers propose") if proposals else None
        if self.proposed is not None:
            self.proposed.accepted.connect(self.proposal_accepted)
            self.proposed.dismissed.connect(self.proposal_dismissed)
            # Before the stretch that ends the page.
            self.content.insertWidget(self.content.count() - 1, self.proposed)

    def take_focus(self) -> None:
        """The first link, or the button that submits."""
        if self._first is not None:
            self._first.setFocus()

    def _problem(self, missing: Sequence[Gap], hand: AuditInHand) -> None:
        card = Card()
        card.content.addWidget(WrappedLabel("There is a problem", "section", "danger"))
        count = "One answer is" if len(missing) == 1 else f"{len(missing)} answers are"
        words = f"{count} missing before this {hand.sheet.noun} can be submitted. Everything you wrote is saved."
        card.content.addWidget(WrappedLabel(words, "reading"))
        for gap in missing[:MOST_LINKS]:
            link = self._line(card, gap, hand)
            self._first = self._first or link
        self.add(card)

    def _ready(self, hand: AuditInHand) -> None:
        """Above the grades, so that the button is never below the window."""
        card = Card()
        card.content.addWidget(WrappedLabel("Nothing is missing", "section"))
        card.content.addWidget(
            WrappedLabel(f"Read it once more. Once submitted, this {hand.sheet.noun} cannot be changed.", "reading")
        )
        submit = Button(f"Submit this {hand.sheet.noun}", Variant.PRIMARY, after="arrow-right")
        submit.clicked.connect(self.submit_wanted)
        card.content.addWidget(submit, 0, Qt.AlignmentFlag.AlignLeft)
        self._first = submit
        self.add(card)

    def _second_looks(self, looks: Sequence[Prompt], hand: AuditInHand) -> None:
        card = Card()
        card.content.addWidget(WrappedLabel("Worth a second look", "section"))
        words = "None of this stops you. Change it, or leave it as it is."
        card.content.addWidget(WrappedLabel(words, "reading"))
        for prompt in looks[:MOST_LINKS]:
            self._line(card, prompt, hand)
        self.add(card)

    def _line(self, card: Card, about: Gap | Prompt, hand: AuditInHand) -> QuestionLink:
        asked = hand.question(about.question)
        question = f"{_ended(asked.question.text)} " if asked else ""
        holder = QWidget()
        line = row(holder, gap="s")
        link = QuestionLink(about.question, about.number)
        link.setAccessibleName(f"Go to {about.number} {question.strip()}: {about.text}")
        link.go.connect(self.go)
        line.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(WrappedLabel(f"{question}{about.text}", "body"), 1)
        card.content.addWidget(holder)
        return link

    def _summary(self, hand: AuditInHand) -> None:
        header = hand.header()
        card = Card()
        card.content.addWidget(WrappedLabel(f"{header.what} of {header.reference}", "section"))
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
