"""The pages of a PDF as what is painted on them, and the same painted again on a bare canvas."""

import ctypes
import io
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

Colour = tuple[float, float, float]
Corner = tuple[int, float, float]
"""Which kind of step leads there (a move, a line, a curve), and where."""


@dataclass(frozen=True, slots=True)
class Words:
    """A run of text in one face, at its place."""

    x: float
    y: float
    face: str
    size: float
    colour: Colour
    text: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A line or an area with its edge."""

    corners: tuple[Corner, ...]
    stroke: Colour | None
    fill: Colour | None
    width: float


Page = list[Words | Shape]


def painted(pdf: bytes, faces: dict[str, str]) -> list[Page]:
    """What each page shows, in its order; `faces` names reportlab's face for each one in the file."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [list(_of_page(page, faces)) for page in document]
    document.close()
    return pages


def drawn(pages: list[Page]) -> bytes:
    """The same pages without layout and without tags."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for page in pages:
        for thing in page:
            _words(canvas, thing) if isinstance(thing, Words) else _shape(canvas, thing)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _words(canvas: Canvas, words: Words) -> None:
    canvas.setFillColorRGB(*words.colour)
    canvas.setFont(words.face, words.size)
    canvas.drawString(words.x, words.y, words.text)


def _shape(canvas: Canvas, shape: Shape) -> None:
    if shape.stroke:
        canvas.setStrokeColorRGB(*shape.stroke)
        canvas.setLineWidth(shape.width)
    if shape.fill:
        canvas.setFillColorRGB(*shape.fill)
    path = canvas.beginPath()
    curve: list[float] = []
    for kind, x, y in shape.corners:
        if kind == raw.FPDF_SEGMENT_MOVETO:
            path.moveTo(x, y)
        elif kind == raw.FPDF_SEGMENT_LINETO:
            path.lineTo(x, y)
        else:
            curve += [x, y]
            if len(curve) == 6:
                path.curveTo(*curve)
                curve = []
    canvas.drawPath(path, stroke=bool(shape.stroke), fill=bool(shape.fill))


def _of_page(page: pypdfium2.PdfPage, faces: dict[str, str]) -> Iterator[Words | Shape]:
    text_page = page.get_textpage()
    for thing in page.get_objects(max_depth=3):
        if thing.type == raw.FPDF_PAGEOBJ_TEXT:
            yield from _text(thing, text_page, faces)
        elif thing.type == raw.FPDF_PAGEOBJ_PATH:
            yield _path(thing)


def _text(thing: pypdfium2.PdfObject, text_page: pypdfium2.PdfTextPage, faces: dict[str, str]) -> Iterator[Words]:
    length = raw.FPDFTextObj_GetText(thing.raw, text_page.raw, None, 0)
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFTextObj_GetText(thing.raw, text_page.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
    text = buffer.raw.decode("utf-16-le").rstrip("\x00").rstrip()
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(thing.raw, size)
    name = ctypes.create_string_buffer(100)
    raw.FPDFFont_GetBaseFontName(raw.FPDFTextObj_GetFont(thing.raw), name, len(name))
    matrix = thing.get_matrix()
    if text:
        face = faces[name.value.decode().split("+")[-1]]
        yield Words(matrix.e, matrix.f, face, size.value * matrix.a, _colour(thing, raw.FPDFPageObj_GetFillColor), text)


def _path(thing: pypdfium2.PdfObject) -> Shape:
    matrix = thing.get_matrix()
    corners = []
    for at in range(raw.FPDFPath_CountSegments(thing.raw)):
        segment = raw.FPDFPath_GetPathSegment(thing.raw, at)
        x, y = ctypes.c_float(), ctypes.c_float()
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        place = matrix.on_point(x.value, y.value)
        corners.append((raw.FPDFPathSegment_GetType(segment), *place))
    filled, stroked, width = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
    raw.FPDFPath_GetDrawMode(thing.raw, filled, stroked)
    raw.FPDFPageObj_GetStrokeWidth(thing.raw, width)
    stroke = _colour(thing, raw.FPDFPageObj_GetStrokeColor) if stroked.value else None
    fill = _colour(thing, raw.FPDFPageObj_GetFillColor) if filled.value else None
    return Shape(tuple(corners), stroke, fill, width.value)


def _colour(thing: pypdfium2.PdfObject, asked: object) -> Colour:
    parts = [ctypes.c_uint() for _ in range(4)]
    asked(thing.raw, *parts)  # type: ignore[operator]
    return (parts[0].value / 255, parts[1].value / 255, parts[2].value / 255)
