"""The board in words and signs: how far each step of a case is, and who is waited for. Knows no Qt."""

from dataclasses import dataclass
from datetime import date

from audit_tool.analysis.rates import TINY_BASE, percent
from audit_tool.formdef.definition import Seat
from audit_tool.formdef.wording import span_words
from audit_tool.services.rounds import BoardRow, Mode, RoundEntry, Step

STEPS = ("First audit", "Second audit", "Compared", "Moderated")
DONE, HALF, NEXT, LATE, DASH, LATER = "done", "under way", "next", "late", "not needed", "later"
MODE_NAMES = {Mode.BLIND: "Blind", Mode.OWN_GRADES_FIRST: "Own grades first", Mode.INFORMED: "Informed"}
MODE_HINTS = {
    Mode.BLIND: "The second auditor sees nothing of the first audit before both are submitted.",
    Mode.OWN_GRADES_FIRST: "The second auditor grades alone, and reads the first audit after submitting.",
    Mode.INFORMED: "The second auditor is given the first audit from the start, so agreement says less.",
}


@dataclass(frozen=True, slots=True)
class BoardLine:
    """One case of the board."""

    row: BoardRow
    steps: tuple[str, ...]
    waiting: str
    due: str
    urgent: bool

    @property
    def submitted(self) -> tuple[tuple[Seat, str], ...]:
        """Audits that could be reopened, with their auditors."""
        if self.row.moderation == "decided":
            return ()
        both = ((Seat.FIRST, self.row.first), (Seat.SECOND, self.row.second))
        return tuple((seat, step.auditor) for seat, step in both if step.state == "submitted")


@dataclass(frozen=True, slots=True)
class RoundFigures:
    """What stands over the board."""

    dates: str
    first: str
    first_words: str
    target: str
    done: int
    total: int
    goal: int
    second: str
    second_words: str
    to_moderate: str
    moderation_words: str
    mode: str
    mode_hint: str


def line_of(row: BoardRow, mode: Mode, today: date) -> BoardLine:
    """One case in signs and words."""
    first = _audit_step(row.first, row.due_on, today)
    second = _second_step(row, mode, today)
    compared = DASH if row.moderation == "none" else LATER if row.moderation == "waiting" else DONE
    moderated = {"none": DASH, "waiting": LATER, "ready": NEXT, "under way": HALF, "decided": DONE}[row.moderation]
    waiting, due_on = _waiting(row, mode)
    due, urgent = _due(due_on, today)
    return BoardLine(row, (first, second, compared, moderated), waiting, due, urgent)


def figures_of(entry: RoundEntry, lines: tuple[BoardLine, ...]) -> RoundFigures:
    """Counts before shares."""
    share = f" ({percent(entry.submitted, entry.allocated)}%)" if entry.allocated >= TINY_BASE else ""
    second = [line.row.second.state for line in lines]
    to_moderate = sum(line.row.moderation in {"ready", "under way"} for line in lines)
    decided = sum(line.row.moderation == "decided" for line in lines)
    return RoundFigures(
        dates=f"{span_words(entry.starts_on, entry.ends_on)}. {entry.audit_set.value.capitalize()} set of questions.",
        first=f"{entry.submitted} of {entry.allocated}",
        first_words=f"first audits in{share}",
        target=_target(entry),
        done=entry.submitted,
        total=max(entry.allocated, entry.target or 0),
        goal=entry.target or 0,
        second=f"{entry.second_submitted} of {entry.second_allocated}",
        second_words=f"{second.count('draft')} under way, {second.count('not started')} not begun.",
        to_moderate=str(to_moderate),
        moderation_words=f"{decided} decided.",
        mode=MODE_NAMES[entry.mode],
        mode_hint=MODE_HINTS[entry.mode],
    )


def _audit_step(step: Step, due_on: date | None, today: date) -> str:
    if step.state == "submitted":
        return DONE
    if step.state == "draft":
        return HALF
    return LATE if due_on is not None and due_on < today else NEXT


def _second_step(row: BoardRow, mode: Mode, today: date) -> str:
    if row.second.state == "none":
        return DASH
    if mode is Mode.INFORMED and row.first.state != "submitted":
        return LATER
    return _audit_step(row.second, row.second_due_on, today)


def _waiting(row: BoardRow, mode: Mode) -> tuple[str, date | None]:
    """Who is waited for first, to do what, and by when."""
    open_first = row.first.state in {"not started", "draft"}
    open_second = row.second.state in {"not started", "draft"}
    if open_first:
        also = f", {row.second.auditor} the second" if open_second and mode is not Mode.INFORMED else ""
        return f"{row.first.auditor} to {_verb(row.first)} the first audit{also}", row.due_on
    if open_second:
        return f"{row.second.auditor} to {_verb(row.second)} the second audit", row.second_due_on
    if row.moderation in {"ready", "under way"}:
        return "The moderator, to decide", None
    return "Nobody. Settled", None


def _verb(step: Step) -> str:
    return "start" if step.state == "not started" else "finish"


def _due(due_on: date | None, today: date) -> tuple[str, bool]:
    if due_on is None:
        return "", False
    days = (due_on - today).days
    if days < 0:
        return f"{-days} {'day' if days == -1 else 'days'} late", True
    if days == 0:
        return "due today", True
    return (f"due {due_on:%A}" if days < 7 else f"due {due_on.day} {due_on:%b}"), False


def _target(entry: RoundEntry) -> str:
    if not entry.target:
        return "No target is set."
    left = entry.target - entry.submitted
    return f"Target {entry.target}: reached." if left <= 0 else f"Target {entry.target}: {left} to go."
