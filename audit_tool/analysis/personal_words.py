"""The words by which names are told from what only looks like one; a council adds its own to their files."""

from dataclasses import dataclass
from functools import cache

from audit_tool.places import resources

STRAIGHT = str.maketrans("’‘", "''")


@dataclass(frozen=True, slots=True)
class NameWords:
    """Given names, and the words and phrases that are no person although they look like one."""

    given: frozenset[str]
    allowed: frozenset[str]
    """In lower case with straight apostrophes, of one to four words."""
    called_after: frozenset[str]
    """What makes a name the name of a place, a law or a service, in lower case."""


@cache
def shipped() -> NameWords:
    """The lists that come with the program, read once."""
    allowed = frozenset(plain(line) for line in _lines("not_names.txt"))
    return NameWords(frozenset(_lines("given_names.txt")), allowed, frozenset(_lines("called_after.txt")))


def plain(text: str) -> str:
    """A phrase as it is compared: lower case, straight apostrophes, single spaces."""
    return " ".join(text.translate(STRAIGHT).lower().split())


def _lines(name: str) -> list[str]:
    text = (resources() / "writing" / name).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
