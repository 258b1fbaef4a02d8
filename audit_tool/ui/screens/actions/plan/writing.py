"""What can be written into a plan by hand: the fields of each act, and what is done with their words. Knows no Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from audit_tool.analysis.plan_rows import Impact, ImpactState
from audit_tool.errors import WrongInputError
from audit_tool.services.desk import Desk
from audit_tool.services.plan import NewPlanRow, Plan
from audit_tool.services.plan_carrying import Goal
from audit_tool.services.plan_terms import Half, about_row
from audit_tool.services.plan_values import leads_in
from audit_tool.ui.formview.date_words import typed_day

ROW, PLAN, APPROVE, REWORD, IMPACT, CARRY, BOOK = "row", "plan", "approve", "reword", "impact", "carry", "book"
HALF_OF = {
    ROW: Half.ROW,
    PLAN: Half.PLAN,
    REWORD: Half.WORDING,
    IMPACT: Half.IMPACT,
    CARRY: Half.CARRYING,
}
"""What is kept while it is half written."""
NEW_AREA = "new"
ENDS, STAYS = "ends", "stays"


@dataclass(frozen=True, slots=True)
class Written:
    """Something that is to be written, what is said when it is, and what is looked at then."""

    act: Callable[[], None]
    happened: str
    rest: str
    year: str
    reference: str = ""


def written(desk: Desk, plan: Plan | None, key: str, reference: str, words: Sequence[str]) -> Written:
    """What the words of a form ask for."""
    if plan is None or key == PLAN:
        return _new_plan(desk, *words)
    if key == APPROVE:
        (approved,) = words
        rest = "What is due before it is told beside the row."
        return Written(
            lambda: desk.plan.approve(plan.year, typed_day(approved)), "The approval is noted.", rest, plan.year
        )
    if key == ROW:
        return _new_row(desk, plan, *words)
    return {REWORD: _reworded, IMPACT: _judged, CARRY: _carried, BOOK: _booked}[key](desk, plan, reference, words)


def about_of(key: str, year: str, reference: str) -> str:
    """What something half written is about."""
    if reference:
        return about_row(year, reference)
    return "" if key == PLAN else year


def _new_plan(desk: Desk, year: str, approved: str) -> Written:
    def act() -> None:
        desk.plan.begin(year, typed_day(approved) if approved.strip() else None)

    return Written(act, f"The plan {year.strip()} is begun.", "Add its rows, or carry rows into it.", year.strip())


def _new_row(desk: Desk, plan: Plan, *words: str) -> Written:
    area, code, title, reference, action, timescale, leads, evidence, *impact = words

    def act() -> None:
        if not area:
            message = "A row needs an area. Nothing was changed. Choose one, or “A new area”."
            raise WrongInputError(message)
        held = {} if area == NEW_AREA else dict(plan.areas)
        place = (code, title) if area == NEW_AREA else (area, held[area])
        measure, baseline, target, period = impact
        known = ImpactState(measure=measure, baseline=baseline, target=target, period=period)
        leading = leads_in(leads)
        desk.plan.add_row(
            plan.year, NewPlanRow(reference, *place, action, timescale.strip(), leading, evidence.strip(), known)
        )

    happened = f"{reference.strip()} is in the plan {plan.year} now."
    return Written(act, happened, "It can be worded anew; this wording stays.", plan.year, reference.strip())


def _reworded(desk: Desk, plan: Plan, reference: str, words: Sequence[str]) -> Written:
    action, timescale, leads, evidence, reason = (each.strip() for each in words)
    new = replace(
        plan.row(reference).now,
        action=action,
        timescale=timescale,
        leads=leads_in(leads),
        evidence=evidence,
        reason=reason,
        source="",
    )

    def act() -> None:
        desk.plan.reword(plan.year, reference, new)

    return Written(
        act, f"{reference} is worded anew.", "The wording before stays in its history.", plan.year, reference
    )


def _judged(desk: Desk, plan: Plan, reference: str, words: Sequence[str]) -> Written:
    state, *rest = (each.strip() for each in words)

    def act() -> None:
        desk.plan.judge_impact(plan.year, reference, ImpactState(Impact(state), *rest))

    happened = f"What shows a difference is noted beside {reference}."
    return Written(act, happened, "What was noted before stays.", plan.year, reference)


def _booked(desk: Desk, plan: Plan, reference: str, words: Sequence[str]) -> Written:
    (round_name,) = words

    def act() -> None:
        if not round_name:
            message = "Choose the round in which it is audited. Nothing was changed."
            raise WrongInputError(message)
        desk.plan.book_audit(plan.year, reference, round_name)

    happened = f"The audit that {reference} promises is in the round {round_name}."
    return Written(act, happened, "It is no longer listed as promised and not booked.", plan.year, reference)


def _carried(desk: Desk, plan: Plan, reference: str, words: Sequence[str]) -> Written:
    where, new, here = (each.strip() for each in words)
    year, _, there = where.partition("\n")
    into = there or new

    def act() -> None:
        if not where or not here:
            message = (
                "Carrying a row forward needs where it goes on, and what becomes of it here. Nothing was changed. "
                "Choose both."
            )
            raise WrongInputError(message)
        desk.plan_carrying.carry(plan.year, reference, Goal(year, into, new=not there, ends=here == ENDS))

    happened = f"{reference} goes on as {year} {into}."
    return Written(act, happened, "Both rows show it.", plan.year, reference)
