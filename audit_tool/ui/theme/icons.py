"""Our own line icons, coloured by the theme and sharp on every screen."""

from functools import cache
from typing import Literal

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from audit_tool.places import resources
from audit_tool.ui.theme.theme import current
from audit_tool.ui.theme.tokens import ColourName

IconName = Literal[
    "inbox", "calendar", "scales", "check-square", "bars", "document", "list", "sliders", "flag", "tick", "clock",
    "person", "lock", "key", "chevron-down", "chevron-right", "arrow-right", "plus", "minus", "cross", "info",
    "warning", "quote", "undo", "redo", "search", "print", "save", "help", "pencil", "menu",
]  # fmt: skip
_RATIOS = (1.0, 1.25, 1.5, 2.0, 3.0)


def icon(name: IconName, colour: ColourName = "text") -> QIcon:
    """An icon in a colour of the current theme, for widgets of Qt's own; ask again after a change of theme."""
    made = QIcon()
    size = current().size("icon")
    for ratio in _RATIOS:
        made.addPixmap(pixmap(name, colour, size, ratio))
    return made


def pixmap(name: IconName, colour: ColourName = "text", size: int = 0, ratio: float = 1.0) -> QPixmap:
    """An icon as a picture of `size` logical pixels for a screen with this device pixel ratio."""
    return _coloured(name, current().hex(colour), size or current().size("icon"), ratio)


def paint_icon(painter: QPainter, rect: QRectF, name: IconName, colour: ColourName | str) -> None:
    """Paint an icon centred in a rectangle; `colour` is a colour's name, or #RRGGBB for a grade's own colour."""
    theme = current()
    code = colour if colour.startswith("#") else theme.hex(colour)  # type: ignore[arg-type]
    size = int(min(rect.width(), rect.height()))
    picture = _coloured(name, code, size, painter.device().devicePixelRatio())
    left = round(rect.x() + (rect.width() - size) / 2)
    top = round(rect.y() + (rect.height() - size) / 2)
    painter.drawPixmap(left, top, picture)


def _coloured(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    key = f"audit-tool:{name}:{colour}:{size}:{ratio}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    made = _drawn(name, colour, size, ratio)
    QPixmapCache.insert(key, made)
    return made


def _drawn(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    side = max(1, round(size * ratio))
    made = QPixmap(QSize(side, side))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode())).render(
        painter, QRectF(0, 0, side, side)
    )
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


@cache
def _source(name: str) -> str:
    return (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
