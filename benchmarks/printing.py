"""The practice-week report laid out, tagged and written, against the same pages drawn on a bare canvas."""

import io
from dataclasses import replace
from pathlib import Path

from reportlab.pdfbase import pdfmetrics

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
from benchmarks.bare_pages import drawn, painted
from benchmarks.ratio import Ratio, middle, milliseconds

ROUND, LEAD, TURNS, ANNEX = "Practice week: November 2026", "Q-01", 31, 12
FACES = (typeface.REGULAR, typeface.ITALIC, typeface.MEDIUM, typeface.SEMIBOLD, typeface.BOLD)


def measure(demonstration: Path) -> Ratio:
    """By turns in one process, of what is collected already."""
    desk = desks.unlock(demonstration, LEAD, PASSPHRASE, FormCatalogue(forms()))
    data = _longer(collect(desk, Request(round=ROUND)))
    desk.lock()
    pdf = _ours(data)
    pages = painted(pdf, {pdfmetrics.getFont(face).face.name.decode(): face for face in FACES})
    ours, bare = [], []
    for _ in range(TURNS):
        ours.append(milliseconds(lambda: _ours(data)))
        bare.append(milliseconds(lambda: drawn(pages)))
    note = f"; {len(pages)} pages, {sum(len(page) for page in pages)} words and shapes"
    return Ratio("Practice-week report / its pages on a bare canvas", 2.0, middle(ours), middle(bare), "ms", note)


def _longer(data: PracticeWeekReport) -> PracticeWeekReport:
    """A council's week has more bullets and exemptions than the demonstration's."""
    exempt = tuple((f"PW-{at}, first audit", "The auditor was ill. Approved by the director.") for at in range(ANNEX))
    return replace(data, scrutiny=data.scrutiny * 2, exempt=exempt)


def _ours(data: PracticeWeekReport) -> bytes:
    buffer = io.BytesIO()
    build(buffer, story(data), PageFrame(data.title, data.marking))
    return buffer.getvalue()
