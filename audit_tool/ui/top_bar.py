"""The bar over every screen: which round, how much is in, whether work is saved, who is at work, lock."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from audit_tool.services.identity import ROLE_WORDS, Identity
from audit_tool.services.rounds import RoundEntry, round_to_begin_with
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import row
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.labels import Words
from audit_tool.ui.widgets.progress_ring import ProgressRing
from audit_tool.ui.widgets.save_state import SaveStateLabel

RAISE, BEGUN, SHORT = "Raise a concern", "Finish your concern", "Concern"


class TopBar(QFrame):
    """Shows how much is in, never an answer: everybody's to whoever may know, to others their own."""

    lock_wanted = Signal()
    concern_wanted = Signal()
    round_chosen = Signal()
    """Another round is in front, or it is known for the first time which one is."""

    def __init__(self, identity: Identity, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setFixedHeight(current().size("top_bar"))
        layout = row(self, gap="l")
        edge = current().space("l")
        layout.setContentsMargins(edge, 0, edge, 0)
        self._round = Button("No round yet", Variant.BAR, icon="calendar", after="chevron-down")
        self._menu = QMenu(self)
        self._round.setMenu(self._menu)
        self._ring = ProgressRing(24, name="Audits submitted")
        self._count = Words("", "body", "muted")
        self.save_state = SaveStateLabel()
        self._who = Button(identity.code, Variant.BAR, icon="person")
        roles = sorted({ROLE_WORDS[role] for role, _ in identity.roles})
        self._who.setAccessibleName(f"You are {identity.code}, {', '.join(roles).lower()}")
        self._who.setToolTip(f"{identity.title}. {', '.join(roles)}.")
        self._concern_words = RAISE
        self.concern = Button(RAISE, Variant.BAR_DANGER, icon="flag")
        self.concern.setAccessibleName(RAISE)
        self.concern.clicked.connect(self.concern_wanted)
        self._lock = Button("Lock", Variant.BAR, icon="lock")
        self._lock.clicked.connect(self.lock_wanted)
        left: tuple[QWidget, ...] = (self._round, self._ring, self._count)
        right: tuple[QWidget, ...] = (self.concern, self.save_state, self._who, self._lock)
        self._parts = (*left, *right)
        for part in left:
            layout.addWidget(part)
        layout.addStretch(1)
        for part in right:
            layout.addWidget(part)
        self._identity = identity
        self._rounds: dict[int, RoundEntry] = {}
        self._counted = False
        """Whether there is something to count in this round."""
        self.round_id: int | None = None
        self.knows_rounds = False

    def show_rounds(self, rounds: tuple[RoundEntry, ...]) -> None:
        """The rounds to choose from; at first the one where this person's work is."""
        self._rounds = {each.id: each for each in rounds}
        self._menu.clear()
        for each in rounds:
            action = QAction(each.name, self._menu)
            action.setData(each.id)
            action.triggered.connect(self._chosen)
            self._menu.addAction(action)
        told, self.knows_rounds = self.knows_rounds, True
        stays = self.round_id in self._rounds
        if not stays:
            begun = round_to_begin_with(rounds, self._identity)
            self.round_id = begun.id if begun else None
        self._show()
        if not told or (rounds and not stays):
            self.round_chosen.emit()

    def show_concern_begun(self, begun: bool) -> None:  # noqa: FBT001 - as a signal tells it
        """Remind of a concern that was begun and is not raised yet."""
        self._concern_words = BEGUN if begun else RAISE
        self.concern.setAccessibleName(self._concern_words)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Where words have grown, the count goes before another word is cut."""
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Where there is no room for all, the count goes first, then words of the concern, then the ring."""
        for shown, words in ((2, self._concern_words), (1, self._concern_words), (1, SHORT), (0, SHORT)):
            if self.concern.text() != words:
                self.concern.setText(words)
            parts = [part for part in self._parts if self._has_part(part, shown if self._counted else 0)]
            needs = sum(part.sizeHint().width() for part in parts) + (len(parts) + 1) * current().space("l")
            if needs <= self.width():
                break
        self._count.setVisible(self._count in parts)
        self._ring.setVisible(self._ring in parts)

    def _has_part(self, part: QWidget, shown: int) -> bool:
        if part is self._count:
            return shown > 1
        return shown > 0 if part is self._ring else not part.isHidden()

    def _chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.round_id = int(action.data())
            self._show()
            self.round_chosen.emit()

    def _show(self) -> None:
        entry = self._rounds.get(self.round_id or 0)
        self._round.setText(entry.name if entry else "No round yet")
        words, done, total = _counts(entry) if entry else ("", 0, 0)
        self._counted = entry is not None and (total > 0 or not entry.own_counts)
        self._ring.set_progress(done, total)
        self._count.setText(f"{words}{done} of {total} submitted")
        self._fit()


def _counts(entry: RoundEntry) -> tuple[str, int, int]:
    """Whose audits are counted, how many are in, how many there are: a round's first audits, or all of one's own."""
    if not entry.own_counts:
        return "", entry.submitted, entry.allocated
    return "Yours: ", entry.submitted + entry.second_submitted, entry.allocated + entry.second_allocated
