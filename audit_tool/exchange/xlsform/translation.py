"""Turns expressions of XLSForm into conditions and ranges of form files, or says why that cannot be done."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from audit_tool.exchange.xlsform.expressions import (
    CannotSayError,
    Compared,
    Joined,
    Literal,
    Node,
    Not,
    Reference,
    Selected,
    read_expression,
)
from audit_tool.formdef.house_writing import Written

MOST_WAYS = 24
LARGEST = 999_999
Ways = list[list[str]]
"""Terms that must all be true, for each way in which a condition can be."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the survey that has been carried over."""

    code: str
    kind: str
    choices: Mapping[str, str] = field(default_factory=dict)
    """Codes in the form file by name in the XLSForm."""


def condition_of(text: str, asked: Mapping[str, Asked]) -> str:
    """`relevant` as the condition of a form file; CannotSayError where it says more than one can."""
    return ",".join("+".join(dict.fromkeys(terms)) for terms in _ways(read_expression(text), asked, negated=False))


def all_of(conditions: Sequence[str]) -> str:
    """One condition that is true where each of them is; CannotSayError where it would be too long."""
    ways = [[choice.split("+") for choice in one.split(",")] for one in conditions if one]
    joined = _joined(ways) if ways else []
    return ",".join("+".join(dict.fromkeys(terms)) for terms in joined)


def range_of(text: str, kind: str) -> Written:
    """`constraint` as the range of a form file; only numbers have one."""
    if kind not in {"integer", "decimal"}:
        message = "only numbers can be limited"
        raise CannotSayError(message)
    least, most, whole = -math.inf, math.inf, kind == "integer"
    for sign, number in _bounds(read_expression(text)):
        if sign in {"<", ">"} and not whole:
            message = f"“{sign} {number:g}” leaves out the number itself"
            raise CannotSayError(message)
        if sign in {">=", ">", "="}:
            least = max(least, math.floor(number) + 1 if sign == ">" else number)
        if sign in {"<=", "<", "="}:
            most = min(most, math.ceil(number) - 1 if sign == "<" else number)
    if (least != -math.inf and least < 0) or (most != math.inf and most > LARGEST) or most < 0 or least > most:
        message = f"numbers here go from 0 to {LARGEST}"
        raise CannotSayError(message)
    ends = {"least": least, "most": most}
    return {name: _plain(end) for name, end in ends.items() if math.isfinite(end)}


def _bounds(node: Node) -> list[tuple[str, float]]:
    if isinstance(node, Joined) and node.word == "and":
        return [bound for part in node.parts for bound in _bounds(part)]
    if isinstance(node, Compared) and not node.question.name and node.sign != "!=" and node.value.number:
        return [(node.sign, float(node.value.value))]
    message = "it is more than the least and the most that a number may be"
    raise CannotSayError(message)


def _plain(number: float) -> int | float:
    return int(number) if number == int(number) else number


def _ways(node: Node, asked: Mapping[str, Asked], *, negated: bool) -> Ways:
    if isinstance(node, Not):
        return _ways(node.part, asked, negated=not negated)
    if isinstance(node, Joined):
        parts = [_ways(part, asked, negated=negated) for part in node.parts]
        return (
            _joined(parts) if (node.word == "and") is not negated else _short([way for part in parts for way in part])
        )
    term = _selected(node, asked) if isinstance(node, Selected) else _compared(node, asked)
    return [[term.removeprefix("!") if negated and term.startswith("!") else f"!{term}" if negated else term]]


def _joined(parts: Sequence[Ways]) -> Ways:
    if math.prod(len(part) for part in parts) > MOST_WAYS:
        _short([[]] * (MOST_WAYS + 1))
    return [[term for way in chosen for term in way] for chosen in product(*parts)]


def _short(ways: Ways) -> Ways:
    if len(ways) > MOST_WAYS:
        message = "it has too many parts"
        raise CannotSayError(message)
    return ways


def _question(reference: Reference, asked: Mapping[str, Asked]) -> Asked:
    found = asked.get(reference.name)
    if found is None:
        message = f"“{reference.name or '.'}” is no earlier question that was carried over"
        raise CannotSayError(message)
    return found


def _selected(node: Selected, asked: Mapping[str, Asked]) -> str:
    question = _question(node.question, asked)
    if not question.choices:
        message = f"“{node.question.name}” has no choices"
        raise CannotSayError(message)
    return f"{question.code}={_choice(question, node.value)}"


def _compared(node: Compared, asked: Mapping[str, Asked]) -> str:
    question, sign, value = _question(node.question, asked), node.sign, node.value
    if not value.value and sign in {"=", "!="}:
        return f"{'!' if sign == '=' else ''}{question.code}"
    counted = re.fullmatch(r"\d+(\.\d+)?", value.value)
    if question.kind == "number" and counted:
        return f"{question.code}{sign}{value.value}"
    if question.kind == "choice" and sign in {"=", "!="}:
        return f"{question.code}{sign}{_choice(question, value)}"
    if question.kind == "choice" and counted and all(code.isdecimal() for code in question.choices.values()):
        return f"{question.code}{sign}{value.value}"
    message = f"“{sign}” cannot be asked of “{node.question.name}”"
    if question.kind == "choices":
        message += ", of which several can be chosen; use selected()"
    raise CannotSayError(message)


def _choice(question: Asked, value: Literal) -> str:
    if value.value not in question.choices:
        message = f"“{value.value}” is none of the choices"
        raise CannotSayError(message)
    return question.choices[value.value]
