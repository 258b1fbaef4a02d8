"""The grades that agreement is told of: both frozen audits of a case, as they were before moderation (R-099, R-107)."""

from collections.abc import Iterator
from dataclasses import dataclass

from audit_tool.errors import WrongInputError
from audit_tool.formdef.definition import Kind, Option
from audit_tool.models.rounds import Round
from audit_tool.services.calibrating import CALIBRATION
from audit_tool.services.identity import Act
from audit_tool.services.pairs import Pair, audits_case, pair_of
from audit_tool.services.workplace import Workplace
from audit_tool.storage import moderations, rounds
from audit_tool.storage.store import Session


@dataclass(frozen=True, slots=True)
class GradePair:
    """One question of one case as both auditors graded it, with all that figures are told by."""

    allocation_id: int
    reference: str
    form: str
    section: str
    code: str
    number: str
    """As the window numbers it, such as 7.2."""
    overall: bool
    """Whether it is the grade of the case as a whole."""
    themes: tuple[str, ...]
    """In words."""
    auditors: tuple[str, str]
    """First and second; empty for those who may not see who leans which way (R-106)."""
    scale: tuple[Option, ...]
    """The form's grades, the lowest first."""
    first: int | None
    """Its place on the scale; none where the auditor did not judge it."""
    second: int | None

    @property
    def judgements(self) -> tuple[int | None, int | None]:
        """What the figures of agreement take."""
        return self.first, self.second


@dataclass(frozen=True, slots=True)
class RoundGrades:
    """All grades of a round that were given twice."""

    round_name: str
    counts: bool
    """Whether the round counts in results: a pilot may not."""
    independent: tuple[GradePair, ...]
    """Of second auditors who had not read the first audit when they submitted: the main table."""
    informed: tuple[GradePair, ...]
    """Of those who could have read it: a table of its own."""
    own_cases: int
    """Cases left out because this person audited them."""


class Agreeing:
    """Use cases around agreement. Calibration and audits of audits are kept apart: their records are others."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def grades(self, round_id: int) -> RoundGrades:
        """Every grade of a round that both auditors of a case were asked for, once both audits are frozen."""
        self._work.identity.require(Act.READ_BOTH, round_id)
        with self._work.store.reading() as session:
            chosen = session.get_one(Round, round_id)
            refuse_calibration(chosen)
            found: dict[bool, list[GradePair]] = {True: [], False: []}
            own_cases = 0
            for allocation, _ in rounds.allocations(session, round_id):
                pair = pair_of(self._work, session, allocation)
                if pair is None:
                    continue
                if audits_case(self._work.identity, allocation):
                    own_cases += 1
                else:
                    found[pair.informed] += _grades(pair, self._auditors(session, pair))
            counts = not chosen.pilot or chosen.pilot_counts
            return RoundGrades(chosen.name, counts, tuple(found[False]), tuple(found[True]), own_cases)

    def _auditors(self, session: Session, pair: Pair) -> tuple[str, str]:
        """Their codes for the quality lead; where the lead decides cases too, only once this one is decided (R-091)."""
        identity = self._work.identity
        if not identity.may(Act.READ_PROGRESS, pair.round_id):
            return "", ""
        moderation = moderations.of(session, pair.allocation_id)
        if identity.may(Act.DECIDE, pair.round_id) and not (moderation and moderation.decided_at):
            return "", ""
        return pair.a.author, pair.b.author


def refuse_calibration(chosen: Round) -> None:
    """How far a group agrees on practice cases is told elsewhere, and never with real ones (R-108)."""
    if chosen.kind == CALIBRATION:
        message = f"“{chosen.name}” is a calibration, told on its own page. Nothing was changed. Choose a round."
        raise WrongInputError(message)


def _grades(pair: Pair, auditors: tuple[str, str]) -> Iterator[GradePair]:
    form = pair.form
    places = {grade.code: at for at, grade in enumerate(form.grades)}
    numbers = {asked.question.code: asked.number for asked in pair.asked}
    sections = {question.code: section.title for section in form.sections for question in section.questions}
    for item in pair.first_items:
        if item.kind is Kind.GRADE:
            yield GradePair(
                pair.allocation_id,
                pair.reference,
                form.label,
                sections[item.code],
                item.code,
                numbers.get(item.code, item.code),
                item.code == form.main_grade,
                tuple(form.themes.get(theme, theme) for theme in form.questions[item.code].themes),
                auditors,
                form.grades,
                places.get(item.a),
                places.get(item.b),
            )
