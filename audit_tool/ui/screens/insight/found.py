"""What audits found, without its widgets: which audits are looked at, told by what, and which measure over time."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from audit_tool.analysis.charts import BarChart, TrendChart
from audit_tool.analysis.counting import beside_words, share_words
from audit_tool.analysis.series import joined
from audit_tool.counted_words import count_of
from audit_tool.formdef.wording import day_words
from audit_tool.services.desk import Desk
from audit_tool.services.identity import Act
from audit_tool.services.insight import BY_WORDS, OVERALL, By, Choices, Chosen, FoundCase, MeasureLine
from audit_tool.ui.asking import refusing
from audit_tool.ui.jobs import Runner
from audit_tool.ui.screens.insight.catching_up import read_at_once

NOTHING = "No case is settled yet. What audits found stands here once one is."
NOT_YOURS = "What audits found is told to moderators and the quality lead."
FIRST_BY = By.SECTION
NOT_NAMED = "its cases are named to the quality lead."
GONE = "This is not among the audits any more: {}. The view is shown without it. Save it again to leave it out."
_BY, _MEASURE = "told by", "measure"
Options = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class MeasureShown:
    """One measure as a line: what is counted, how it stands, how it moved, and its definition."""

    title: str
    stands: str
    moved: str
    definition: str


class FoundView(Protocol):
    """What the presenter needs of the page."""

    def show_choices(self, choices: Choices) -> None:
        """Offer what audits can be chosen by."""

    def show_found(self, bars: BarChart, trend: TrendChart, note: str) -> None:
        """Show how grades share out, and one measure over time."""

    def show_looked_at(self, values: Mapping[str, str], by: str) -> None:
        """Put the lists to what is looked at."""

    def show_about(self, chosen: Chosen) -> None:
        """Other audits are looked at."""

    def show_measures(self, measures: Sequence[MeasureShown]) -> None:
        """Show every measure with its definition."""

    def show_cases(self, words: str, cases: Sequence[str]) -> None:
        """Name the cases behind a bar."""

    def show_nothing(self, words: str) -> None:
        """Say why there is nothing."""

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""


class FoundPresenter:
    """Reads the count and lays it out."""

    def __init__(self, desk: Desk, runner: Runner, view: FoundView) -> None:
        self._desk, self._runner, self._view = desk, runner, view
        self._refused = refusing(view.show_problem)
        self._chosen = Chosen()
        self._values: dict[str, str] = {}
        self._choices: Choices = {}
        self._by = FIRST_BY
        self._wanted = ""
        self._bars: BarChart | None = None
        self._overall: TrendChart | None = None
        self._measures: tuple[MeasureLine, ...] = ()
        self._at = -1

    @property
    def may_look(self) -> bool:
        """Whether what audits found is told to this person."""
        return self._desk.identity.may_anywhere(Act.READ_BOTH)

    def load(self) -> None:
        """Read what is counted, and again once the count is up to date."""
        if not self.may_look:
            self._view.show_nothing(NOT_YOURS)
            return
        read_at_once(self._desk, self._runner, self._read_choices, _wait, self._refused)

    def choose(self, by: str, value: str) -> None:
        """Look at the audits of one round, quarter, service, team, form or way alone; empty for all."""
        self._choose(by, value)
        self._read()

    def tell_by(self, by: str) -> None:
        """Tell grades by something else."""
        self._by = By(by)
        self._read()

    def choose_measure(self, at: int) -> None:
        """Put another measure over time; below zero for the overall grade."""
        self._at = at
        self._wanted = self._measures[at].trend.title if 0 <= at < len(self._measures) else ""
        self._show_all()

    @property
    def looked_at(self) -> Mapping[str, str]:
        """What is chosen, for a view to be saved."""
        values = {by: value for by, value in self._values.items() if value}
        return {**values, _BY: self._by.value, _MEASURE: self._wanted}

    def look(self, at: Mapping[str, str]) -> None:
        """Look at what a saved view says, as far as it is still there."""
        self._chosen, self._values = Chosen(), {}
        gone = []
        for by, options in self._choices.items():
            value = at.get(by.value, "")
            if value and value not in {code for code, _ in options}:
                gone.append(f"{BY_WORDS[by].lower()} {value}")
            else:
                self._choose(by.value, value)
        self._by = By(at[_BY]) if at.get(_BY) in set(By) else FIRST_BY
        self._wanted = at.get(_MEASURE, "")
        self._view.show_looked_at(self._values, self._by.value)
        self._read()
        if gone:
            self._view.show_problem(GONE.format(", ".join(gone)))

    def open_bar(self, at: int) -> None:
        """Name the cases behind a bar, where there are any and this person may."""
        if self._bars is None or not 0 <= at < len(self._bars.bars):
            return
        bar = self._bars.bars[at]
        if not self._desk.identity.may(Act.REPORT):
            self._view.show_cases(f"{bar.label}: {NOT_NAMED}", ())
            return
        chosen, by, cases = self._chosen, self._by, self._desk.insight.cases

        def show(found: Sequence[FoundCase]) -> None:
            self._view.show_cases(f"{bar.label}: {count_of(len(found), 'audit')}", [_case(each) for each in found])

        self._runner.run(lambda: cases(chosen, by, bar), show, self._refused)

    def _choose(self, by: str, value: str) -> None:
        self._values[by] = value
        self._chosen = self._chosen.within(by, value)

    def _read_choices(self) -> None:
        self._runner.run(self._desk.insight.choices, self._chose, self._refused)

    def _chose(self, choices: Choices) -> None:
        self._choices = choices
        if not choices[By.FORM]:
            self._view.show_nothing(NOTHING)
            return
        self._view.show_choices(choices)
        self._read()

    def _read(self) -> None:
        """The two charts first: whoever looks sees them while all the measures are still read."""
        insight, chosen, by = self._desk.insight, self._chosen, self._by
        self._runner.run(lambda: (insight.share_out(chosen, by), insight.trend(chosen)), self._show, self._refused)
        self._view.show_about(chosen)
        self._runner.run(lambda: insight.measures(chosen), self._show_measures, self._refused)

    def _show(self, read: tuple[BarChart, TrendChart]) -> None:
        self._bars, self._overall = read
        self._show_all()

    def _show_measures(self, measures: tuple[MeasureLine, ...]) -> None:
        self._measures = measures
        self._view.show_measures([_shown(each) for each in measures])
        titles = [each.trend.title for each in measures]
        at = titles.index(self._wanted) if self._wanted in titles else -1
        if at != self._at or at >= 0:
            self._at = at
            self._show_all()

    def _show_all(self) -> None:
        if self._bars is None or self._overall is None:
            return
        of_measure = 0 <= self._at < len(self._measures)
        trend = self._measures[self._at].trend if of_measure else self._overall
        self._view.show_found(self._bars, replace(trend, title=trend.title or OVERALL.words), joined(trend.points))


def _wait() -> None:
    """A part of the audits would be taken for all of them."""


def by_options() -> Options:
    """What grades can be told by, in words."""
    return tuple((by.value, words) for by, words in BY_WORDS.items())


def _shown(line: MeasureLine) -> MeasureShown:
    beside = beside_words(line.whole)
    stands = share_words(line.whole) if line.whole.base else "-"
    definition = f"{line.measure.code}. {line.measure.definition} {line.measure.forms}."
    return MeasureShown(line.trend.title, f"{stands}; {beside}" if beside else stands, line.trend.sentence, definition)


def _case(each: FoundCase) -> str:
    told = Counter(grade.replace("_", " ") for grade in each.grades)
    words = ", ".join(grade if len(each.grades) == 1 else f"{number} {grade}" for grade, number in told.items())
    return f"{each.reference}, {day_words(each.audited_on)}, {words}"
