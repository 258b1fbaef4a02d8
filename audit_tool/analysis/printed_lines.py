"""Printed figures, and what does not fit among them, as the rows that screen and report show alike."""

from collections.abc import Iterable
from dataclasses import dataclass

from audit_tool.analysis.contradictions import Contradiction
from audit_tool.analysis.printed import KIND_WORDS, Kind, PrintedFigure
from audit_tool.counted_words import count_of


@dataclass(frozen=True, slots=True)
class EarlierLine:
    """One figure as a row: what it is, of when, as it is printed, and all else that is known of it."""

    figure: str
    period: str
    printed: str
    rest: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class DoubtLine:
    """Something that does not fit, as a row."""

    why: str
    figure: str
    told: str


def in_order(figures: Iterable[PrintedFigure]) -> list[PrintedFigure]:
    """Kind by kind, measure by measure, in order of time."""
    kinds = list(KIND_WORDS)
    return sorted(
        figures,
        key=lambda each: (
            kinds.index(Kind(each.kind)),
            each.label,
            each.service,
            each.ends_on.isoformat() if each.ends_on else "",
        ),
    )


def line_of(each: PrintedFigure) -> EarlierLine:
    """A figure as a row."""
    service = f" ({each.service})" if each.service else ""
    rest = " ".join(f"{name}: {_ended(words)}" for name, words in each.details)
    return EarlierLine(f"{each.label}{service}", each.period, each.told, rest, Kind(each.kind))


def doubt_of(each: Contradiction) -> DoubtLine:
    """What does not fit as a row."""
    return DoubtLine(each.why.value, f"{each.label}, {each.period}", f"{each.told} Source: {'; '.join(each.sources)}.")


def _ended(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."


def doubts_words(number: int) -> str:
    """How many things do not fit, as a sentence."""
    if not number:
        return "Nothing is found that does not fit."
    return f"{count_of(number, 'thing does', 'things do')} not fit."
