"""What cannot be in an improvement plan, and how its parts become rows of the database."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from audit_tool.analysis.plan_rows import (
    DONE,
    NEEDS_REASON,
    STATUS_WORDS,
    Impact,
    ImpactState,
    Progress,
    Status,
    Wording,
)
from audit_tool.analysis.plan_wordings import names_percentage, relative_target
from audit_tool.errors import WrongInputError
from audit_tool.formdef.wording import day_words
from audit_tool.models import plan as tables
from audit_tool.models.plan import ImprovementPlan, PlanArea, PlanImpact, PlanProgress, PlanRow, PlanTag, PlanWording
from audit_tool.services.identity import Act
from audit_tool.services.reasons import reason_in
from audit_tool.services.workplace import Workplace
from audit_tool.storage import plans
from audit_tool.storage.store import Session

Written = TypeVar("Written", bound=tables.Written)
_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85]")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
BETWEEN = "; "
"""Between several leads, as a plan file has them."""


class Half(StrEnum):
    """What of a plan can be half written: a plan, a row of a year, or something about a row by year and reference."""

    PLAN = "new plan"
    ROW = "new row of a plan"
    WORDING = "wording of a plan row"
    IMPACT = "impact of a plan row"
    CARRYING = "carrying of a plan row"
    UPDATE = "update of a plan row"


def about_row(year: str, reference: str) -> str:
    """Which row something half written is about; a line for each, since either may hold blanks."""
    return f"{year}\n{reference}"


@contextmanager
def changing(
    work: Workplace, year: str, act: str, subject: str, detail: str = ""
) -> Iterator[tuple[Session, ImprovementPlan]]:
    """One change to the plan of a year by whoever may: all of it with its note in the trail, or nothing."""
    work.identity.require(Act.EDIT_PLAN)
    with work.store.transaction() as session:
        yield session, plan_of(session, year)
        work.note(session, act, subject, detail)


def plan_of(session: Session, year: str) -> ImprovementPlan:
    """The plan of a year; refused where there is none."""
    found = plans.of_year(session, year)
    if found is None:
        message = f"There is no improvement plan {year}. Nothing was changed. Bring one in, or begin it."
        raise WrongInputError(message)
    return found


def row_of(session: Session, plan: ImprovementPlan, reference: str) -> PlanRow:
    """A row by its reference; refused where there is none."""
    found = plans.row(session, plan.id, reference)
    if found is None:
        message = f"There is no row {reference} in the plan {plan.year}. Nothing was changed. Check the reference."
        raise WrongInputError(message)
    return found


def filled(text: str, whose: str, what: str) -> str:
    """A text that may not be empty, without blanks around it."""
    if not text.strip():
        message = f"{whose} needs {what}. Nothing was changed."
        raise WrongInputError(message)
    return text.strip()


def add_row(session: Session, plan: ImprovementPlan, reference: str, area: tuple[str, str], noted: str = "") -> PlanRow:
    """A new row in its area, which is made where it is new."""
    code, title = filled(area[0], reference, "an area"), area[1].strip()
    held = {each.reference: each for each in plans.areas(session, plan.id)}
    if code not in held:
        held[code] = PlanArea(plan_id=plan.id, reference=code, title=filled(title, f"Area {code}", "a title"))
        session.add(held[code])
        session.flush()
    elif title and title != held[code].title:
        message = f"Area {code} is called “{held[code].title}” in this plan. Nothing was changed. Use the same words."
        raise WrongInputError(message)
    row = PlanRow(plan_id=plan.id, area_id=held[code].id, reference=reference, noted=noted)
    session.add(row)
    session.flush()
    return row


def new_row(session: Session, plan: ImprovementPlan, reference: str, area: tuple[str, str]) -> PlanRow:
    """A row that somebody adds by hand, under a label that no other row of the year has."""
    reference = filled(reference, "A row", "a reference")
    if plans.row(session, plan.id, reference) is not None:
        message = f"{reference} is in the plan {plan.year} already. Nothing was changed. Choose another reference."
        raise WrongInputError(message)
    return add_row(session, plan, reference, area)


def add_tag(session: Session, row_id: int, named: tuple[str, str, str], work: Workplace) -> None:
    """Note once what a row rests on: kind, code and words."""
    kind, code, words = named
    if plans.tag(session, row_id, kind, code) is None:
        session.add(written(PlanTag(row_id=row_id, kind=kind, code=code, words=words), work))


def written(row: Written, work: Workplace) -> Written:
    """A row with who wrote it and when."""
    row.at, row.person_id = work.clock(), work.identity.id
    return row


def wording_row(row_id: int, wording: Wording, work: Workplace) -> PlanWording:
    """A wording as it is kept."""
    kept = asdict(wording) | {"leads": BETWEEN.join(wording.leads)}
    return written(PlanWording(row_id=row_id, **_printable(kept)), work)


def progress_row(row_id: int, progress: Progress, work: Workplace) -> PlanProgress:
    """Progress as it is kept."""
    return written(PlanProgress(row_id=row_id, **_printable(asdict(progress))), work)


def impact_row(row_id: int, impact: ImpactState, work: Workplace) -> PlanImpact:
    """What is known of a difference, as it is kept."""
    return written(PlanImpact(row_id=row_id, **_printable(asdict(impact))), work)


def _printable(values: dict[str, Any]) -> dict[str, Any]:
    """Words as a file can hold them: what a word processor pastes for a line break is one, other signs are a blank."""
    return {
        name: _UNSEEN.sub(" ", _BREAK.sub("\n", value)).strip() if type(value) is str else value
        for name, value in values.items()
    }


def year_in(text: str) -> str:
    """The label of a plan year."""
    return filled(text, "A plan", "its year, such as 2026-27")


def free_label(day: date, taken: Sequence[str]) -> str:
    """A day in words, with a number where something is written on it already."""
    label, number = day_words(day), 2
    while label in taken:
        label, number = f"{day_words(day)} ({number})", number + 1
    return label


def check_told(status: Status, reason: str, done_on: date | None, today: date) -> None:
    """Refuse a status without the reason it needs, and a completion in the future or of what is not complete."""
    if status is Status.NOT_STATED:
        message = "A status is needed. Nothing was changed. Choose one in words."
        raise WrongInputError(message)
    if status in NEEDS_REASON:
        reason_in(reason, f"“{STATUS_WORDS[status]}”")
    if done_on is not None and status not in DONE:
        message = "Only what is complete has a day on which it was completed. Nothing was changed. Take the day out."
        raise WrongInputError(message)
    if done_on is not None and done_on > today:
        message = f"{day_words(done_on)} is still to come. Nothing was changed. Give the day it was completed."
        raise WrongInputError(message)


def check_impact(impact: ImpactState) -> None:
    """Refuse a percentage without where it starts, and a claim without its proof (R-151)."""
    lacking = [name for name, words in (("baseline", impact.baseline), ("period", impact.period)) if not words.strip()]
    if lacking and (names_percentage(impact.target) or relative_target(impact.measure)):
        message = (
            f"A percentage target needs its {' and its '.join(lacking)}. Nothing was changed. "
            "Say from what, and over which time."
        )
        raise WrongInputError(message)
    if impact.state in {Impact.PARTLY, Impact.EVIDENCED} and not impact.proof.strip():
        message = "Impact that is evidenced needs its proof. Nothing was changed. Say what shows it, and where."
        raise WrongInputError(message)


def refuse_unbased(evidence: str, impact: ImpactState) -> None:
    """Refuse evidence that wants a change in per cent while nobody has said from what (R-151)."""
    check_impact(impact)
    if relative_target(evidence) and not (impact.baseline.strip() and impact.period.strip()):
        message = (
            "A change in per cent needs its baseline and its period first. Nothing was changed. "
            "Give both under impact, then word the evidence."
        )
        raise WrongInputError(message)
