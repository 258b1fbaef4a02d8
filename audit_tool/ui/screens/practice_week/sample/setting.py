"""How a sample is to be drawn, without its widgets: fields, rules, cases by hand, and what that would come to."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from audit_tool.analysis.sample_settings import ByHand, FactRule, SampleSettings
from audit_tool.services.desk import Desk
from audit_tool.services.sample_entries import FactChoice, Preview
from audit_tool.services.sampling import new_seed
from audit_tool.ui.asking import WhileHere
from audit_tool.ui.jobs import Scheduler
from audit_tool.ui.screens.practice_week.drafts import Problems
from audit_tool.ui.screens.practice_week.sample.drafts import (
    Lists,
    SampleDraft,
    draft_of,
    lists_of,
    read_reason,
    read_settings,
)

PAUSE = 300
"""Milliseconds after the last change before it is worked out what a drawing would come to."""
MOST_BY_HAND = 40
"""Strata whose numbers can be decided by hand; with more of them nobody sees what they do."""


class SettingView(Protocol):
    """What the setting needs of the page."""

    def show_setting(self, facts: Sequence[FactChoice], draft: SampleDraft, lists: Lists) -> None:
        """Show the fields by which a sample is drawn."""

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

    def show_added(self, what: str) -> None:
        """Empty the fields out of which something was added: "rule", "case", "pick" or "replace"."""

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""


class Setting:
    """Fields and lists as they stand, and the preview that follows them."""

    def __init__(self, desk: Desk, asking: WhileHere, scheduler: Scheduler, view: SettingView, round_id: int) -> None:
        self._desk = desk
        self._asking = asking
        self._scheduler = scheduler
        self._view = view
        self._round_id = round_id
        self._asked = 0
        self._preview: Preview | None = None
        self.draft = SampleDraft()
        self.lists = Lists()

    def begin(self, facts: Sequence[FactChoice], proposed: SampleSettings) -> None:
        """Begin with proposed settings and a seed by chance."""
        self.draft, self.lists = draft_of(proposed, new_seed()), lists_of(proposed)
        self._view.show_setting(facts, self.draft, self.lists)
        self.look_ahead()

    def settled(self) -> SampleSettings | None:
        """The settings; where they are not settled yet, what is wrong is shown at its field."""
        settings, problems = read_settings(self.draft, self.lists)
        self._view.show_problems(problems)
        return settings

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

        def refused(words: str) -> None:
            if asked == self._asked:
                self._view.show_preview(None, words)

        self._asking.run(lambda: self._desk.sampling.preview(self._round_id, settings), show, refused=refused)

    def add_rule(self, rule: FactRule) -> None:
        """Only cases with this value may be drawn, or none of them."""
        problems: Problems = {}
        if not rule.fact:
            problems["fact"] = "Choose a fact."
        elif not rule.values:
            problems["value"] = "Choose a value."
        reason = read_reason(rule.reason, problems)
        self._view.show_problems({f"rule {name}": words for name, words in problems.items()})
        if not problems:
            self._keep(self.lists.with_rule(FactRule(rule.fact, rule.values, reason.rstrip("."), rule.keep)))
            self._view.show_added("rule")

    def add_case(self, reference: str, reason: str, pick: bool) -> None:  # noqa: FBT001 - as the signal tells it
        """Pick a case by hand, or leave it out."""
        reference = reference.strip()

        def add(known: bool) -> None:  # noqa: FBT001 - a result
            problems: Problems = {}
            if not known:
                problems["reference"] = "No case of the population has this reference. Zeros in front belong to it."
            told = read_reason(reason, problems)
            self._view.show_problems({f"case {name}": words for name, words in problems.items()})
            if not problems:
                self._keep(self.lists.with_case(ByHand(reference, told), pick=pick))
                self._view.show_added("case")

        known = self._desk.population.known
        self._asking.run(lambda: bool(known(self._round_id, [reference])), add)

    def remove_rule(self, at: int) -> None:
        """Take a rule back."""
        self._keep(self.lists.without_rule(at))

    def remove_case(self, reference: str) -> None:
        """Take a case by hand back."""
        self._keep(self.lists.without_case(reference))

    def _keep(self, lists: Lists) -> None:
        self.lists = lists
        self._view.show_lists(lists)
        self.look_ahead()
