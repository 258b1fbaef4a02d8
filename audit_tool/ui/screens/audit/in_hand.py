"""The audit in hand: what is asked, answered, left and held, worked out anew after each change."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from audit_tool.analysis.flags import opened_by_flags
from audit_tool.analysis.prompts import Prompt, Prompting
from audit_tool.counted_words import agree
from audit_tool.formdef.answers import NOTHING, Answer
from audit_tool.formdef.applicability import AskedQuestion, AskedSection, SectionState, numbers
from audit_tool.formdef.cases import kind_of_case
from audit_tool.formdef.completeness import Gap, Progress, gaps, progress_but
from audit_tool.formdef.definition import Kind, Option
from audit_tool.formdef.grading import overall, sentence
from audit_tool.formdef.prompt_rules import PromptBook
from audit_tool.services.sheets import Sheet

NO_PROMPTS = PromptBook()


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A section as the outline shows it."""

    number: int
    title: str
    state: SectionState
    answered: int
    total: int
    grade: str

    @property
    def done(self) -> bool:
        """Everything asked in it is answered."""
        return self.total > 0 and self.answered == self.total


@dataclass(frozen=True, slots=True)
class Held:
    """A limit on the overall grade, in words, with the question that causes it."""

    grade: str
    sentence: str
    why: str
    """Follows "Overall is held at ...": which answer does it, and what it was graded."""
    code: str
    number: str


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above the outline."""

    reference: str
    kind: str
    what: str
    answered: int
    total: int
    minutes_left: int
    frozen_at: datetime | None
    gaps: int = 0
    """What stands in the way of submitting it: what is missing, and what is answered wrongly."""


class AuditInHand:
    """A sheet with the answers as they are on screen."""

    def __init__(self, sheet: Sheet, today: date, book: PromptBook = NO_PROMPTS) -> None:
        self.sheet = sheet
        self.dismissed = set(sheet.dismissed)
        self._prompting = Prompting(book, today)
        self.today = today
        self.answers: dict[str, Answer] = dict(sheet.answers)
        self.sections = sheet.sections()
        self._gaps: tuple[Gap, ...] | None = None

    def change(self, code: str, answer: Answer) -> tuple[AskedSection, ...]:
        """Take in an answer; gives what was asked before it."""
        before = self.sections
        self.answers[code] = answer
        self.sections = replace(self.sheet, answers=self.answers).sections()
        self._gaps = None
        return before

    def answer(self, code: str) -> Answer:
        """The answer to a question, empty where none is given."""
        return self.answers.get(code, NOTHING)

    @property
    def shown(self) -> list[AskedSection]:
        """Sections that ask something."""
        return [section for section in self.sections if section.questions]

    @property
    def order(self) -> list[str]:
        """Every question asked, in order."""
        return [one.question.code for section in self.sections for one in section.questions]

    def start(self, wanted: str = "") -> str:
        """The question to begin at: the one wanted, where its author stopped, or the first; empty where none is."""
        order = self.order
        return next((each for each in (wanted, self.sheet.place, *order[:1]) if each in order), "")

    def section(self, number: int) -> AskedSection | None:
        """A section by its number."""
        return next((section for section in self.sections if section.number == number), None)

    def section_of(self, code: str) -> AskedSection | None:
        """The section that asks a question now."""
        found = (each for each in self.sections if any(one.question.code == code for one in each.questions))
        return next(found, None)

    def question(self, code: str) -> AskedQuestion | None:
        """A question as it is asked now."""
        found = (one for section in self.sections for one in section.questions if one.question.code == code)
        return next(found, None)

    def following(self, number: int) -> str:
        """The title of the next section that asks something; empty after the last."""
        return next((each.short_title for each in self.shown if each.number > number), "")

    def gaps(self) -> tuple[Gap, ...]:
        """Everything that is missing, worked out once after each change: outline, header and review ask for it."""
        if self._gaps is None:
            self._gaps = gaps(self.sections, self.answers, self.today)
        return self._gaps

    def progress(self) -> Progress:
        """How far the audit is: outline, head and header tell the same."""
        return progress_but(self.sections, self.gaps())

    def prompts(self, codes: Sequence[str]) -> list[Prompt]:
        """What is worth a second look at these questions while writing; what was dismissed is not."""
        found = self._prompting.prompts(self.sections, self.answers, frozenset(codes))
        return [prompt for prompt in found if prompt.key not in self.dismissed and not prompt.only_at_review]

    def second_looks(self, missing: Sequence[Gap]) -> list[Prompt]:
        """The same before submitting, with what only shows then; what is named as missing is not said twice."""
        sheet, named = self.sheet, {gap.question for gap in missing}
        opened = opened_by_flags(sheet.form, sheet.audit_set, sheet.seat, sheet.cover, self.answers)
        flags = self._prompting.unused_flags(opened, self.sections, self.answers)
        undone = self._prompting.missing_actions(self.sections, self.answers, sheet.action_levels)
        found = [*self._prompting.prompts(self.sections, self.answers), *flags, *([] if sheet.companion else undone)]
        told = [prompt for prompt in found if not (prompt.asks_for_missing and prompt.question in named)]
        return [prompt for prompt in told if prompt.key not in self.dismissed]

    def lines(self) -> list[SectionLine]:
        """Every section for the outline."""
        done = self.progress()
        return [self._line(section, done) for section in self.sections]

    def line(self, section: AskedSection) -> SectionLine:
        """One section for the outline."""
        return self._line(section, self.progress())

    def _line(self, section: AskedSection, done: Progress) -> SectionLine:
        answered, total = done.sections[section.number]
        grade = section_grade(section, self.answers, self.sheet.form.grades)
        return SectionLine(section.number, section.short_title, section.state, answered, total, grade)

    def header(self) -> Header:
        """What stands above the outline now."""
        sheet = self.sheet
        done = self.progress()
        minutes = sheet.form.minutes.get(sheet.audit_set.value, 0)
        left = round(minutes * (done.total - done.answered) / done.total) if done.total else 0
        kind = sheet.voice if sheet.of_audit else kind_of_case(sheet.form, sheet.cover)
        return Header(
            sheet.reference, kind, sheet.what, done.answered, done.total, left, sheet.submitted_at, len(self.gaps())
        )

    def held(self) -> Held | None:
        """The limit on the overall grade, if one holds and is not set aside (R-059)."""
        form = self.sheet.form
        found = overall(form, self.answers)
        named = numbers(self.sections)
        words = sentence(found, form, named)
        if found is None or not words or found.overridden:
            return None
        code = found.causes[0].question
        labels = {grade.code: grade.label for grade in form.grades}
        given = labels.get(self.answer(code).value, "")
        others = len(found.causes) - 1
        more = f" So {agree(others, 'does', 'do')} {others} more." if others else ""
        why = f"by {named.get(code, code)} {form.questions[code].text} You graded it {given}.{more}"
        return Held(found.limit, words, why, code, named.get(code, ""))


def section_grade(section: AskedSection, answers: dict[str, Answer], grades: Sequence[Option]) -> str:
    """The lowest grade given in a section, which its line in the outline shows; empty where none is."""
    scale = [grade.code for grade in grades]
    graded = [one.question.code for one in section.questions if one.question.kind is Kind.GRADE]
    given = [answers[code].value for code in graded if code in answers and answers[code].value in scale]
    return min(given, key=scale.index) if given else ""
