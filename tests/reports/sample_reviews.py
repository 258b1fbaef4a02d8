"""Audits of audits as they are printed: one round with two reviewers of one audit, and one with few."""

from dataclasses import replace

from audit_tool.analysis.agreement import figures
from audit_tool.analysis.agreement_told import AUDITOR_AND_REVIEWER, AUDITS, REVIEWERS, told
from audit_tool.reports.agreement.content import AgreementPart
from audit_tool.reports.audits_of_audits.content import AuditsOfAudits
from audit_tool.services.review_scopes import COUNTED_AS_TWO, NONE_TWICE, NOT_INDEPENDENT, reviews_words
from tests.reports.sample_agreement import GRADES
from tests.reports.sample_case import MARKING

_PAIRS = [(2, 2), (2, 2), (1, 1), (1, 1), (0, 0), (0, 0), (3, 3), (2, 2), (2, 1), (2, 1), (3, 2), (0, 2), (1, None)]
_GRID = (("1", "1", "0", "0"), ("0", "3", "2", "0"), ("0", "0", "2", "0"), ("0", "1", "0", "2"))
_TWICE = (("0", "0", "0", "0"), ("0", "1", "0", "0"), ("0", "1", "0", "0"), ("0", "0", "0", "0"))

REVIEWED = AuditsOfAudits(
    marking=replace(MARKING, version="", form_label="Form ATA version 1"),
    title="Practice week: November 2026",
    line=f"9 to 13 November 2026. {reviews_words(13)}",
    against=(
        AgreementPart(
            "All audits",
            told(figures(_PAIRS, 4), AUDITS, AUDITOR_AND_REVIEWER),
            GRADES,
            _GRID,
            "Two or more apart: PW-9 (second).",
            AUDITOR_AND_REVIEWER,
        ),
    ),
    between=(
        AgreementPart(
            "How good the audit is",
            told(figures([(2, 2), (1, 2)], 4), AUDITS, REVIEWERS),
            GRADES,
            _TWICE,
            "",
            REVIEWERS,
        ),
    ),
    answers=(
        (
            "1.1 Is the audit balanced: strengths as well as gaps?",
            "Yes: 9 of 13 (69%); Partly: 3 of 13 (23%); No: 1 of 13 (8%).",
        ),
        (
            "1.6 Was family feedback sought and used?",
            "Yes: 6 of 11 (55%); Partly: 2 of 11 (18%); No: 3 of 11 (27%). Beside that, not applicable: 2.",
        ),
        ("2.3 What should all auditors learn, and which standard needs clearer words?", "Written on 13."),
    ),
    notes=(NOT_INDEPENDENT, COUNTED_AS_TWO, "1 case that you audited left out."),
    seed="Intervals of coefficients come from 5,000 draws with the seed 20190214.",
)
NONE_OF_TWO = replace(REVIEWED, between=(), notes=(NOT_INDEPENDENT, COUNTED_AS_TWO, NONE_TWICE))
