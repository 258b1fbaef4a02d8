"""The board in words and signs: how far each step of a case is, and who is waited for. Knows no Qt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from audit_tool.analysis.rates import TINY_BASE, percent
from audit_tool.counted_words import agree, count_of
from audit_tool.formdef.definition import Seat
from audit_tool.formdef.wording import span_words
from audit_tool.services.board import EXEMPT, OPEN, BoardRow, Completeness, Conversation, Step, Voice
from audit_tool.services.round_kinds import kind_words
from audit_tool.services.rounds import Mode, RoundEntry

FIRST, SECOND, MODERATED = "First audit", "Second audit", "Moderated"
STEPS = ("Reflection", "Family", FIRST, SECOND, "Compared", MODERATED)
TALK = "Conversation"
"""The column that says whether the auditor talked with the practitioner: no step on the way."""
MOST_NAMED = 5
DONE, HALF, NEXT, LATE, DASH, LATER = "done", "under way", "next", "late", "not needed", "later"
VOICE_STEPS = {
    Voice.IN: DONE,
    Voice.DRAFT: HALF,
    Voice.AWAITED: NEXT,
    Voice.REFUSED: "none obtained",
    Voice.NOT_ASKED: DASH,
}
MODERATOR, PRACTITIONER = "The moderator", "The practitioner"
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
    waits_for: tuple[str, ...] = ()
    """The codes of those who are waited for, or the moderator."""
    overdue: int = 0
    """How many of its audits are late."""

    @property
    def talk(self) -> Conversation:
        """Whether somebody talked with the practitioner."""
        return self.row.conversation

    @property
    def seats(self) -> tuple[tuple[Seat, Step], ...]:
        """Both audits."""
        return ((Seat.FIRST, self.row.first), (Seat.SECOND, self.row.second))

    @property
    def open(self) -> tuple[tuple[Seat, str], ...]:
        """Audits that are still to be submitted, with their auditors."""
        return tuple((seat, step.auditor) for seat, step in self.seats if step.state in OPEN)

    @property
    def exempt(self) -> tuple[tuple[Seat, str], ...]:
        """Audits that need not be done, and why."""
        return tuple((seat, step.reason) for seat, step in self.seats if step.state == EXEMPT)

    @property
    def submitted(self) -> tuple[tuple[Seat, str], ...]:
        """Audits that could be reopened, with their auditors."""
        if self.row.moderation == "decided":
            return ()
        return tuple((seat, step.auditor) for seat, step in self.seats if step.state == "submitted")


@dataclass(frozen=True, slots=True)
class RoundFigures:
    """What stands over the board."""

    about: str
    """Days, quarter, kind, and whether it is a pilot."""
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
    overdue: str
    """How many audits are late, in words; empty where none is."""


def line_of(row: BoardRow, mode: Mode, today: date) -> BoardLine:
    """One case in signs and words."""
    first = _audit_step(row.first, row.due_on, today)
    second = _second_step(row, mode, today)
    compared = DASH if row.moderation == "none" else LATER if row.moderation == "waiting" else DONE
    moderated = {"none": DASH, "waiting": LATER, "ready": NEXT, "under way": HALF, "decided": DONE}[row.moderation]
    reflection = _voice_step(row.reflection, row.reflection_due, today)
    family = _voice_step(row.family, row.family_due, today)
    waiting, due_on = _waiting(row, mode)
    due, urgent = _due(due_on, today)
    if not urgent and LATE in {reflection, family}:
        waiting, due_on = _late_voice(row, reflection)
        due, urgent = _due(due_on, today)
    conflicts = [step.auditor for step in (row.first, row.second) if step.conflict]
    if conflicts:
        waiting, urgent = f"{' and '.join(conflicts)} declared a conflict: give it to somebody else", True
    audits = ((row.first, row.due_on), (row.second, row.second_due_on))
    late = sum(step.state in OPEN and day is not None and day < today for step, day in audits)
    steps = reflection, family, first, second, compared, moderated
    waits_for = (*_waits_for(row, mode), *((PRACTITIONER,) if reflection == LATE else ()))
    return BoardLine(row, steps, waiting, due, urgent, tuple(dict.fromkeys(waits_for)), late)


def waited_for(lines: Iterable[BoardLine]) -> tuple[str, ...]:
    """Everybody whom some case waits for, people first."""
    found = {code for line in lines for code in line.waits_for}
    return tuple(sorted(found, key=lambda code: (code in {MODERATOR, PRACTITIONER}, code)))


def complete_words(found: Completeness) -> str:
    """The figure of completeness: a measure of its own, out of what is submitted."""
    if not found.audits:
        return ""
    share = f" ({percent(found.given, found.needed)}%)" if found.needed >= TINY_BASE else ""
    given = f"{found.given:,} of {found.needed:,} needed answers given{share}"
    return f"Completeness: {given}; {found.full} of {found.audits} submitted audits lack nothing."


def wanted_words(references: Sequence[str]) -> str:
    """Which cases need a second audit by the rule of the round; never why, for that is a grade."""
    if not references:
        return ""
    named = ", ".join(references[:MOST_NAMED])
    more = f" and {len(references) - MOST_NAMED} more" if len(references) > MOST_NAMED else ""
    verb = agree(len(references), "needs a second audit and has", "need a second audit and have")
    return f"{named}{more} {verb} no second auditor. Open a case to give it one."


def about_words(entry: RoundEntry) -> str:
    """What a round is and when, in a line."""
    days = ", ".join(filter(None, (span_words(entry.starts_on, entry.ends_on), entry.quarter)))
    pilot = f" Pilot, {'counted' if entry.pilot_counts else 'not counted'} in results." if entry.pilot else ""
    return f"{days}. {kind_words(entry.kind)}, {entry.audit_set.value} set of questions.{pilot}"


def figures_of(entry: RoundEntry, lines: Sequence[BoardLine]) -> RoundFigures:
    """Counts before shares; exempt audits stay in what they are counted out of, and are told apart."""
    first = [line.row.first.state for line in lines]
    second = [line.row.second.state for line in lines]
    done, all_second = first.count("submitted"), len(second) - second.count("none")
    share = f" ({percent(done, len(lines))}%)" if len(lines) >= TINY_BASE else ""
    late = sum(line.overdue for line in lines)
    reflections = sum(line.steps[0] == LATE for line in lines)
    to_moderate = sum(line.row.moderation in {"ready", "under way"} for line in lines)
    decided = sum(line.row.moderation == "decided" for line in lines)
    return RoundFigures(
        about=about_words(entry),
        first=f"{done} of {len(lines)}",
        first_words=f"first audits in{share}",
        target=" ".join((_target(entry.target, done), *_apart(first.count(EXEMPT), len(lines), done))),
        done=done,
        total=max(len(lines), entry.target or 0),
        goal=entry.target or 0,
        second=f"{second.count('submitted')} of {all_second}",
        second_words=" ".join(
            (
                f"{second.count('draft')} under way, {second.count('not started')} not begun.",
                *_apart(second.count(EXEMPT)),
            )
        ),
        to_moderate=str(to_moderate),
        moderation_words=f"{decided} decided.",
        mode=MODE_NAMES[entry.mode],
        mode_hint=MODE_HINTS[entry.mode],
        overdue=" ".join((*_late_words(late, "audit", "overdue"), *_late_words(reflections, "reflection", "late"))),
    )


def _voice_step(voice: Voice, due_on: date | None, today: date) -> str:
    late = due_on is not None and due_on < today and voice in {Voice.AWAITED, Voice.DRAFT}
    return LATE if late else VOICE_STEPS[voice]


def _late_voice(row: BoardRow, reflection: str) -> tuple[str, date | None]:
    """Whose words are late, where no audit is more urgent."""
    if reflection == LATE:
        return f"{PRACTITIONER}, to send the reflection", row.reflection_due
    return f"{row.first.auditor} to ask the family", row.family_due


def _late_words(count: int, noun: str, how: str) -> tuple[str, ...]:
    return (f"{count_of(count, f'{noun} is', f'{noun}s are')} {how}.",) if count else ()


def _audit_step(step: Step, due_on: date | None, today: date) -> str:
    if step.state == "submitted":
        return DONE
    if step.state == EXEMPT:
        return EXEMPT
    if step.state == "draft":
        return HALF
    return LATE if due_on is not None and due_on < today else NEXT


def _second_step(row: BoardRow, mode: Mode, today: date) -> str:
    if row.second.state == "none":
        return DASH
    if mode is Mode.INFORMED and row.first.state in OPEN and row.second.state != EXEMPT:
        return LATER
    return _audit_step(row.second, row.second_due_on, today)


def _waiting(row: BoardRow, mode: Mode) -> tuple[str, date | None]:
    """Who is waited for first, to do what, and by when."""
    open_first, open_second = row.first.state in OPEN, row.second.state in OPEN
    if open_first and open_second and mode is not Mode.INFORMED:
        return _both(row), row.due_on
    if open_first:
        return f"{row.first.auditor} to {_verb(row.first)} the first audit", row.due_on
    if open_second:
        return f"{row.second.auditor} to {_verb(row.second)} the second audit", row.second_due_on
    if row.moderation in {"ready", "under way"}:
        return "The moderator, to decide", None
    return "Nobody. Settled", None


def _both(row: BoardRow) -> str:
    """Both auditors in few words; the signs say which audit each has."""
    first, second = (f"{step.auditor} to {_verb(step)}" for step in (row.first, row.second))
    same = _verb(row.first) == _verb(row.second)
    return f"{row.first.auditor} and {second}" if same else f"{first}, {second}"


def _waits_for(row: BoardRow, mode: Mode) -> tuple[str, ...]:
    """Who holds a case up: one auditor, both, or the moderator."""
    if row.first.state in OPEN and (mode is Mode.INFORMED or row.second.state not in OPEN):
        return (row.first.auditor,)
    waiting = tuple(step.auditor for step in (row.first, row.second) if step.state in OPEN)
    return waiting or ((MODERATOR,) if row.moderation in {"ready", "under way"} else ())


def _apart(exempt: int, allocated: int = 0, done: int = 0) -> tuple[str, ...]:
    """What is exempt, and for first audits what the share would be without them, labelled as such."""
    if not exempt:
        return ()
    rest = allocated - exempt
    adjusted = f" Without {agree(exempt, 'it', 'them')}: {done} of {rest}." if allocated else ""
    return (f"{exempt} exempt, kept in the count.{adjusted}",)


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


def _target(target: int | None, done: int) -> str:
    if not target:
        return "No target is set."
    left = target - done
    return f"Target {target}: reached." if left <= 0 else f"Target {target}: {left} to go."
