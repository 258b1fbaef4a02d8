"""You and the panel on the screen: the sentence, then each difference with its reason; read only (R-109)."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from audit_tool.analysis.direction_words import (
    AUDITED,
    AUDITED_WORDS,
    CALIBRATION,
    COUNTED,
    DIFFERED,
    NONE_DIFFERED,
    TITLE,
)
from audit_tool.formdef.definition import Question
from audit_tool.services.own_reviews import ReviewedAudit
from audit_tool.services.panel_card import CardRound, PanelAnswer, PanelCard, PanelDifference
from audit_tool.ui.formview.looks import looks_of
from audit_tool.ui.frame import Frame
from audit_tool.ui.widgets.boxes import Card, HairlineRow, ScrollColumn, column, row, row_or_column
from audit_tool.ui.widgets.button_row import ButtonRow
from audit_tool.ui.widgets.buttons import Button
from audit_tool.ui.widgets.fields import ClosedList, Labelled
from audit_tool.ui.widgets.grades import GradeChip
from audit_tool.ui.widgets.labels import Words, WrappedLabel
from audit_tool.ui.widgets.screen_head import ScreenHead
from audit_tool.ui.widgets.walking import WalkedWords


class PanelCardPage(QWidget):
    """One's own page of a round."""

    closed = Signal()
    round_wanted = Signal(int)

    def __init__(
        self,
        frame: Frame,
        card: PanelCard,
        chosen: CardRound,
        rounds: Sequence[CardRound],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._frame, self._card = frame, card
        self.back, self.print = Button("Back to My work"), Button("Print as PDF", icon="print")
        self.back.clicked.connect(self.closed)
        self.print.clicked.connect(self._print)
        self.round = ClosedList([(str(each.round_id), each.name) for each in rounds])
        self.round.set_value(str(chosen.round_id))
        self.round.picked.connect(self._choose)
        self._scroll = ScrollColumn(gap="m", margin="xl")
        column(self, gap="none").addWidget(self._scroll)
        self._scroll.add(ScreenHead(TITLE, f"{card.round_name}. {card.cases_words}"))
        self._scroll.add(ButtonRow([self.back, self.print]))
        if len(rounds) > 1:
            self._scroll.add(Labelled("&Round", self.round))
        self._scroll.add(_counts(card))
        self._scroll.add(WrappedLabel(DIFFERED, "section"))
        if not card.differences:
            self._scroll.add(WrappedLabel(NONE_DIFFERED, "reading"))
        for each in card.differences:
            self._scroll.add(DifferenceCard(each))
        self._scroll.add(WrappedLabel(COUNTED, "second", "muted"))
        if card.reviews:
            self._scroll.add(WrappedLabel(AUDITED, "section"))
            self._scroll.add(WrappedLabel(AUDITED_WORDS, "reading", "muted"))
        for review in card.reviews:
            self._scroll.add(ReviewedCard(review))
        self._scroll.add_stretch()

    def take_focus(self) -> None:
        """The way back has the keyboard."""
        self.back.setFocus()

    def _choose(self, round_id: str) -> None:
        self.round_wanted.emit(int(round_id))

    def _print(self) -> None:
        from audit_tool.ui.screens.reports.choices import case_key
        from audit_tool.ui.screens.reports.offers import PANEL_CARD

        self._frame.go("reports", f"{PANEL_CARD} {case_key(self._card.round_name, self._card.auditor)}")


class DifferenceCard(Card):
    """One question that was decided otherwise: both answers, why, and the notes."""

    def __init__(self, difference: PanelDifference, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding="xl", gap="s")
        self.words = WalkedWords(difference.question.text, "question", said=spoken(difference))
        self.content.addWidget(Words(difference.name, "label", "accent_text"))
        self.content.addWidget(self.words)
        line = row_or_column(gap="xl")
        for label, answer in (("Yours", difference.own), ("Decided", difference.decided)):
            pair = row(gap="s")
            pair.addWidget(Words(label, "body", "muted"))
            pair.addWidget(_own(difference, answer))
            pair.addStretch()
            line.addLayout(pair)
        line.addStretch(1)
        self.content.addLayout(line)
        self.content.addWidget(WrappedLabel(f"{difference.reason}.", "label"))
        for note in difference.notes:
            self.content.addWidget(WrappedLabel(note, "reading"))


class ReviewedCard(Card):
    """What an audit of one's own audit said, question by question."""

    def __init__(self, review: ReviewedAudit, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding="xl", gap="s")
        self.content.addWidget(Words(review.name, "label", "accent_text"))
        for at, each in enumerate(review.answers):
            if at:
                self.content.addWidget(HairlineRow())
            heard = " ".join(filter(None, (each.question.text, f"{each.words}.", each.comment)))
            self.content.addWidget(WalkedWords(f"{each.number} {each.question.text}", "label", said=heard))
            line = row(gap="s")
            line.addWidget(_answer(each.question, each.value, each.words, graded=each.grade is not None), 1)
            if each.grade is not None:
                line.addStretch()
            self.content.addLayout(line)
            if each.comment:
                self.content.addWidget(WrappedLabel(each.comment, "reading"))


def spoken(difference: PanelDifference) -> str:
    """A difference as a person hears it."""
    answers = f"Yours: {difference.own.words}. Decided: {difference.decided.words}. {difference.reason}."
    return " ".join((f"{difference.name}: {difference.question.text}", answers, *difference.notes))


def _counts(card: PanelCard) -> Card:
    box = Card(padding="xl", gap="s")
    box.content.addWidget(WrappedLabel(card.sentence, "card"))
    for each in card.further:
        box.content.addWidget(WrappedLabel(each, "reading"))
    box.content.addWidget(WrappedLabel(CALIBRATION, "reading", "muted"))
    return box


def _own(difference: PanelDifference, answer: PanelAnswer) -> QWidget:
    return _answer(difference.question, answer.value, answer.words, graded=answer.grade is not None)


def _answer(question: Question, value: str, words: str, *, graded: bool) -> QWidget:
    """A grade as its chip, anything else in words."""
    looks = {each.code: each for each in looks_of(question)} if graded else {}
    return GradeChip(looks[value]) if value in looks else WrappedLabel(words, "label")
