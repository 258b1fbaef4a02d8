"""R-140: what a text promises of another audit is found, and nothing where it promises none."""

import pytest

from audit_tool.analysis.promises import promised


@pytest.mark.parametrize(
    "text",
    [
        "The plan is weak. This case will be audited again in three months.",
        "Re-audit in 3 months.",
        "A re-audit is planned within six months' time",
        "To be re-audited by March.",
        "A follow-up audit is needed.",
        "We will audit the team's plans next quarter.",
        "The records should be checked again.",
        "A further dip sample looks at chronologies.",
        "The plan is to be reviewed in 4 weeks.",
    ],
)
def test_a_promise_is_found_with_its_sentence(text: str) -> None:
    assert len(promised(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The audit was thorough.",
        "There is no need for a re-audit in three months.",
        "The case was re-audited in March.",
        "The child was visited again.",
        "A review was held within six months.",
        "The child's plan is reviewed at each conference.",
        "Not to be audited again.",
    ],
)
def test_where_none_is_promised_none_is_found(text: str) -> None:
    assert promised(text) == ()


def test_each_promise_of_a_text_is_told_once() -> None:
    text = "Re-audit in 3 months, and a follow-up audit of the team. It was good. We will audit again next month."
    assert promised(text) == (
        "Re-audit in 3 months, and a follow-up audit of the team.",
        "We will audit again next month.",
    )
