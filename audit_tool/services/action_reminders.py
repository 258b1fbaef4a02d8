"""What of one's own actions waits: what everybody is reminded of on opening, and nothing that changes any (R-134)."""

from datetime import timedelta

from audit_tool.analysis.action_states import State, Step
from audit_tool.services.action_lines import lines_of, viewer_of
from audit_tool.services.action_terms import Reminder
from audit_tool.services.workplace import Workplace
from audit_tool.storage import actions

SOON = timedelta(days=7)
"""How long before its date somebody is reminded of an action."""


class ActionReminders:
    """Reads reminders; it is loaded at every start, and so loads little."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def own(self) -> tuple[Reminder, ...]:
        """What of one's own is late, due within a week or without a date, and what waits for one's check."""
        today = self._work.today()
        with self._work.store.reading() as session:
            viewer = viewer_of(session, self._work.identity)
            own = [
                action
                for action in actions.owned(session, viewer, self._work.identity.code)
                if action.due_on is None or action.due_on <= today + SOON
            ]
            checks = lines_of(session, actions.unchecked(session, viewer), today)
            mine = lines_of(session, own, today)
        return (
            *(Reminder(line, _next_step(line.state)) for line in mine),
            *(Reminder(line, Step.CHECK) for line in checks),
        )


def _next_step(state: State) -> Step:
    return Step.START if state is State.OPEN else Step.CLAIM
