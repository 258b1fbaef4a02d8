"""Queries that ask whether the count of settled audits is what its audits add up to."""

import json
from collections.abc import Collection

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from audit_tool.models.counting import SORTING, CountedAudit, CountedGroup
from audit_tool.storage.tallies import Added

_ANSWERS = """
    SELECT group_id, json_extract(pair.value, '$[0]'), json_extract(pair.value, '$[1]'), count(*)
    FROM counted_audit, json_each(counted_audit.answers) AS pair GROUP BY 1, 2, 3
"""
_TALLIES = "SELECT group_id, code, value, number FROM tally"
_AUDITS = "SELECT group_id, count(*) FROM counted_audit GROUP BY 1"
_GROUPS = "SELECT id, audits FROM counted_group WHERE audits <> 0"


def sums_fit(session: Session) -> bool:
    """Whether groups and answers are counted as often as there are audits that add to them."""
    pairs = ((_ANSWERS, _TALLIES), (_AUDITS, _GROUPS))
    both = [(one, other) for pair in pairs for one, other in (pair, pair[::-1])]
    return not any(
        session.execute(text(f"SELECT * FROM ({one}) EXCEPT SELECT * FROM ({other}) LIMIT 1")).first()  # noqa: S608
        for one, other in both
    )


def counted_once(session: Session) -> dict[int, str]:
    """The reference of each allocation that is in the count."""
    return {row[0]: row[1] for row in session.execute(select(CountedAudit.allocation_id, CountedAudit.reference))}


def kept(session: Session, allocations: Collection[int]) -> dict[int, list[Added]]:
    """What each of these adds to the count as it is kept."""
    sorting = [getattr(CountedGroup, name) for name in SORTING]
    told = (CountedAudit.allocation_id, CountedAudit.audited_on, CountedAudit.origin, CountedAudit.answers)
    asked = select(*told, *sorting).join(CountedGroup, CountedGroup.id == CountedAudit.group_id)
    found: dict[int, list[Added]] = {each: [] for each in allocations}
    for row in session.execute(asked.where(CountedAudit.allocation_id.in_(list(allocations)))):
        answers = tuple((code, value) for code, value in json.loads(row[3]))
        found[row[0]].append(Added(tuple(row[4:]), row[1], row[2], answers))
    return found
