"""The columns of a plan file: some once a row, some once for each version, named by its month or day."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from audit_tool.formdef.wording import MONTHS

ONCE = ("plan_year", "plan_approved_on", "reference", "area_reference", "area_for_development", "flags")
IMPACT = tuple(f"impact_{part}" for part in ("state", "measure", "baseline", "target", "current", "period", "proof"))
WORDED = ("action", "timescale_text", "due_date", "lead_roles", "evidence_of_impact", "reason", "source")
TOLD = ("progress_summary", "status_stated", "status_source", "status_reason", "completed_on")
NEEDED = ("reference", "area_reference", "area_for_development", "action")
_MONTHS = "|".join(month.lower() for month in MONTHS)
_VERSIONED = re.compile(rf"({'|'.join((*WORDED, *TOLD))})(?:_(?:(\d{{1,2}})_)?({_MONTHS})_(\d{{4}})(?:_(\d{{1,2}}))?)?")


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """One version of a plan, as its columns name it."""

    day: date
    number: int
    label: str

    @property
    def suffix(self) -> str:
        """How its columns end."""
        return f"_{re.sub(r'[^0-9a-z]+', '_', self.label.lower()).strip('_')}"


@dataclass(frozen=True, slots=True)
class PlanColumn:
    """What a column holds: a part, of one version or of all."""

    part: str
    version: Version | None = None

    @property
    def heading(self) -> str:
        """How the file names it."""
        return f"{self.part}{self.version.suffix if self.version else ''}"


def column_of(heading: str) -> PlanColumn | None:
    """What a heading stands for; none where it is unknown, or names a day that no calendar has."""
    name = re.sub(r"[\s_]+", "_", heading.strip().lower())
    if name in {*ONCE, *IMPACT}:
        return PlanColumn(name)
    found = _VERSIONED.fullmatch(name)
    if found is None:
        return None
    part, day, month, year, number = found.groups()
    if not month:
        return PlanColumn(part)
    version = version_of(int(day or 0), month, int(year), int(number or 1))
    return PlanColumn(part, version) if version else None


def version_of(day: int, month: str, year: int, number: int) -> Version | None:
    """A version by its month, or by its day and the number of that day's writing."""
    at = MONTHS.index(month.capitalize()) + 1
    label = f"{f'{day} ' if day else ''}{month.capitalize()} {year}{f' ({number})' if number > 1 else ''}"
    try:
        return Version(date(year, at, day or 1), number, label)
    except ValueError:
        return None


def version_named(label: str) -> Version:
    """The version that a label of ours stands for."""
    found = re.fullmatch(rf"(?:(\d{{1,2}}) )?({_MONTHS}) (\d{{4}})(?: \((\d+)\))?", label.lower())
    version = version_of(int(found[1] or 0), found[2], int(found[3]), int(found[4] or 1)) if found else None
    if version is None:
        message = f"“{label}” names no version"
        raise ValueError(message)
    return version


def headings(versions: Iterable[Version]) -> list[str]:
    """All columns of a plan file with these versions, in the order in which people read them."""
    listed = sorted(versions)
    told = [PlanColumn(part, each).heading for each in listed for part in (*WORDED, *TOLD)]
    return [*ONCE[:-1], *told, *IMPACT, ONCE[-1]]


def split_action(action: str, versions: Sequence[Version]) -> list[str]:
    """The action by version where one cell holds all of them, as "June: this; November: that"; otherwise the same."""
    months = [MONTHS[each.day.month - 1] for each in versions]
    parts = "; ".join(rf"{month}: (.+?)" for month in months)
    found = re.fullmatch(rf"(.*?)(\()?{parts}(?(2)\))", action, re.DOTALL) if len(months) > 1 else None
    if found is None:
        return [action] * len(versions)
    before, opened, *told = found.groups()
    return [f"{before}({each})" if opened else f"{before}{each}" for each in told]
