"""Draws charts, once for screen and print: shares of grades as bars, a share over time with its interval.

Widths and sizes are points on paper and pixels on the screen. Nothing is told by colour alone: each part of a bar
carries letter and count, each point its share and its numbers.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.graphics import renderSVG
from reportlab.graphics.shapes import Circle, Drawing, Line, Rect, String
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth

from audit_tool.analysis.charts import FIRM, BarChart, Chart, GradeBar, TrendChart
from audit_tool.analysis.rates import SMALL_BASE, percent
from audit_tool.analysis.series import Point, not_comparable
from audit_tool.counted_words import count_of
from audit_tool.reports import palette, typeface

_ORDER = (4, 3, 2, 1)
"""The grades as bars show them, best first."""
_DASH = [3, 3]
_BETWEEN = 4
"""The least room between the names of two periods."""
_LINE = 1.3
"""From one line of words to the next, in sizes."""
_LEFT_OF_LABEL = 0.34
"""How much of the width labels may take."""


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours and the size that a chart is drawn in: the paper's, or those that the window wears."""

    text: str = palette.TEXT
    muted: str = palette.MUTED
    subtle: str = palette.SUBTLE
    line: str = palette.LINE
    accent: str = palette.ACCENT
    band: str = "#C9DBF4"
    ground: str = "#FFFFFF"
    grades: tuple[tuple[str, str, str], ...] = tuple(
        (palette.GRADES[grade].fill, palette.GRADES[grade].ink, palette.GRADES[grade].edge) for grade in _ORDER
    )
    """Fill, letters and edge of each grade, best first."""
    size: float = 9.0
    """Of the words."""


def draw(chart: Chart, width: float, ink: Ink | None = None) -> Drawing:
    """A chart at this width; its height follows from what it shows."""
    typeface.register()
    ink = ink or Ink()
    return _bars(chart, width, ink) if isinstance(chart, BarChart) else _trend(chart, width, ink)


def height(chart: Chart, ink: Ink) -> float:
    """How high a chart is at any width."""
    return ink.size * (2.9 * max(len(chart.bars), 1) if isinstance(chart, BarChart) else 24)


def svg(drawing: Drawing) -> bytes:
    """A drawing as the screen takes it, in the faces that the window has loaded."""
    text: str = renderSVG.drawToString(drawing)
    # Qt knows no clipping paths, and would paint the one around the whole drawing in black.
    unclipped = re.sub(r"<clipPath.*?</clipPath>", "", text, flags=re.DOTALL)
    # A closed line is drawn there and back, which fills the gaps of a dashed one.
    opened = re.sub(r'(d="M [\d.,]+ L [\d.,]+) Z"', r'\1"', unclipped)
    return re.sub(r"font-family: PlexSans(-\w+)?", _face, opened).encode("utf-8")


_WEIGHTS = {"": 400, "-Italic": 400, "-Medium": 500, "-SemiBold": 600, "-Bold": 700}


def _face(found: re.Match[str]) -> str:
    return f"font-family: IBM Plex Sans; font-weight: {_WEIGHTS[found[1] or '']}"


def _bars(chart: BarChart, width: float, ink: Ink) -> Drawing:
    high = height(chart, ink)
    row = high / max(len(chart.bars), 1)
    drawing = Drawing(width, high)
    left = min(_widest(ink, [bar.label for bar in chart.bars]) + ink.size, width * _LEFT_OF_LABEL)
    right = _widest(ink, [count_of(bar.total, chart.noun) for bar in chart.bars]) + ink.size
    for at, bar in enumerate(chart.bars):
        middle = high - row * (at + 0.5)
        base = middle - ink.size * 0.35
        label = _label(bar.label, left - ink.size, ink)
        for down, words in enumerate(label):
            lower = ink.size * _LINE * (down - (len(label) - 1) / 2)
            drawing.add(_words(0, base - lower, words, ink.muted, ink, typeface.SEMIBOLD))
        drawing.add(_words(width, base, count_of(bar.total, chart.noun), ink.muted, ink, typeface.MEDIUM, "end"))
        thick = ink.size * (1.5 if bar.total < SMALL_BASE else 2.1)
        _share_out(drawing, bar, (left, middle - thick / 2, width - left - right, thick), ink)
    return drawing


def _label(text: str, room: float, ink: Ink) -> list[str]:
    """A bar's label in one line or two; the table beside the chart has all of a longer one."""
    first, *rest = _broken(text, room, ink, typeface.SEMIBOLD)
    return [first, *([typeface.fitting(" ".join(rest), typeface.SEMIBOLD, ink.size, room)] if rest else [])]


def _share_out(drawing: Drawing, bar: GradeBar, place: tuple[float, float, float, float], ink: Ink) -> None:
    left, foot, room, thick = place
    shown = [(grade, count) for grade, count in zip(range(4), bar.counts, strict=True) if count]
    gap = 1.5
    rest = room - gap * (len(shown) - 1)
    for grade, count in shown:
        fill, letters, edge = ink.grades[grade]
        part = max(1.0, rest * count / bar.total)
        look = {"fillColor": HexColor(fill), "strokeColor": HexColor(edge), "strokeWidth": 0.6}
        drawing.add(Rect(left, foot, part, thick, **look))
        letter = palette.GRADES[_ORDER[grade]].letter
        told = next((words for words in (f"{letter} {count}", str(count)) if _width(words, ink) + 4 <= part), "")
        if told:
            base = foot + thick / 2 - ink.size * 0.35
            drawing.add(_words(left + part / 2, base, told, letters, ink, typeface.SEMIBOLD, "middle"))
        left += part + gap


def _trend(chart: TrendChart, width: float, ink: Ink) -> Drawing:
    size = ink.size
    high = height(chart, ink)
    drawing = Drawing(width, high)
    left, top, number = size * 3.6, high - size, max(len(chart.points), 1)
    room = (width - left) / number - _BETWEEN
    lines = max((len(_names(point, room, ink)) for point in chart.points), default=1)
    foot = size * (1.2 + _LINE * lines)
    place = _Axes(left, foot, width - left, top - foot, number)
    for share in (0, 25, 50, 75, 100):
        level = place.level(share / 100)
        drawing.add(Line(left, level, width, level, strokeColor=HexColor(ink.line), strokeWidth=0.6))
        drawing.add(_words(left - size * 0.7, level - size * 0.35, f"{share}%", ink.subtle, ink, anchor="end"))
    for at in range(1, len(chart.points)):
        _join(drawing, chart.points[at - 1], chart.points[at], at, place, ink)
    for at, point in enumerate(chart.points):
        following = chart.points[at + 1] if at + 1 < len(chart.points) else None
        _point(drawing, point, place.across(at), place, ink)
        _told(drawing, point, following, place.across(at), place, ink)
        _under(drawing, point, place.across(at), place, ink)
    return drawing


@dataclass(frozen=True, slots=True)
class _Axes:
    """Where the points of a line stand."""

    left: float
    foot: float
    width: float
    height: float
    number: int

    def across(self, at: int) -> float:
        return self.left + self.width * (at + 0.5) / self.number

    def level(self, share: float) -> float:
        return self.foot + self.height * share

    @property
    def step(self) -> float:
        return self.width / self.number


def _join(drawing: Drawing, before: Point, now: Point, at: int, place: _Axes, ink: Ink) -> None:
    """The line to a point; none to or from counts alone, none where the two are not comparable."""
    bases = before.count.base, now.count.base
    if min(bases) < SMALL_BASE or not_comparable(before, now):
        return
    ends = place.across(at - 1), place.level(_share(before)), place.across(at), place.level(_share(now))
    line = Line(*ends, strokeColor=HexColor(ink.accent), strokeWidth=1.4)
    if min(bases) < FIRM:
        line.strokeDashArray = _DASH
    drawing.add(line)


def _point(drawing: Drawing, point: Point, x: float, place: _Axes, ink: Ink) -> None:
    size, interval = ink.size, point.count.share.interval
    if not interval:
        return
    low, high = (place.level(end) for end in interval)
    if point.count.base < SMALL_BASE:
        dashed = Line(x, low, x, high, strokeColor=HexColor(ink.subtle), strokeWidth=1)
        dashed.strokeDashArray = _DASH
        drawing.add(dashed)
        # With ends it is seen to be a span, and not a piece of a line.
        for end in (low, high):
            drawing.add(Line(x - size * 0.4, end, x + size * 0.4, end, strokeColor=HexColor(ink.subtle), strokeWidth=1))
        return
    wide = size * 0.8
    round_ends = {"rx": wide / 2, "ry": wide / 2, "fillColor": HexColor(ink.band), "strokeColor": None}
    drawing.add(Rect(x - wide / 2, low, wide, high - low, **round_ends))
    firm = point.count.base >= FIRM
    dot = ink.accent if firm else ink.ground
    look = {"fillColor": HexColor(dot), "strokeColor": HexColor(ink.accent), "strokeWidth": 1.4}
    drawing.add(Circle(x, place.level(_share(point)), size * 0.42, **look))


def _told(drawing: Drawing, point: Point, following: Point | None, x: float, place: _Axes, ink: Ink) -> None:
    """The share beside its point, on the side where the line does not go on.

    Where the next point stands so near that the word would cross its span, the hollow point alone says "indicative".
    """
    if point.count.base < SMALL_BASE:
        return
    size, share = ink.size, _share(point)
    free = following is None or not following.count.base
    room = place.step * (2 if free else 1) - size * 1.4
    rises = following is not None and following.count.base >= SMALL_BASE and _share(following) > share
    below = (rises and share > 0.12) or share > 0.9
    told = [(f"{percent(point.count.met, point.count.base)}%", ink.text, typeface.SEMIBOLD)]
    if point.count.base < FIRM and _width("indicative", ink, typeface.MEDIUM) <= room:
        told.append(("indicative", ink.muted, typeface.MEDIUM))
    first = -1.5 if below else 0.5 + 1.15 * (len(told) - 1)
    for line, (words, colour, face) in enumerate(told):
        level = place.level(share) + size * (first - 1.15 * line)
        drawing.add(_words(x + size * 0.8, level, words, colour, ink, face))


def _under(drawing: Drawing, point: Point, x: float, place: _Axes, ink: Ink) -> None:
    for line, (words, colour, face) in enumerate(_names(point, place.step - _BETWEEN, ink)):
        drawing.add(_words(x, place.foot - ink.size * (1.6 + _LINE * line), words, colour, ink, face, "middle"))


def _names(point: Point, room: float, ink: Ink) -> list[tuple[str, str, str]]:
    """What stands under a point, below the axis where no span goes through it: a line each, its colour and face."""
    count = point.count
    of_all = f"{count.met} of {count.base}" if count.base else "-"
    told = [(point.label, ink.text, typeface.SEMIBOLD), (of_all, ink.subtle, typeface.REGULAR)]
    if 0 < count.base < SMALL_BASE:
        told.append(("counts only", ink.muted, typeface.MEDIUM))
    return [(line, colour, face) for words, colour, face in told for line in _broken(words, room, ink, face)]


def _share(point: Point) -> float:
    return point.count.met / point.count.base


def _words(
    x: float, y: float, text: str, colour: str, ink: Ink, face: str = typeface.REGULAR, anchor: str = "start"
) -> String:
    found = String(x, y, text, fontName=face, fontSize=ink.size)
    found.fillColor = _colour(colour)
    found.textAnchor = anchor
    return found


_colour: Callable[[str], Color] = HexColor


def _width(text: str, ink: Ink, face: str = typeface.SEMIBOLD) -> float:
    found: float = stringWidth(text, face, ink.size)
    return found


def _widest(ink: Ink, texts: Sequence[str]) -> float:
    return max((_width(text, ink) for text in texts), default=0.0)


def _broken(text: str, room: float, ink: Ink, face: str) -> list[str]:
    """A label in as few lines as there is room for, broken between words, and a word without room after its dash."""
    words = (word if _width(word, ink, face) <= room else word.replace("-", "- ") for word in text.split(" "))
    lines: list[str] = []
    for word in " ".join(words).split(" "):
        if lines and _width(f"{lines[-1]} {word}", ink, face) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return [typeface.fitting(line, face, ink.size, room) for line in lines]
