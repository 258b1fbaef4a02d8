"""R-165: what counts as small is the council's setting, and the trail tells who changed it."""

import pytest

from audit_tool.analysis.small_numbers import THRESHOLDS, Policy
from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.storage import trail
from tests.conftest import Office


def test_it_is_under_five_until_the_council_says_otherwise(office: Office) -> None:
    assert office.as_("A-02").small_numbers.policy() == Policy(5, hides_zero=False)


@pytest.mark.parametrize("threshold", THRESHOLDS)
def test_what_is_set_holds_for_everybody_and_is_noted(office: Office, threshold: int) -> None:
    policy = Policy(threshold, hides_zero=True)
    office.as_("Q-01").small_numbers.put_policy(policy)
    desk = office.as_("A-02")
    assert desk.small_numbers.policy() == policy
    with desk.work.store.reading() as session:
        noted = [each for each in trail.entries(session) if each.act == "small numbers set"]
    assert [str(threshold) in each.detail for each in noted] == [True]


def test_another_threshold_or_another_person_is_refused(office: Office) -> None:
    with pytest.raises(WrongInputError, match="5, 6, 7, 10"):
        office.as_("Q-01").small_numbers.put_policy(Policy(3))
    with pytest.raises(NotAllowedError):
        office.as_("A-02").small_numbers.put_policy(Policy(10))
    assert office.as_("Q-01").small_numbers.policy() == Policy()
