"""You and the panel: where what was decided differs from what one auditor gave, for them and the quality lead (R-109).

Also what audits of one's own audits said, once the case is settled, without who wrote them (R-092).

It says nothing of the other auditor, and it is made of one person at a time: nobody is ranked (R-103, R-106).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from audit_tool.analysis.direction import Direction, direction
from audit_tool.analysis.direction_words import mean_words, stood_words, uncounted_words
from audit_tool.counted_words import count_of
from audit_tool.errors import WrongInputError
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.definition import Form, Kind, Question
from audit_tool.formdef.wording import words
from audit_tool.models.rounds import Allocation, Case, Round
from audit_tool.services.comparisons import Comparison, comparison_of
from audit_tool.services.identity import Act
from audit_tool.services.own_reviews import ReviewedAudit, reviews_of, without_codes
from audit_tool.services.pairs import pair_of
from audit_tool.services.rulings import Ruling, reason_words
from audit_tool.services.workplace import Workplace
from audit_tool.storage import moderations, people, reviews, rounds
from audit_tool.storage.store import Session

REOPENED = "Changed when an audit was opened again"
NOT_RULED = Ruling()
OTHER = "[the other auditor]"


@dataclass(frozen=True, slots=True)
class PanelAnswer:
    """One answer: its code, its words, and its place on the scale where it is a grade, 1 the lowest."""

    value: str
    words: str
    grade: int | None


@dataclass(frozen=True, slots=True)
class PanelDifference:
    """A question on which what stands is not what the auditor gave."""

    reference: str
    form: str
    number: str
    """As the window numbers it, such as 7.2."""
    question: Question
    own: PanelAnswer
    decided: PanelAnswer
    reason: str
    """In words."""
    note: str
    learning: str

    @property
    def name(self) -> str:
        """Case, form and number, as they stand over the question."""
        return f"{self.reference}, {self.form} {self.number}"

    @property
    def notes(self) -> tuple[str, ...]:
        """What was written down with the decision, a text each."""
        return tuple(filter(None, (self.note, f"To learn: {self.learning}" if self.learning else "")))


@dataclass(frozen=True, slots=True)
class PanelCard:
    """One auditor's first frozen answers against what stands, over the decided cases of a round."""

    round_name: str
    starts_on: date
    ends_on: date
    auditor: str
    cases: int
    titles: dict[str, str]
    """The title of each form, by its code."""
    direction: Direction
    differences: tuple[PanelDifference, ...]
    reviews: tuple[ReviewedAudit, ...]
    """What audits of one's own audits said (R-092)."""

    @property
    def cases_words(self) -> str:
        """How many cases all of it rests on."""
        if not self.cases:
            return "No case that you audited is decided: each had one audit alone."
        return f"{count_of(self.cases, 'case that you audited is', 'cases that you audited are')} decided."

    @property
    def sentence(self) -> str:
        """On how many questions the auditor's grade stood."""
        return stood_words(self.direction)

    @property
    def further(self) -> tuple[str, ...]:
        """The average or why none is told, and what is not counted."""
        counted = self.direction.higher + self.direction.lower
        return tuple(filter(None, (mean_words(self.direction), uncounted_words(len(self.differences) - counted))))


@dataclass(frozen=True, slots=True)
class CardRound:
    """A round in which one has a card."""

    round_id: int
    name: str


@dataclass(frozen=True, slots=True)
class _Judged:
    """One question as the auditor first gave it, and as it stands."""

    code: str
    own: PanelAnswer
    stands: PanelAnswer


@dataclass(frozen=True, slots=True)
class _JudgedCase:
    """A decided case with one of its auditors' answers, and the code of the other one."""

    found: Comparison
    judged: tuple[_Judged, ...]
    other: str


class PanelCards:
    """Use cases around what moderation says to one auditor."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def of(self, round_id: int, auditor: str) -> PanelCard:
        """One auditor's card of a round: one's own, or for the quality lead anybody's."""
        if auditor != self._work.identity.code:
            self._work.identity.require(Act.REPORT, round_id)
        with self._work.store.reading() as session:
            chosen = session.get_one(Round, round_id)
            person = people.by_code(session, auditor)
            card = self._card(session, chosen, person.id, auditor) if person else None
        if card is None:
            message = f"No case of {auditor} in {chosen.name} is decided yet. Nothing was made. Finish one first."
            raise WrongInputError(message)
        return card

    def rounds(self) -> tuple[CardRound, ...]:
        """Rounds in which a case that one audited is decided, the latest first."""
        with self._work.store.reading() as session:
            own = rounds.allocations_of(session, self._work.identity.id)
            found = {chosen.id: chosen for allocation, _, chosen in own if _has_card(session, allocation)}
            latest = sorted(found.values(), key=lambda each: (each.starts_on, each.id), reverse=True)
            return tuple(CardRound(each.id, each.name) for each in latest)

    def auditors(self, round_id: int) -> tuple[str, ...]:
        """Who has a card in a round, by code: each card is opened by itself."""
        self._work.identity.require(Act.REPORT, round_id)
        with self._work.store.reading() as session:
            decided = [each for each, _ in rounds.allocations(session, round_id) if _has_card(session, each)]
            codes = people.codes(session)
            return tuple(sorted({codes[person] for each in decided for person in _auditors(each)}))

    def _card(self, session: Session, chosen: Round, person_id: int, auditor: str) -> PanelCard | None:
        cases = list(self._cases(session, chosen.id, person_id))
        allocated = rounds.allocations(session, chosen.id)
        settled = [each for each, _ in allocated if person_id in _auditors(each) and _is_settled(session, each)]
        reviewed = [one for each in settled for one in reviews_of(self._work, session, each, person_id)]
        if not cases and not reviewed:
            return None
        judged = [one for case in cases for one in case.judged]
        gaps = (one.own.grade - one.stands.grade for one in judged if one.own.grade and one.stands.grade)
        return PanelCard(
            chosen.name,
            chosen.starts_on,
            chosen.ends_on,
            auditor,
            len(cases),
            {case.found.pair.form.code: case.found.pair.form.title for case in cases},
            direction(gaps),
            tuple(difference for case in cases for difference in _differences(case)),
            tuple(reviewed),
        )

    def _cases(self, session: Session, round_id: int, person_id: int) -> Iterator[_JudgedCase]:
        for allocation, _ in rounds.allocations(session, round_id):
            if person_id in _auditors(allocation) and _is_decided(session, allocation):
                pair = pair_of(self._work, session, allocation)
                if pair is not None:
                    first = person_id == allocation.first_auditor_id
                    found = comparison_of(session, pair)
                    other = pair.b.author if first else pair.a.author
                    yield _JudgedCase(found, tuple(_judged(found, first=first)), other)


def _auditors(allocation: Allocation) -> tuple[int, ...]:
    return tuple(filter(None, (allocation.first_auditor_id, allocation.second_auditor_id)))


def _is_decided(session: Session, allocation: Allocation) -> bool:
    """Whether it was decided; a case made up to practise on never counts (R-108)."""
    moderation = moderations.of(session, allocation.id)
    decided = moderation is not None and moderation.decided_at is not None
    return decided and not session.get_one(Case, allocation.case_id).synthetic


def _is_settled(session: Session, allocation: Allocation) -> bool:
    """Whether nothing of it is to be decided any more: it was, or one audit is all there is."""
    return allocation.second_auditor_id is None or _is_decided(session, allocation)


def _has_card(session: Session, allocation: Allocation) -> bool:
    """Whether its auditors have something to read of it."""
    alone = allocation.second_auditor_id is None
    return _is_decided(session, allocation) or (alone and reviews.is_submitted(session, allocation.id))


def _judged(found: Comparison, *, first: bool) -> Iterator[_Judged]:
    """What stands is what was decided, else what both gave; a difference that is only noted has nothing that stands."""
    pair = found.pair
    latest = {item.code: item for item in pair.items}
    for item in pair.first_items:
        decided, now = found.decided.get(item.code), latest[item.code]
        if decided is not None and decided.value:
            stands = decided.value
        elif now.same:
            stands = now.a
        else:
            continue
        own = item.a if first else item.b
        yield _Judged(item.code, _answer(pair.form, item.code, own), _answer(pair.form, item.code, stands))


def _differences(case: _JudgedCase) -> Iterator[PanelDifference]:
    pair = case.found.pair
    for one in case.judged:
        if one.own.value == one.stands.value:
            continue
        decided = case.found.decided.get(one.code, NOT_RULED)
        yield PanelDifference(
            pair.reference,
            pair.form.code,
            pair.number(one.code),
            pair.form.questions[one.code],
            one.own,
            one.stands,
            reason_words(decided.reason) if decided.value else REOPENED,
            without_codes(decided.note, [case.other], OTHER),
            without_codes(decided.learning, [case.other], OTHER),
        )


def _answer(form: Form, code: str, value: str) -> PanelAnswer:
    question = form.questions[code]
    scale = [grade.code for grade in form.grades]
    graded = question.kind is Kind.GRADE and value in scale
    place = scale.index(value) + 1 if graded else None
    return PanelAnswer(value, words(question, Answer(value)) or "Not answered", place)
