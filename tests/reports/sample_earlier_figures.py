"""A few figures of other documents, and what does not fit among them."""

from dataclasses import replace

from audit_tool.analysis.printed import Kind
from audit_tool.analysis.printed_lines import DoubtLine, EarlierLine
from audit_tool.reports.earlier_figures.content import EarlierFiguresReport, KindOfFigures
from tests.reports.sample_case import MARKING

HOMES = EarlierLine(
    "Children in homes rated good or outstanding (Children in care)",
    "January 2018",
    "80%",
    "Basis: stated; 29 of 36 (as printed); as at. Source: 002 L1244.",
    Kind.COMPLIANCE,
)
EARLIER = EarlierFiguresReport(
    marking=replace(MARKING, form_label="Figures without case records", as_at="30 September 2018"),
    title="Earlier figures",
    sentence="4 printed figures, each as its document has it. 1 thing does not fit.",
    doubts=(
        DoubtLine(
            "Does not follow from its own counts",
            "Children in homes rated good or outstanding, January 2018",
            "Printed as 80%, but 29 of 36 is 80.6%, which prints as 81%. It was cut off, not rounded. "
            "Source: 002 L1244.",
        ),
    ),
    kinds=(
        KindOfFigures("Compliance", (HOMES, replace(HOMES, period="February 2018", printed="81%"))),
        KindOfFigures(
            "Quoted baselines",
            (
                EarlierLine(
                    "Audits rated good",
                    "2017-18",
                    "35%",
                    "Basis: quoted: quoted baseline. Computed again: 32.3 good (52 of 161). Source: 004 L799.",
                    Kind.BASELINE,
                ),
            ),
        ),
    ),
)
BORNE_OUT = replace(EARLIER, doubts=())


def earlier_of(text: str) -> EarlierFiguresReport:
    """The same with these words everywhere."""
    lines = (replace(HOMES, figure=text, period=text, printed=text, rest=text),) * 3
    return replace(
        EARLIER, sentence=text, doubts=(DoubtLine(text, text, text),), kinds=(KindOfFigures("Compliance", lines),)
    )
