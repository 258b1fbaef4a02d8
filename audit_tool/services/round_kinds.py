"""What kinds of rounds there are: a shipped list, and whatever a council called one of its own (R-002)."""

import tomllib
from dataclasses import dataclass
from functools import cache

from audit_tool.errors import WrongInputError
from audit_tool.places import resources

DIP_SAMPLE = "dip_sample"
"""The shipped kind that has a briefing note of its own."""


@dataclass(frozen=True, slots=True)
class RoundKind:
    """A kind of round."""

    code: str
    name: str
    spans: str = ""
    """"quarter" where its days are those of a financial quarter: audits outside any week (R-006)."""
    apart: bool = False
    """Whether it is set up in a way of its own, and no other round can become one (R-108)."""


@cache
def shipped_kinds() -> tuple[RoundKind, ...]:
    """The kinds that come with the program, the usual one first."""
    with (resources() / "rounds" / "kinds.toml").open("rb") as file:
        return tuple(RoundKind(**each) for each in tomllib.load(file)["kind"])


def kind_words(code: str) -> str:
    """What a kind is called; a council's own is stored as it is called."""
    return next((each.name for each in shipped_kinds() if each.code == code), code)


def kind_code(words: str) -> str:
    """How a kind is stored, by its code or by what it is called."""
    given = " ".join(words.split())
    known = (each for each in shipped_kinds() if given.casefold() in {each.code, each.name.casefold()})
    return next((each.code for each in known), given)


def is_apart(code: str) -> bool:
    """Whether rounds of this kind are set up in a way of their own."""
    return any(each.apart for each in shipped_kinds() if each.code == code)


def refuse_real_cases(code: str) -> None:
    """Practice cases and real ones never share a round (R-108)."""
    if is_apart(code):
        message = f"{kind_words(code)} holds practice cases only. Nothing was changed. Choose another round."
        raise WrongInputError(message)
