"""What a round teaches everybody: why its auditors differed, and what is to be made clearer (R-094)."""

from collections.abc import Iterator
from dataclasses import dataclass

from audit_tool.analysis.reason_counts import DecidedDifference, QuestionCount, ReasonCounts, count_reasons
from audit_tool.counted_words import count_of
from audit_tool.models.rounds import Case
from audit_tool.services.comparisons import Comparison, comparison_of
from audit_tool.services.identity import Act
from audit_tool.services.naming import Naming
from audit_tool.services.pairs import pair_of
from audit_tool.services.rulings import REASONS
from audit_tool.services.workplace import Workplace
from audit_tool.storage import people, rounds
from audit_tool.storage.store import Session


@dataclass(frozen=True, slots=True)
class LearningNote:
    """What everybody can learn from one decision, with the question it is about."""

    form: str
    number: str
    question: str
    text: str


@dataclass(frozen=True, slots=True)
class RoundLearning:
    """What the decided cases of a round teach; nothing of an auditor, a worker or a case."""

    cases: int
    """Cases that are decided."""
    counts: ReasonCounts
    notes: tuple[LearningNote, ...]
    withheld: int
    """Notes and wishes left out because they seem to name somebody or a case."""
    titles: dict[str, str]
    """The title of each form, by its code."""


class Learning:
    """Use cases around what is learnt from moderation."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def of_round(self, round_id: int) -> RoundLearning:
        """Counts and notes of the cases that are decided."""
        self._work.identity.require(Act.READ_BOTH, round_id)
        with self._work.store.reading() as session:
            decided = list(self._decided(session, round_id))
            sieve = _Sieve([*people.codes(session).values(), *(each.pair.reference for each in decided)])
        differences = [one for each in decided for one in _differences(each, sieve)]
        notes = tuple(
            LearningNote(one.form, one.number, one.question, one.learning) for one in differences if one.learning
        )
        titles = {each.pair.form.code: each.pair.form.title for each in decided}
        return RoundLearning(len(decided), count_reasons(differences, tuple(REASONS)), notes, sieve.withheld, titles)

    def has_any(self, round_id: int) -> bool:
        """Whether any case of a round is decided, so that something can be learnt of it."""
        self._work.identity.require(Act.READ_BOTH, round_id)
        with self._work.store.reading() as session:
            return next(self._decided(session, round_id), None) is not None

    def _decided(self, session: Session, round_id: int) -> Iterator[Comparison]:
        for allocation, _ in rounds.allocations(session, round_id):
            if session.get_one(Case, allocation.case_id).synthetic:
                continue
            pair = pair_of(self._work, session, allocation)
            comparison = comparison_of(session, pair) if pair else None
            if comparison is not None and comparison.decided_at:
                yield comparison


class _Sieve:
    """Lets texts through that can be told to everybody, and counts the others."""

    def __init__(self, codes: list[str]) -> None:
        self._naming = Naming(codes)
        self.withheld = 0

    def through(self, text: str) -> str:
        """The text with single blanks; nothing where it seems to name a person or a case."""
        text = " ".join(text.split())
        if not text or not self._naming.found_in(text):
            return text
        self.withheld += 1
        return ""


def _differences(comparison: Comparison, sieve: _Sieve) -> Iterator[DecidedDifference]:
    """What the two gave differently; where both gave the same and the panel looked at it, nothing differed."""
    pair = comparison.pair
    numbers = {one.question.code: one.number for one in pair.asked}
    for routed in comparison.routed:
        code = routed.item.code
        decided = comparison.decided.get(code)
        if routed.item.same or decided is None or not decided.value:
            continue
        yield DecidedDifference(
            pair.form.code,
            code,
            numbers.get(code, code),
            pair.form.questions[code].text,
            decided.reason,
            sieve.through(decided.learning),
            sieve.through(decided.clarify),
        )


def decided_words(cases: int) -> str:
    """How many cases all of it rests on."""
    return f"{count_of(cases, 'case is', 'cases are')} decided"


def reason_sentence(counts: ReasonCounts) -> str:
    """The most frequent reason, where one is, in words that anybody can check by hand."""
    if not counts.total:
        return "The two auditors differed on no question of a decided case."
    code, count = counts.reasons[0]
    total = count_of(counts.total, "difference")
    if sum(number == count for _, number in counts.reasons) > 1:
        return f"{total} between two auditors: no one reason stands out."
    reason = REASONS.get(code, code)
    return f"{count} of {total} between two auditors: {reason[0].lower()}{reason[1:]}."


def withheld_words(count: int) -> str:
    """That texts are left out, and where they are; empty where none is."""
    if not count:
        return ""
    told = count_of(count, "note is left out here: it seems", "notes are left out here: they seem")
    return f"{told} to name somebody or a case. The moderation records have them."


def most_often(each: QuestionCount) -> str:
    """Why auditors differed on a question, most of the time."""
    reason = REASONS.get(each.reason, each.reason)
    return reason if each.of_reason == each.count else f"{reason}, {each.of_reason} of {each.count}"
