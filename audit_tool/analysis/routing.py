"""Who settles a difference: the rule table of domain 4.9 and catalogue 4.6 as values a council may change (R-087)."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from enum import StrEnum

from audit_tool.analysis.comparing import Item
from audit_tool.formdef.definition import Kind


class Route(StrEnum):
    """Who settles it, the lightest first."""

    ACCEPTED = "accepted"
    NOTED = "noted"
    AUDITORS = "auditors"
    MODERATOR = "moderator"
    PANEL = "panel"


ROUTE_WORDS = {
    Route.ACCEPTED: "Accepted",
    Route.NOTED: "Noted",
    Route.AUDITORS: "The two auditors",
    Route.MODERATOR: "Moderator",
    Route.PANEL: "Panel",
}


class Trigger(StrEnum):
    """What brings an item to somebody, the most serious first: also the order of the panel's list (R-086)."""

    TOUCHES_LOWEST = "touches_lowest"
    PROTECTION = "protection"
    CROSSES_GOOD = "crosses_good"
    TWO_APART = "two_apart"
    SCOPE = "scope"
    ONE_APART = "one_apart"
    MEASURED_FACT = "measured_fact"
    FACT = "fact"
    SAME = "same"


TRIGGER_WORDS = {
    Trigger.TOUCHES_LOWEST: "Touches inadequate",
    Trigger.PROTECTION: "Protection question",
    Trigger.CROSSES_GOOD: "Crosses good",
    Trigger.TWO_APART: "Two apart",
    Trigger.SCOPE: "One did not judge it",
    Trigger.ONE_APART: "One apart",
    Trigger.MEASURED_FACT: "A published figure turns on it",
    Trigger.FACT: "Facts differ",
    Trigger.SAME: "Same answer",
}

DEFAULTS: dict[Trigger, Route] = {
    Trigger.TOUCHES_LOWEST: Route.PANEL,
    Trigger.PROTECTION: Route.PANEL,
    Trigger.CROSSES_GOOD: Route.MODERATOR,
    Trigger.TWO_APART: Route.PANEL,
    Trigger.SCOPE: Route.AUDITORS,
    Trigger.ONE_APART: Route.AUDITORS,
    Trigger.MEASURED_FACT: Route.MODERATOR,
    Trigger.FACT: Route.NOTED,
    Trigger.SAME: Route.ACCEPTED,
}
MEASURES_THAT_COUNT = frozenset({"M01", "M03", "M07", "M08", "M10", "M11"})
_WEIGHT = {route: weight for weight, route in enumerate(Route)}


@dataclass(frozen=True, slots=True)
class Routed:
    """An item with all that brings it to somebody, and who that is."""

    item: Item
    triggers: tuple[Trigger, ...]
    route: Route

    @property
    def needs_decision(self) -> bool:
        """Whether somebody must settle it before the case is decided."""
        return self.route not in {Route.ACCEPTED, Route.NOTED}

    @property
    def rank(self) -> int:
        """Its place in the panel's list; lower comes first."""
        return min(list(Trigger).index(trigger) for trigger in self.triggers)


def route(item: Item, table: dict[Trigger, Route] | None = None) -> Routed:
    """Find what brings an item to somebody; of several routes the weightiest counts."""
    rules = {**DEFAULTS, **(table or {})}
    triggers = tuple(trigger for trigger in Trigger if _fires(trigger, item))
    return Routed(item, triggers, max((rules[trigger] for trigger in triggers), key=_WEIGHT.__getitem__))


def ranked(routed: Sequence[Routed], asked: Container[str] = ()) -> list[Routed]:
    """The items that need a decision, or were asked for, the most serious first, otherwise in the form's order."""
    wanted = (each for each in routed if each.needs_decision or each.item.code in asked)
    return sorted(wanted, key=lambda each: each.rank)


def _fires(trigger: Trigger, item: Item) -> bool:
    differs = not item.same
    graded = item.kind is Kind.GRADE
    return {
        Trigger.TOUCHES_LOWEST: item.touches_lowest,
        Trigger.PROTECTION: graded and differs and item.protection,
        Trigger.CROSSES_GOOD: item.crosses_good,
        Trigger.TWO_APART: item.distance >= 2,
        Trigger.SCOPE: item.scope,
        Trigger.ONE_APART: item.distance == 1,
        Trigger.MEASURED_FACT: not graded and differs and bool(MEASURES_THAT_COUNT.intersection(item.measures)),
        Trigger.FACT: not graded and differs,
        Trigger.SAME: not differs,
    }[trigger]
