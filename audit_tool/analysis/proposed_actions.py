"""Which actions the answers of an audit propose; a person accepts or dismisses each (domain 3.2 step 16)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audit_tool.analysis.action_words import Level, Urgency
from audit_tool.formdef.answers import NOTHING, Answers
from audit_tool.formdef.applicability import AskedQuestion

if TYPE_CHECKING:
    # An audit shows what is proposed; the rules are read only where something can be.
    from audit_tool.formdef.action_rules import ActionRule


@dataclass(frozen=True, slots=True)
class Proposal:
    """An action that a rule proposes at one question."""

    rule: str
    question: str
    number: str
    level: Level
    urgency: Urgency
    owner: str
    due_in: int
    """Working days."""
    text: str
    why: str


def proposed(rules: "tuple[ActionRule, ...]", asked: Iterable[AskedQuestion], answers: Answers) -> tuple[Proposal, ...]:
    """What the answers propose, in the form's order; at each question the first rule that fits it."""
    found = []
    for one in asked:
        given = answers.get(one.question.code, NOTHING).value
        rule = next((each for each in rules if each.fits(one.question) and given in each.answers), None)
        if rule is not None:
            found.append(_of(rule, one))
    return tuple(found)


def _of(rule: "ActionRule", one: AskedQuestion) -> Proposal:
    return Proposal(
        rule.code,
        one.question.code,
        one.number,
        Level(rule.level),
        Urgency(rule.urgency),
        rule.owner,
        rule.due_in,
        rule.text.replace("{question}", one.question.text),
        rule.why,
    )
