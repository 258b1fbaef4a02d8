"""A case summary as it was issued, and its correction."""

from dataclasses import replace

from audit_tool.reports.correction import Correction
from audit_tool.reports.frozen_content import kept
from audit_tool.reports.told_changes import told_changes
from tests.reports.sample_case import CASE

ISSUED = replace(CASE, marking=replace(CASE.marking, version="1"))
_GRADED = replace(CASE.sections[0], grade=1, moderated=True)
CORRECTED = replace(
    ISSUED,
    marking=replace(CASE.marking, version="2", as_at="27 November 2026"),
    grade=1,
    story=f"{CASE.story} A correction: the visit was late.",
    sections=(_GRADED, *CASE.sections[1:]),
    actions=CASE.actions[1:],
)
CORRECTION = Correction(2, "The first grade was typed wrongly.", told_changes(kept(ISSUED), kept(CORRECTED)))
