"""What a round opens with: what became of the actions of the one before (R-137)."""

from dataclasses import dataclass

from audit_tool.analysis.action_states import State
from audit_tool.analysis.action_words import Impact, Wanted
from audit_tool.analysis.last_round import Asked, LastRound, counted
from audit_tool.models.actions import Action
from audit_tool.models.rounds import Round
from audit_tool.services.action_lines import viewer_of
from audit_tool.services.identity import Act
from audit_tool.services.round_kinds import is_apart
from audit_tool.services.workplace import Workplace
from audit_tool.storage import actions, rounds
from audit_tool.storage.store import Session

HELPED = {Impact.CHANGE.value, Impact.SOME.value}
"""What is counted as a difference made."""


@dataclass(frozen=True, slots=True)
class LastTime:
    """The round before, by name, and what became of its actions."""

    round_name: str
    found: LastRound


class LastTimes:
    """Use cases of whoever opens a round."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def before(self, round_id: int) -> LastTime | None:
        """What became of the actions of the last round before this one in which any was raised; none without one."""
        self._work.identity.require(Act.READ_PROGRESS, round_id)
        with self._work.store.reading() as session:
            own = session.get_one(Round, round_id)
            for each in rounds.all_rounds(session):
                earlier = (each.starts_on, each.id) < (own.starts_on, own.id) and not is_apart(each.kind)
                if earlier and (then := self._of(session, each.id)):
                    now = [action.theme for action in self._of(session, round_id)]
                    return LastTime(each.name, counted([_asked(one) for one in then], now, self._work.today()))
        return None

    def _of(self, session: Session, round_id: int) -> list[Action]:
        viewer = viewer_of(session, self._work.identity)
        return actions.page(session, viewer, Wanted(round_id=round_id), self._work.today())


def _asked(action: Action) -> Asked:
    return Asked(State(action.state), action.due_on, action.theme, action.impact in HELPED)
