"""What every widget asks when it paints: colours by name, and lengths that follow the text-size setting."""

from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QColor, QFont

from audit_tool.ui.theme.tokens import (
    ColourName,
    EdgeName,
    GradeColours,
    Mode,
    PaneName,
    RadiusName,
    Role,
    Shape,
    SizeName,
    SpaceName,
    tokens,
)

TEXT_SIZES = (100, 125, 150, 200)


@dataclass(frozen=True, slots=True)
class Theme:
    """One mode at one text size."""

    mode: Mode = Mode.LIGHT
    text_percent: int = 100

    def __hash__(self) -> int:
        """One number for all modes at a text size: every measure that is kept is looked up by the theme."""
        return self.text_percent

    def colour(self, name: ColourName) -> QColor:
        """A colour of this mode."""
        return QColor(self.hex(name))

    def hex(self, name: ColourName) -> str:
        """A colour of this mode as #RRGGBB, for style sheets and SVG."""
        return tokens().colours[self.mode][name]

    def grade(self, code: str) -> GradeColours:
        """The colours of a grade; a code that a form added is neutral."""
        return tokens().grades.get(code, tokens().grades["none"])[self.mode]

    def shape(self, code: str) -> Shape:
        """The badge's outline for a grade."""
        return tokens().shapes.get(code, Shape.PLAIN)

    def px(self, pixels: float) -> int:
        """A length written for 100 % text, at this text size."""
        return round(pixels * self.text_percent / 100)

    def size(self, name: SizeName) -> int:
        """A height or width that grows with the text."""
        return self.px(tokens().size[name])

    def space(self, name: SpaceName) -> int:
        """A step of empty space; it does not grow, so that large text keeps its room."""
        return tokens().space[name]

    def radius(self, name: RadiusName) -> int:
        """A corner's radius."""
        return tokens().radius[name]

    def edge(self, name: EdgeName) -> int:
        """The width of a line."""
        return tokens().edge[name]

    def pane(self, name: PaneName) -> int:
        """The width of a pane, or the window width at which panes change; it does not grow."""
        return tokens().pane[name]

    @property
    def control_edge(self) -> int:
        """How thick the edge of something operable or of a card is drawn in this mode."""
        return self.edge("high_contrast" if self.high_contrast else "hair")

    @property
    def high_contrast(self) -> bool:
        """Whether edges carry what tints carry in the other modes."""
        return self.mode is Mode.HIGH_CONTRAST

    def font(self, role: Role) -> QFont:
        """The typeface of a role of text."""
        kind = tokens().roles[role]
        return _font(self.px(kind.factor * tokens().base), kind.weight)

    def leading(self, role: Role) -> float:
        """The line height of a role as a factor of its size."""
        return tokens().leading["reading" if role == "reading" else "other"]


@cache
def _font(pixels: int, weight: int) -> QFont:
    # Asked for some hundred times while a section is drawn; whoever wants another font copies it first.
    font = QFont(tokens().family)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    return font


_worn = Theme()


def current() -> Theme:
    """The theme the window wears now; ask at painting time and never keep it."""
    return _worn


def wear(theme: Theme) -> None:
    """Make a theme the current one; only `dressing.apply` calls this, which also tells the widgets."""
    global _worn  # noqa: PLW0603 - like the application's palette, there is one for the whole program
    _worn = theme
