"""What is typed about who audits, and what is wrong with it. Knows no Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from audit_tool.analysis.allocating import TeamSpell
from audit_tool.formdef.wording import day_words
from audit_tool.ui.formview.date_words import read_date
from audit_tool.ui.screens.practice_week.drafts import Problems

UNTIL = " until "
A_DAY = "Write a day such as 9 November 2026 or 9/11/2026."


@dataclass(frozen=True, slots=True)
class WhoDraft:
    """One auditor as ticked and typed."""

    code: str
    ticked: bool
    at_most: str
    teams: str


@dataclass(frozen=True, slots=True)
class Who:
    """Who audits, how many each can take, and the teams of everybody listed."""

    room: Mapping[str, int | None]
    teams: Mapping[str, tuple[TeamSpell, ...]]


@dataclass(frozen=True, slots=True)
class ChangeDraft:
    """Other auditors, or another form, for one proposed case."""

    first: str = ""
    second: str = ""
    form: str = ""
    reason: str = ""


def read_who(drafts: Sequence[WhoDraft]) -> tuple[Who, Problems]:
    """Who audits, and what is wrong at which field."""
    problems: Problems = {}
    room: dict[str, int | None] = {}
    teams: dict[str, tuple[TeamSpell, ...]] = {}
    for draft in drafts:
        typed = draft.at_most.strip()
        if typed and not typed.isdecimal():
            problems[f"who {draft.code}"] = "Write a whole number, or leave it empty."
        spells = read_teams(draft.teams)
        if spells is None:
            problems[f"who {draft.code}"] = "Write the day a team ended such as: North until 1 March 2026."
        teams[draft.code] = spells or ()
        if draft.ticked:
            room[draft.code] = int(typed) if typed.isdecimal() else None
    if not room:
        problems["who"] = "Tick at least one auditor."
    return Who(room, teams), problems


def read_teams(text: str) -> tuple[TeamSpell, ...] | None:
    """Teams parted by semicolons, each with the day it ended where it has; nothing where a day is no day."""
    found = []
    for part in (" ".join(each.split()) for each in text.split(";")):
        team, until, day = part.partition(UNTIL)
        ended = read_date(day) if until else None
        if until and ended is None:
            return None
        if team:
            found.append(TeamSpell(team, None, ended))
    return tuple(found)


def team_words(spells: Sequence[TeamSpell]) -> str:
    """Teams as they are typed."""
    return "; ".join(f"{one.team}{UNTIL}{day_words(one.ends_on)}" if one.ends_on else one.team for one in spells)


def read_days(first: str, second: str) -> tuple[tuple[date | None, date | None], Problems]:
    """When audits are due; nothing where nothing is written."""
    problems = {
        name: A_DAY
        for name, typed in (("due_on", first), ("second_due_on", second))
        if typed.strip() and read_date(typed) is None
    }
    return (read_date(first), read_date(second)), problems
