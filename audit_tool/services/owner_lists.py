"""What an owner is given of their actions: a list, and the days to keep (R-134)."""

from dataclasses import dataclass
from datetime import date

from audit_tool.analysis.action_states import ALIVE, TO_DO
from audit_tool.services.action_lines import lines_of, viewer_of
from audit_tool.services.action_reading import due_actions, handed_to
from audit_tool.services.action_terms import ActionLine
from audit_tool.services.days_to_keep import DaysToKeep, days_of_actions
from audit_tool.services.identity import Act
from audit_tool.services.workplace import Workplace
from audit_tool.storage import actions, people, trail


@dataclass(frozen=True, slots=True)
class OwnerList:
    """What one owner has to do, and what they said is done and nobody has checked, by due date."""

    owner: str
    title: str
    """What somebody of the register is; empty for a role in words."""
    to_do: tuple[ActionLine, ...]
    unchecked: tuple[ActionLine, ...]
    today: date


@dataclass(frozen=True, slots=True)
class OwnDays:
    """One's own due dates to keep, and how many actions have none that a calendar could show."""

    days: DaysToKeep
    late: int
    undated: int


class OwnerLists:
    """Use cases around what goes to an owner: never more than the owner may see."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def owners(self) -> tuple[str, ...]:
        """Whose list this person may have: the quality lead that of every owner, everybody their own."""
        identity = self._work.identity
        with self._work.store.reading() as session:
            found = actions.owners(session, viewer_of(session, identity), ALIVE)
        return tuple(each for each in found if each == identity.code or identity.may_anywhere(Act.READ_PROGRESS))

    def of(self, owner: str) -> OwnerList:
        """One's own list; that of another owner, by code or role, for the quality lead."""
        identity = self._work.identity
        if owner != identity.code:
            identity.require_anywhere(Act.READ_PROGRESS)
        today = self._work.today()
        with self._work.store.reading() as session:
            person = people.by_code(session, owner)
            lines = lines_of(session, handed_to(self._work, session, owner), today)
        return OwnerList(
            owner,
            person.title if person else "",
            tuple(line for line in lines if line.state in TO_DO),
            tuple(line for line in lines if line.state not in TO_DO),
            today,
        )

    def days(self) -> OwnDays:
        """One's own due dates from today on, for a calendar; the others are counted."""
        today, me = self._work.today(), self._work.identity
        with self._work.store.reading() as session:
            found = [each for each in handed_to(self._work, session, me.code) if each.state in actions.values(TO_DO)]
            entries = days_of_actions(due_actions(found, today))
            kept = DaysToKeep(me.id, trail.mark(session), entries)
        undated = sum(each.due_on is None for each in found)
        return OwnDays(kept, len(found) - undated - len(entries), undated)
