"""Two frozen audits side by side, with who settles what and what is decided so far (R-083 to R-091)."""

import json
from dataclasses import dataclass, fields
from datetime import datetime

from audit_tool.analysis.feedback_counts import Response
from audit_tool.analysis.routing import DEFAULTS, Route, Routed, Trigger, ranked
from audit_tool.errors import WrongInputError
from audit_tool.formdef.wording import day_words
from audit_tool.models.moderation import Decision, Moderation
from audit_tool.services.first_reading import AGREES
from audit_tool.services.identity import Act
from audit_tool.services.pairs import Pair, read_pair
from audit_tool.services.reopening import Former, former_of
from audit_tool.services.rulings import Decided, Ruling
from audit_tool.services.workplace import Workplace
from audit_tool.storage import feedback, moderations, people, records, trail
from audit_tool.storage.store import Session

ROUTING = "routing"


@dataclass(frozen=True, slots=True)
class Passed:
    """A question, or a whole case, that stands with a second moderator: theirs is the decision."""

    code: str
    """The question; empty where it is the whole case."""
    to: str
    by: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """The practitioner disputes the outcome that stands: a proposal to the panel until the case is reopened (R-095)."""

    at: datetime
    words: str
    """What they wrote; may be empty."""
    where: str = "the overall grade in their reflection"

    @property
    def reason(self) -> str:
        """The reason with which the case is reopened."""
        day = day_words(self.at.astimezone().date())
        said = f": “{self.words.strip().rstrip('.')}”." if self.words.strip() else "."
        return f"The practitioner disputes {self.where} of {day}{said}"


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
    passed: tuple[Passed, ...] = ()
    """What stands with a second moderator."""
    dispute: Dispute | None = None
    """Of the outcome that stands."""

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

    def with_second(self, code: str = "") -> Passed | None:
        """With whom a question stands, by itself or with its whole case; without a question, the whole case."""
        found = {each.code: each for each in self.passed}
        return found.get(code, found.get(""))

    def settled_by(self, routed: Routed) -> Route:
        """Who settles a question: as it was sent on or decided, otherwise by the rule."""
        made = self.decided.get(routed.item.code)
        return Route(made.route) if made is not None and made.route else routed.route

    def _settled(self, code: str) -> bool:
        return code in self.decided and bool(self.decided[code].value)


def comparison_of(session: Session, pair: Pair) -> Comparison:
    """A pair with what has been decided about it."""
    moderation = moderations.of(session, pair.allocation_id)
    codes = people.codes(session)
    made = moderations.decisions(session, moderation.id) if moderation else []
    former = former_of(session, moderation, codes) if moderation else ()
    passed = moderations.passed_on(session, moderation.id) if moderation else []
    return Comparison(
        pair if former or (moderation and moderation.decided_at) else pair.without_names(),
        tuple(pair.routed(routing_table(session))),
        {each.question_code: _decided(each, codes) for each in made},
        moderation is not None and moderation.agreed_accepted_at is not None,
        moderation.decided_at if moderation else None,
        moderation.fingerprint if moderation else "",
        former,
        tuple(Passed(row.question_code, codes[row.to_id], codes[row.by_id], row.at, row.reason) for row in passed),
        dispute_of(session, pair.allocation_id, moderation.decided_at)
        if moderation and moderation.decided_at
        else None,
    )


def dispute_of(session: Session, allocation_id: int, settled_at: datetime) -> Dispute | None:
    """That an outcome is disputed: in the last answer to feedback on it, or in a reflection handed in since.

    What came before, the panel had read.
    """
    noted = feedback.entries(session, [allocation_id])
    answers = [row for row in noted if row.response and row.settled_at == settled_at]
    if answers and answers[-1].response == Response.DISPUTES:
        return Dispute(answers[-1].at, answers[-1].words, "the outcome in their answer to feedback")
    for row in records.voices(session, allocation_id):
        if row.kind == records.REFLECTION and row.submitted_at is not None and row.submitted_at > settled_at:
            given = records.answer(session, row.id, AGREES)
            if given is not None and given.value == "no":
                return Dispute(row.submitted_at, given.comment)
    return None


def comparison_to_change(work: Workplace, session: Session, allocation_id: int) -> Comparison:
    """A pair that is not decided yet, for somebody who may decide it."""
    pair = read_pair(work, session, allocation_id)
    work.identity.require(Act.DECIDE, pair.round_id)
    comparison = comparison_of(session, pair)
    if comparison.decided_at:
        message = "This case is already decided. What was decided is safe and stays as it is."
        raise WrongInputError(message)
    return comparison


def begun(work: Workplace, session: Session, allocation_id: int) -> Moderation:
    """The moderation of a case, begun if need be."""
    moderation = moderations.of(session, allocation_id)
    if moderation is None:
        moderation = Moderation(allocation_id=allocation_id, begun_at=work.clock())
        session.add(moderation)
        session.flush()
    return moderation


def refuse_not_compared(comparison: Comparison, code: str) -> Routed:
    """The question among those compared; refused where it was not asked of both."""
    for each in comparison.routed:
        if each.item.code == code:
            return each
    message = f"{code} was not asked of both auditors. Nothing was changed."
    raise WrongInputError(message)


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
