"""The styles of the pages as styles of Word: headings are Word's own, so that its navigation shows them."""

from typing import cast

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING, WD_PARAGRAPH_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle as WordStyle
from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle

from audit_tool.reports import palette, typeface
from audit_tool.reports.word.elements import element, shading

FAMILY = "IBM Plex Sans"
_KEPT = {"Normal", "Heading 1", "Heading 2", "Heading 3", "Header", "Footer", "Default Paragraph Font", "No List"}
_KEPT_IDS = {"TableNormal"}
_ALIGNED = {
    1: WD_PARAGRAPH_ALIGNMENT.CENTER,
    2: WD_PARAGRAPH_ALIGNMENT.RIGHT,
}
_BOLD, _ITALIC = {typeface.SEMIBOLD, typeface.BOLD}, {typeface.ITALIC}


def is_bold(face: str) -> bool:
    """Whether this face of the pages is bold in Word, which knows two weights of a family."""
    return face in _BOLD


def is_italic(face: str) -> bool:
    """Whether this face of the pages is italic."""
    return face in _ITALIC


def hexadecimal(colour: Color) -> str:
    """A colour as Word writes it."""
    return str(colour.hexval())[2:].upper()


class Styles:
    """The styles of one document; each of the pages' styles becomes one when it is first used."""

    def __init__(self, document: Document) -> None:
        self._styles = document.styles
        self._known: dict[str, WordStyle] = {}
        for each in list(self._styles):
            if each.name not in _KEPT and each.style_id not in _KEPT_IDS:
                each.delete()
        self._set_defaults()

    def _set_defaults(self) -> None:
        """The house typeface and British English for all that says nothing else."""
        defaults = self._styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
        for each in list(defaults):
            defaults.remove(each)
        defaults.append(element("w:rFonts", ascii=FAMILY, hAnsi=FAMILY, cs=FAMILY, eastAsia=FAMILY))
        defaults.append(element("w:color", val=palette.TEXT[1:]))
        defaults.append(element("w:sz", val=20))
        defaults.append(element("w:lang", val="en-GB", eastAsia="en-GB", bidi="ar-SA"))
        self._named("Normal").paragraph_format.space_after = Pt(0)

    def of(self, style: ParagraphStyle) -> WordStyle:
        """Word's style for one of the pages."""
        if style.name not in self._known:
            self._known[style.name] = self._made(style)
        return self._known[style.name]

    def _named(self, name: str) -> WordStyle:
        return cast("WordStyle", self._styles[name])

    def _made(self, style: ParagraphStyle) -> WordStyle:
        tag = str(getattr(style, "tag", "P"))
        heading = f"Heading {tag[1:]}"
        taken = any(each.name == heading for each in self._known.values())
        if tag[0] == "H" and not taken:
            made = self._named(heading)
            fonts = made.element.rPr
            for each in list(fonts):
                fonts.remove(each)
        else:
            name = f"Report {style.name.replace('_', ' ')}"
            made = cast("WordStyle", self._styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH))
            made.base_style = self._named(heading if tag[0] == "H" else "Normal")
            made.quick_style = True
        _look(made, style)
        return made


def _look(made: WordStyle, style: ParagraphStyle) -> None:
    made.font.size, made.font.bold = Pt(style.fontSize), is_bold(style.fontName)
    made.font.italic = is_italic(style.fontName)
    made.font.color.rgb = RGBColor.from_string(hexadecimal(style.textColor))
    form = made.paragraph_format
    form.space_before, form.space_after = Pt(style.spaceBefore), Pt(style.spaceAfter)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.AT_LEAST, Pt(style.leading)
    form.alignment = _ALIGNED.get(style.alignment, WD_PARAGRAPH_ALIGNMENT.LEFT)
    form.keep_with_next, form.widow_control = bool(getattr(style, "leads", 0)), True
    if style.leftIndent:
        form.left_indent, form.first_line_indent = Pt(style.leftIndent), Pt(-style.leftIndent)
    if style.backColor is not None:
        after = "w:tabs", "w:spacing", "w:ind", "w:jc"
        made.element.get_or_add_pPr().insert_element_before(shading(hexadecimal(style.backColor)), *after)
