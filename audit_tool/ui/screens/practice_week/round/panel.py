"""The panel that sets up a round in two minutes, or changes one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from audit_tool.services.round_setting import FIXED
from audit_tool.ui.frame import Frame
from audit_tool.ui.screens.practice_week.presenter import Staff
from audit_tool.ui.screens.practice_week.round.draft import RoundDraft
from audit_tool.ui.screens.practice_week.round.form import RoundForm
from audit_tool.ui.screens.practice_week.round.presenter import RoundChoices, RoundPresenter
from audit_tool.ui.widgets.fields import ClosedList

NEW = ("New round", "Name and days are enough: the rest has something sensible in it.", "Set up this round")
CHANGE = (
    "Settings of this round",
    "Due days that came from a deadline move with it; a case's own due day stays.",
    "Save the settings",
)
COPY_HINT = "Its settings, forms, deadlines and auditors come along. Its cases never do."


class RoundPanel(RoundForm):
    """The view of `RoundPresenter`."""

    finished = Signal(int, str, str)
    """The round, what was done with it, and what comes next."""

    def __init__(self, frame: Frame, staff: Staff, round_id: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(*(NEW if round_id is None else CHANGE), parent)
        self.frame = frame
        self.presenter = RoundPresenter(frame.desk, frame.runner, self, frame.today, round_id)
        self.copy = ClosedList(empty="Start afresh")
        self._earlier = self.add_card("Begin with an earlier round")
        self.add_field(self._earlier, "copy", "&Copy from", self.copy, hint=COPY_HINT)
        self._earlier.hide()
        self._new = round_id is None
        self.add_fields(moderator=self._new)
        self.lists["moderator"].setPlaceholderText("Nobody yet")
        self.lists["moderator"].set_options(staff.moderators)
        self.end()
        # At once: what is typed before the choices are read has to stay.
        self.fill(RoundDraft())
        self.copy.picked.connect(self._copy)
        self.lists["kind"].picked.connect(self._choose_kind)
        self.button.clicked.connect(self._finish)
        self.presenter.load()

    def begin(self) -> None:
        """The keyboard starts at the first thing to decide."""
        first = self.texts["name"] if self._earlier.isHidden() else self.copy
        first.setFocus()

    def follow(self) -> None:
        """What the days come to follows what is typed."""
        super().follow()
        self.presenter.look(self.draft())

    def show_choices(self, choices: RoundChoices) -> None:
        """Offer kinds, forms and earlier rounds."""
        self.lists["kind"].set_options(choices.kinds)
        self.lists["kind"].set_value(RoundDraft().kind)
        self.copy.set_options(choices.earlier)
        self._earlier.setVisible(self._new and bool(choices.earlier))
        self.add_forms(choices.forms)
        self.follow()
        if self.texts["name"].hasFocus() and not self.texts["name"].text():
            self.begin()

    def show_draft(self, draft: RoundDraft) -> None:
        """Fill the fields."""
        self.fill(draft)

    def show_fixed(self, words: str) -> None:
        """Say what cannot be changed any more and why, and let nobody try."""
        for name in FIXED:
            self.lists[name].setEnabled(False)
        self.texts["own_kind"].setEnabled(False)
        self.fixed.set_text(words)
        self.fixed.show()

    def show_finished(self, round_id: int, happened: str, rest: str) -> None:
        """Say what was done, and leave."""
        self.finished.emit(round_id, happened, rest)

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""
        self.frame.report(message)

    def _copy(self, source: str) -> None:
        self.presenter.copy(int(source))

    def _choose_kind(self) -> None:
        self.presenter.choose_kind(self.draft())

    def _finish(self) -> None:
        self.presenter.finish(self.draft())
