"""The screens of a window: each built when it is first wanted, one in front."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget

from audit_tool.ui.frame import Screen


class ScreenStack(QStackedWidget):
    """Holds screens by key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._screens: dict[str, Screen] = {}
        self._outdated: set[str] = set()
        self.key = ""

    @property
    def shown(self) -> Screen | None:
        """The screen in front."""
        return self._screens.get(self.key)

    @property
    def kept_words(self) -> str:
        """What is on the disk when the window locks, in words that are true of a page not finished yet."""
        if any(screen.unfinished for screen in self._screens.values()):
            return "What was typed into an unfinished page has to be typed again; everything else is saved."
        return "Everything is saved."

    def of(self, key: str, build: Callable[[], Screen]) -> Screen:
        """A screen, built if it is not there yet."""
        if key in self._outdated and not self._screens[key].unfinished:
            self._forget(key)
        if key not in self._screens:
            self._screens[key] = build()
            self.addWidget(self._screens[key])
        return self._screens[key]

    def holds(self, key: str) -> bool:
        """Whether a screen is built already."""
        return key in self._screens

    def bring(self, key: str) -> None:
        """Put a screen in front."""
        self.key = key
        self.setCurrentWidget(self._screens[key])

    def forget_others(self) -> None:
        """Build every screen but the one in front anew when it is next wanted and nothing is half filled in there."""
        for key in [each for each in self._screens if each != self.key]:
            self._outdated.add(key)
            if not self._screens[key].unfinished:
                self._forget(key)

    def _forget(self, key: str) -> None:
        self._outdated.discard(key)
        screen = self._screens.pop(key)
        self.removeWidget(screen)
        screen.deleteLater()

    def read_anew(self) -> None:
        """What the screen in front shows has changed."""
        if self.shown is not None:
            self.shown.arrive()
