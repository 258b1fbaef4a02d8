"""The practice-week report laid out, tagged and written, against its words drawn on a bare canvas at their places."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from audit_tool.exchange.demonstration import PASSPHRASE
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.places import forms
from audit_tool.reports import typeface
from audit_tool.reports.marking import PageFrame
from audit_tool.reports.page import build
from audit_tool.reports.practice_week.collect import collect_internal as collect
from audit_tool.reports.practice_week.content import PracticeWeekReport
from audit_tool.reports.practice_week.layout import story
from audit_tool.reports.request import Request
from audit_tool.services import desk as desks
from benchmarks.ratio import Ratio, middle, milliseconds

ROUND, LEAD, TURNS, ANNEX = "Practice week: November 2026", "Q-01", 15, 12
FACES = (typeface.REGULAR, typeface.MEDIUM, typeface.SEMIBOLD)
Placed = list[list[tuple[float, float, str, float, str]]]
"""For each page what stands where: left, foot, face, size, words."""


def measure(demonstration: Path) -> Ratio:
    """By turns in one process, of what is collected already."""
    desk = desks.unlock(demonstration, LEAD, PASSPHRASE, FormCatalogue(forms()))
    data = _longer(collect(desk, Request(round=ROUND)))
    desk.lock()
    placed = list(_placed(_ours(data)))
    ours, bare = [], []
    for _ in range(TURNS):
        ours.append(milliseconds(lambda: _ours(data)))
        bare.append(milliseconds(lambda: _bare(placed)))
    words = sum(len(page) for page in placed)
    note = f"; {len(placed)} pages, {words} lines"
    return Ratio("Practice-week report / its words on a bare canvas", 2.0, middle(ours), middle(bare), "ms", note)


def _longer(data: PracticeWeekReport) -> PracticeWeekReport:
    """A council's week has more bullets and exemptions than the demonstration's."""
    exempt = tuple((f"PW-{at}, first audit", "The auditor was ill. Approved by the director.") for at in range(ANNEX))
    return replace(data, scrutiny=data.scrutiny * 2, exempt=exempt)


def _ours(data: PracticeWeekReport) -> bytes:
    buffer = io.BytesIO()
    build(buffer, story(data), PageFrame(data.title, data.marking))
    return buffer.getvalue()


def _placed(pdf: bytes) -> Iterator[list[tuple[float, float, str, float, str]]]:
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        found, text = [], page.get_textpage()
        for at in range(text.count_rects()):
            left, foot, right, top = text.get_rect(at)
            words = text.get_text_bounded(left, foot, right, top).strip()
            if words:
                face = FACES[2] if top - foot > 9 else FACES[at % 2]
                found.append((left, foot, face, max(top - foot, 6.0), words))
        yield found
    document.close()


def _bare(placed: Placed) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for page in placed:
        for left, foot, face, size, words in page:
            canvas.setFont(face, size)
            canvas.drawString(left, foot, words)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
