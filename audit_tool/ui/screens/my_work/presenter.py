"""My work without its widgets: what is mine, with the next step in words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from audit_tool.analysis.personal_words import shipped
from audit_tool.formdef.wording import day_words, minutes
from audit_tool.services.action_terms import Reminder
from audit_tool.services.desk import Desk
from audit_tool.services.identity import Act
from audit_tool.services.worklist import ReviewTask, Task
from audit_tool.ui.asking import refusing
from audit_tool.ui.jobs import Lane, Runner, nothing
from audit_tool.ui.screens.audit.in_hand import AuditInHand
from audit_tool.ui.screens.my_work.news import NewsLine

if TYPE_CHECKING:
    from audit_tool.services.coming_back import Again
    from audit_tool.services.passing_on import Waiting

REVIEWS_LEFT = "No audit of a case is left to do. Somebody else's audit is for you to audit."
NOTHING_LEFT = "Nothing to do. What you said is not for you waits for the quality lead."


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task in words."""

    allocation_id: int
    reference: str
    seat: str
    due: str
    urgent: bool
    summary: str
    stopped: str
    step: str
    answered: int
    total: int
    started: bool
    both_readable: bool
    practice: bool


@dataclass(frozen=True, slots=True)
class WorkShown:
    """All of one person's work, in the order in which it stands."""

    first: TaskLine | None
    """What to do now."""
    then: tuple[TaskLine, ...]
    declared: tuple[str, ...]
    """Cases among one's open audits with which one declared a conflict."""
    once_declared: tuple[str, ...]
    """The others with which one declared one."""
    waiting: tuple[TaskLine, ...]
    words: str
    met_panel: bool
    """Whether a case of one's own is decided, so that there is a page of what the decision says to oneself."""
    reviews: tuple[ReviewTask, ...] = ()
    """Audits of others that one is to audit."""
    passed: tuple[NewsLine, ...] = ()
    """What another moderator left to this person to decide."""
    again: tuple[NewsLine, ...] = ()
    """What this person's panel has to look at again."""
    reminders: tuple[Reminder, ...] = ()
    """Actions of one's own that wait."""

    @property
    def open_cases(self) -> tuple[str, ...]:
        """The real cases that one has something to do about, by reference."""
        to_do = (*((self.first,) if self.first else ()), *self.then)
        found = (*(line.reference for line in to_do if not line.practice), *(each.reference for each in self.reviews))
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Read:
    """What is read of one person's work."""

    tasks: Sequence[Task]
    declared: Sequence[str]
    reviews: Sequence[ReviewTask]
    passed: tuple[NewsLine, ...]
    again: tuple[NewsLine, ...]
    reminders: tuple[Reminder, ...]


class MyWorkView(Protocol):
    """What the presenter needs of the screen."""

    def show_work(self, work: WorkShown) -> None:
        """Show what to do now, what comes then, and what waits for others."""

    def expect_audit(self, draft: AuditInHand | None) -> None:
        """An audit is likely to be opened next: this one, or one that is not begun."""

    def show_done(self, happened: str, rest: str) -> None:
        """Say that a conflict is noted, or taken back."""

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""


class MyWorkPresenter:
    """What one person has to do."""

    def __init__(self, desk: Desk, runner: Runner, view: MyWorkView, today: date) -> None:
        self._desk = desk
        self._runner = runner
        self._view = view
        self._refused = refusing(view.show_problem)
        self._today = today

    def load(self) -> None:
        """Read the work anew."""
        self._runner.run(self._read, self._show, self._refused)

    def _read(self) -> Read:
        desk = self._desk
        # Asked only of moderators: an auditor's laptop loads nothing of what they work with.
        moderates = desk.identity.may_anywhere(Act.DECIDE)
        passed = tuple(map(passed_line, desk.passing_on.waiting())) if moderates else ()
        leads = moderates or desk.identity.may_anywhere(Act.READ_BOTH)
        again = tuple(map(again_line, desk.coming_back.cases())) if leads else ()
        worklist, declared = desk.worklist, desk.own_conflicts.declared()
        return Read(worklist.tasks(), declared, worklist.reviews(), passed, again, desk.action_reminders.own())

    def declare_conflict(self, reference: str) -> None:
        """Say that a case is not for oneself."""
        declare = self._desk.own_conflicts.declare
        done = self._done(f"You declared a conflict with {reference}.", "The quality lead gives it to somebody else.")
        self._runner.run(lambda: declare(reference), done, self._refused, Lane.WRITE)

    def withdraw_conflict(self, reference: str) -> None:
        """Say that a case is for oneself after all."""
        withdraw = self._desk.own_conflicts.withdraw
        done = self._done(f"You took back the conflict with {reference}.", "The case may be yours again.")
        self._runner.run(lambda: withdraw(reference), done, self._refused, Lane.WRITE)

    def _done(self, happened: str, rest: str) -> Callable[[object], None]:
        def tell(_result: object) -> None:
            self._view.show_done(happened, rest)
            self.load()

        return tell

    def _show(self, found: Read) -> None:
        everything, declared, reviews = found.tasks, found.declared, found.reviews
        aside = tuple(dict.fromkeys(each.reference for each in everything if each.conflict))
        tasks = [each for each in everything if not each.conflict]
        several = len({task.round_name for task in tasks}) > 1
        lines = [task_line(task, self._today, named=several) for task in tasks]
        to_do = [line for line, task in zip(lines, tasks, strict=True) if not task.submitted]
        waiting = tuple(line for line, task in zip(lines, tasks, strict=True) if task.submitted)
        open_ = {each.reference for each in everything if not each.submitted}
        once = tuple(reference for reference in declared if reference not in open_)
        words = _words(tasks, reviews) if tasks or reviews or not aside else NOTHING_LEFT
        words = f"{_passed_words(len(found.passed))} {words}" if found.passed else words
        met = any((task.both_readable or task.reviewed) and not task.practice for task in tasks)
        first, then = (to_do[0] if to_do else None), tuple(to_do[1:])
        news = tuple(reviews), found.passed, found.again, found.reminders
        self._view.show_work(WorkShown(first, then, aside, once, waiting, words, met, *news))
        draft = next((task.allocation_id for task in tasks if task.state == "draft"), None)
        # What goes wrong here is said when the audit is opened.
        self._runner.run(lambda: self._read_ahead(draft), self._view.expect_audit if to_do else nothing, nothing)

    def _read_ahead(self, draft: int | None) -> AuditInHand | None:
        """What opening an audit takes for the first time, while the person looks for the one to open."""
        _ = shipped()
        book = self._desk.forms.prompts
        return None if draft is None else AuditInHand(self._desk.auditing.open(draft), self._today, book)


def task_line(task: Task, today: date, *, named: bool = False) -> TaskLine:
    """A task in words, with the next step as a button says it; with the round's name where there are several."""
    stopped = ""
    if task.state == "draft" and task.stopped_at and task.place_text:
        at = task.stopped_at.astimezone()
        day = "" if at.date() == today else f"on {at:%a} {at.day} {at:%b} "
        stopped = f"You stopped {day}at {at:%H:%M} in “{task.place_text}”"
    return TaskLine(
        task.allocation_id,
        task.reference,
        f"{task.seat.value.capitalize()} audit",
        _due(task.due_on, today) if task.state in {"draft", "not started"} else "",
        task.due_on is not None and task.due_on <= today,
        f"{task.round_name}. {_summary(task)}" if named else _summary(task),
        stopped,
        _step(task),
        task.answered,
        task.total,
        task.state != "not started",
        task.both_readable,
        task.practice,
    )


def passed_line(waiting: "Waiting") -> NewsLine:
    """What another moderator left to this person, with the way to it."""
    day = day_words(waiting.at.astimezone().date())
    what = waiting.question or "The whole case"
    words = f"{waiting.by} passed it on to you on {day}: {what}. “{waiting.reason.rstrip('.')}”. The decision is yours."
    return NewsLine(waiting.reference, words.replace("?.", "?"), waiting.round_id, waiting.allocation_id)


def again_line(again: "Again") -> NewsLine:
    """A case that comes back to the panel, with the way to it where there are two audits to look at."""
    return NewsLine(again.reference, again.words, again.round_id, 0 if again.alone else again.allocation_id)


def _passed_words(count: int) -> str:
    return "One decision is passed on to you." if count == 1 else f"{count} decisions are passed on to you."


def _due(due_on: date | None, today: date) -> str:
    if due_on is None:
        return "No date"
    if due_on == today:
        return "Due today"
    late = "Late: " if due_on < today else ""
    return f"{late}{due_on:%a} {due_on.day} {due_on:%b}"


def _summary(task: Task) -> str:
    kind = f"{task.kind}. " if task.kind else ""
    if task.state == "not started":
        return f"{kind}Not started, about {minutes(task.minutes_left)}."
    if task.state == "waiting":
        return f"{kind}{_waiting(task)}"
    if task.both_readable:
        return f"{kind}Decided. You can read both audits and what was decided."
    if task.state == "settled":
        return f"{kind}Submitted and settled."
    if task.missing and task.answered + 5 >= task.total:
        gaps = "One gap" if task.missing == 1 else f"{task.missing} gaps"
        return f"{kind}{task.answered} of {task.total} answered. {gaps} before it can be submitted."
    return f"{kind}{task.answered} of {task.total} answered, about {minutes(task.minutes_left)} to go."


def _waiting(task: Task) -> str:
    if task.reopened_on is None:
        return f"Submitted. {task.waits_for} has it now."
    return f"Reopened on {day_words(task.reopened_on)}. The panel decides it again; your audit stays as it is."


def _step(task: Task) -> str:
    if task.state == "not started":
        return "Start"
    if task.both_readable:
        return "Read both audits"
    if task.first_readable:
        return "Read and comment"
    if task.state in {"waiting", "settled"}:
        return "Read"
    if task.missing == 0:
        return "Review and submit"
    return f"Continue at {task.place_number}" if task.place_number else "Continue"


def _words(tasks: Sequence[Task], reviews: Sequence[ReviewTask] = ()) -> str:
    drafts = sum(task.state == "draft" for task in tasks)
    fresh = sum(task.state == "not started" for task in tasks)
    if reviews and not drafts and not fresh:
        return REVIEWS_LEFT
    if not tasks:
        return "No audits are given to you yet. The quality lead gives them out; yours then appear here."
    if not drafts and not fresh:
        return "Nothing to do. Everything is submitted and saved on this laptop."
    parts = [f"{_number(drafts)} to finish" if drafts else "", f"{_number(fresh)} to start" if fresh else ""]
    words = " and ".join(part for part in parts if part)
    return f"{words[0].upper()}{words[1:]}. Everything is saved on this laptop."


def _number(count: int) -> str:
    small = ("no audits", "one audit", "two audits", "three audits", "four audits", "five audits", "six audits")
    return small[count] if count < len(small) else f"{count} audits"
