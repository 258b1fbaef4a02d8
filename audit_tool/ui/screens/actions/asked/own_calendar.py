"""Own due dates as a calendar file: what is read, what is said, and the button."""

from pathlib import Path

from audit_tool.counted_words import agree, count_of
from audit_tool.errors import AuditToolError
from audit_tool.exchange.calendar_file import save_calendar
from audit_tool.services.owner_lists import OwnDays
from audit_tool.small_files import name_part
from audit_tool.ui.dialogs import ask_where_to_save
from audit_tool.ui.frame import Frame
from audit_tool.ui.widgets.buttons import Button

NO_DAY = "You have no action that is due from today on, so there is no day to keep. No file was made."


class CalendarButton(Button):
    """Saves the due dates of one's own actions."""

    def __init__(self, frame: Frame) -> None:
        super().__init__("Save as calendar", icon="calendar")
        self.setAccessibleDescription("The days on which your own actions are due, for any calendar program.")
        self._frame = frame
        self._kept: OwnDays | None = None
        self.clicked.connect(self._read)

    def save(self, path: str) -> None:
        """Put the file there."""
        desk, kept = self._frame.desk, self._kept
        if kept is None:
            return
        self._frame.runner.run(
            lambda: save_calendar(kept.days, desk.work.clock(), Path(path), desk.folder),
            lambda _: self._frame.tell(f"Saved as {Path(path).name}.", told_of(kept)),
            self._refused,
        )

    def _read(self) -> None:
        self._frame.runner.run(self._frame.desk.owner_lists.days, self._ask, self._refused)

    def _ask(self, kept: OwnDays) -> None:
        if not kept.days.entries:
            self._frame.report(f"{NO_DAY} {_left_out(kept)}".strip())
            return
        self._kept = kept
        name = f"actions-{name_part(self._frame.desk.identity.code)}.ics"
        ask_where_to_save(self, "Save as calendar", name, self.save, "ics")

    def _refused(self, fault: Exception) -> None:
        if not isinstance(fault, AuditToolError):
            raise fault
        self._frame.report(str(fault))


def told_of(kept: OwnDays) -> str:
    """What the file holds and what not."""
    days = count_of(len(kept.days.entries), "due date")
    return f"{days}; no case and no word of an action. {_left_out(kept)}".strip()


def _left_out(kept: OwnDays) -> str:
    parts = [f"{count} {words}" for count, words in ((kept.late, "late"), (kept.undated, "without a date")) if count]
    if not parts:
        return ""
    return f"{' and '.join(parts)} {agree(kept.late + kept.undated, 'is', 'are')} not in it."
