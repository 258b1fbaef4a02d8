"""Reads the expressions of XLSForm as far as conditions and ranges of form files can say the same; never guesses."""

import re
from dataclasses import dataclass
from typing import NoReturn

MIRRORED = {"=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
_TOKEN = re.compile(
    r"""\s*(?:(?P<ref>\$\{\s*[^{}]+?\s*\})|(?P<text>'[^']*'|"[^"]*")|(?P<number>-?\d+(?:\.\d+)?)"""
    r"""|(?P<sign><=|>=|!=|<|>|=)|(?P<mark>[(),])|(?P<self>\.)|(?P<word>[A-Za-z][\w-]*))"""
)
_STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"'})
_DEEPEST = 40


class CannotSayError(Exception):
    """An expression says something that form files cannot; its text says what."""


@dataclass(frozen=True, slots=True)
class Reference:
    """`${name}`, or the question itself where the name is empty."""

    name: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A text or number written out."""

    value: str
    number: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """A question's answer compared with something."""

    question: Reference
    sign: str
    value: Literal


@dataclass(frozen=True, slots=True)
class Selected:
    """A choice is among those chosen."""

    question: Reference
    value: Literal


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class Joined:
    """Several of which all (`and`) or any (`or`) are true."""

    word: str
    parts: tuple["Node", ...]


Node = Compared | Selected | Not | Joined


def read_expression(text: str) -> Node:
    """The expression as a tree; CannotSayError where it holds anything that is not known here."""
    reader = _Reader(_tokens(text.translate(_STRAIGHT)))
    found = reader.either()
    reader.end()
    return found


def _tokens(text: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    at, text = 0, text.rstrip()
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None or token.lastgroup is None:
            message = f"“{text[at:].strip()[:20]}” is not understood"
            raise CannotSayError(message)
        found.append((token.lastgroup, token[token.lastgroup]))
        at = token.end()
    return found


class _Reader:
    """Reads tokens from left to right: or, then and, then a single test."""

    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    def either(self) -> Node:
        """One or more parts joined by `or`."""
        return self._joined("or")

    def end(self) -> None:
        """Nothing may follow."""
        if self._at < len(self._tokens):
            self._stop()

    def _joined(self, word: str) -> Node:
        inner = self._test if word == "and" else lambda: self._joined("and")
        parts = [inner()]
        while self._take("word", word):
            parts.append(inner())
        return parts[0] if len(parts) == 1 else Joined(word, tuple(parts))

    def _test(self) -> Node:
        self._depth += 1
        if self._depth > _DEEPEST:
            message = "it is nested too deeply"
            raise CannotSayError(message)
        found = self._negated() or self._selected() or self._bracketed() or self._compared()
        self._depth -= 1
        return found

    def _negated(self) -> Node | None:
        if not self._called("not"):
            return None
        inner = self.either()
        self._need("mark", ")")
        return Not(inner)

    def _selected(self) -> Node | None:
        if not self._called("selected"):
            return None
        question = self._value()
        self._need("mark", ",")
        value = self._value()
        self._need("mark", ")")
        if not isinstance(question, Reference) or not isinstance(value, Literal):
            self._stop()
        return Selected(question, value)

    def _bracketed(self) -> Node | None:
        if not self._take("mark", "("):
            return None
        inner = self.either()
        self._need("mark", ")")
        return inner

    def _compared(self) -> Node:
        left = self._value()
        sign = self._next("sign")
        right = self._value()
        if isinstance(left, Reference) and isinstance(right, Literal):
            return Compared(left, sign, right)
        if isinstance(left, Literal) and isinstance(right, Reference):
            return Compared(right, MIRRORED[sign], left)
        message = "it compares two answers, or none"
        raise CannotSayError(message)

    def _value(self) -> Reference | Literal:
        kind, text = self._tokens[self._at] if self._at < len(self._tokens) else ("", "")
        if kind not in {"ref", "self", "text", "number"}:
            self._stop()
        self._at += 1
        if kind == "ref":
            return Reference(text[2:-1].strip())
        if kind == "self":
            return Reference("")
        return Literal(text, number=True) if kind == "number" else Literal(text[1:-1])

    def _called(self, word: str) -> bool:
        if self._tokens[self._at : self._at + 2] != [("word", word), ("mark", "(")]:
            return False
        self._at += 2
        return True

    def _take(self, kind: str, text: str) -> bool:
        found = self._tokens[self._at : self._at + 1] == [(kind, text)]
        self._at += found
        return found

    def _need(self, kind: str, text: str) -> None:
        if not self._take(kind, text):
            self._stop()

    def _next(self, kind: str) -> str:
        if self._at >= len(self._tokens) or self._tokens[self._at][0] != kind:
            self._stop()
        self._at += 1
        return self._tokens[self._at - 1][1]

    def _stop(self) -> NoReturn:
        met = self._tokens[self._at][1] if self._at < len(self._tokens) else "its end"
        message = f"“{met}” is not understood here"
        raise CannotSayError(message)
