"""Puts a theme on the application: style, fonts, palette and the one style sheet."""

from functools import cache

from PySide6.QtGui import QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from audit_tool.places import resources
from audit_tool.ui.theme.stylesheet import style_sheet
from audit_tool.ui.theme.theme import Theme, wear
from audit_tool.ui.theme.tokens import ColourName, Mode

_ROLES: tuple[tuple[QPalette.ColorRole, ColourName], ...] = (
    (QPalette.ColorRole.Window, "canvas"),
    (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "sunken"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.Button, "surface"),
    (QPalette.ColorRole.ButtonText, "text"),
    (QPalette.ColorRole.BrightText, "danger"),
    (QPalette.ColorRole.Highlight, "accent"),
    (QPalette.ColorRole.HighlightedText, "on_accent"),
    (QPalette.ColorRole.ToolTipBase, "surface"),
    (QPalette.ColorRole.ToolTipText, "text"),
    (QPalette.ColorRole.PlaceholderText, "subtle"),
    (QPalette.ColorRole.Link, "accent_text"),
    (QPalette.ColorRole.LinkVisited, "accent_text"),
    (QPalette.ColorRole.Light, "surface"),
    (QPalette.ColorRole.Midlight, "line"),
    (QPalette.ColorRole.Mid, "control"),
    (QPalette.ColorRole.Dark, "control"),
    (QPalette.ColorRole.Shadow, "line"),
)


def apply(app: QApplication, mode: Mode = Mode.LIGHT, text_percent: int = 100) -> Theme:
    """Dress the whole application; every widget is told through its style change."""
    load_fonts()
    theme = Theme(mode, text_percent)
    wear(theme)
    if not app.styleSheet():
        # Under a style sheet the style has no name any more; to set it again would dress every widget once more.
        app.setStyle("Fusion")
    app.setFont(theme.font("body"))
    app.setPalette(palette(theme))
    app.setStyleSheet(style_sheet(theme))
    return theme


def palette(theme: Theme) -> QPalette:
    """The palette that Fusion and the accessibility tools read."""
    made = QPalette()
    for role, name in _ROLES:
        made.setColor(role, theme.colour(name))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("subtle"))
    return made


@cache
def load_fonts() -> None:
    """Load the shipped typeface once for each program."""
    for path in sorted((resources() / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))
