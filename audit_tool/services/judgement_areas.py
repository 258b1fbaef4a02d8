"""Headings of the self-evaluation, as data with the day they hold from, and what belongs under each (R-040, R-159)."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from audit_tool.places import resources


@dataclass(frozen=True, slots=True)
class JudgementArea:
    """One heading, and by what audits and figures are known to belong under it."""

    code: str
    title: str
    descriptor: str
    judgements: tuple[str, ...] = ()
    """The council's own judgements about it, as the file of them names them."""
    forms: tuple[str, ...] = ()
    """Forms whose audits belong there; none for all of them."""
    themes: tuple[str, ...] = ()
    """Where only a part of each audit belongs there, which themes do."""
    measures: tuple[str, ...] = ()
    compliance: tuple[str, ...] = ()
    """Imported figures by measure: they stand here and nowhere else."""
    compliance_services: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Headings:
    """All headings that hold together from a day on, in their order."""

    code: str
    name: str
    since: date
    areas: tuple[JudgementArea, ...]

    def area_of(self, measure: str, service: str) -> JudgementArea | None:
        """Under which heading an imported figure stands."""
        named = next((each for each in self.areas if measure in each.compliance), None)
        return named or next((each for each in self.areas if service in each.compliance_services), None)


@cache
def all_headings() -> tuple[Headings, ...]:
    """Every set of headings, the oldest first."""
    with (resources() / "reports" / "judgement_areas.toml").open("rb") as file:
        found = [_headings(each) for each in tomllib.load(file)["headings"]]
    return tuple(sorted(found, key=lambda each: each.since))


def headings_at(day: date) -> Headings:
    """The headings that hold on a day; before there were any, the first."""
    held = [each for each in all_headings() if each.since <= day]
    return held[-1] if held else all_headings()[0]


def _headings(told: dict[str, Any]) -> Headings:
    return Headings(told["code"], told["name"], told["since"], tuple(map(_area, told["area"])))


def _area(told: dict[str, Any]) -> JudgementArea:
    lists: dict[str, tuple[str, ...]] = {name: tuple(each) for name, each in told.items() if isinstance(each, list)}
    return JudgementArea(told["code"], told["title"], told["descriptor"], **lists)
