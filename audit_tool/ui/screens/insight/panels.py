"""The cards of Insight: a quiet title, a sentence that counts most, and what stands below it."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from audit_tool.ui.widgets.boxes import Card, HairlineRow, clear, row_or_column
from audit_tool.ui.widgets.labels import Words, WrappedLabel


def panel(title: str, sentence: str = "") -> Card:
    """A card with its title."""
    card = Card(padding="l", gap="s")
    card.content.addWidget(Words(title, "strong_second", "muted"))
    if sentence:
        card.content.addWidget(WrappedLabel(sentence, "card"))
    return card


def head(says: QWidget, acts: Iterable[QWidget]) -> QWidget:
    """The top of a page: what it says or asks, and at the right what can be done with all of it."""
    made = QWidget()
    both = row_or_column(made, gap="m")
    both.addWidget(says, 1)
    for act in acts:
        both.addWidget(act, 0, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
    return made


def retitle(card: Card, title: str) -> None:
    """Call a card something else."""
    item = card.content.itemAt(0)
    words = item.widget() if item else None
    if isinstance(words, Words):
        words.setText(title)


def fill(card: Card, sentence: str, rest: Iterable[str] = ()) -> None:
    """Put other sentences under the title; an empty one is left out."""
    clear(card.content, keep=1)
    if sentence:
        card.content.addWidget(WrappedLabel(sentence, "card"))
    for words in filter(None, rest):
        card.content.addWidget(WrappedLabel(words, "body"))


def fill_pairs(card: Card, sentence: str, pairs: Iterable[tuple[str, str]], nothing: str) -> None:
    """Put other pairs under the title: what each is about, and what is told of it."""
    fill(card, sentence)
    found = list(pairs)
    for at, (about, words) in enumerate(found):
        if at:
            card.content.addWidget(HairlineRow())
        card.content.addWidget(WrappedLabel(about, "label"))
        card.content.addWidget(WrappedLabel(words, "body"))
    if not found:
        card.content.addWidget(WrappedLabel(nothing, "body", "muted"))


def fill_figures(card: Card, sentence: str, pairs: Iterable[tuple[str, str]], nothing: str = "") -> None:
    """Put other figures under the title, each on a line with what it counts."""
    fill(card, sentence)
    found = list(pairs)
    for at, (about, words) in enumerate(found):
        if at:
            card.content.addWidget(HairlineRow())
        line = QWidget()
        both = row_or_column(line, gap="m")
        both.addWidget(WrappedLabel(about, "body"), 3)
        both.addWidget(WrappedLabel(words, "label"), 2)
        card.content.addWidget(line)
    if not found:
        card.content.addWidget(WrappedLabel(nothing, "body", "muted"))
