"""Moderation: the panel's list, and decisions as a third record that overwrites neither audit (R-083 to R-091)."""

import json
from dataclasses import asdict, dataclass, fields
from datetime import datetime

from audit_tool.analysis.routing import DEFAULTS, Route, Routed, Trigger, ranked
from audit_tool.errors import WrongInputError
from audit_tool.formdef.definition import Option
from audit_tool.models.moderation import Decision, Moderation
from audit_tool.services.deciding_history import Happened, Step, steps_of, told
from audit_tool.services.first_reading import Companion, voices_in
from audit_tool.services.freezing import moderation_fingerprint
from audit_tool.services.identity import Act
from audit_tool.services.pairs import Pair, pair_of, read_pair
from audit_tool.services.reopening import CAUSE_WORDS, Former, former_of
from audit_tool.services.rulings import Decided, Ruling, refuse_incomplete
from audit_tool.services.workplace import Workplace
from audit_tool.storage import moderations, people, rounds, trail
from audit_tool.storage.store import Session

ROUTING = "routing"
UNSURE_WORDS = "Unsure auditor or rule set aside"


@dataclass(frozen=True)
class Comparison:
    """A pair, who settles what, and what is decided so far. Names are empty until the case is decided (R-091)."""

    pair: Pair
    routed: tuple[Routed, ...]
    decided: dict[str, Decided]
    agreed_accepted: bool
    decided_at: datetime | None
    fingerprint: str
    former: tuple[Former, ...] = ()
    """Outcomes that stood before the case was reopened, the first one first."""

    @property
    def issue(self) -> int:
        """Which issue of the outcome this is, or will be."""
        return len(self.former) + 1

    @property
    def open_items(self) -> list[Routed]:
        """What still waits for a decision, the most serious first; a rule changed later opens no decided case."""
        return [] if self.decided_at else [each for each in self.to_decide if not self._settled(each.item.code)]

    @property
    def to_decide(self) -> list[Routed]:
        """Everything to decide by rule or by request, the most serious first; the overall grade last, as it follows."""
        overall = self.pair.form.overall
        return sorted(ranked(self.routed, self._asked), key=lambda each: each.item.code == overall)

    @property
    def agreed(self) -> list[Routed]:
        """Questions with the same answer that need no decision."""
        return [each for each in self._left_alone if each.item.same]

    @property
    def noted(self) -> list[Routed]:
        """Facts that differ and are only noted."""
        return [each for each in self._left_alone if not each.item.same]

    @property
    def _left_alone(self) -> list[Routed]:
        return [each for each in self.routed if not each.needs_decision and each.item.code not in self._asked]

    @property
    def _asked(self) -> set[str]:
        """What was decided whatever the rule says, and what a case was reopened for."""
        return {code for code in self.decided if self._settled(code)} | {each.question for each in self.former}

    @property
    def names_shown(self) -> bool:
        """Whether this may be read with the codes of those who took part (R-091)."""
        # Whoever decides a reopened case knows them already.
        return self.decided_at is not None or bool(self.former)

    @property
    def names(self) -> tuple[str, str]:
        """Both auditors' codes, once they may be told."""
        return (self.pair.a.author, self.pair.b.author) if self.names_shown else ("", "")

    def settled_by(self, routed: Routed) -> Route:
        """Who settles a question: as it was sent on or decided, otherwise by the rule."""
        made = self.decided.get(routed.item.code)
        return Route(made.route) if made is not None and made.route else routed.route

    def _settled(self, code: str) -> bool:
        return code in self.decided and bool(self.decided[code].value)


@dataclass(frozen=True, slots=True)
class PanelRow:
    """A case on the panel's list."""

    allocation_id: int
    reference: str
    a: str
    b: str
    why: str
    rank: int
    to_decide: int
    open: int
    decided_at: datetime | None
    grades: tuple[Option, ...]
    """The form's scale, for the words of both overall grades."""
    form: str
    settled_by: frozenset[Route]
    """Who settles what is still open."""
    agreed: bool
    """Nothing differs that needs a decision, and no auditor was unsure."""


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
                    rows.append(_row(self._comparison(session, pair)))
        return tuple(
            sorted(rows, key=lambda row: (row.decided_at is not None, not row.to_decide, row.rank, row.reference))
        )

    def comparison(self, allocation_id: int) -> Comparison:
        """Both audits of a case side by side."""
        with self._work.store.reading() as session:
            return self._comparison(session, read_pair(self._work, session, allocation_id))

    def history(self, allocation_id: int) -> tuple[Step, ...]:
        """Everything done about a case, the oldest first; who did it is told once names are."""
        with self._work.store.reading() as session:
            comparison = self._comparison(session, read_pair(self._work, session, allocation_id))
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
            comparison = self._to_change(session, allocation_id)
            routed = _routed(comparison, code)
            _refuse_wrong_route(route)
            before = comparison.decided.get(code)
            settled_by = Route(route or (before.route if before else "") or routed.route)
            refuse_incomplete(comparison.pair.form, routed.item, ruling, settled_by)
            moderation = self._begun(session, allocation_id)
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
            return self._comparison(session, comparison.pair)

    def send_to_panel(self, allocation_id: int, code: str) -> Comparison:
        """Leave one question to the panel."""
        with self._work.store.transaction() as session:
            comparison = self._to_change(session, allocation_id)
            _routed(comparison, code)
            moderation = self._begun(session, allocation_id)
            if moderations.decision(session, moderation.id, code) is None:
                session.add(Decision(moderation_id=moderation.id, question_code=code, route=Route.PANEL.value))
                session.flush()
                self._note(session, Happened.SENT, comparison.pair, question=code)
            return self._comparison(session, comparison.pair)

    def accept_agreed(self, allocation_id: int) -> Comparison:
        """Accept in one act every answer that both gave (R-084)."""
        with self._work.store.transaction() as session:
            comparison = self._to_change(session, allocation_id)
            moderation = self._begun(session, allocation_id)
            moderation.agreed_accepted_at = self._work.clock()
            moderation.agreed_accepted_by_id = self._work.identity.id
            session.flush()
            self._note(session, Happened.ACCEPTED, comparison.pair)
            return self._comparison(session, comparison.pair)

    def finish(self, allocation_id: int) -> Comparison:
        """Fix the outcome of a case once nothing is open; names are shown from then on."""
        with self._work.store.transaction() as session:
            comparison = self._to_change(session, allocation_id)
            if comparison.open_items:
                count = len(comparison.open_items)
                message = f"{count} differences are still open. What is decided is saved. Decide them first."
                raise WrongInputError(message)
            if not comparison.agreed_accepted:
                message = "The answers that agree are not accepted yet. What is decided is saved. Accept them first."
                raise WrongInputError(message)
            moderation = self._begun(session, allocation_id)
            moderation.decided_at, moderation.decided_by_id = self._work.clock(), self._work.identity.id
            before = moderations.fingerprint_before(session, moderation.id)
            decided = moderations.decisions(session, moderation.id)
            moderation.fingerprint = moderation_fingerprint(moderation, decided, before)
            session.flush()
            self._note(session, Happened.FINISHED, comparison.pair, fingerprint=moderation.fingerprint)
            return self._comparison(session, read_pair(self._work, session, allocation_id))

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

    def _to_change(self, session: Session, allocation_id: int) -> Comparison:
        pair = read_pair(self._work, session, allocation_id)
        self._work.identity.require(Act.DECIDE, pair.round_id)
        comparison = self._comparison(session, pair)
        if comparison.decided_at:
            message = "This case is already decided. What was decided is safe and stays as it is."
            raise WrongInputError(message)
        return comparison

    def _begun(self, session: Session, allocation_id: int) -> Moderation:
        moderation = moderations.of(session, allocation_id)
        if moderation is None:
            moderation = Moderation(allocation_id=allocation_id, begun_at=self._work.clock())
            session.add(moderation)
            session.flush()
        return moderation

    def _note(self, session: Session, act: Happened, pair: Pair, **more: str) -> None:
        self._work.note(session, act.value, pair.reference, told(pair.allocation_id, **more))

    def _comparison(self, session: Session, pair: Pair) -> Comparison:
        return comparison_of(session, pair)


def comparison_of(session: Session, pair: Pair) -> Comparison:
    """A pair with what has been decided about it."""
    moderation = moderations.of(session, pair.allocation_id)
    codes = people.codes(session)
    made = moderations.decisions(session, moderation.id) if moderation else []
    former = former_of(session, moderation, codes) if moderation else ()
    return Comparison(
        pair if former or (moderation and moderation.decided_at) else pair.without_names(),
        tuple(pair.routed(routing_table(session))),
        {each.question_code: _decided(each, codes) for each in made},
        moderation is not None and moderation.agreed_accepted_at is not None,
        moderation.decided_at if moderation else None,
        moderation.fingerprint if moderation else "",
        former,
    )


def routing_table(session: Session) -> dict[Trigger, Route]:
    """The rule table in force."""
    stored = trail.setting(session, ROUTING)
    changed = json.loads(stored) if stored else {}
    return {**DEFAULTS, **{Trigger(trigger): Route(settled_by) for trigger, settled_by in changed.items()}}


def _decided(row: Decision, codes: dict[int, str]) -> Decided:
    return Decided(
        **{each.name: getattr(row, each.name) for each in fields(Ruling)},
        code=row.question_code,
        route=row.route,
        by=codes.get(row.decided_by_id or 0, ""),
        at=row.decided_at,
    )


def _routed(comparison: Comparison, code: str) -> Routed:
    for each in comparison.routed:
        if each.item.code == code:
            return each
    message = f"{code} was not asked of both auditors. Nothing was changed."
    raise WrongInputError(message)


def _refuse_wrong_route(route: str) -> None:
    if route and route not in set(Route):
        message = f"“{route}” is not a way to settle a difference. What is decided already is saved."
        raise WrongInputError(message)


def _row(comparison: Comparison) -> PanelRow:
    pair, serious = comparison.pair, comparison.to_decide
    overall = next((item for item in pair.items if item.code == pair.form.main_grade), None)
    why = (
        _why(min(serious, key=lambda each: each.rank))
        if serious
        else (UNSURE_WORDS if pair.unsure else "Everything agrees")
    )
    rank = min(each.rank for each in serious) if serious else (len(Trigger) if pair.unsure else len(Trigger) + 1)
    if comparison.former and not comparison.decided_at:
        why, rank = f"Reopened: {CAUSE_WORDS[comparison.former[-1].cause].lower()}", -1
    return PanelRow(
        pair.allocation_id,
        pair.reference,
        overall.a if overall else "",
        overall.b if overall else "",
        why,
        rank,
        len(serious),
        len(comparison.open_items),
        comparison.decided_at,
        pair.form.grades,
        pair.form.code,
        frozenset(comparison.settled_by(each) for each in comparison.open_items),
        not serious and not pair.unsure,
    )


def _why(serious: Routed) -> str:
    from audit_tool.analysis.routing import TRIGGER_WORDS

    return TRIGGER_WORDS[min(serious.triggers, key=list(Trigger).index)]
