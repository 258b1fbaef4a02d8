"""Room for a pen: boxes to tick and lines to write on, which a reader hears as what they are."""

from collections.abc import Sequence

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from audit_tool.reports import palette
from audit_tool.reports.flowables import BulletItem, Paragraph, new_key
from audit_tool.reports.page import TEXT_HEIGHT
from audit_tool.reports.structure import TaggedCanvas
from audit_tool.reports.styles import Sheet
from audit_tool.reports.wording import figure, said

_BETWEEN = 18.0
"""Points from one answer to the next beside it."""
_MOST_WORDS = 0.55
"""The share of a line that the words before it may take."""
_STEP = 22.0
"""Points from one line to the next: room for a pen."""

_FEWEST = 2
"""Lines that stand together on a page."""


class TickItem(BulletItem):
    """An answer with a box before it."""

    label_alt = "Box to tick"

    def _paint_label(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        side = 0.78 * self.style.fontSize
        left, middle = x + self.style.bulletIndent + 0.5, y + self.height - self.style.leading * 0.5
        with canvas.content(self._label_element(canvas)):
            canvas.saveState()
            canvas.setStrokeColor(HexColor(palette.CONTROL))
            canvas.setLineWidth(0.9)
            canvas.rect(left, middle - side / 2, side, side)
            canvas.restoreState()


class Boxes(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Answers to tick, side by side as far as the line goes; each is an item of one list."""

    leads = True
    """The line below them says why, and stands on their page."""

    def __init__(self, items: Sequence[TickItem], sheet: Sheet) -> None:
        super().__init__()
        self.items = tuple(items)
        self._sheet = sheet
        self._places: list[tuple[float, float]] = []
        self._rows: list[tuple[int, float]] = []

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """As many rows as the answers take."""
        self._places, self._rows = [], [(0, 0.0)]
        left = top = row = 0.0
        for at, item in enumerate(self.items):
            width = min(availWidth, _natural(item))
            if left and left + width > availWidth:
                left, top, row = 0.0, top + row, 0.0
                self._rows.append((at, top))
            _, height = item.wrap(width, availHeight)
            self._places.append((left, top + height))
            left, row = left + width + self._sheet.points(_BETWEEN), max(row, height + item.style.spaceAfter)
        self.width, self.height = availWidth, top + row
        return self.width, self.height

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803
        """Between two rows; an answer that fits no page goes on in the next one."""
        self.wrap(availWidth, availHeight)
        fitting = [at for at, top in self._rows[1:] if top <= availHeight]
        parts: list[Sequence[TickItem]] = []
        if fitting:
            parts = [self.items[: fitting[-1]], self.items[fitting[-1] :]]
        elif self.items[0].height > TEXT_HEIGHT:
            cut = self.items[0].split(availWidth, availHeight - self.items[0].style.spaceAfter)
            parts = [cut[:1], [*cut[1:], *self.items[1:]]] if cut else []
        return [Boxes(part, self._sheet) for part in parts]

    def draw(self) -> None:
        """Each answer with its box."""
        self.canv.claim(self)
        for item, (left, below) in zip(self.items, self._places, strict=True):
            item.drawOn(self.canv, left, self.height - below)


def boxes(texts: Sequence[str], sheet: Sheet) -> Boxes:
    """A list of answers to tick."""
    list_key = new_key()
    items = [TickItem(said(text), sheet.tick) for text in texts]
    for item in items:
        item.list_key = list_key
    return Boxes(items, sheet)


class WritingLines(Flowable):  # type: ignore[misc]
    """Ruled lines to write on; the rules are decoration."""

    def __init__(self, lines: int, sheet: Sheet) -> None:
        super().__init__()
        self._lines = lines
        self._sheet = sheet
        self._step = sheet.points(_STEP)

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """As wide as the column."""
        self.width, self.height = availWidth, self._lines * self._step
        return self.width, self.height

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: ARG002, N803
        """Lines run on over the foot of a page, where neither page is left with one of them alone."""
        fitting = min(int(availHeight // self._step), self._lines - _FEWEST)
        if fitting < _FEWEST:
            return []
        return [WritingLines(lines, self._sheet) for lines in (fitting, self._lines - fitting)]

    def draw(self) -> None:
        """The rules."""
        self.canv.claim(self)
        for at in range(self._lines):
            _rule(self.canv, 0, self.width, (at + 0.25) * self._step)


class LabelledLine(Flowable):  # type: ignore[misc]
    """One line to write on, with words before it that say what for."""

    def __init__(self, words: str | Paragraph, sheet: Sheet) -> None:
        super().__init__()
        self._words = words if isinstance(words, Paragraph) else Paragraph(figure(words), sheet.told)
        self._sheet = sheet
        self._step = sheet.points(_STEP)
        self._before = 0.0

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """As wide as the column; the words take what they need of it."""
        self._before = min(_natural(self._words) + self._step / 4, availWidth * _MOST_WORDS)
        _, needed = self._words.wrapOn(self.canv, self._before, availHeight)
        self.width, self.height = availWidth, max(self._step, needed + self._step / 2)
        return self.width, self.height

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: ARG002, N803
        """Words that fit no page go on in the next one, and the line stands after the last of them."""
        if self.height <= TEXT_HEIGHT:
            return []
        pieces = self._words.split(self._before, availHeight)
        return [pieces[0], LabelledLine(pieces[1], self._sheet)] if pieces else []

    def draw(self) -> None:
        """The words, then the rule."""
        self.canv.claim(self)
        self._words.drawOn(self.canv, 0, self._step / 4)
        _rule(self.canv, self._before, self.width, self._step / 4)


def _rule(canvas: TaggedCanvas, left: float, right: float, level: float) -> None:
    with canvas.artifact():
        canvas.saveState()
        canvas.setStrokeColor(HexColor(palette.CONTROL))
        canvas.setLineWidth(0.5)
        canvas.line(left, level, right, level)
        canvas.restoreState()


def _natural(item: Paragraph) -> float:
    """The width at which a paragraph takes one line."""
    style = item.style
    return float(style.leftIndent + stringWidth(item.words, style.fontName, style.fontSize) + 1)
