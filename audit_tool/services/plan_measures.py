"""What audits say beside rows of a plan: the questions and themes they rest on, counted from settled cases (R-155)."""

from dataclasses import dataclass

from audit_tool.analysis.plan_measures import QuarterCount, count_by_quarter, older_of, sentence
from audit_tool.errors import WrongInputError
from audit_tool.formdef.definition import Kind, Question
from audit_tool.formdef.own_forms import FormEntry
from audit_tool.services import plan_terms as terms
from audit_tool.services.counting import Counting
from audit_tool.services.workplace import Workplace
from audit_tool.storage import plans, tallies
from audit_tool.storage.store import Session
from audit_tool.storage.tallies import Chosen

QUESTION, THEME = "question", "theme"
COUNTED = {Kind.GRADE: "good or outstanding", Kind.FACT: "answered yes"}
FAMILIES = ("full", "light")
_BY = ("quarter", "form_version")
ByQuarter = dict[str, dict[str, int]]


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
        Counting(self._work).catch_up()
        with self._work.store.reading() as session:
            listed = [row for row, _ in plans.rows(session, terms.plan_of(session, year).id)]
            tags = plans.tags(session, [row.id for row in listed])
            asked = {(tag.kind, tag.code) for each in tags.values() for tag in each if tag.kind in {QUESTION, THEME}}
            counted = self._counted(session, asked) if asked else {}
        found = {}
        for row in listed:
            own = [tag for tag in tags.get(row.id, []) if (tag.kind, tag.code) in asked]
            if own:
                found[row.reference] = tuple(
                    Measure(tag.kind, tag.code, tag.words, count_by_quarter(counted[tag.kind, tag.code])) for tag in own
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

    def _counted(self, session: Session, asked: set[tuple[str, str]]) -> dict[tuple[str, str], ByQuarter]:
        """Answers by quarter and value: to a question, and to every grade that has a theme, form by form."""
        found: dict[tuple[str, str], ByQuarter] = {each: {} for each in asked}
        for code, version, _ in tallies.audits(session, Chosen(), ("form_code", "form_version")):
            form = self._work.forms.form(code, version)
            wanted = {question.code: kinds for question in form.questions.values() if (kinds := _of(question, asked))}
            of_form = Chosen(forms=(code,))
            for quarter, own, question, value, number in tallies.answers(session, of_form, list(wanted), _BY):
                for each in wanted[question] if own == version else ():
                    given = found[each].setdefault(quarter, {})
                    given[value] = given.get(value, 0) + number
        return found


def _of(question: Question, asked: set[tuple[str, str]]) -> list[tuple[str, str]]:
    """What of all that is asked for the answers to a question belong to."""
    if question.kind not in COUNTED:
        return []
    themes = question.themes if question.kind is Kind.GRADE else ()
    return [each for each in ((QUESTION, question.code), *((THEME, theme) for theme in themes)) if each in asked]
