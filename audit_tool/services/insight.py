"""What settled audits show, by whatever they are told by: every figure from the one count (R-126 to R-128)."""

import contextlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from audit_tool.analysis.charts import BarChart, GradeBar, TrendChart, distribution_sentence
from audit_tool.analysis.counting import Count, beside_words, count, pooled
from audit_tool.analysis.indicators import GRADES, PeriodCounts
from audit_tool.analysis.quarters import days_of, quarter_of
from audit_tool.analysis.series import Point, trend_sentence
from audit_tool.counted_words import count_of
from audit_tool.errors import AuditToolError
from audit_tool.formdef.definition import Form, Kind, Question
from audit_tool.formdef.measures import MET, Measure, Part
from audit_tool.formdef.wording import day_words
from audit_tool.services.counted import MAIN
from audit_tool.services.counting import NO_ROUND, seen_by
from audit_tool.services.identity import Act
from audit_tool.services.workplace import Workplace
from audit_tool.storage import rounds, tallies
from audit_tool.storage.store import Session
from audit_tool.storage.tallies import Chosen as Chosen  # noqa: PLC0414 - screens and reports name it from here

OVERALL = Part(MAIN, "Audits good or outstanding overall", (MAIN,), MET)


class By(StrEnum):
    """What grades are told by."""

    SECTION = "section"
    THEME = "theme"
    QUESTION = "question"
    SERVICE = "service"
    TEAM = "team"
    FORM = "form_code"
    ROUND = "round_id"
    WAY = "way"
    QUARTER = "quarter"


BY_WORDS = {
    By.SECTION: "Section",
    By.THEME: "Theme",
    By.QUESTION: "Question",
    By.SERVICE: "Service",
    By.TEAM: "Team",
    By.FORM: "Form",
    By.ROUND: "Round",
    By.WAY: "Way of working",
    By.QUARTER: "Quarter",
}
WAYS = {
    "with_the_practitioner_throughout": "With the practitioner throughout",
    "with_the_practitioner_for_part": "With the practitioner for part",
    "file_only": "File only",
    "not recorded": "Way not recorded",
}


Choices = Mapping[By, Sequence[tuple[str, str]]]
"""What audits can be chosen by: the values there are, each with the words for it."""
CHOSEN_BY = (By.ROUND, By.QUARTER, By.SERVICE, By.TEAM, By.FORM, By.WAY)


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """One count of a measure over all that was chosen, and its line over the quarters."""

    measure: Measure
    part: Part
    whole: Count
    trend: TrendChart


@dataclass(frozen=True, slots=True)
class FoundCase:
    """One audit behind a figure."""

    allocation_id: int
    reference: str
    audited_on: date
    grades: tuple[str, ...]
    """Those that the figure counts: of a whole audit one, of a section or theme all in it."""


class Insight:
    """Use cases around what audits show."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def choices(self) -> Choices:
        """What this person can choose from."""
        with self._work.store.reading() as session:
            allowed = self._allowed(session, Chosen())
            found = {}
            for by in CHOSEN_BY:
                words = self._words(session, by)
                values = sorted(str(row[0]) for row in tallies.audits(session, allowed, [by.value]))
                found[by] = tuple((value, words(value)) for value in values)
            return found

    def share_out(self, chosen: Chosen, by: By) -> BarChart:
        """How grades share out, told by one thing; sections, themes and questions by all their grades."""
        with self._work.store.reading() as session:
            allowed = self._allowed(session, chosen)
            bars = self._of_questions(session, allowed, by) if by in _INSIDE else self._of_audits(session, allowed, by)
        title = f"Grades by {BY_WORDS[by].lower()}"
        noun = "grade" if by in _INSIDE else "audit"
        return BarChart(title, distribution_sentence(bars), tuple(bars), BY_WORDS[by], noun)

    def trend(self, chosen: Chosen, part: Part = OVERALL) -> TrendChart:
        """One count quarter by quarter."""
        with self._work.store.reading() as session:
            return self._trend(session, self._allowed(session, chosen), part)

    def measures(self, chosen: Chosen, codes: Sequence[str] = ()) -> tuple[MeasureLine, ...]:
        """Every measure that is counted from answers, or these alone, in their order."""
        with self._work.store.reading() as session:
            allowed = self._allowed(session, chosen)
            return tuple(
                MeasureLine(measure, part, pooled(point.count for point in trend.points), trend)
                for measure in self._work.forms.measures
                if not codes or measure.code in codes
                for part in measure.parts
                if (trend := self._trend(session, allowed, part, measure.title)).points
            )

    def quarters(self) -> tuple[PeriodCounts, ...]:
        """Audits with an overall grade by quarter, laid out as those that are brought in."""
        found = []
        with self._work.store.reading() as session:
            waiting = Counter[str]()
            for day, number in tallies.waiting(session):
                waiting[quarter_of(day)] += number
        for bar in self.share_out(Chosen(), By.QUARTER).bars:
            year, quarter = bar.key.split(" ")
            counts = dict(zip(GRADES, bar.counts, strict=True))
            if bar.total:
                first, last = days_of(bar.key)
                # A quarter that is not over is known up to today.
                known, why = min(last, self._work.today()), self._unfinished(last, waiting[bar.key])
                found.append(PeriodCounts(bar.key, year, quarter, first, known, counts, unfinished=why))
        return tuple(found)

    def _unfinished(self, last: date, waiting: int) -> str:
        """Why the counts of a quarter may still change."""
        runs = f"it runs to {day_words(last)}" if last > self._work.today() else ""
        cases = count_of(waiting, "case of its rounds is", "cases of its rounds are")
        return " and ".join(filter(None, (runs, f"{cases} not settled" if waiting else "")))

    def theme_words(self, chosen: Chosen) -> dict[str, str]:
        """The themes of the forms that the chosen audits were made on, in words."""
        with self._work.store.reading() as session:
            forms = list(self._forms(session, self._allowed(session, chosen)))
        return {code: words for form in forms for code, words in form.themes.items()}

    def cases(self, chosen: Chosen, by: By, bar: GradeBar) -> tuple[FoundCase, ...]:
        """The audits behind a bar of `share_out`, for those who may report on any case."""
        self._work.identity.require(Act.REPORT)
        with self._work.store.reading() as session:
            allowed = self._allowed(session, chosen if by in _INSIDE else chosen.within(by.value, bar.key))
            asked = self._codes(session, allowed, by, bar.label) if by in _INSIDE else {}
            found = tallies.cases(session, allowed)
        given = (
            (each, tuple(value for code, value in each.answers if code in asked.get(each.form, {MAIN})))
            for each in found
            if by not in _INSIDE or each.form in asked
        )
        return tuple(
            FoundCase(each.allocation_id, each.reference, each.audited_on, grades) for each, grades in given if grades
        )

    def _codes(self, session: Session, chosen: Chosen, by: By, label: str) -> dict[tuple[str, int], set[str]]:
        """For each form the questions whose grades a bar counts."""
        return {
            (form.code, form.version): {each.code for each in _graded(form) if label in _told_by(form, each, by)}
            for form in self._forms(session, chosen)
        }

    def _allowed(self, session: Session, chosen: Chosen) -> Chosen:
        return seen_by(self._work.identity, session, chosen)

    def _of_audits(self, session: Session, chosen: Chosen, by: By) -> list[GradeBar]:
        words = self._words(session, by)
        found: dict[str, dict[str, int]] = {}
        for value, _, grade, number in tallies.answers(session, chosen, [MAIN], [by.value]):
            found.setdefault(str(value), {})[grade] = number
        return sorted((_bar(words(key), given, key) for key, given in found.items()), key=lambda bar: bar.label)

    def _of_questions(self, session: Session, chosen: Chosen, by: By) -> list[GradeBar]:
        found: dict[str, Counter[str]] = {}
        for form in self._forms(session, chosen):
            told = {question.code: tuple(_told_by(form, question, by)) for question in _graded(form)}
            of_form = replace(chosen, forms=(form.code,))
            for version, code, grade, number in tallies.answers(session, of_form, list(told), ["form_version"]):
                for label in told[code] if version == form.version else ():
                    found.setdefault(label, Counter())[grade] += number
        return [_bar(label, given, "") for label, given in found.items()]

    def _trend(self, session: Session, chosen: Chosen, part: Part, title: str = "") -> TrendChart:
        narrowed = _on_forms_of(part, chosen)
        by = ["quarter", "way", "form_code", "form_version"]
        given: dict[str, Counter[str]] = {}
        ways: dict[str, set[str]] = {}
        versions: dict[str, set[str]] = {}
        for quarter, way, form, version, _, value, number in tallies.answers(session, narrowed, [part.code], by):
            given.setdefault(quarter, Counter())[value] += number
            ways.setdefault(quarter, set()).add(way)
            versions.setdefault(quarter, set()).add(f"{form} {version}")
        audits = {row[0]: row[1] for row in tallies.audits(session, narrowed, ["quarter"])} if given else {}
        points = tuple(
            Point(
                quarter,
                count(given.get(quarter, {}), part.met, audits=number),
                tuple(sorted(ways.get(quarter, ()))),
                tuple(sorted(versions.get(quarter, ()))),
            )
            for quarter, number in sorted(audits.items())
        )
        return TrendChart(": ".join(filter(None, (_short(title), part.words))), trend_sentence(points), points)

    def _forms(self, session: Session, chosen: Chosen) -> Iterator[Form]:
        """The forms and versions that the chosen audits were made on, as far as they are still here."""
        for code, version, _ in sorted(tallies.audits(session, chosen, ["form_code", "form_version"])):
            with contextlib.suppress(AuditToolError):
                yield self._work.forms.form(code, version)

    def _words(self, session: Session, by: By) -> Callable[[str], str]:
        if by is By.ROUND:
            names = {str(each.id): each.name for each in rounds.all_rounds(session)}
            return lambda value: names.get(value, value)
        return {By.FORM: self._form_words, By.WAY: _way}.get(by, str)

    def _form_words(self, code: str) -> str:
        titles = {entry.code: entry.title for entry in self._work.forms.listing()}
        return titles.get(code, code)


def _on_forms_of(part: Part, chosen: Chosen) -> Chosen:
    """What was chosen, on the forms that a measure looks at alone; nothing where none of these was chosen."""
    if not part.forms:
        return chosen
    both = tuple(each for each in part.forms if each in (chosen.forms or part.forms))
    return replace(chosen, forms=both) if both else replace(chosen, rounds=NO_ROUND)


_INSIDE = frozenset({By.SECTION, By.THEME, By.QUESTION})
"""What is inside an audit, so that one audit has several grades of it."""


def _graded(form: Form) -> Iterator[Question]:
    return (each for each in form.questions.values() if each.kind is Kind.GRADE and each.code != form.main_grade)


def _told_by(form: Form, question: Question, by: By) -> Iterator[str]:
    if by is By.QUESTION:
        yield f"{question.code} {question.text}"
    elif by is By.THEME:
        yield from (form.themes.get(theme, theme) for theme in question.themes)
    else:
        yield from (each.short_title or each.title for each in form.sections if question in each.questions)


def _bar(label: str, given: Mapping[str, int], key: str) -> GradeBar:
    counts = tuple(given.get(grade, 0) for grade in GRADES)
    return GradeBar(label, counts, beside_words(count(given, MET)), key)


def _short(title: str) -> str:
    """A measure's title without what it says of its parts."""
    return title.partition(";")[0]


def _way(value: str) -> str:
    return WAYS.get(value, value)
