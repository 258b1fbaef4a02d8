"""Moderation: the panel's list, and decisions as a third record that overwrites neither audit (R-083 to R-091)."""

import json
from dataclasses import asdict

from audit_tool.analysis.routing import Route, Trigger
from audit_tool.counted_words import agree, count_of
from audit_tool.errors import WrongInputError
from audit_tool.formdef.grading import main_grade
from audit_tool.models.moderation import Decision
from audit_tool.services.comparisons import (
    ROUTING,
    Comparison,
    begun,
    comparison_of,
    comparison_to_change,
    refuse_not_compared,
    routing_table,
)
from audit_tool.services.deciding_history import Happened, Step, steps_of, told
from audit_tool.services.first_reading import Companion, voices_in
from audit_tool.services.freezing import moderation_fingerprint
from audit_tool.services.identity import Act
from audit_tool.services.pairs import Pair, pair_of, read_pair
from audit_tool.services.panel_rows import PanelRow, panel_row
from audit_tool.services.reaudit_booking import book_if_inadequate
from audit_tool.services.references import alike
from audit_tool.services.rulings import Ruling, refuse_incomplete, standing
from audit_tool.services.workplace import Workplace
from audit_tool.storage import concerns, moderations, rounds, trail
from audit_tool.storage.store import Session


class Moderating:
    """Use cases of the moderator."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def panel(self, round_id: int) -> tuple[PanelRow, ...]:
        """Cases of a round with both audits frozen, the most serious first; never one's own (R-086)."""
        self._work.identity.require(Act.READ_BOTH, round_id)
        rows = []
        with self._work.store.reading() as session:
            for allocation, _ in rounds.allocations(session, round_id):
                if self._work.identity.id in {allocation.first_auditor_id, allocation.second_auditor_id}:
                    continue
                pair = pair_of(self._work, session, allocation)
                if pair is not None:
                    rows.append(panel_row(comparison_of(session, pair)))
        return tuple(sorted(rows, key=_most_serious))

    def comparison(self, allocation_id: int) -> Comparison:
        """Both audits of a case side by side."""
        with self._work.store.reading() as session:
            return comparison_of(session, read_pair(self._work, session, allocation_id))

    def history(self, allocation_id: int) -> tuple[Step, ...]:
        """Everything done about a case, the oldest first; who did it is told once names are."""
        with self._work.store.reading() as session:
            comparison = comparison_of(session, read_pair(self._work, session, allocation_id))
            return steps_of(session, comparison.pair, names=comparison.names_shown)

    def voices(self, allocation_id: int) -> tuple[Companion, ...]:
        """What practitioner and family said, once both audits are frozen and so no grade can follow it (R-069)."""
        with self._work.store.reading() as session:
            read_pair(self._work, session, allocation_id)
            return voices_in(self._work, session, allocation_id)

    def decide(self, allocation_id: int, code: str, ruling: Ruling, *, route: str = "") -> Comparison:
        """Decide one question: grade and reason code always, a note where the rule asks for one (R-090)."""
        ruling = ruling.stripped
        with self._work.store.transaction() as session:
            comparison = self._to_change(session, allocation_id, code)
            routed = refuse_not_compared(comparison, code)
            _refuse_wrong_route(route)
            before = comparison.decided.get(code)
            settled_by = Route(route or (before.route if before else "") or routed.route)
            refuse_incomplete(comparison.pair.form, routed.item, ruling, settled_by)
            moderation = begun(self._work, session, allocation_id)
            made = moderations.decision(session, moderation.id, code)
            if made is None:
                made = Decision(moderation_id=moderation.id, question_code=code)
                session.add(made)
            for name, given in asdict(ruling).items():
                setattr(made, name, given)
            made.route = settled_by.value
            made.decided_by_id, made.decided_at = self._work.identity.id, self._work.clock()
            session.flush()
            self._note(session, Happened.DECIDED, comparison.pair, question=code, **asdict(ruling))
            return comparison_of(session, comparison.pair)

    def send_to_panel(self, allocation_id: int, code: str) -> Comparison:
        """Leave one question to the panel."""
        with self._work.store.transaction() as session:
            comparison = self._to_change(session, allocation_id, code)
            refuse_not_compared(comparison, code)
            moderation = begun(self._work, session, allocation_id)
            if moderations.decision(session, moderation.id, code) is None:
                session.add(Decision(moderation_id=moderation.id, question_code=code, route=Route.PANEL.value))
                session.flush()
                self._note(session, Happened.SENT, comparison.pair, question=code)
            return comparison_of(session, comparison.pair)

    def accept_agreed(self, allocation_id: int) -> Comparison:
        """Accept in one act every answer that both gave (R-084)."""
        with self._work.store.transaction() as session:
            comparison = self._to_change(session, allocation_id)
            moderation = begun(self._work, session, allocation_id)
            moderation.agreed_accepted_at = self._work.clock()
            moderation.agreed_accepted_by_id = self._work.identity.id
            session.flush()
            self._note(session, Happened.ACCEPTED, comparison.pair)
            return comparison_of(session, comparison.pair)

    def finish(self, allocation_id: int) -> Comparison:
        """Fix the outcome of a case once nothing is open; names are shown from then on."""
        with self._work.store.transaction() as session:
            comparison = self._to_change(session, allocation_id)
            _refuse_unfinished(session, comparison)
            moderation = begun(self._work, session, allocation_id)
            moderation.decided_at, moderation.decided_by_id = self._work.clock(), self._work.identity.id
            for each in moderations.passed_on(session, moderation.id):
                each.ended_at = moderation.decided_at
            before = moderations.fingerprint_before(session, moderation.id)
            decided = moderations.decisions(session, moderation.id)
            moderation.fingerprint = moderation_fingerprint(moderation, decided, before)
            session.flush()
            self._note(session, Happened.FINISHED, comparison.pair, fingerprint=moderation.fingerprint)
            pair = comparison.pair
            stands = standing(pair.a.answers, pair.b.answers, comparison.decided)
            book_if_inadequate(self._work, session, allocation_id, main_grade(pair.form, stands))
            return comparison_of(session, read_pair(self._work, session, allocation_id))

    def rules(self) -> dict[Trigger, Route]:
        """The rule table in force: the defaults, and what the council changed."""
        with self._work.store.reading() as session:
            return routing_table(session)

    def change_rule(self, trigger: Trigger, settled_by: Route) -> None:
        """Change who settles a kind of difference (R-087)."""
        self._work.identity.require(Act.SET_UP)
        with self._work.store.transaction() as session:
            changed = {**routing_table(session), trigger: settled_by}
            stored = json.dumps({each.value: route.value for each, route in changed.items()})
            trail.put_setting(session, ROUTING, stored)
            self._work.note(session, "routing rule changed", trigger.value, settled_by.value)

    def _to_change(self, session: Session, allocation_id: int, code: str = "") -> Comparison:
        comparison = comparison_to_change(self._work, session, allocation_id)
        second = comparison.with_second(code)
        if second is not None and second.to != self._work.identity.code:
            what = "This question" if second.code else "This case"
            message = f"{what} was passed on to {second.to}, who decides it. Nothing was changed. Take it back first."
            raise WrongInputError(message)
        return comparison

    def _note(self, session: Session, act: Happened, pair: Pair, **more: str) -> None:
        self._work.note(session, act.value, pair.reference, told(pair.allocation_id, **more))


def _refuse_wrong_route(route: str) -> None:
    if route and route not in set(Route):
        message = f"“{route}” is not a way to settle a difference. What is decided already is saved."
        raise WrongInputError(message)


def _refuse_unfinished(session: Session, comparison: Comparison) -> None:
    """A case is decided once nothing about it is open, no immediate concern either (R-096)."""
    message = ""
    if comparison.open_items:
        count = len(comparison.open_items)
        message = (
            f"{count_of(count, 'difference is', 'differences are')} still open. What is decided is saved. "
            f"Decide {agree(count, 'it', 'them')} first."
        )
    elif not comparison.agreed_accepted:
        message = "The answers that agree are not accepted yet. What is decided is saved. Accept them first."
    elif alike(comparison.pair.reference) in map(alike, concerns.open_references(session)):
        message = "An immediate concern about this case is open. What is decided is saved. It has to be closed first."
    if message:
        raise WrongInputError(message)


def _most_serious(row: PanelRow) -> tuple[bool, bool, int, str]:
    return not row.waits, not (row.to_decide or row.disputed), row.rank, row.reference
