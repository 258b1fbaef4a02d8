"""One row of the plan as a card: status in words, what will be done, what audits say, what to look at, its history."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from audit_tool.analysis.plan_flag_kinds import FlagKind
from audit_tool.analysis.plan_flags import flag_words
from audit_tool.analysis.plan_rows import SHORT_WORDS, STATUS_WORDS, PlanRow, Status, impact_facts
from audit_tool.counted_words import count_of
from audit_tool.services.plan import Plan
from audit_tool.services.plan_measures import Measure, Offered
from audit_tool.ui.screens.actions.acts import ActEntry, ActForm, Acts
from audit_tool.ui.screens.actions.plan.fields import filled_of
from audit_tool.ui.screens.actions.plan.wording import facts_of, history_of, told_words
from audit_tool.ui.widgets.boxes import Card, column, row_or_column
from audit_tool.ui.widgets.fields import ClosedList, Labelled
from audit_tool.ui.widgets.fold import Fold
from audit_tool.ui.widgets.labels import Words, WrappedLabel
from audit_tool.ui.widgets.tags import Tag, TagKind

KINDS = {
    Status.SIGNIFICANT_RISK: TagKind.DANGER,
    Status.SOME_RISK: TagKind.WARN,
    Status.ON_TARGET: TagKind.OK,
    Status.COMPLETED: TagKind.ACCENT,
}
"""A second sign beside the words (R-148)."""
_BESIDE = ActEntry("beside", "Put what audits say beside it", "", ())
_LEAVE = "leave "
LOOK_AT = "To look at"
AUDITS_SAY = "Audits say"


class RowCard(Card):
    """One action of the plan."""

    measure_wanted = Signal(str)
    """Somebody wants to put what audits say beside this row."""
    measure_chosen = Signal(str, str, str)
    measure_left = Signal(str, str, str)
    written = Signal(str, str, list)
    """The key of an act, the row's reference, and the words of its fields."""
    given_up = Signal(str, str)
    form_opened = Signal(str, object)

    def __init__(
        self,
        plan: Plan,
        shown: PlanRow,
        measures: tuple[Measure, ...],
        acts: tuple[ActEntry, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        """`acts` are for whoever may write in the plan; others only read it."""
        super().__init__(parent, padding="l", gap="s")
        self.shown = shown
        self._measures = measures
        self._head()
        self._facts()
        self._sentences(AUDITS_SAY, [each.sentence for each in measures])
        flags = [flag_words(flag) for flag in plan.flags_on(shown) if flag.kind is not FlagKind.NO_STATUS]
        self._sentences(LOOK_AT, flags)
        self._place = column(gap="s")
        self.acts: Acts | None = None
        if acts:
            self._buttons(acts)
        self.content.addLayout(self._place)
        self._history()

    def offer(self, offered: tuple[Offered, ...]) -> None:
        """Let somebody choose what the row rests on."""
        held = {(each.kind, each.code) for each in self._measures}
        options = [(f"{each.kind} {each.code}", each.words) for each in offered if (each.kind, each.code) not in held]
        self.choice = ClosedList(options)
        self.choice.picked.connect(self._chosen)
        self._place.addWidget(Labelled(f"What audits say beside {self.shown.reference}", self.choice))
        self.choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def _head(self) -> None:
        head = row_or_column(gap="m")
        head.addWidget(WrappedLabel(f"{self.shown.reference}  {self.shown.now.action}", "card"), 1)
        status = self.shown.status
        tag = Tag(SHORT_WORDS[status], KINDS.get(status, TagKind.QUIET))
        head.addWidget(tag, 0, Qt.AlignmentFlag.AlignTop)
        self.content.addLayout(head)
        self.content.addWidget(WrappedLabel(f"{self.shown.area} {self.shown.area_title}", "second", "muted"))
        if STATUS_WORDS[status] != SHORT_WORDS[status]:
            self.content.addWidget(WrappedLabel(f"{STATUS_WORDS[status]}.", "label"))

    def _facts(self) -> None:
        facts = [*facts_of(self.shown), ("Progress", told_words(self.shown.latest) or "Nothing told yet.")]
        if self.shown.evidence:
            facts.append(("Evidence of impact", self.shown.evidence))
        facts += impact_facts(self.shown.impact)
        for label, words in facts:
            line = row_or_column(gap="s")
            line.addWidget(Words(f"{label}:", "label"), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(WrappedLabel(words, "body"), 1)
            self.content.addLayout(line)

    def _sentences(self, title: str, sentences: list[str]) -> None:
        if sentences:
            self.content.addWidget(Words(title, "strong_second", "muted"))
        for words in sentences:
            self.content.addWidget(WrappedLabel(words, "body"))

    def _buttons(self, acts: tuple[ActEntry, ...]) -> None:
        leaving = (
            ActEntry(f"{_LEAVE}{each.kind} {each.code}", f"Take {each.code} away", "", ()) for each in self._measures
        )
        self.acts = Acts((*acts, _BESIDE, *leaving), primary=False, about=f"About {self.shown.reference}", kept=True)
        self.acts.filled = filled_of(self.shown)
        self.acts.wanted.connect(self._do)
        self.acts.given_up.connect(self._give_up)
        self.acts.form_opened.connect(self._opened)
        self._place.addWidget(self.acts)

    def _history(self) -> None:
        found = history_of(self.shown, self._measures)
        if not found:
            return
        fold = Fold(f"History of {self.shown.reference}")
        fold.say(count_of(len(found), "earlier version"))
        for about, words in found:
            fold.content.addWidget(WrappedLabel(about, "label"))
            fold.content.addWidget(WrappedLabel(words, "body"))
        self.content.addWidget(fold)

    def _do(self, key: str, words: list[str]) -> None:
        if key == _BESIDE.key:
            self.measure_wanted.emit(self.shown.reference)
        elif key.startswith(_LEAVE):
            kind, _, code = key.removeprefix(_LEAVE).partition(" ")
            self.measure_left.emit(self.shown.reference, kind, code)
        else:
            self.written.emit(key, self.shown.reference, words)

    def _give_up(self, key: str) -> None:
        self.given_up.emit(key, self.shown.reference)

    def _opened(self, form: ActForm) -> None:
        self.form_opened.emit(self.shown.reference, form)

    def _chosen(self, key: str) -> None:
        kind, _, code = key.partition(" ")
        self.measure_chosen.emit(self.shown.reference, kind, code)
