"""A report as a Word file: the same story as the PDF's, on the same page, with the same marking."""

import io
import zipfile
from collections.abc import Sequence

import docx
from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph
from reportlab.lib.pagesizes import A4
from reportlab.platypus import Flowable

from audit_tool.reports import palette
from audit_tool.reports.marking import Marking, PageFrame
from audit_tool.reports.page import BOTTOM_MARGIN, LEFT_MARGIN, TEXT_WIDTH, TOP_MARGIN, foot_words
from audit_tool.reports.typeface import printable
from audit_tool.reports.word.body import Body
from audit_tool.reports.word.elements import add_field, border, element
from audit_tool.reports.word.paragraphs import Writing
from audit_tool.reports.word.styles import FAMILY

_SMALL = 8.5
_LONGEST = 255
"""Signs that a property of a document may have."""
_ALWAYS = (1980, 1, 1, 0, 0, 0)
"""The day on every part of the file, so that the same report is the same file."""
_UNUSED = ("thumbnail", "customXml", "stylesWithEffects", "webSettings")
"""What python-docx's empty document brings along."""

_FACES = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts {nsdecls("w")}><w:font w:name="{FAMILY}"><w:altName w:val="Segoe UI"/><w:charset w:val="00"/>\
<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>"""
"""Which typeface stands in where a computer lacks the house typeface: one of its kind."""


def build(story: Sequence[Flowable], frame: PageFrame, status: str) -> bytes:
    """The story as the bytes of a Word file; the same story gives the same bytes."""
    document = docx.Document()
    _clear(document)
    _describe(document, frame)
    _set_up(document.sections[0])
    writing = Writing(document)
    _head(document.sections[0], frame.marking, status)
    _foot(document.sections[0], frame.marking)
    body = Body(writing, document._body, TEXT_WIDTH)  # noqa: SLF001  # the document itself only stands for it
    body.write(story)
    body.finish()
    return _whole(document)


def _clear(document: Document) -> None:
    """Leave nothing of the empty document but what is used."""
    for relations in (document.part.package.rels, document.part.rels):
        for key, relation in list(relations.items()):
            if relation.reltype.rsplit("/", 1)[-1] in _UNUSED:
                del relations[key]
    faces = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    faces._blob = _FACES.encode()  # noqa: SLF001  # python-docx knows no typefaces
    settings = document.settings.element
    for name in ("w:zoom", "w:proofState", "w:savePreviewPicture", "w:rsids"):
        for each in settings.findall(qn(name)):
            settings.remove(each)
    settings.find(qn("w:themeFontLang")).set(qn("w:val"), "en-GB")
    for each in settings.iter(qn("w:compatSetting")):
        if each.get(qn("w:name")) == "compatibilityMode":
            each.set(qn("w:val"), "15")


def _describe(document: Document, frame: PageFrame) -> None:
    """Title, language and roles; no person and no clock."""
    about = document.core_properties
    about.title = printable(frame.title)[:_LONGEST]
    about.subject = printable(frame.marking.marking)[:_LONGEST]
    about.author = about.last_modified_by = printable(frame.marking.prepared_by)[:_LONGEST]
    about.language, about.comments, about.keywords = "en-GB", "", ""
    root = about._element  # noqa: SLF001  # python-docx cannot take a day away
    for name in ("dcterms:created", "dcterms:modified"):
        for each in root.findall(qn(name)):
            root.remove(each)


def _set_up(section: Section) -> None:
    section.page_width, section.page_height = Pt(A4[0]), Pt(A4[1])
    section.left_margin = section.right_margin = Pt(LEFT_MARGIN)
    section.top_margin, section.bottom_margin = Pt(TOP_MARGIN), Pt(BOTTOM_MARGIN)
    section.header_distance, section.footer_distance = Pt(32), Pt(34)


def _head(section: Section, marking: Marking, status: str) -> None:
    line = _edge(section.header.paragraphs[0], "bottom")
    _say(line, printable(marking.marking), palette.TEXT, bold=True)
    _say(line, f"\t{printable(marking.audience)}. {status}. As at {printable(marking.as_at)}", palette.MUTED)


def _foot(section: Section, marking: Marking) -> None:
    line = _edge(section.footer.paragraphs[0], "top")
    _say(line, f"{foot_words(marking)}\t", palette.MUTED)
    _say(line, "Page ", palette.TEXT)
    add_field(line, "PAGE", "1")
    _say(line, " of ", palette.TEXT)
    add_field(line, "NUMPAGES", "1")


def _edge(line: WordParagraph, edge: str) -> WordParagraph:
    """A line of head or foot: words at both ends, a rule towards the text."""
    form = line.paragraph_format
    form.tab_stops.add_tab_stop(Pt(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    style = line.style
    if style is not None:
        style.font.size = Pt(_SMALL)
        for stops in style.element.iter(qn("w:tabs")):
            stops.getparent().remove(stops)
            break
    rule = element("w:pBdr")
    told = border(edge, 0.75, palette.LINE[1:])
    told.set(qn("w:space"), "6")
    rule.append(told)
    line._p.get_or_add_pPr().insert_element_before(  # noqa: SLF001  # python-docx has no rules
        rule, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
    return line


def _say(line: WordParagraph, words: str, colour: str, *, bold: bool = False) -> None:
    run = line.add_run(words)
    run.bold, run.font.color.rgb = bold, RGBColor.from_string(colour[1:])


def _whole(document: Document) -> bytes:
    """The file with one and the same day on all of its parts."""
    saved, whole = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as parts, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as written:
        for name in parts.namelist():
            entry = zipfile.ZipInfo(name, _ALWAYS)
            entry.compress_type = zipfile.ZIP_DEFLATED
            written.writestr(entry, parts.read(name))
    return whole.getvalue()
