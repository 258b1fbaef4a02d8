"""The frame: top bar, navigation, the screens, and the message strip."""

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from audit_tool.services.desk import Desk
from audit_tool.services.rounds import RoundEntry
from audit_tool.ui.frame import Screen, ScreenEntry
from audit_tool.ui.jobs import Runner
from audit_tool.ui.palette import CommandPalette, KeyList
from audit_tool.ui.screens.audit.view import AuditScreen
from audit_tool.ui.screens.catalogue import SCREENS
from audit_tool.ui.theme.theme import current
from audit_tool.ui.top_bar import TopBar
from audit_tool.ui.widgets.boxes import column, row
from audit_tool.ui.widgets.navigation import NavigationRail, NavigationRow
from audit_tool.ui.widgets.save_state import SaveStateLabel
from audit_tool.ui.widgets.strips import MessageStrip

AUDIT = "audit"
IDLE_MINUTES = 5


class MainWindow(QMainWindow):
    """What one person sees between unlocking and locking."""

    locked = Signal(str)
    """The workspace is to be locked; the text says why."""

    def __init__(self, desk: Desk, runner: Runner, today: date) -> None:
        super().__init__()
        self._desk, self._runner, self._today = desk, runner, today
        self._entries = [entry for entry in SCREENS if entry.shown_to(desk.identity)]
        self._screens: dict[str, Screen] = {}
        self._key = ""
        self._rounds: tuple[RoundEntry, ...] = ()
        self.setWindowTitle("Practice week audits")
        self.resize(1280, 720)
        self.setMinimumSize(640, 480)
        self.top_bar = TopBar(desk.identity)
        self.navigation = NavigationRail([NavigationRow(entry.key, entry.word, entry.icon) for entry in self._entries])
        self.messages = MessageStrip()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self._lock_when_idle)
        self.set_idle_minutes(IDLE_MINUTES)
        self.refresh()

    def _lay_out(self) -> None:
        body = QWidget()
        body.setObjectName("canvas")
        outer = column(body, gap="none")
        outer.addWidget(self.top_bar)
        middle = row(gap="none")
        middle.addWidget(self.navigation)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        right.addWidget(self.messages)
        middle.addLayout(right, 1)
        outer.addLayout(middle, 1)
        self.setCentralWidget(body)

    def _connect(self) -> None:
        self.navigation.opened.connect(self.go)
        self.top_bar.lock_wanted.connect(self._lock_now)
        self.top_bar.round_chosen.connect(self._choose_round)
        for keys, act in (("F6", self._next_pane), ("Ctrl+K", self.open_palette), ("Ctrl+L", self._lock_now)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        QShortcut(QKeySequence("Ctrl+Z"), self).activated.connect(self._undo)
        QShortcut(QKeySequence("Ctrl+Y"), self).activated.connect(self._redo)
        QShortcut(QKeySequence("Ctrl+Shift+Z"), self).activated.connect(self._redo)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._next_section)
        QShortcut(QKeySequence("Ctrl+Shift+Return"), self).activated.connect(self._previous_section)
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    @property
    def desk(self) -> Desk:
        """The unlocked workspace."""
        return self._desk

    @property
    def runner(self) -> Runner:
        """Where background work goes."""
        return self._runner

    @property
    def round_id(self) -> int | None:
        """The round chosen in the top bar."""
        return self.top_bar.round_id

    @property
    def save_state(self) -> SaveStateLabel:
        """The save state in the top bar."""
        return self.top_bar.save_state

    @property
    def screen_shown(self) -> Screen | None:
        """The screen in front."""
        return self._screens.get(self._key)

    @property
    def allocation_shown(self) -> int | None:
        """The case whose audit is in front."""
        screen = self.screen_shown
        return screen.presenter.hand.sheet.allocation_id if isinstance(screen, AuditScreen) else None

    @property
    def entries(self) -> list[ScreenEntry]:
        """The screens this person may open."""
        return self._entries

    def choose_round(self, round_id: int) -> None:
        """Put another round in front; the top bar shows it once it is read."""
        self.top_bar.round_id = round_id
        self.refresh()

    def today(self) -> date:
        """The date where the user is."""
        return self._today

    def go(self, key: str, what: str = "") -> None:
        """Show a screen of the navigation, with something of it chosen already."""
        if not self._leave():
            return
        entry = next(each for each in self._entries if each.key == key)
        if key not in self._screens:
            self._add(key, entry.build(self))
        if what:
            self._screens[key].choose(what)
        self._show(key)
        self.navigation.set_current_key(key)

    def open_audit(self, allocation_id: int, code: str = "") -> None:
        """Show an audit."""
        if not self._leave():
            return
        if AUDIT not in self._screens:
            self._add(AUDIT, AuditScreen(self))
        screen = self._screens[AUDIT]
        self._show(AUDIT)
        if isinstance(screen, AuditScreen):
            screen.presenter.open(allocation_id, code)

    def tell(self, happened: str, rest: str = "") -> None:
        """Show a message at the foot."""
        self.messages.tell(happened, rest)

    def report(self, message: str) -> None:
        """Show a problem at the foot: the first sentence says what happened, the rest what is safe and what to do."""
        happened, _, rest = message.partition(". ")
        self.messages.report(happened.rstrip(".") + ".", rest)

    def refresh(self) -> None:
        """Count again what the top bar shows."""
        self._runner.run(self._desk.rounds.listing, self._show_rounds)

    def finish(self) -> bool:
        """Bring everything to the disk; false where it refused."""
        return self._leave()

    def set_idle_minutes(self, minutes: int) -> None:
        """After how long without a key or a click the workspace locks; 0 is never."""
        self._idle.setInterval(max(minutes, 1) * 60_000)
        if minutes:
            self._idle.start()
        else:
            self._idle.stop()

    def open_palette(self) -> None:
        """Every action by name."""
        palette = CommandPalette(self, self._actions())
        palette.open()

    def open_keys(self) -> None:
        """The list of keys."""
        KeyList(self).open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rail or column, by the room there is."""
        super().resizeEvent(event)
        self.navigation.set_wide(wide=event.size().width() >= current().pane("switch_navigation"))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing never loses a word: where the disk refuses, the window stays."""
        if self._leave():
            application = QApplication.instance()
            if application is not None:
                application.removeEventFilter(self)
            event.accept()
        else:
            self.report("Not closed: your last words are not on the disk yet. They stay here. Free some space and try again.")
            event.ignore()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key or a click says that somebody is there; ? lists the keys wherever nothing is being typed."""
        if event.type() in {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress} and self._idle.isActive():
            self._idle.start()
        return super().eventFilter(watched, event)

    def _actions(self) -> list[tuple[str, object]]:
        found: list[tuple[str, object]] = [(f"Go to {entry.word}", _Go(self, entry.key)) for entry in self._entries]
        screen = self.screen_shown
        if isinstance(screen, AuditScreen):
            presenter = screen.presenter
            found += [
                ("Undo", presenter.undo),
                ("Redo", presenter.redo),
                ("Next section", presenter.next_section),
                ("Previous section", presenter.previous_section),
                ("Review and submit", presenter.review),
            ]
            found += [
                (f"Section {section.number} {section.title}", _Section(screen, section.number))
                for section in presenter.hand.shown
            ]
        return [*found, ("Show all keys", self.open_keys), ("Lock", self._lock_now)]

    def _add(self, key: str, screen: Screen) -> None:
        self._screens[key] = screen
        self._stack.addWidget(screen)

    def _show(self, key: str) -> None:
        self._key = key
        self.messages.close_message()
        self._stack.setCurrentWidget(self._screens[key])
        self._screens[key].arrive()

    def _leave(self) -> bool:
        screen = self.screen_shown
        if screen is None or screen.leave():
            return True
        self.report("Your last words are not on the disk yet. They stay here. Free some space and try again.")
        return False

    def _show_rounds(self, rounds: tuple[RoundEntry, ...]) -> None:
        self._rounds = rounds
        self.top_bar.show_rounds(rounds)

    def _choose_round(self, _round_id: int) -> None:
        if self.screen_shown is not None:
            self.screen_shown.arrive()

    def _lock_now(self) -> None:
        if self._leave():
            self.locked.emit("")

    def _lock_when_idle(self) -> None:
        if self._leave():
            self.locked.emit("Locked because nothing was pressed for a while. Everything is saved.")
        else:
            self._idle.start()

    def _next_pane(self) -> None:
        screen = self.screen_shown
        panes: list[QWidget] = [*(screen.panes() if isinstance(screen, AuditScreen) else []), self.navigation]
        if not isinstance(screen, AuditScreen) and screen is not None:
            panes.insert(0, screen)
        panes.append(self.top_bar)
        focused = QApplication.focusWidget()
        at = next((n for n, pane in enumerate(panes) if focused and (pane is focused or pane.isAncestorOf(focused))), -1)
        _focus_into(panes[(at + 1) % len(panes)], screen)

    def _audit(self) -> AuditScreen | None:
        screen = self.screen_shown
        return screen if isinstance(screen, AuditScreen) else None

    def _undo(self) -> None:
        if (audit := self._audit()) is not None:
            audit.presenter.undo()

    def _redo(self) -> None:
        if (audit := self._audit()) is not None:
            audit.presenter.redo()

    def _next_section(self) -> None:
        if (audit := self._audit()) is not None:
            audit.presenter.next_section()

    def _previous_section(self) -> None:
        if (audit := self._audit()) is not None:
            audit.presenter.previous_section()


class _Go:
    """Opens a screen from the list of actions."""

    def __init__(self, window: MainWindow, key: str) -> None:
        self._window, self._key = window, key

    def __call__(self) -> None:
        self._window.go(self._key)


class _Section:
    """Opens a section from the list of actions."""

    def __init__(self, screen: AuditScreen, number: int) -> None:
        self._screen, self._number = screen, number

    def __call__(self) -> None:
        self._screen.presenter.go_to_section(self._number)


def _focus_into(pane: QWidget, screen: Screen | None) -> None:
    if isinstance(screen, AuditScreen) and pane is screen.page:
        screen.page.focus_question(screen.presenter.place)
        return
    if pane.focusPolicy() != Qt.FocusPolicy.NoFocus:
        pane.setFocus(Qt.FocusReason.TabFocusReason)
        return
    inside = next((part for part in pane.findChildren(QWidget) if _can_focus(part)), None)
    if inside is not None:
        inside.setFocus(Qt.FocusReason.TabFocusReason)


def _can_focus(part: QWidget) -> bool:
    return part.isVisible() and part.isEnabled() and bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)
