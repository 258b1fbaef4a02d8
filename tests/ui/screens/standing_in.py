"""What stands in for the window, the clock and the disk when a presenter is tested without widgets."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from audit_tool.analysis.prompts import Prompt
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.applicability import AskedQuestion, AskedSection
from audit_tool.formdef.completeness import Gap
from audit_tool.services.auditing import Auditing, Saved
from audit_tool.services.first_reading import GivenFirst
from audit_tool.storage.store import NotSavedError
from audit_tool.ui.jobs import Lane
from audit_tool.ui.screens.audit.in_hand import AuditInHand, Header, Held, SectionLine
from audit_tool.ui.screens.audit.navigation import Beside

T = TypeVar("T")
FULL = "the disk is full. What was saved before is safe. Free some space."


@dataclass
class RecordingView:
    """Notes what an audit's presenter shows."""

    header: Header | None = None
    lines: Sequence[SectionLine] = ()
    section: AskedSection | None = None
    answers: dict[str, Answer] = field(default_factory=dict)
    frozen: bool = False
    following: str = ""
    shown: dict[str, Answer] = field(default_factory=dict)
    help: str = ""
    held: Held | None = None
    missing: Sequence[Gap] | None = None
    first: GivenFirst | None = None
    focused: str = ""
    may: tuple[bool, bool] = (False, False)
    problems: list[str] = field(default_factory=list)
    submitted: datetime | None = None
    prompts: dict[str, list[Prompt]] = field(default_factory=dict)
    aloud: list[str] = field(default_factory=list)
    concerns: int = 0
    """How often the record of a concern was opened."""

    @property
    def codes(self) -> list[str]:
        return [one.question.code for one in self.section.questions] if self.section else []

    def raise_concern(self) -> None:
        self.concerns += 1

    def show_header(self, header: Header) -> None:
        self.header = header

    def show_outline(self, lines: Sequence[SectionLine], current: int) -> None:
        self.lines = lines

    def show_section(self, section: AskedSection, answers: dict[str, Answer], following: str, *, frozen: bool) -> None:
        self.section, self.answers, self.following, self.frozen = section, dict(answers), following, frozen
        self.missing, self.prompts = None, {}

    def show_answer(self, code: str, answer: Answer) -> None:
        self.shown[code] = answer

    def show_prompts(self, code: str, prompts: Sequence[Prompt], *, aloud: bool) -> None:
        self.prompts[code] = list(prompts)
        self.aloud += [prompt.text for prompt in prompts if aloud]

    def show_counts(self, line: SectionLine) -> None:
        pass

    def show_help(self, question: AskedQuestion, value: str) -> None:
        self.help = question.question.code

    def show_held(self, held: Held | None) -> None:
        self.held = held

    def show_review(self, missing: Sequence[Gap], hand: AuditInHand) -> None:
        self.missing = missing

    def show_beside(self, beside: Beside) -> None:
        self.first = beside if isinstance(beside, GivenFirst) else None

    def focus_question(self, code: str) -> None:
        self.focused = code

    def show_undo(self, *, can_undo: bool, can_redo: bool) -> None:
        self.may = (can_undo, can_redo)

    def show_problem(self, message: str) -> None:
        self.problems.append(message)

    def show_submitted(self, at: datetime) -> None:
        self.submitted = at


@dataclass
class Saving:
    """Notes what is said of saving."""

    said: list[str] = field(default_factory=list)

    def show_saving(self) -> None:
        self.said.append("saving")

    def show_saved(self, at: datetime) -> None:
        self.said.append("saved")

    def show_not_saved(self, why: str) -> None:
        self.said.append(f"not saved: {why}")

    @property
    def last(self) -> str:
        return self.said[-1]


class Alarm:
    """A call that waits until the test lets its time come."""

    def __init__(self) -> None:
        self.after: int | None = None
        self._call: Callable[[], None] | None = None

    def later(self, milliseconds: int, call: Callable[[], None]) -> None:
        self.after, self._call = milliseconds, call

    def cancel(self) -> None:
        self.after = self._call = None

    @property
    def set(self) -> bool:
        return self._call is not None

    def ring(self) -> None:
        call, self._call, self.after = self._call, None, None
        assert call is not None, "nothing waits"
        call()


class Slow:
    """A runner that does nothing until it is told to; then in order."""

    def __init__(self) -> None:
        self._waiting: list[Callable[[], None]] = []

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        lane: Lane = Lane.READ,
    ) -> None:
        def settle() -> None:
            try:
                result = work()
            except Exception as fault:
                if failed is None:
                    raise
                failed(fault)
            else:
                done(result)

        self._waiting.append(settle)

    def drain(self) -> None:
        while self._waiting:
            self._waiting.pop(0)()


class FullDisk:
    """Stands before the real service and refuses, as a full disk does, until there is room."""

    def __init__(self, auditing: Auditing, monkeypatch: Any) -> None:
        self.full = False
        self.refusals = 0
        self._save = auditing.save
        monkeypatch.setattr(auditing, "save", self.save)

    def save(self, record_id: int, code: str, answer: Answer) -> Saved:
        if self.full:
            self.refusals += 1
            raise NotSavedError(FULL)
        return self._save(record_id, code, answer)
