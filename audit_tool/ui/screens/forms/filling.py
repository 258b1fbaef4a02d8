"""A form being tried out: answers live here and nowhere else. Knows no Qt, no service and no store."""

from datetime import date

from audit_tool.formdef.answers import Answer
from audit_tool.formdef.applicability import (
    AskedQuestion,
    AskedSection,
    SectionState,
    allocation_questions,
    facts_of,
    numbers,
)
from audit_tool.formdef.asking import asked_of
from audit_tool.formdef.completeness import progress
from audit_tool.formdef.definition import AuditSet, Form, Seat
from audit_tool.formdef.grading import overall, sentence

THE_CASE = -1
"""The number of the section that stands before the form: the facts about the case which decide what is asked."""


class Filling:
    """What one person answers on trial."""

    def __init__(self, form: Form, today: date, before: "Filling | None" = None) -> None:
        self.form = form
        self.audit_set, self.seat = AuditSet.SHORT, Seat.FIRST
        self.answers: dict[str, Answer] = {}
        self._today = today
        if before is not None:
            self._go_on(before)
        self.sections: tuple[AskedSection, ...] = ()
        self._ask()

    @property
    def shown(self) -> list[AskedSection]:
        """Sections that ask something."""
        return [section for section in self.sections if section.questions]

    def section(self, number: int) -> AskedSection:
        """A section by its number, or the first."""
        return next((section for section in self.shown if section.number == number), self.shown[0])

    def change(self, code: str, answer: Answer) -> bool:
        """Take in an answer; true where something else is asked now."""
        before = self.sections
        self.answers[code] = answer
        self._ask()
        return self.sections != before

    def choose(self, audit_set: AuditSet, seat: Seat) -> None:
        """Try another set, or the other auditor's place; the answers stay."""
        self.audit_set, self.seat = audit_set, seat
        self._ask()

    def after(self, code: str) -> str:
        """The question that follows; empty after the last."""
        order = [one.question.code for section in self.shown for one in section.questions]
        at = order.index(code) + 1 if code in order else len(order)
        return order[at] if at < len(order) else ""

    def section_of(self, code: str) -> AskedSection:
        """The section that asks a question."""
        asks = (each for each in self.shown if any(one.question.code == code for one in each.questions))
        return next(asks, self.shown[0])

    def words(self) -> str:
        """How far it is, and what holds the overall grade."""
        asked = tuple(section for section in self.sections if section.number != THE_CASE)
        done = progress(asked, self.answers, self._today)
        held = sentence(overall(self.form, self.answers), self.form, numbers(asked))
        told = f"{done.answered} of {done.total} answered"
        return f"{told}. {held}." if held else f"{told}."

    def _go_on(self, before: "Filling") -> None:
        """Take over what still has its question."""
        self.audit_set, self.seat = before.audit_set, before.seat
        old, new = before.form.questions, self.form.questions
        kept = {code for code in before.answers if code in old and code in new and old[code].kind is new[code].kind}
        self.answers = {code: answer for code, answer in before.answers.items() if code in kept}

    def _ask(self) -> None:
        asked = asked_of(self.form, self.audit_set, self.seat, facts_of(self.form, self.answers), self.answers)
        facts = allocation_questions(self.form)
        case = tuple(AskedQuestion(f"F.{at}", one) for at, one in enumerate(facts, 1))
        state = SectionState.ASKED if case else SectionState.NOT_ASKED
        self.sections = (AskedSection(THE_CASE, "The case", "The case", state, case), *asked)
