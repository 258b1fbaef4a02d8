"""What audits say beside rows of a plan: the questions and themes they rest on, counted from settled cases (R-155)."""

from collections.abc import Iterator
from dataclasses import dataclass

from audit_tool.analysis.plan_measures import QuarterCount, Rated, count_by_quarter, older_of, sentence
from audit_tool.analysis.proposing import SecondRule
from audit_tool.analysis.quarters import quarter_of
from audit_tool.errors import WrongInputError
from audit_tool.formdef.answers import NOTHING
from audit_tool.formdef.definition import Form, Kind, Seat
from audit_tool.formdef.grading import main_grade
from audit_tool.formdef.own_forms import FormEntry
from audit_tool.models.rounds import Allocation, Round
from audit_tool.services import plan_terms as terms
from audit_tool.services.outcomes import Settled, settled_of
from audit_tool.services.second_audits import calls_for_second
from audit_tool.services.workplace import Workplace
from audit_tool.storage import plans, records, rounds
from audit_tool.storage.store import Session

QUESTION, THEME = "question", "theme"
GOOD = frozenset({"good", "outstanding"})
FACTS = {"yes": True, "partly": False, "no": False}
COUNTED = {Kind.GRADE: "good or outstanding", Kind.FACT: "answered yes"}
FAMILIES = ("full", "light")


@dataclass(frozen=True, slots=True)
class Offered:
    """Something that a row can rest on."""

    kind: str
    code: str
    words: str


@dataclass(frozen=True, slots=True)
class Measure:
    """What audits say on one thing that a row rests on."""

    kind: str
    code: str
    words: str
    counts: tuple[QuarterCount, ...]

    @property
    def sentence(self) -> str:
        """In one sentence, with counts."""
        return sentence(self.words, self.counts)

    @property
    def older(self) -> tuple[QuarterCount, ...]:
        """Quarters before those of the sentence."""
        return older_of(self.counts)


class PlanMeasures:
    """Use cases around the evidence that audits give a plan."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace
        self._offered: tuple[tuple[FormEntry, ...], tuple[Offered, ...]] = (), ()

    def of(self, year: str) -> dict[str, tuple[Measure, ...]]:
        """The measures of each row that rests on something; from settled cases alone, so that nothing shows early."""
        with self._work.store.reading() as session:
            listed = [row for row, _ in plans.rows(session, terms.plan_of(session, year).id)]
            tags = plans.tags(session, [row.id for row in listed])
            asked = {(tag.kind, tag.code) for each in tags.values() for tag in each if tag.kind in {QUESTION, THEME}}
            rated = self._rated(session, asked) if asked else {}
        found = {}
        for row in listed:
            own = [tag for tag in tags.get(row.id, []) if (tag.kind, tag.code) in asked]
            if own:
                found[row.reference] = tuple(
                    Measure(tag.kind, tag.code, tag.words, count_by_quarter(rated[tag.kind, tag.code])) for tag in own
                )
        return found

    def offered(self) -> tuple[Offered, ...]:
        """Questions that can be counted and themes, as the newest forms have them; looked up once."""
        listed = self._work.forms.listing()
        if listed != self._offered[0]:
            self._offered = listed, self._find_offered()
        return self._offered[1]

    def _find_offered(self) -> tuple[Offered, ...]:
        questions: dict[str, Offered] = {}
        themes: dict[str, Offered] = {}
        for form in (form for family in FAMILIES for form in self._work.forms.usable_of(family)):
            for question in form.questions.values():
                if question.counts and question.kind in COUNTED:
                    words = f"{question.text} ({question.code}) {COUNTED[question.kind]}"
                    questions.setdefault(question.code, Offered(QUESTION, question.code, words))
                for theme in question.themes if question.kind is Kind.GRADE else ():
                    label = form.themes.get(theme, theme)
                    words = f"Grades on {label[:1].lower()}{label[1:]} good or outstanding"
                    themes.setdefault(theme, Offered(THEME, theme, words))
        return (*sorted(themes.values(), key=lambda one: one.words), *(questions[code] for code in sorted(questions)))

    def rest_on(self, year: str, reference: str, kind: str, code: str) -> None:
        """Let a row rest on a question or a theme (R-052)."""
        offered = next((each for each in self.offered() if (each.kind, each.code) == (kind, code)), None)
        with terms.changing(self._work, year, "plan row rests on", f"{year} {reference}", code) as (session, plan):
            row = terms.row_of(session, plan, reference)
            if offered is None:
                message = f"No form has a {kind} {code} that can be counted. Nothing was changed. Choose another."
                raise WrongInputError(message)
            terms.add_tag(session, row.id, (kind, code, offered.words), self._work)

    def no_longer(self, year: str, reference: str, kind: str, code: str) -> None:
        """Let a row rest on something no longer; the trail keeps that it did."""
        act = "plan row rests on no longer"
        with terms.changing(self._work, year, act, f"{year} {reference}", code) as (session, plan):
            tag = plans.tag(session, terms.row_of(session, plan, reference).id, kind, code)
            if tag is not None:
                plans.untag(session, tag)

    def _rated(self, session: Session, asked: set[tuple[str, str]]) -> dict[tuple[str, str], list[Rated]]:
        found: dict[tuple[str, str], list[Rated]] = {each: [] for each in asked}
        for settled in self._settled(session):
            quarter = quarter_of(settled.audited_at.astimezone().date())
            for kind, code, met in _ratings(settled, asked):
                found[kind, code].append(Rated(quarter, met))
        return found

    def _settled(self, session: Session) -> Iterator[Settled]:
        """Settled cases of rounds that count in results: a pilot may not."""
        for chosen in rounds.all_rounds(session):
            if chosen.pilot and not chosen.pilot_counts:
                continue
            for allocation, _ in rounds.allocations(session, chosen.id):
                settled = settled_of(self._work, session, allocation)
                if settled is not None and not self._second_to_come(session, chosen, allocation):
                    yield settled

    def _second_to_come(self, session: Session, chosen: Round, allocation: Allocation) -> bool:
        """Whether a first audit calls for a second: everybody reads the plan, also whoever will write it (R-080)."""
        first = records.audit(session, allocation.id, Seat.FIRST.value)
        if allocation.second_auditor_id is not None or first is None:
            return False
        return calls_for_second(self._work, session, first, SecondRule(chosen.second_rule))


def _ratings(settled: Settled, asked: set[tuple[str, str]]) -> Iterator[tuple[str, str, bool | None]]:
    """Every rating of a case that somebody asks for: by question, and for each theme that the question has."""
    form = settled.form
    for question in (one.question for section in settled.sections for one in section.questions):
        if question.kind not in COUNTED:
            continue
        met = _met(form, question.code, question.kind, settled)
        if (QUESTION, question.code) in asked:
            yield QUESTION, question.code, met
        if question.kind is Kind.GRADE:
            yield from ((THEME, theme, met) for theme in question.themes if (THEME, theme) in asked)


def _met(form: Form, code: str, kind: Kind, settled: Settled) -> bool | None:
    """Whether an answer is what is counted; none where it is no rating: those leave the base (R-112)."""
    value = settled.answers.get(code, NOTHING).value
    if kind is Kind.FACT:
        return FACTS.get(value)
    if code == form.main_grade:
        value = main_grade(form, settled.answers)
    return value in GOOD if value in {grade.code for grade in form.grades} else None
