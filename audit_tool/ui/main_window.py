"""The frame: top bar, navigation, the screens, and the message strip."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from audit_tool.services.desk import Desk
from audit_tool.ui.concern_sheet.view import ConcernSheet, Ground
from audit_tool.ui.frame import AUDIT, Place, Screen
from audit_tool.ui.idle import IdleWatch
from audit_tool.ui.jobs import Runner
from audit_tool.ui.revealing_window import RevealingWindow
from audit_tool.ui.screen_stack import ScreenStack
from audit_tool.ui.screens.audit.ahead import AuditAhead
from audit_tool.ui.screens.audit.view import AuditScreen
from audit_tool.ui.screens.catalogue import SCREENS
from audit_tool.ui.theme.theme import current
from audit_tool.ui.top_bar import TopBar
from audit_tool.ui.widgets.boxes import column, row
from audit_tool.ui.widgets.navigation import NavigationRail, NavigationRow
from audit_tool.ui.widgets.strips import MessageStrip
from audit_tool.ui.window_keys import WindowActs, WindowKeys

IDLE_MINUTES = 5


class MainWindow(RevealingWindow):
    """What one person sees between unlocking and locking."""

    locked = Signal(str)
    """The workspace is to be locked; the text says why."""

    def __init__(self, desk: Desk, runner: Runner, today: date) -> None:
        super().__init__()
        self.desk, self.runner, self._today = desk, runner, today
        self.entries = [entry for entry in SCREENS if entry.shown_to(desk.identity)]
        self.setWindowTitle("Practice week audits")
        self.resize(1280, 720)
        self.setMinimumSize(640, 480)
        self.top_bar = TopBar(desk.identity)
        self.save_state = self.top_bar.save_state
        rows = [NavigationRow(entry.key, entry.word, entry.icon) for entry in self.entries if not entry.under]
        self.navigation = NavigationRail(rows)
        self.messages = MessageStrip()
        self._stack = ScreenStack()
        self.close_message = self.messages.close_message
        # Text size decides where things stand, so the other screens are laid out again.
        self.dress_anew = self._stack.forget_others
        self.audits = AuditAhead(self, self._stack)
        self.get_audit_ready = self.audits.get_ready
        self._lay_out()
        self.concern = ConcernSheet(self, self._below_bar)
        self.concern.waits.connect(self.top_bar.show_concern_begun)
        self.raise_concern = self.concern.open
        self.top_bar.concern_wanted.connect(self.raise_concern)
        self.navigation.opened.connect(self.go)
        self.top_bar.lock_wanted.connect(self._lock_now)
        self.top_bar.round_chosen.connect(self._stack.read_anew)
        self.idle = IdleWatch(IDLE_MINUTES, self)
        self.idle.idle.connect(self._lock_when_idle)
        self._keys = WindowKeys(
            self, self, WindowActs(self._lock_now, self.raise_concern), [self.navigation, self.top_bar]
        )
        self.refresh()

    def _lay_out(self) -> None:
        body = QWidget()
        body.setObjectName("canvas")
        outer = column(body, gap="none")
        outer.addWidget(self.top_bar)
        self._below_bar = Ground()
        middle = row(self._below_bar, gap="none")
        middle.addWidget(self.navigation)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        right.addWidget(self.messages)
        middle.addLayout(right, 1)
        outer.addWidget(self._below_bar, 1)
        self.setCentralWidget(body)

    @property
    def round_id(self) -> int | None:
        """The round chosen in the top bar."""
        return self.top_bar.round_id

    @property
    def screen_shown(self) -> Screen | None:
        """The screen in front."""
        return self._stack.shown

    def choose_round(self, round_id: int) -> None:
        """Put another round in front; the top bar shows it once it is read."""
        self.top_bar.round_id = round_id
        self.refresh()

    @property
    def place(self) -> Place:
        """Where this person is at work."""
        screen = self.screen_shown
        record = screen.record_shown if screen is not None else None
        if isinstance(screen, AuditScreen) and record is not None:
            return Place(AUDIT, record, screen.page.caret())
        return Place(self._stack.key)

    def today(self) -> date:
        """The date where the user is."""
        return self._today

    def go(self, key: str, what: str = "") -> None:
        """Show a screen of the navigation, with something of it chosen already."""
        if not self._leave():
            return
        entry = next(each for each in self.entries if each.key == key)
        screen = self._stack.of(key, lambda: entry.build(self))
        if what:
            screen.choose(what)
        self._show(key)
        self.navigation.set_current_key(entry.under or key)

    def open_audit(self, allocation_id: int, code: str = "") -> None:
        """Show an audit."""
        if self._leave():
            self._audit_screen().presenter.open(allocation_id, code)

    def come_back(self, place: Place) -> None:
        """Show what was in front when the window locked, or a record that was begun elsewhere."""
        if place.record_id is not None and place.caret is not None:
            self._audit_screen().come_back(place.record_id, place.caret)
        elif place.screen in {entry.key for entry in self.entries}:
            self.go(place.screen)

    def tell(self, happened: str, rest: str = "") -> None:
        """Show a message at the foot."""
        self.messages.tell(happened, rest)

    def report(self, message: str) -> None:
        """Show a problem at the foot: the first sentence says what happened, the rest what is safe and what to do."""
        happened, _, rest = message.partition(". ")
        self.messages.report(happened.rstrip(".") + ".", rest)

    def refresh(self) -> None:
        """Count again what the top bar shows."""
        self.runner.run(self.desk.rounds.listing, self.top_bar.show_rounds)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rail or column, by the room there is."""
        super().resizeEvent(event)
        self.navigation.set_wide(wide=event.size().width() >= current().pane("switch_navigation"))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing never loses a word: where the disk refuses, the window stays."""
        if self._leave():
            self.idle.stop()
            event.accept()
        else:
            self.report(
                "Not closed: your last words are not on the disk yet. They stay here. Free some space and try again."
            )
            event.ignore()

    def _audit_screen(self) -> AuditScreen:
        screen = self.audits.screen()
        self._show(AUDIT)
        return screen

    def _show(self, key: str) -> None:
        self.messages.close_message()
        self._stack.bring(key)
        # Until the rounds are read, a screen would say that there is none; it reads when the top bar knows.
        if self.top_bar.knows_rounds:
            self._stack.read_anew()

    def _leave(self) -> bool:
        screen = self.screen_shown
        if self.concern.leave() and (screen is None or screen.leave()):
            return True
        self.report("Your last words are not on the disk yet. They stay here. Free some space and try again.")
        return False

    def _lock_now(self) -> None:
        if self._leave():
            self.locked.emit(f"Locked. {self._stack.kept_words}")

    def _lock_when_idle(self) -> None:
        if self._leave():
            self.locked.emit(f"Locked because nothing was pressed for a while. {self._stack.kept_words}")
        else:
            self.idle.start_again()
