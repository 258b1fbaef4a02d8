"""Paragraphs, lists, grades and figures of a report as Word has them."""

import io
import re

from docx.blkcntnr import BlockItemContainer
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run
from reportlab.lib.styles import ParagraphStyle

from audit_tool.reports import palette
from audit_tool.reports.flowables import BulletItem, Figure, Paragraph
from audit_tool.reports.graphics import GradeChip, badge_width
from audit_tool.reports.handwriting import TickItem
from audit_tool.reports.word.elements import element, shading
from audit_tool.reports.word.faults import NoWordForItError
from audit_tool.reports.word.pictures import badge_png, png
from audit_tool.reports.word.styles import Styles, hexadecimal, is_bold, is_italic

_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_BADGE = 1.15
"""Height of a badge, in sizes of the word beside it."""
_BOXES = 2
"""After those of points and of numbers."""
_DECORATIVE = (
    f'<a:extLst {nsdecls("a")}><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


class Numbering:
    """The lists of one document: each is a list of its own, so that each numbered one begins at 1."""

    def __init__(self, document: Document) -> None:
        self._root = document.part.numbering_part.element
        for each in list(self._root):
            self._root.remove(each)
        for number, (kind, label) in enumerate((("bullet", "•"), ("decimal", "%1."), ("bullet", "☐"))):
            self._root.append(_abstract(number, kind, label))
        self._known: dict[int, int] = {}

    def of(self, item: BulletItem) -> int:
        """The number under which Word knows the list of an item."""
        if item.list_key not in self._known:
            number = self._known[item.list_key] = len(self._known) + 1
            made = element("w:num", numId=number)
            numbered = item.label != BulletItem.label
            made.append(element("w:abstractNumId", val=_BOXES if isinstance(item, TickItem) else int(numbered)))
            if numbered:
                again = element("w:lvlOverride", ilvl=0)
                again.append(element("w:startOverride", val=1))
                made.append(again)
            self._root.append(made)
        return self._known[item.list_key]


def _abstract(number: int, kind: str, label: str) -> object:
    level = (
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{label}"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="240" w:hanging="240"/></w:pPr></w:lvl>'
    )
    many = '<w:multiLevelType w:val="singleLevel"/>'
    return parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{many}{level}</w:abstractNum>')


class Writing:
    """Writes into one document; what it needs for a paragraph wherever that stands."""

    def __init__(self, document: Document) -> None:
        self.styles, self.numbering = Styles(document), Numbering(document)
        self._pictures = 0

    def paragraph(self, words: Paragraph, into: BlockItemContainer) -> WordParagraph:
        """Words with what is bold, italic or of another colour in them."""
        made = into.add_paragraph(style=self.styles.of(words.style))
        begun = False
        for part in words.frags:
            if getattr(part, "lineBreak", False):
                made.add_run().add_break()
                begun = False
                continue
            if getattr(part, "cbDefn", None) is not None or getattr(part, "link", None):
                raise NoWordForItError(part)
            text = _SPACES.sub(" ", part.text)
            text = text if begun else text.lstrip(" ")
            if text:
                _dress(made.add_run(text), part, words.style)
                begun = True
        return made

    def item(self, words: BulletItem, into: BlockItemContainer) -> WordParagraph:
        """An entry of a list."""
        made = self.paragraph(words, into)
        of_list = element("w:numPr")
        of_list.append(element("w:ilvl", val=0))
        of_list.append(element("w:numId", val=self.numbering.of(words)))
        made._p.get_or_add_pPr()._insert_numPr(of_list)  # noqa: SLF001  # python-docx has no lists
        return made

    def chip(self, chip: GradeChip, into: BlockItemContainer) -> WordParagraph:
        """A grade: its badge, which is decoration, and its word on its tint."""
        look, size = palette.GRADES[chip.grade], chip.text_size
        made = into.add_paragraph()
        height = round(size * _BADGE, 1)
        picture = made.add_run()
        width = badge_width(chip.grade, height)
        picture.add_picture(io.BytesIO(badge_png(chip.grade, height)), width=Pt(width), height=Pt(height))
        self._name_picture(picture, "")
        word = made.add_run(f"\u00a0{look.word}")
        word.font.size, word.font.bold = Pt(size * 0.94), True
        word.font.color.rgb = RGBColor.from_string(look.word_colour[1:])
        word._r.get_or_add_rPr().append(shading(look.tint[1:]))  # noqa: SLF001  # python-docx has no grounds
        return made

    def figure(self, figure: Figure, into: BlockItemContainer) -> WordParagraph:
        """A drawing with the words that stand for it."""
        made = into.add_paragraph()
        run, drawing = made.add_run(), figure.drawing
        run.add_picture(io.BytesIO(png(drawing)), width=Pt(drawing.width), height=Pt(drawing.height))
        self._name_picture(run, figure.alt)
        return made

    def _name_picture(self, run: Run, words: str) -> None:
        self._pictures += 1
        properties = run._r.find(f".//{qn('wp:docPr')}")  # noqa: SLF001  # python-docx has no alternative text
        for side in "TBLR":
            # What is not said is an eighth of an inch to some.
            properties.getparent().set(f"dist{side}", "0")
        properties.set("id", str(self._pictures))
        properties.set("name", f"Figure {self._pictures}")
        properties.set("descr", words)
        if not words:
            properties.append(parse_xml(_DECORATIVE))


def _dress(run: Run, part: object, style: ParagraphStyle) -> None:
    """What a part of a paragraph has that its style has not."""
    face, colour = str(getattr(part, "fontName", style.fontName)), getattr(part, "textColor", style.textColor)
    bold = is_bold(face) or bool(getattr(part, "bold", 0))
    italic = is_italic(face) or bool(getattr(part, "italic", 0))
    if bold != is_bold(style.fontName):
        run.bold = bold
    if italic != is_italic(style.fontName):
        run.italic = italic
    if hexadecimal(colour) != hexadecimal(style.textColor):
        run.font.color.rgb = RGBColor.from_string(hexadecimal(colour))
