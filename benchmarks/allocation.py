"""Cases allocated to 30 auditors, as a part of drawing them; and one change on a board of 500 cases, of 50."""

from datetime import date
from pathlib import Path

from audit_tool.analysis.allocating import AuditCase, Auditor, PastAudit, Surroundings, TeamSpell
from audit_tool.analysis.proposing import Proposal, Seconds, propose
from audit_tool.formdef.answers import Answer
from audit_tool.services.allocation import NewAllocation
from audit_tool.services.identity import Role
from audit_tool.services.people import NewPerson
from benchmarks import office
from benchmarks.processes import Surroundings as Home
from benchmarks.ratio import Ratio

AUDITORS = 30
LARGE, SMALL = 500, 50
DAY = date(2026, 11, 11)


def cases(count: int) -> list[AuditCase]:
    """Drawn cases with their workers, managers and teams."""
    return [
        AuditCase(f"PW-{at:04}", f"W-{at % 300}", f"A-{at % AUDITORS:02}", f"Team {at % 40}") for at in range(count)
    ]


def auditors() -> list[Auditor]:
    """Thirty auditors, each with a team whose cases they must not have."""
    return [Auditor(f"A-{at:02}", teams=(TeamSpell(f"Team {at % 40}"),)) for at in range(AUDITORS)]


def measure_board(home: Home, place: Path) -> Ratio:
    """The same window twice in one process, by turns."""
    folders = [str(_round_of(place / str(count), count)) for count in (LARGE, SMALL)]
    with home.started("one_change", *folders) as process:
        large, small = map(float, process.word().split())
    return Ratio(f"One change on a board of {LARGE} cases / of {SMALL}", 1.25, large, small, "ms")


def allocated(cases: list[AuditCase], auditors: list[Auditor]) -> Proposal:
    """Everything given evenly, with teams, lines of management, earlier audits and declared conflicts in the way."""
    managers = {f"W-{at}": f"A-{at % 17:02}" for at in range(300)}
    audits = tuple(PastAudit(f"A-{at % AUDITORS:02}", f"PW-{at:04}", DAY) for at in range(0, len(cases), 3))
    declared = frozenset((f"A-{at % AUDITORS:02}", f"PW-{at + 1:04}") for at in range(0, len(cases), 7))
    made = propose(cases, auditors, Surroundings(DAY, managers, audits, declared), Seconds())
    if made.stuck or max(made.loads.values()) - min(made.loads.values()) > 1:
        message = "the allocation is not even"
        raise RuntimeError(message)
    return made


def _round_of(folder: Path, count: int) -> Path:
    made = office.found(folder)
    for code in ("A-02", "A-09"):
        made.desk.people.add(NewPerson(code, roles=(Role.AUDITOR,)))
    cover = {"CVR-02": Answer("child_in_need"), "CVR-03": Answer("7")}
    cases = [NewAllocation(f"PW-{at:04}", "A-02", "A-09", due_on=DAY, cover=cover) for at in range(2, count + 1)]
    made.desk.allocation.allocate_all(1, cases)
    made.lock()
    return folder
