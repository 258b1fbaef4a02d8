"""Files of printed figures: known by their header, read whole, or refused with line and column (R-119, R-130)."""

from pathlib import Path

import pytest

from audit_tool.errors import WrongInputError
from audit_tool.exchange.figures_import import bring_in_figures
from tests.conftest import ROOT, Office

FOLDER = ROOT / "resources" / "figures"
BAD: list[tuple[str, str, str, str]] = [
    ("criteria_by_quarter", "2017-18,Q1,", "2017-18,Q7,", "line 2, quarter: “Q7” is not one of Q1, Q2, Q3, Q4 or Year"),
    ("criteria_by_quarter", "2017-18,Q1,", "2017/18,Q1,", "line 2, financial_year: “2017/18” is not a financial year"),
    ("criteria_by_quarter", "share of yes,30,", "share of yes,3O,", "line 2, percent: “3O” is not a number"),
    ("criteria_by_quarter", "share of yes,30,", "share of yes,1500,", "line 2, percent: 1500 is more than 100"),
    ("criteria_by_quarter", "share of yes,30,", "share of yes,,", "line 2, percent: it is empty, and nothing says why"),
    ("criteria_by_quarter", "stated,6,12,", "stated,13,12,", "line 14, numerator: 13 is more than its denominator"),
    ("criteria_by_quarter", "stated,6,12,", "stated,6.5,12,", "line 14, numerator: “6.5” is not a whole number"),
    ("criteria_by_quarter", ",8,9,stated", ",7,9,stated", "percent: 7 of 9 is 77.8, not 88.9"),
    (
        "criteria_by_quarter",
        "2017-18-Q2-plan_smart",
        "2017-18-Q1-plan_smart",
        "line 3, row_id: “Plan is SMART”, 2017-18",
    ),
    ("criteria_by_quarter", "criterion_label,", "label,", "has no column criterion_label"),
    ("compliance_measures", "2016-08-10", "10/08/2016", "line 2, as_at_date: “10/08/2016” is not a date"),
    ("compliance_measures", ",000 L1809-1814", ",", "line 2, source: it is empty"),
    ("pep_audits", ",100,stated,", ",hundred,stated,", "line 7, sample_size: “hundred” is not a whole number"),
    ("pep_audits", ",100,stated,", ",70,stated,", "line 7, numerator: 74 is more than its sample size"),
    ("quoted_baselines", "Audits rated good,35,", "Audits rated good,,", "line 2, printed_value: it is empty"),
    ("quoted_baselines", "pep_2017_smart", "pep_2017_good_plus", "line 5, key: “PEPs with SMART targets”"),
    ("self_evaluation_judgements", ",12,20,", ",12,some,", "line 2, development_areas_listed: “some” is not a whole"),
    ("self_evaluation_judgements", "judgement_short_title,", "title,", "has no column judgement_short_title"),
]


@pytest.mark.parametrize(("name", "old", "new", "sentence"), BAD, ids=[f"{row[0]}: {row[3][:30]}" for row in BAD])
def test_a_bad_file_is_refused_whole_with_line_and_column(
    office: Office, tmp_path: Path, name: str, old: str, new: str, sentence: str
) -> None:
    content = (FOLDER / f"{name}.csv").read_text(encoding="utf-8")
    assert old in content
    file = tmp_path / "changed.csv"
    file.write_text(content.replace(old, new, 1), encoding="utf-8")
    lead = office.as_("Q-01")
    with pytest.raises(WrongInputError) as refused:
        bring_in_figures(lead, file)
    assert sentence in str(refused.value)
    assert "changed.csv" in str(refused.value)
    assert "Nothing was changed" in str(refused.value)
    assert lead.earlier_figures.all().figures == ()


def test_r114_a_question_not_asked_is_no_zero(office: Office) -> None:
    lead = office.as_("Q-01")
    bring_in_figures(lead, FOLDER / "criteria_by_quarter.csv")
    bring_in_figures(lead, FOLDER / "compliance_measures.csv")
    empty = [(each.measure, each.period, each.told) for each in lead.earlier_figures.all().figures if not each.printed]
    assert empty == [
        ("parents_participation", "2018-19 Q2", "starts later"),
        ("worker_view_supervision_good", "2018-19 Q1", "not asked"),
    ]
