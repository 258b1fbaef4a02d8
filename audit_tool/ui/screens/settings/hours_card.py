"""The card of working hours, for the quality lead."""

from PySide6.QtWidgets import QWidget

from audit_tool.ui.frame import Frame
from audit_tool.ui.screens.settings.cards import FieldsCard
from audit_tool.ui.screens.settings.hours import HoursDraft, HoursPresenter
from audit_tool.ui.widgets.buttons import Button
from audit_tool.ui.widgets.fields import Field

WORDS = "Clocks run in these hours, Mondays to Fridays. Bank holidays of England are left out by themselves."


class HoursCard(FieldsCard):
    """The view of `HoursPresenter`."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__("Working hours and immediate concerns", WORDS, parent)
        self._frame = frame
        self.opens, self.closes, self.limit, self.days_off = Field(), Field(), Field(), Field()
        self.add_field("opens", "The working day &begins", self.opens, hint="For instance 9:00.")
        self.add_field("closes", "It en&ds", self.closes, hint="For instance 17:00.")
        limit = "Minutes of working time within which somebody has to be told of a concern."
        self.add_field("limit", "A concern may &wait", self.limit, hint=limit)
        self.add_field("days_off", "Ot&her days off", self.days_off, hint="For instance 24 December 2026.")
        self.button = Button("Set these hours")
        self.end(self.button)
        self.presenter = HoursPresenter(frame.desk, frame.runner, self)
        self.button.clicked.connect(self._put)

    def show_hours(self, draft: HoursDraft) -> None:
        """Show what is set."""
        for field, text in (
            (self.opens, draft.opens),
            (self.closes, draft.closes),
            (self.limit, draft.limit),
            (self.days_off, draft.days_off),
        ):
            field.setText(text)

    def show_done(self, happened: str, rest: str) -> None:
        """Say that it is set."""
        self._frame.tell(happened, rest)

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""
        self._frame.report(message)

    def _put(self) -> None:
        texts = (field.text() for field in (self.opens, self.closes, self.limit, self.days_off))
        self.presenter.put(HoursDraft(*texts))
