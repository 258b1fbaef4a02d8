"""The statement on a sample as it is printed."""

from dataclasses import replace

from audit_tool.reports.sample.content import Reasoned, SampleStatement, Swap
from tests.reports.sample_case import MARKING

DRAWN = SampleStatement(
    marking=replace(MARKING, note="Sampling seed 48213077", version="", form_label="No audit form"),
    title="Practice week: November 2026",
    line="9 to 13 November 2026.",
    drawn="Drawn on 2 November 2026 by Q-01. It is drawing 2; the earlier ones are kept.",
    method=(
        "From a list of 70 cases, 4 were left out beforehand: 4 audited in the last 12 months. The others were put "
        "into 3 strata by team, and 3 places were shared among them in proportion to their cases, by largest remainder."
    ),
    rules=("Only cases with Case type Child in need. The theme is neglect.",),
    figures=(
        ("Planned", "3"),
        ("In the population", "70"),
        ("Excluded: audited in the last 12 months", "4"),
        ("In the sample now", "3"),
        ("Gone out: not in theme", "1"),
    ),
    sum="70 in the population = 4 excluded + 3 in the sample + 1 gone out + 2 in reserve + 60 not drawn.",
    changes="Since then 1 case went out: 1 not in theme. 1 case from the reserves came in.",
    swaps=(
        Swap("00014", "00015", "Not in theme: closed in June", "3 November 2026, Q-01"),
        Swap("00019", "No reserve of its stratum was left", "Unsuitable: in court", "4 November 2026, Q-01"),
    ),
    picked=(Reasoned("00021", "A complaint by the family"),),
    left_out=(Reasoned("00022", "With the police"),),
    lifted=(Reasoned("00015", "A-02 is or was in its team within 12 months. Nobody else is here this week."),),
    exempt=(Reasoned("00021, second audit", "The auditor is ill. Approved by the director."),),
    cases=(
        ("00004", "North", "Drawn, place 1"),
        ("00015", "South", "Came in from the reserves, place 3"),
        ("00021", "South", "By hand"),
    ),
    proof=(
        ("Seed", "48213077"),
        ("Months counted back from", "9 November 2026"),
        ("Cases in the list", "70"),
        ("Fingerprint of the list (SHA-256)", "0f" * 32),
    ),
)
NOTHING_CHANGED = replace(
    DRAWN, rules=(), changes="", swaps=(), picked=(), left_out=(), lifted=(), exempt=(), cases=DRAWN.cases[:1]
)
