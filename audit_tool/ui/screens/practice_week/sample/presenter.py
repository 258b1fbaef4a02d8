"""Drawing a sample and following it, without its widgets: settings, preview, drawing, picking, replacing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeVar

from audit_tool.analysis.sample_settings import ByHand, FactRule, SampleSettings
from audit_tool.errors import AuditToolError
from audit_tool.services.desk import Desk
from audit_tool.services.sample_entries import FactChoice, Outcome, Preview, Sample
from audit_tool.services.sampling import new_seed
from audit_tool.ui.jobs import Lane, Runner, Scheduler
from audit_tool.ui.screens.practice_week.drafts import Problems
from audit_tool.ui.screens.practice_week.sample.drafts import (
    Lists,
    SampleDraft,
    draft_of,
    lists_of,
    read_reason,
    read_settings,
)

T = TypeVar("T")
PAUSE = 300
"""Milliseconds after the last change before it is worked out what a drawing would come to."""
MOST_BY_HAND = 40
"""Strata whose numbers can be decided by hand; with more of them nobody sees what they do."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """All that the page begins with."""

    facts: tuple[FactChoice, ...]
    proposed: SampleSettings
    sample: Sample | None
    empty: bool
    """Whether no list of cases came in yet."""


class SampleView(Protocol):
    """What the presenter needs of the page."""

    def show_setting(self, facts: Sequence[FactChoice], draft: SampleDraft, lists: Lists) -> None:
        """Show the fields by which a sample is drawn."""

    def show_no_population(self) -> None:
        """Say that the list of cases has to come in first."""

    def show_lists(self, lists: Lists) -> None:
        """Show rules and cases by hand."""

    def show_quotas(self, quotas: dict[str, int]) -> None:
        """Show a field for each stratum; without any, the places are shared in proportion."""

    def show_preview(self, preview: Preview | None, waits: str) -> None:
        """Show what a drawing would come to, or what it waits for."""

    def mark_problems(self, problems: Problems) -> object:
        """Say at each field what is wrong with it, while somebody is still writing."""

    def show_problems(self, problems: Problems) -> None:
        """Say at each field what is wrong with it, and go to the first."""

    def show_sample(self, sample: Sample) -> None:
        """Show the sample of the round."""

    def show_added(self, what: str) -> None:
        """Empty the fields out of which something was added: "rule", "case", "pick" or "replace"."""

    def tell(self, happened: str, rest: str = "") -> None:
        """Say what was done."""

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""


class SamplePresenter:
    """Takes a round from its population to its sample."""

    def __init__(self, desk: Desk, runner: Runner, scheduler: Scheduler, view: SampleView, round_id: int) -> None:
        self._desk = desk
        self._runner = runner
        self._scheduler = scheduler
        self._view = view
        self._round_id = round_id
        self._here = True
        self._asked = 0
        self._preview: Preview | None = None
        self.draft = SampleDraft()
        self.lists = Lists()

    def load(self) -> None:
        """Read the sample; without one, begin to set one up."""
        self._run(self._read, self._begin)

    def leave(self) -> None:
        """The page goes away: nothing is shown any more."""
        self._here = False
        self._scheduler.cancel()

    def set_up(self) -> None:
        """Show the fields for drawing, whether there is a sample or not."""
        self._run(self._read, lambda told: self._begin(replace(told, sample=None)))

    def another_seed(self) -> str:
        """A seed by chance."""
        return new_seed()

    def change(self, draft: SampleDraft) -> None:
        """Something was chosen or typed."""
        if draft.strata != self.draft.strata and draft.quotas:
            # Other strata have other names; what was decided for the old ones means nothing any more.
            draft = replace(draft, quotas={})
            self._view.show_quotas({})
        self.draft = draft
        self._scheduler.later(PAUSE, self.look_ahead)

    def decide_quotas(self, by_hand: bool) -> None:  # noqa: FBT001 - which of two choices
        """Decide by hand how many each stratum gives, or share the places in proportion."""
        strata = self._preview.strata if self._preview else ()
        if by_hand and len(strata) > MOST_BY_HAND:
            message = (
                f"There are {len(strata)} strata, too many to decide each. Nothing was changed. Choose fewer facts."
            )
            self._view.show_problem(message)
            by_hand = False
        self._view.show_quotas({one.name: one.quota for one in strata} if by_hand else {})

    def look_ahead(self) -> None:
        """Work out what a drawing would come to."""
        self._scheduler.cancel()
        settings, problems = read_settings(self.draft, self.lists)
        self._view.mark_problems(problems)
        self._asked += 1
        asked = self._asked
        if settings is None:
            self._view.show_preview(None, next(iter(problems.values())))
            return

        def show(preview: Preview) -> None:
            if asked == self._asked:
                self._preview = preview
                self._view.show_preview(preview, "")

        def refused(fault: Exception) -> None:
            if asked == self._asked:
                self._view.show_preview(None, _words_of(fault))

        self._run(lambda: self._desk.sampling.preview(self._round_id, settings), show, refused=refused)

    def add_rule(self, rule: FactRule) -> None:
        """Only cases with this value may be drawn, or none of them."""
        problems: Problems = {}
        if not rule.fact:
            problems["fact"] = "Choose a fact."
        reason = read_reason(rule.reason, problems)
        self._view.show_problems({f"rule {name}": words for name, words in problems.items()})
        if not problems:
            self._keep(self.lists.with_rule(FactRule(rule.fact, rule.values, reason.rstrip("."), rule.keep)))
            self._view.show_added("rule")

    def add_case(self, reference: str, reason: str, *, pick: bool) -> None:
        """Pick a case by hand, or leave it out."""
        reference = reference.strip()

        def add(known: bool) -> None:  # noqa: FBT001 - a result
            problems: Problems = {}
            if not known:
                problems["reference"] = "No case of the population has this reference."
            told = read_reason(reason, problems)
            self._view.show_problems({f"case {name}": words for name, words in problems.items()})
            if not problems:
                self._keep(self.lists.with_case(ByHand(reference, told), pick=pick))
                self._view.show_added("case")

        known = self._desk.population.known
        self._run(lambda: bool(known(self._round_id, [reference])), add)

    def remove_rule(self, at: int) -> None:
        """Take a rule back."""
        self._keep(self.lists.without_rule(at))

    def remove_case(self, reference: str) -> None:
        """Take a case by hand back."""
        self._keep(self.lists.without_case(reference))

    def draw(self) -> None:
        """Draw."""
        settings, problems = read_settings(self.draft, self.lists)
        self._view.show_problems(problems)
        if settings is not None:
            done = self._after("The sample is drawn.", "It is kept with its seed and settings.")
            self._run(lambda: self._desk.sampling.draw(self._round_id, settings), done, Lane.WRITE)

    def pick(self, reference: str, reason: str) -> None:
        """Take a case into the sample by hand."""
        problems: Problems = {}
        if not reference.strip():
            problems["reference"] = "Give the reference of the case."
        read_reason(reason, problems)
        self._view.show_problems({f"pick {name}": words for name, words in problems.items()})
        if not problems:
            done = self._after(f"{reference.strip()} is in the sample.", added="pick")
            self._run(lambda: self._desk.sampling.pick(self._round_id, reference, reason), done, Lane.WRITE)

    def replace(self, reference: str, outcome: str, reason: str) -> None:
        """Take a case out; the next reserve of its stratum comes in."""
        problems: Problems = {}
        if not outcome:
            problems["outcome"] = "Choose why it goes out."
        read_reason(reason, problems)
        self._view.show_problems({f"replace {name}": words for name, words in problems.items()})
        if problems:
            return

        def done(came_in: str) -> None:
            rest = f"{came_in} came in from the reserves." if came_in else "No reserve of its stratum was left."
            self._after(f"{reference} went out.", rest, added="replace")(None)

        act = self._desk.sampling.replace
        self._run(lambda: act(self._round_id, reference, Outcome(outcome), reason), done, Lane.WRITE)

    def _begin(self, told: Beginning) -> None:
        if told.sample is not None:
            self._view.show_sample(told.sample)
        elif told.empty:
            self._view.show_no_population()
        else:
            self.draft, self.lists = draft_of(told.proposed, new_seed()), lists_of(told.proposed)
            self._view.show_setting(told.facts, self.draft, self.lists)
            self.look_ahead()

    def _read(self) -> Beginning:
        sampling, into = self._desk.sampling, self._round_id
        empty = not self._desk.population.imports(into)
        return Beginning(sampling.facts(into), sampling.proposed(into), sampling.sample(into), empty)

    def _keep(self, lists: Lists) -> None:
        self.lists = lists
        self._view.show_lists(lists)
        self.look_ahead()

    def _after(self, happened: str, rest: str = "", added: str = "") -> Callable[[Any], None]:
        def tell(_result: object) -> None:
            self._view.tell(happened, rest)
            if added:
                self._view.show_added(added)
            self.load()

        return tell

    def _run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        lane: Lane = Lane.READ,
        refused: Callable[[Exception], None] | None = None,
    ) -> None:
        # The page may be closed before a result comes, and its widgets are gone then.
        def deliver(result: T) -> None:
            if self._here:
                done(result)

        def fail(fault: Exception) -> None:
            if self._here:
                (refused or self._refused)(fault)

        self._runner.run(work, deliver, fail, lane)

    def _refused(self, fault: Exception) -> None:
        self._view.show_problem(_words_of(fault))


def _words_of(fault: Exception) -> str:
    if not isinstance(fault, AuditToolError):
        raise fault
    return str(fault)
