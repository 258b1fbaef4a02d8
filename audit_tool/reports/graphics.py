"""Grade badges and chips: letter, shape, colour and always the word."""

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Circle, Drawing, Polygon, Rect, Shape, String
from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from audit_tool.reports import palette, typeface
from audit_tool.reports.flowables import new_key
from audit_tool.reports.styles import Sheet
from audit_tool.reports.wording import figure

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
    # Plex capitals are 0.698 of the size high.
    baseline = (size - letter_size * 0.698) / 2
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


class GradeChip(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A grade as badge and word on its tint; a reader hears the word, the badge is decoration."""

    def __init__(self, grade: int, sheet: Sheet, *, size: float = 10) -> None:
        super().__init__()
        self.grade = grade
        self.text_size = sheet.points(size)
        self.key = new_key()

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """As wide as badge and word need, never wider than its place."""
        word = palette.GRADES[self.grade].word
        self.badge_size = self.text_size * 1.3
        # As high as a line of a table, so that the words of a row stand on one line; the tint reaches beyond.
        self.height = self.text_size * 1.5
        self.tint_height = self.text_size * 1.9
        self.gap = self.text_size * 0.45
        fixed = self.gap * 3.2 + badge_width(self.grade, self.badge_size)
        natural = stringWidth(word, typeface.SEMIBOLD, 1)
        self.word_size = min(self.text_size * 0.94, (availWidth - fixed) / natural)
        self.width = fixed + natural * self.word_size
        return self.width, self.height

    @property
    def middle(self) -> float:
        """The height on which badge and word are centred."""
        return self.height / 2 - self.text_size * 0.06

    def draw(self) -> None:
        """Paint tint and badge as decoration, the word as a paragraph."""
        canvas, look = self.canv, palette.GRADES[self.grade]
        canvas.claim(self)
        with canvas.artifact():
            canvas.saveState()
            canvas.setFillColor(HexColor(look.tint))
            middle = self.middle
            canvas.roundRect(
                0, middle - self.tint_height / 2, self.width, self.tint_height, self.tint_height / 2, stroke=0, fill=1
            )
            canvas.restoreState()
            below = middle - self.badge_size / 2
            renderPDF.draw(badge(self.grade, self.badge_size), canvas, self.gap, below)
        left = self.gap * 2 + badge_width(self.grade, self.badge_size)
        _word(self, figure(look.word), left, look.word_colour)


def _word(chip: GradeChip, word: str, left: float, colour: str) -> None:
    canvas = chip.canv
    text = canvas.beginText(left, chip.middle - chip.word_size * 0.349)
    if canvas.tagging:
        text.element, _ = canvas.element("P", ("chip", chip.key))
    text.setFont(typeface.SEMIBOLD, chip.word_size)
    text.setFillColor(HexColor(colour))
    text.textOut(word)
    canvas.drawText(text)
