"""The card of small numbers, for the quality lead: what public papers hide."""

from PySide6.QtWidgets import QWidget

from audit_tool.analysis.small_numbers import THRESHOLDS, Policy
from audit_tool.ui.asking import ActingPresenter
from audit_tool.ui.frame import Frame
from audit_tool.ui.screens.settings.cards import FieldsCard
from audit_tool.ui.widgets.buttons import Button
from audit_tool.ui.widgets.fields import ClosedList, Labelled
from audit_tool.ui.widgets.labels import WrappedLabel
from audit_tool.ui.widgets.ticks import TickBox

WORDS = (
    "A count of one or two audits may tell about a child. Public papers do not print small counts, nor what they could "
    "be worked out from. Internal papers print all."
)
KEPT = "What a public version printed stays public, and what one hid stays hidden, whatever is set here later."
ZERO = "Hide 0 as well: “none” may tell of everybody in a group"


class SmallNumbersCard(FieldsCard):
    """A list, a tick, and the note that public papers carry."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__("Small numbers in public papers", WORDS, parent)
        self._frame = frame
        self.threshold = ClosedList(
            [(str(each), f"1 to {each - 1} are small, and print as <{each}") for each in THRESHOLDS]
        )
        self.zero = TickBox(ZERO)
        self.note = WrappedLabel("", "body", "muted")
        self.content.addWidget(Labelled("Counts from", self.threshold))
        self.content.addWidget(self.zero)
        self.content.addWidget(self.note)
        self.content.addWidget(WrappedLabel(KEPT, "body", "muted"))
        self.button = Button("Set small numbers")
        self.end(self.button)
        self.presenter = SmallNumbersPresenter(frame, self)
        self.button.clicked.connect(self._put)
        self.threshold.picked.connect(self._show_note)
        self.zero.clicked.connect(self._show_note)

    @property
    def chosen(self) -> Policy:
        """What list and tick say."""
        return Policy(int(self.threshold.value), self.zero.isChecked())

    def show_policy(self, policy: Policy) -> None:
        """Show what is set."""
        self.threshold.set_value(str(policy.threshold))
        self.zero.setChecked(policy.hides_zero)
        self._show_note()

    def show_done(self, happened: str, rest: str) -> None:
        """Say that it is set."""
        self._frame.tell(happened, rest)

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""
        self._frame.report(message)

    def _show_note(self, _chosen: object = None) -> None:
        self.note.set_text(f"The note that they carry: {self.chosen.note()}")

    def _put(self) -> None:
        self.presenter.put(self.chosen)


class SmallNumbersPresenter(ActingPresenter):
    """Reads and sets what is hidden."""

    def __init__(self, frame: Frame, view: SmallNumbersCard) -> None:
        super().__init__(frame.desk, frame.runner, view)
        self._view = view

    def load(self) -> None:
        """Read what is set."""
        self._asking.run(self._desk.small_numbers.policy, self._view.show_policy)

    def put(self, policy: Policy) -> None:
        """Set what is chosen."""
        put = self._desk.small_numbers.put_policy
        self._do(lambda: put(policy), "Small numbers are set.", "Public papers made from now on follow it.")
