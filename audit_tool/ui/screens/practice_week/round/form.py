"""The fields of a round: what nobody can guess on top, the rest folded away with something sensible in it."""

from PySide6.QtWidgets import QWidget

from audit_tool.analysis.proposing import SecondRule
from audit_tool.formdef.definition import AuditSet
from audit_tool.services.round_kinds import DIP_SAMPLE
from audit_tool.services.round_terms import SAMPLED, RoundStep
from audit_tool.services.rounds import Mode
from audit_tool.ui.screens.practice_week.board import MODE_HINTS, MODE_NAMES
from audit_tool.ui.screens.practice_week.drafts import Problems
from audit_tool.ui.screens.practice_week.panel import SetUpPanel
from audit_tool.ui.screens.practice_week.round.draft import OWN_KIND, RoundDraft
from audit_tool.ui.screens.practice_week.round.wording import (
    DEADLINES,
    NUMBERS,
    QUARTER,
    RULE_WORDS,
    STEP_WORDS,
    SUBJECT,
    sums_of,
)
from audit_tool.ui.widgets.boxes import Card, column, row_or_column
from audit_tool.ui.widgets.fields import ClosedList, Field, Labelled
from audit_tool.ui.widgets.fold import Fold
from audit_tool.ui.widgets.labels import WrappedLabel
from audit_tool.ui.widgets.ticks import TickBox

SETS = ((AuditSet.SHORT.value, "Short: the core questions"), (AuditSet.FULL.value, "Full: every question of the form"))
TYPED = (
    *("name", "starts_on", "ends_on", "own_kind", "target", "theme", "service_areas", "per_auditor", "second_share"),
    *SAMPLED,
)
CHOSEN = ("kind", "mode", "audit_set", "moderator", "second_rule")
COUNTED = (
    "Write a day, or count from the round: “3 days before the first day”, “2 weeks after the last day”. "
    "Working days leave out weekends and bank holidays. Cases take their due days from here, unless they get one of "
    "their own."
)


class RoundForm(SetUpPanel):
    """Every field of a round, and what is typed into them as a `RoundDraft`."""

    def __init__(self, title: str, words: str, act: str, parent: QWidget | None = None) -> None:
        super().__init__(title, words, act, parent)
        self._labels: dict[str, Labelled] = {}
        self.texts = {name: Field() for name in (*TYPED, "quarter")}
        self.days = {step: Field() for step in RoundStep}
        self.lists = {name: ClosedList() for name in CHOSEN}
        self.forms: dict[str, TickBox] = {}
        self.folds: dict[str, Fold] = {}
        self.pilot = TickBox("A pilot: a round to try things out")
        self.pilot_counts = TickBox("Its audits count in results all the same")
        self.copied_from: int | None = None

    def add_fields(self, *, moderator: bool) -> None:
        """Put all fields on the panel; a moderator is chosen with a new round only."""
        self._what_card()
        self._how_card(moderator=moderator)
        self._deadlines()
        self._numbers()
        self._subject()
        self._quarter()
        self.lists["mode"].set_options([(mode.value, MODE_NAMES[mode]) for mode in Mode])
        self.lists["audit_set"].set_options(SETS)
        self.lists["second_rule"].set_options([(rule.value, RULE_WORDS[rule]) for rule in SecondRule])
        for chosen in self.lists.values():
            chosen.picked.connect(self.follow)
        for typed in (*self.texts.values(), *self.days.values()):
            typed.textEdited.connect(self.follow)
        for tick in (self.pilot, self.pilot_counts):
            tick.toggled.connect(self.follow)

    def fill(self, draft: RoundDraft) -> None:
        """Put a draft into the fields; who moderates is never part of one that is kept."""
        self.copied_from = draft.copied_from
        for name, typed in self.texts.items():
            typed.setText(getattr(draft, name))
        for step, typed in self.days.items():
            typed.setText(draft.deadlines.get(step, ""))
        for name in ("kind", "mode", "audit_set", "second_rule"):
            self.lists[name].set_value(getattr(draft, name))
        for code, tick in self.forms.items():
            tick.setChecked(code in draft.forms)
        self.pilot.setChecked(draft.pilot)
        self.pilot_counts.setChecked(draft.pilot_counts)
        self.follow()

    def draft(self) -> RoundDraft:
        """What is in the fields now."""
        return RoundDraft(
            **{name: typed.text() for name, typed in self.texts.items()},
            **{name: chosen.value for name, chosen in self.lists.items()},
            deadlines={step: typed.text() for step, typed in self.days.items()},
            forms=tuple(code for code, tick in self.forms.items() if tick.isChecked()),
            pilot=self.pilot.isChecked(),
            pilot_counts=self.pilot_counts.isChecked(),
            copied_from=self.copied_from,
        )

    def follow(self) -> None:
        """Show what belongs to what is chosen, and say what is in the folded parts."""
        draft = self.draft()
        self._labels["own_kind"].setVisible(draft.kind == OWN_KIND)
        for name in SAMPLED:
            self._labels[name].setVisible(draft.kind == DIP_SAMPLE)
        self._labels["second_share"].setVisible(draft.second_rule == SecondRule.SHARE)
        self.pilot_counts.setVisible(draft.pilot)
        self._labels["mode"].set_hint(MODE_HINTS[Mode(draft.mode)] if draft.mode else "")
        for title, words in sums_of(draft).items():
            self.folds[title].say(words)

    def show_hints(self, hints: dict[str, str]) -> None:
        """Say at each day what it comes to."""
        for name in ("quarter", *RoundStep):
            self._labels[name].set_hint(hints.get(name, ""))

    def show_problems(self, problems: Problems) -> None:
        """What is wrong is not left folded away."""
        for fold in self.folds.values():
            if any(fold.isAncestorOf(self._labels[name]) for name in problems):
                fold.set_open(opened=True)
        super().show_problems(problems)

    def add_forms(self, forms: tuple[tuple[str, str], ...]) -> None:
        """Offer forms to tick."""
        for code, words in forms:
            self.forms[code] = TickBox(words)
            self.forms[code].toggled.connect(self.follow)
            self._forms.addWidget(self.forms[code])

    def _what_card(self) -> None:
        card = self.add_card("What and when")
        self._text(card, "name", "&Name", "For instance Practice week: November 2026.")
        days = row_or_column(gap="m")
        card.content.addLayout(days)
        self._text(card, "starts_on", "&First day", "For instance 9 November 2026.")
        self._text(card, "ends_on", "&Last day", "Any length: a day, a week, a quarter.")
        for name in ("starts_on", "ends_on"):
            days.addWidget(self._labels[name], 1)
        self._list(card, "kind", "&Kind")
        self._text(card, "own_kind", "What kind it is", "Your own word for it. It is in the list from then on.")
        self._text(card, "why_now", "Why this sample now", "The issue behind it. It stands on the briefing note.")
        self._text(card, "sampled_period", "Period sampled", "From when the items are, such as July to September 2026.")
        self._text(card, "sub_group", "Part of the service", "Such as children who were missing twice or more.")

    def _how_card(self, *, moderator: bool) -> None:
        card = self.add_card("How")
        self._list(card, "mode", "How second auditors &work")
        self._list(card, "audit_set", "&Questions")
        self._text(card, "target", "&Target", "How many first audits should be in by the end. Empty: no target.")
        if moderator:
            self._list(card, "moderator", "&Moderator", "Decides where the two auditors differ.")
        self.fixed = WrappedLabel("", "second", "muted")
        card.content.addWidget(self.fixed)
        self.fixed.hide()

    def _deadlines(self) -> None:
        fold = self._fold(DEADLINES)
        fold.content.addWidget(WrappedLabel(COUNTED, "second", "muted"))
        for step, typed in self.days.items():
            self._labels[step] = self.add_field(fold, step.value, STEP_WORDS[step], typed)

    def _numbers(self) -> None:
        fold = self._fold(NUMBERS)
        self._list(fold, "second_rule", "Which cases get a second audit")
        self._text(fold, "second_share", "How many per cent of them", "1 to 100.")
        self._text(fold, "per_auditor", "Audits for each auditor", "Empty: as many as it takes.")

    def _subject(self) -> None:
        fold = self._fold(SUBJECT)
        self._text(fold, "theme", "Theme", "For instance Neglect. Empty: no theme.")
        self._text(fold, "service_areas", "Service areas", "Parted by semicolons. Empty: all of them.")
        fold.content.addWidget(WrappedLabel("Forms meant for this round", "label"))
        fold.content.addWidget(WrappedLabel("None ticked: any form.", "second", "muted"))
        self._forms = column(gap="xs")
        fold.content.addLayout(self._forms)

    def _quarter(self) -> None:
        fold = self._fold(QUARTER)
        fold.content.addWidget(self.pilot)
        fold.content.addWidget(self.pilot_counts)
        self._text(fold, "quarter", "Financial quarter it belongs to")

    def _fold(self, title: str) -> Fold:
        fold = self.folds[title] = Fold(title)
        self.add_narrow(fold)
        return fold

    def _text(self, card: Card, name: str, label: str, hint: str = "") -> None:
        self._labels[name] = self.add_field(card, name, label, self.texts[name], hint=hint)

    def _list(self, card: Card, name: str, label: str, hint: str = "") -> None:
        self._labels[name] = self.add_field(card, name, label, self.lists[name], hint=hint)
