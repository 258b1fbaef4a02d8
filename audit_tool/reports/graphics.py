"""Grade badges and chips: letter, shape, colour and always the word."""

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Circle, Drawing, Polygon, Rect, Shape, String
from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from audit_tool.reports import palette, typeface
from audit_tool.reports.flowables import new_key
from audit_tool.reports.styles import Sheet
from audit_tool.reports.typesetting import Look, Placed
from audit_tool.reports.wording import figure

_CAPITAL = 0.698  # height of Plex capitals as a share of the type size
_WORD = 0.94  # size of a chip's word as a share of the text beside it
_WIDE = 1.36  # the hexagon is wider than high, so that two letters fit


def badge_width(grade: int, size: float) -> float:
    """How wide the badge of a grade is at this height."""
    return size * _WIDE if palette.GRADES[grade].shape == "hexagon" else size


def badge(grade: int, size: float) -> Drawing:
    """The badge alone, for a chart or a chip; the caller puts the word beside it."""
    look = palette.GRADES[grade]
    width = badge_width(grade, size)
    drawing = Drawing(width, size)
    drawing.add(_outline(look, width, size))
    letter_size = size * (0.52 if len(look.letter) == 1 else 0.46)
    baseline = (size - letter_size * _CAPITAL) / 2
    letter = String(width / 2, baseline, look.letter, fontName=typeface.BOLD, fontSize=letter_size)
    letter.textAnchor = "middle"
    letter.fillColor = HexColor(look.ink)
    drawing.add(letter)
    return drawing


def _outline(look: palette.GradeColours, width: float, size: float) -> Shape:
    fill, edge = HexColor(look.fill), HexColor(look.edge)
    line = {"fillColor": fill, "strokeColor": edge, "strokeWidth": size * 0.055}
    inset = size * 0.03
    if look.shape == "circle":
        return Circle(size / 2, size / 2, size * 0.46, **line)
    if look.shape == "square":
        return Rect(size * 0.06, size * 0.06, size * 0.88, size * 0.88, rx=size * 0.2, ry=size * 0.2, **line)
    if look.shape == "hexagon":
        low, high, slope = size * 0.1, size * 0.9, size * 0.26
        corners = [inset, size / 2, slope, high, width - slope, high, width - inset, size / 2]
        return Polygon([*corners, width - slope, low, slope, low], **line)
    half = size / 2
    return Polygon([half, -inset, size + inset, half, half, size + inset, -inset, half], strokeLineJoin=1, **line)


def _widest(lines: list[str]) -> float:
    """Of these lines at a size of 1."""
    return max(float(stringWidth(line, typeface.SEMIBOLD, 1)) for line in lines)


class GradeChip(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A grade as badge and word on its tint; a reader hears the word, the badge is decoration."""

    def __init__(self, grade: int, sheet: Sheet, *, size: float = 10) -> None:
        super().__init__()
        self.grade = grade
        self.text_size = sheet.points(size)
        self.badge_size, self.gap = self.text_size * 1.3, self.text_size * 0.45
        self.word = figure(palette.GRADES[grade].word)
        self.key = new_key()

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """As wide as badge and word need; in a narrow place the words stand one below the other, and below the badge.

        Large print stays large: a word that is shrunk to fit beside its badge could not be read.
        """
        size = self.text_size
        badge_wide = badge_width(self.grade, self.badge_size)
        beside = self.gap * 3.2 + badge_wide
        # A slightly smaller word is better than a second line.
        least, room = size * _WORD * 0.93, availWidth - beside
        self.above = _widest(self.word.split()) * least > room
        self.lines = [self.word] if _widest([self.word]) * least <= room else self.word.split()
        widest = _widest(self.lines)
        fixed = self.gap * 2 if self.above else beside
        self.word_size = min(size * _WORD, (availWidth - fixed) / widest)
        self.leading = size * 1.2
        self.down = self.leading * (len(self.lines) - (0 if self.above else 1))
        # As high as a line of a table, so that the words of a row stand on one line; the tint reaches beyond.
        self.height = size * 1.5 + self.down
        self.tint_height = size * 1.9 + self.down
        self.width = fixed + max(widest * self.word_size, badge_wide if self.above else 0)
        return self.width, self.height

    def wanted_width(self) -> float:
        """In which its words keep their size and stand beside the badge."""
        beside = self.gap * 3.2 + badge_width(self.grade, self.badge_size)
        return beside + _widest(self.word.split()) * self.text_size * _WORD

    def draw(self) -> None:
        """Paint tint and badge as decoration, the word as a paragraph."""
        canvas, look = self.canv, palette.GRADES[self.grade]
        canvas.claim(self)
        middle = self.height / 2 - self.text_size * 0.06
        with canvas.artifact():
            canvas.saveState()
            canvas.setFillColor(HexColor(look.tint))
            foot, radius = middle - self.tint_height / 2, self.text_size * 0.95
            canvas.roundRect(0, foot, self.width, self.tint_height, radius, stroke=0, fill=1)
            canvas.restoreState()
            level = middle + (self.down / 2 if self.above else 0)
            renderPDF.draw(badge(self.grade, self.badge_size), canvas, self.gap, level - self.badge_size / 2)
        self._draw_words(middle, look.word_colour)

    def _draw_words(self, middle: float, colour: str) -> None:
        canvas = self.canv
        left, top = self.gap, middle + self.down / 2 - self.word_size * _CAPITAL / 2
        if self.above:
            top -= self.leading
        else:
            left += self.gap + badge_width(self.grade, self.badge_size)
        element = canvas.element("P", ("chip", self.key))[0] if canvas.tagging else None
        look = Look(typeface.SEMIBOLD, self.word_size, self.leading, HexColor(colour))
        lines = [Placed(0, 0, words) for words in " \n".join(self.lines).split("\n")]
        canvas.write(canvas.typesetter.written(left, top, look, lines), element)
