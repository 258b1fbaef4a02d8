"""Counts of a week's three strands: audits, observation, time with staff; and its voices and concerns (R-145)."""

from collections import Counter
from collections.abc import Sequence

from audit_tool.analysis.counting import Count, share_words
from audit_tool.formdef.wording import lowered
from audit_tool.reports.practice_week.content import VoiceLine
from audit_tool.reports.round_progress import FAMILY_IN, FIRST, REFLECTIONS, SUBMITTED, TALKED, progress_of
from audit_tool.services.board import BoardRow, Completeness
from audit_tool.services.concern_words import waited_words
from audit_tool.services.desk import Desk
from audit_tool.services.insight import Chosen
from audit_tool.services.insight_words import OBTAINED
from audit_tool.services.rounds import RoundEntry

Pairs = tuple[tuple[str, str], ...]


def completion_of(rows: Sequence[BoardRow], full: Completeness) -> Pairs:
    """Completion of all that was allocated, and on a line of its own less what was exempt (R-122)."""
    first = sum(row.first.state == SUBMITTED for row in rows)
    exempt = sum(bool(row.first.reason) for row in rows)
    return (
        ("First audits submitted, of those allocated (target 90%)", _of(first, len(rows))),
        ("The same, adjusted: without approved exemptions", _of(first, len(rows) - exempt)),
        ("Submitted audits with every required answer (target 100%)", _of(full.full, full.audits)),
        ("First audits exempt, with reason and approver", str(exempt)),
        *progress_of(rows)[1:],
    )


def strands_of(desk: Desk, chosen: RoundEntry, rows: Sequence[BoardRow]) -> Pairs:
    """How many audits, observations and times with staff the week held."""
    audits = sum(step.state == SUBMITTED for row in rows for step in (row.first, row.second))
    held = Counter(each.title for each in desk.companions.readable() if each.round_name == chosen.name)
    beside = ((title, str(held[title])) for title in sorted(held))
    return (("Case audits submitted, first and second", str(audits)), *beside)


def voices_of(desk: Desk, rows: Sequence[BoardRow], of_round: Chosen) -> tuple[VoiceLine, ...]:
    """Practitioner, auditor and family beside each other: how many were heard, then what they say, as counts."""
    told = dict(progress_of(rows))
    obtained = dict(desk.insight_words.voices(of_round))[OBTAINED]
    heard = VoiceLine(
        "How many were heard",
        f"Reflections in: {told[REFLECTIONS]}. Talked with: {told[TALKED]}",
        f"First audits in: {told[FIRST]}",
        f"Own feedback in: {told[FAMILY_IN]}. Obtained, as audits say: {lowered(obtained)}",
    )
    said = desk.insight_words.three_voices(of_round)
    return heard, *(VoiceLine(each.matter, each.practitioners, each.auditors, each.families) for each in said)


def concerns_of(desk: Desk, chosen: RoundEntry) -> Pairs:
    """Immediate concerns as counts, and the longest wait; no detail of one leaves its page (R-079)."""
    raised = tuple(each for each in desk.concerns.listing() if each.round_name == chosen.name and each.raised_at)
    if not raised:
        return (("Raised", "0"),)
    told = sum(each.told_at is not None for each in raised)
    still = tuple(each for each in raised if each.open)
    waits = (("Longest wait", waited_words(still)),) if waited_words(still) else ()
    return (
        ("Raised", str(len(raised))),
        ("Somebody was told", f"{told} of {len(raised)}"),
        ("Closed by somebody else, with evidence", f"{len(raised) - len(still)} of {len(raised)}"),
        *waits,
    )


def _of(met: int, base: int) -> str:
    return share_words(Count(met, base)) if base else "None to do"
