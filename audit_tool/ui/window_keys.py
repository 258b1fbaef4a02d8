"""Keys of the whole window: panes, palette, undo, sections, lock."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from audit_tool.ui.frame import Frame
from audit_tool.ui.palette import CommandPalette, KeyList
from audit_tool.ui.screens.audit.view import AuditScreen
from audit_tool.ui.widgets.spelled_text import SpelledText, next_marked


@dataclass(frozen=True, slots=True)
class WindowActs:
    """What the window itself does."""

    lock: Callable[[], None]
    raise_concern: Callable[[], None]


class WindowKeys(QObject):
    """Shortcuts of a window over its screens."""

    def __init__(self, window: QWidget, frame: Frame, acts: WindowActs, around: list[QWidget]) -> None:
        super().__init__(window)
        self._window = window
        self._frame = frame
        self._acts = acts
        self._around = around
        keys: dict[str, Callable[[], None]] = {
            "F6": self.next_pane,
            "Ctrl+K": self.open_palette,
            "?": self.open_keys,
            "F1": self.open_keys,
            "Ctrl+L": acts.lock,
            "Ctrl+Shift+C": acts.raise_concern,
            "Ctrl+Shift+A": self.add_action,
            "F7": self.next_misspelling,
            "Ctrl+Z": self._undo,
            "Ctrl+Y": self._redo,
            "Ctrl+Shift+Z": self._redo,
            "Ctrl+Return": self._next_part,
            "Ctrl+Enter": self._next_part,
            "Ctrl+Shift+Return": self._part_before,
        }
        for key, act in keys.items():
            QShortcut(QKeySequence(key), window).activated.connect(act)

    def open_palette(self) -> None:
        """Every action by name."""
        CommandPalette(self._window, self.actions()).open()

    def add_action(self) -> None:
        """Ask for something to become different: from what is in front, or by hand."""
        screen = self._frame.screen_shown
        if screen is None or not screen.add_action():
            self._frame.go("actions", "asked:new")

    def open_keys(self) -> None:
        """The list of keys."""
        KeyList(self._window).open()

    def actions(self) -> list[tuple[str, Callable[[], None]]]:
        """What can be done from here, by name."""
        found: list[tuple[str, Callable[[], None]]] = [
            (f"Go to {entry.word}", _Go(self._frame, entry.key)) for entry in self._frame.entries
        ]
        audit = self._audit()
        if audit is not None and audit.presenter.is_open:
            presenter = audit.presenter
            found += [
                ("Undo", presenter.undo),
                ("Redo", presenter.redo),
                ("Next section", presenter.next_section),
                ("Previous section", presenter.previous_section),
                ("Review and submit", presenter.review),
            ]
            found += [
                (f"Section {section.number} {section.title}", _Section(audit, section.number))
                for section in presenter.hand.shown
            ]
        found.append(("Next word not in the dictionary", self.next_misspelling))
        found += [("Raise a concern", self._acts.raise_concern), ("Add an action", self.add_action)]
        return [*found, ("Show all keys", self.open_keys), ("Lock", self._acts.lock)]

    def next_misspelling(self) -> None:
        """F7: to the next word that the dictionary does not know."""
        screen = self._frame.screen_shown
        boxes = [box for box in screen.findChildren(SpelledText) if box.isVisible()] if screen is not None else []
        if not next_marked(boxes, QApplication.focusWidget()):
            self._frame.tell("No word on this page is marked.", "Spelling is switched on or off in the settings.")

    def next_pane(self) -> None:
        """F6: into the next pane, round and round."""
        screen = self._frame.screen_shown
        if screen is None:
            return
        panes = [*(screen.panes() or [screen]), *self._around]
        focused = QApplication.focusWidget()
        at = next(
            (n for n, pane in enumerate(panes) if focused and (pane is focused or pane.isAncestorOf(focused))), -1
        )
        pane = panes[(at + 1) % len(panes)]
        if isinstance(screen, AuditScreen) and pane is screen.page:
            screen.page.focus_question(screen.presenter.place)
        else:
            _focus_into(pane)

    def _audit(self) -> AuditScreen | None:
        screen = self._frame.screen_shown
        return screen if isinstance(screen, AuditScreen) else None

    def _undo(self) -> None:
        if (audit := self._audit()) is not None:
            audit.presenter.undo()

    def _redo(self) -> None:
        if (audit := self._audit()) is not None:
            audit.presenter.redo()

    def _next_part(self) -> None:
        self._step(forward=True)

    def _part_before(self) -> None:
        self._step(forward=False)

    def _step(self, *, forward: bool) -> None:
        screen = self._frame.screen_shown
        if isinstance(screen, AuditScreen):
            (screen.presenter.next_section if forward else screen.presenter.previous_section)()
        elif screen is not None:
            screen.step(forward=forward)


class _Go:
    """Opens a screen from the list of actions."""

    def __init__(self, frame: Frame, key: str) -> None:
        self._frame, self._key = frame, key

    def __call__(self) -> None:
        self._frame.go(self._key)


class _Section:
    """Opens a section from the list of actions."""

    def __init__(self, screen: AuditScreen, number: int) -> None:
        self._screen, self._number = screen, number

    def __call__(self) -> None:
        self._screen.presenter.go_to_section(self._number)


def _focus_into(pane: QWidget) -> None:
    if pane.focusPolicy() != Qt.FocusPolicy.NoFocus:
        pane.setFocus(Qt.FocusReason.TabFocusReason)
        return
    inside = next((part for part in pane.findChildren(QWidget) if _can_focus(part)), None)
    if inside is not None:
        inside.setFocus(Qt.FocusReason.TabFocusReason)


def _can_focus(part: QWidget) -> bool:
    return part.isVisible() and part.isEnabled() and bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)
