"""R-094: differences counted by reason and by question."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from audit_tool.analysis.reason_counts import DecidedDifference, count_reasons

ORDER = ("evidence", "descriptor", "slip")
DIFFERENCES = st.lists(
    st.builds(
        DecidedDifference,
        form=st.sampled_from(("CIN", "CIC")),
        code=st.sampled_from(("PLN-15", "ASM-19", "RSK-22")),
        number=st.just("1.2"),
        question=st.just("Is the plan SMART?"),
        reason=st.sampled_from((*ORDER, "one of an older program")),
        clarify=st.sampled_from(("", "Say what SMART means.", "Name the dates.")),
    )
)


def difference(code: str, reason: str, clarify: str = "", number: str = "7.2") -> DecidedDifference:
    return DecidedDifference("CIN", code, number, f"Words of {code}", reason, "", clarify)


@given(DIFFERENCES)
def test_r094_each_difference_is_counted_once_by_reason_and_once_by_question(found: list[DecidedDifference]) -> None:
    counts = count_reasons(found, ORDER)
    assert counts.total == len(found)
    assert dict(counts.reasons) == Counter(each.reason for each in found)
    assert sum(each.count for each in counts.questions) == len(found)
    for question in counts.questions:
        of_it = [each for each in found if (each.form, each.code) == (question.form, question.code)]
        assert question.of_reason == max(Counter(each.reason for each in of_it).values())
        assert set(question.clarify) == {each.clarify for each in of_it} - {""}
    assert count_reasons(reversed(found), ORDER).reasons == counts.reasons, "their order changes nothing"


def test_the_most_frequent_come_first_and_of_equal_ones_the_earlier_reason_and_question() -> None:
    counts = count_reasons(
        [
            difference("B", "slip", number="7.10"),
            difference("A", "descriptor", "Name the dates.", number="7.2"),
            difference("C", "evidence", number="1.1"),
            difference("C", "descriptor", number="1.1"),
        ],
        ORDER,
    )
    assert counts.reasons == (("descriptor", 2), ("evidence", 1), ("slip", 1))
    assert [(each.code, each.count, each.reason) for each in counts.questions] == [
        ("C", 2, "evidence"),
        ("A", 1, "descriptor"),
        ("B", 1, "slip"),
    ]
    assert counts.questions[1].clarify == ("Name the dates.",)


def test_without_differences_there_is_nothing_to_count() -> None:
    counts = count_reasons([], ORDER)
    assert (counts.total, counts.reasons, counts.questions) == (0, (), ())
