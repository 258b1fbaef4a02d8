"""A short blank form with every way of answering."""

from audit_tool.formdef.describing import Detail
from audit_tool.reports.blank_form.content import BlankForm, BlankQuestion, BlankSection
from tests.reports.sample_case import MARKING

GRADED = BlankQuestion(
    "1.1",
    "How well is the child protected?",
    (Detail("Good", "the plan works."), Detail("Inadequate", "nobody knows.")),
    ("Outstanding", "Good", "Requires improvement", "Inadequate", "Not judged"),
    (),
    4,
)
FACT = BlankQuestion(
    "1.2", "Was the child seen?", (Detail("Asked", "Only for: “Review”"),), ("Yes", "Partly", "No"), (), 1
)
DATED = BlankQuestion(
    "2.1",
    "Was the assessment on time?",
    (Detail("Standard", "Single assessment, 45 working days (by law)"),),
    (),
    ("Referral received", "Assessment authorised"),
    0,
)
WRITTEN = BlankQuestion("2.2", "What has changed?", (), (), (), 5)
BLANK = BlankForm(
    MARKING,
    "Child in need and child protection case file",
    "Form CIN version 1. 2 sections, 4 questions, 1 grade. Short set about 75 minutes",
    "Tick one answer to each question.",
    (BlankSection("1 Safety now", (GRADED, FACT)), BlankSection("2 Work", (DATED, WRITTEN))),
)
