"""What a screen may ask of the window around it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from audit_tool.services.desk import Desk
from audit_tool.services.identity import Identity
from audit_tool.ui.asking import refusing
from audit_tool.ui.formview.caret import Caret
from audit_tool.ui.jobs import Runner
from audit_tool.ui.theme.icons import IconName

if TYPE_CHECKING:
    from audit_tool.ui.screens.audit.in_hand import AuditInHand
    from audit_tool.ui.widgets.save_state import SaveStateLabel


AUDIT = "audit"
"""The key of the screen on which every form is filled in."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody was at work: a screen, and in an audit the record and the caret."""

    screen: str
    record_id: int | None = None
    caret: Caret | None = None


class Frame(Protocol):
    """The main window as its screens see it."""

    @property
    def desk(self) -> Desk:
        """The unlocked workspace."""

    @property
    def runner(self) -> Runner:
        """Where background work goes."""

    @property
    def round_id(self) -> int | None:
        """The round chosen in the top bar."""

    @property
    def save_state(self) -> "SaveStateLabel":
        """The save state in the top bar."""

    @property
    def screen_shown(self) -> "Screen | None":
        """The screen in front."""

    @property
    def entries(self) -> "list[ScreenEntry]":
        """The screens this person may open."""

    def choose_round(self, round_id: int) -> None:
        """Put another round in front."""

    def today(self) -> date:
        """The date where the user is."""

    def open_audit(self, allocation_id: int, code: str = "") -> None:
        """Show an audit, at a question if one is given."""

    def get_audit_ready(self, draft: "AuditInHand | None") -> None:
        """Build the audit screen before an audit is opened, with the draft that is likely to be the one."""

    def come_back(self, place: "Place") -> None:
        """Show a screen, or a record with the caret at a question."""

    def go(self, key: str, what: str = "") -> None:
        """Show a screen of the navigation, with something of it chosen already."""

    def tell(self, happened: str, rest: str = "") -> None:
        """Show a message at the foot of the window."""

    def close_message(self) -> None:
        """Take the message at the foot away."""

    def report(self, message: str) -> None:
        """Show a problem at the foot of the window."""

    def raise_concern(self) -> None:
        """Open the sheet for an immediate concern over the screen in front."""

    def dress_anew(self) -> None:
        """Colours or text size are other ones now."""

    def refresh(self) -> None:
        """Count again what the top bar shows."""


class Screen(QWidget):
    """One screen: built once, told whenever it is shown."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.frame = frame
        self.setObjectName("canvas")

    def arrive(self) -> None:
        """The screen is shown: read what it shows anew."""

    def panes(self) -> list[QWidget]:
        """What F6 goes round; nothing where the screen is one pane."""
        return []

    def step(self, *, forward: bool) -> None:
        """Go to the next part of the work, or the one before; Ctrl+Enter asks for it."""

    def choose(self, what: str) -> None:
        """Another screen sent somebody here for this."""

    def add_action(self) -> bool:
        """Ask for an action from what is in front; false where nothing in front can lead to one."""
        return False

    @property
    def record_shown(self) -> int | None:
        """The audit or companion record that is shown, for coming back to it after a lock."""
        return None

    @property
    def allocation_shown(self) -> int | None:
        """The allocated case in front, for a concern about it."""
        return None

    @property
    def unfinished(self) -> bool:
        """Whether something is half filled in that is nowhere else yet: such a screen is not built anew."""
        return False

    def leave(self) -> bool:
        """The screen is about to be hidden; false where something is not on the disk yet."""
        return True

    def refused(self, fault: Exception) -> None:
        """Put an error of ours into words; hand any other on."""
        refusing(self.frame.report)(fault)


@dataclass(frozen=True, slots=True)
class ScreenEntry:
    """A screen in the navigation: what it is called, and for whom it is."""

    key: str
    word: str
    icon: IconName
    shown_to: Callable[[Identity], bool]
    build: Callable[[Frame], Screen]
    under: str = ""
    """The screen that leads to this one; it is found by name, and takes no room of its own at the left."""


def clock_time(at: datetime) -> str:
    """A moment as the clock on the wall shows it, to the second."""
    return f"{at.astimezone():%H:%M:%S}"


class TopBarSaveState:
    """Shows in the top bar whether work is saved."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame

    def show_saving(self) -> None:
        """Something is on its way to the disk."""
        self._frame.save_state.saving()

    def show_saved(self, at: datetime) -> None:
        """The disk has everything."""
        self._frame.save_state.saved(clock_time(at))

    def show_not_saved(self, why: str) -> None:
        """The disk refused."""
        self._frame.save_state.not_saved(why)
