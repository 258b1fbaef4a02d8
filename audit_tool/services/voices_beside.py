"""Three voices on the same matters, beside each other: practitioner, auditor, family; none joined (R-071, R-074)."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from audit_tool.analysis.counting import UNRATED, beside_words, count, empty_words, share_words
from audit_tool.formdef.measures import MET
from audit_tool.services.counted import FAMILY, MAIN, OUTCOME, PRACTITIONER

AGREED = frozenset({"strongly_agree", "agree"})
UNSURE = "not_sure_or_does_not_apply"
"""An answer to a statement that is no rating."""
FEWEST = 5
"""What practitioners say of their supervision is told of groups of so many, and of no smaller one."""
PRIVATE = frozenset({"PSR-05"})
NOT_ASKED, NO_ANSWER = "Not asked", "no answer on a settled case"
"""Nobody may have been asked, or those who were have not answered, or their cases are not settled yet."""
TOO_FEW = f"fewer than {FEWEST} answered, so it is not told"

VOICES = PRACTITIONER, OUTCOME, FAMILY
"""Under which grades each of them is counted; what auditors say is the outcome."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question that a voice answers, what an answer has to be to count, and that in words."""

    code: str
    words: str
    met: Collection[str] = MET


@dataclass(frozen=True, slots=True)
class Beside:
    """What three voices say of one matter, as counts."""

    matter: str
    practitioners: str
    auditors: str
    families: str


_GOOD = "good or outstanding"
MATTERS: tuple[tuple[str, Asked | None, Asked | None, Asked | None], ...] = (
    (
        "The work as a whole",
        Asked("PSR-04", f"Own work {_GOOD}"),
        Asked(MAIN, f"Overall {_GOOD}"),
        Asked("FCF-11", "Things are better", AGREED),
    ),
    (
        "Listening to the child and family",
        None,
        Asked("VOC-09", f"The child's day is known: {_GOOD}"),
        Asked("FCF-05", "They feel listened to", AGREED),
    ),
    (
        "The plan",
        Asked("PSR-10", "It makes a difference"),
        Asked("PLN-15", f"The plan is {_GOOD}"),
        Asked("FCF-10", "They know what happens next", AGREED),
    ),
    ("Supervision", Asked("PSR-05", f"Supervision {_GOOD}"), Asked("SUP-12", f"Supervision {_GOOD}"), None),
)
"""Themes on which more than one voice is asked; what was said in somebody's own words is told by no report of many."""


def counted_words(code: str, values: Counter[str], met: Collection[str]) -> str:
    """One voice's answers to one question, as so many of so many, with what is no rating beside them."""
    unsure = values[UNSURE]
    found = count({value: number for value, number in values.items() if value != UNSURE}, met)
    if not found.base and not unsure:
        return empty_words(found) if found.asked else NO_ANSWER
    if code in PRIVATE and found.base < FEWEST:
        return TOO_FEW
    beside = ", ".join(words for words in (beside_words(found), f"{unsure} not sure" if unsure else "") if words)
    told = share_words(found) if found.base else UNRATED
    return f"{told}; {beside}" if beside else told
