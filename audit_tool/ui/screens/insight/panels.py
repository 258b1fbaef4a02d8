"""The cards of Insight: a quiet title, a sentence that counts most, and what stands below it."""

from collections.abc import Iterable

from audit_tool.ui.widgets.boxes import Card, HairlineRow, clear
from audit_tool.ui.widgets.labels import Words, WrappedLabel


def panel(title: str, sentence: str = "") -> Card:
    """A card with its title."""
    card = Card(padding="l", gap="s")
    card.content.addWidget(Words(title, "strong_second", "muted"))
    if sentence:
        card.content.addWidget(WrappedLabel(sentence, "card"))
    return card


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
