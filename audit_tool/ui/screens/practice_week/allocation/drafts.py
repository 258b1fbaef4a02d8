"""What is typed about who audits, and what is wrong with it. Knows no Qt."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from audit_tool.analysis.allocating import TeamSpell
from audit_tool.formdef.wording import day_words
from audit_tool.ui.formview.date_words import read_date
from audit_tool.ui.screens.practice_week.drafts import Problems

# A team may be called "Moving from care": only what holds a figure can be a day.
_SPELL = re.compile(r"(?P<team>.*?)(?: from (?P<start>.*?\d.*?))?(?: until (?P<end>.*))?")
TEAMS_NAMED = 12
"""Up to so many teams are named where one was not known."""
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
            problems[f"teams {draft.code}"] = "Write the day a team ended such as: North until 1 March 2026."
        teams[draft.code] = spells or ()
        if draft.ticked:
            room[draft.code] = int(typed) if typed.isdecimal() else None
    if not room:
        problems["who"] = "Tick at least one auditor."
    return Who(room, teams), problems


def read_teams(text: str) -> tuple[TeamSpell, ...] | None:
    """Teams parted by semicolons, each with the days between which it was; nothing where a day is no day."""
    found = []
    for part in (" ".join(each.split()) for each in text.split(";")):
        if part.endswith((" from", " until")):
            return None
        spell = _SPELL.fullmatch(part)
        days = {name: read_date(typed) for name in ("start", "end") if spell and (typed := spell[name]) is not None}
        if spell is None or None in days.values():
            return None
        if spell["team"]:
            found.append(TeamSpell(spell["team"], days.get("start"), days.get("end")))
    return tuple(found)


def unknown_teams(spells: Sequence[TeamSpell], known: Sequence[str]) -> str:
    """What to say of teams that no case of the population is in, so that no rule can see them; empty where none is."""
    names = {each.strip().casefold() for each in known}
    unknown = [one.team for one in spells if one.team.strip().casefold() not in names]
    if not unknown or not known:
        return ""
    told = " and ".join(f"“{team}”" for team in dict.fromkeys(unknown))
    few = f" Its teams: {', '.join(known)}." if len(known) <= TEAMS_NAMED else ""
    return f"No case of the population is in {told}, so nothing is kept apart for it. Look at the spelling.{few}"


def team_words(spells: Sequence[TeamSpell]) -> str:
    """Teams as they are typed."""
    return "; ".join(
        " ".join((one.team, *(f"{word} {day_words(day)}" for word, day in days if day)))
        for one in spells
        for days in ((("from", one.starts_on), ("until", one.ends_on)),)
    )


def read_days(first: str, second: str) -> tuple[tuple[date | None, date | None], Problems]:
    """When audits are due; nothing where nothing is written."""
    problems = {
        name: A_DAY
        for name, typed in (("due_on", first), ("second_due_on", second))
        if typed.strip() and read_date(typed) is None
    }
    return (read_date(first), read_date(second)), problems
