"""R-137: what became of the actions of the round before is told in counts that add up."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from audit_tool.analysis.action_states import State
from audit_tool.analysis.last_round import Asked, counted, sentence, themes_sentence

TODAY = date(2026, 11, 10)
YESTERDAY = TODAY - timedelta(days=1)


def asked(state: State, due_on: date | None = TODAY, theme: str = "", *, helped: bool = False) -> Asked:
    return Asked(state, due_on, theme, helped)


def test_each_action_is_in_one_count() -> None:
    then = [
        *(asked(State.CHECKED, helped=True), asked(State.CHECKED), asked(State.DONE), asked(State.NOT_EVIDENCED)),
        *(asked(State.OPEN, YESTERDAY), asked(State.IN_PROGRESS), asked(State.OPEN, None), asked(State.CARRIED)),
    ]
    assert sentence(counted(then, [], TODAY)) == (
        "8 actions: 2 checked by somebody else, 1 said to be done and not checked, 1 not evidenced, 1 late,"
        " 2 still to do, 1 withdrawn or carried forward. Of 1 it is evidenced that they made a difference."
    )


def test_a_theme_that_has_actions_again_came_back() -> None:
    then = [asked(State.CHECKED, theme="Plans"), asked(State.OPEN, theme="Plans"), asked(State.OPEN, theme="Voice")]
    found = counted(then, ["Plans", "Oversight", "Plans", "Plans"], TODAY)
    assert themes_sentence(found) == "Came back: Plans (2 then, 3 now)."
    assert themes_sentence(counted(then, [], TODAY)) == ""


def test_nothing_raised_is_said() -> None:
    assert sentence(counted([], [], TODAY)) == "No action was raised."


ASKED = st.builds(asked, st.sampled_from(State), st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2027, 1, 1))))


@given(st.lists(ASKED, max_size=30))
def test_the_counts_add_up_to_all(then: list[Asked]) -> None:
    found = counted(then, [], TODAY)
    parts = (found.checked, found.claimed, found.not_evidenced, found.late, found.to_do, found.ended)
    assert sum(parts) == found.total == len(then)
