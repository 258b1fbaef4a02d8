"""Answers questions as a person would at the keyboard, and counts the keys beside the text."""

from collections.abc import Callable, Mapping

from audit_tool.formdef.answers import Answer, Finding, codes_of, findings_of, findings_value
from audit_tool.formdef.completeness import NO_MORE, missing
from audit_tool.formdef.definition import Kind, Question
from audit_tool.ui.formview.choosing import MOST_BUTTONS
from audit_tool.ui.screens.audit.presenter import AuditPresenter
from audit_tool.walkthrough.keyboard import Keyboard

WORDS = "The record shows what was done, and what it means for this child's days."
FACT_KEYS = {"yes": "y", "partly": "p", "no": "n", "not_applicable": "a"}


class Typist:
    """Goes through an audit question by question."""

    def __init__(self, presenter: AuditPresenter, keyboard: Keyboard, settle: Callable[[], None]) -> None:
        self._presenter = presenter
        self._keyboard = keyboard
        self._settle = settle
        self.graded = 0
        self.graded_keys = 0

    def answer_all(self, answers: Mapping[str, Answer], pause_at: Callable[[str], None]) -> None:
        """Answer everything that is asked, until the review page."""
        for _ in range(200):
            code = self._presenter.place
            asked = self._presenter.hand.question(code)
            if asked is None:
                message = f"no question has the caret after {code}"
                raise AssertionError(message)
            if code not in answers and not asked.question.required:
                self._keyboard.press("ctrl+Return" if self._last(code) else "Tab")
                self._settle()
                if self._last(code):
                    return
                continue
            wanted = answers.get(code) or plausible(asked.question)
            before = self._keyboard.pressed
            self._answer(asked.question, wanted, last=self._last(code))
            self._settle()
            if asked.question.kind is Kind.GRADE:
                self.graded += 1
                self.graded_keys += self._keyboard.pressed - before
            given = self._presenter.hand.answer(code)
            still = missing(asked.question, given)
            if still:
                message = f"{code} was typed as {wanted} but holds {given}: {still}"
                raise AssertionError(message)
            pause_at(code)
            if code == self._presenter.hand.order[-1]:
                return
            if self._presenter.place == code:
                message = f"the keyboard does not leave {code}"
                raise AssertionError(message)

    def _answer(self, question: Question, wanted: Answer, *, last: bool) -> None:
        press, text = self._keyboard.press, self._keyboard.type
        if question.kind is Kind.GRADE:
            scale = [option.code for option in question.options if option.code != "not_judged"]
            text(f"{wanted.comment} @{_type_words(question, wanted)}")
            press(f"alt+{scale.index(wanted.value) + 1}")
        elif question.kind is Kind.FACT:
            press(FACT_KEYS[wanted.value])
            if missing(question, Answer(wanted.value)):
                text(wanted.comment or WORDS)
            press("Return")
        elif question.kind is Kind.TEXT:
            text(wanted.value or WORDS)
            press("ctrl+Return" if last else "Tab")
        elif question.kind in {Kind.NUMBER, Kind.DATE}:
            text(wanted.value)
            press("Return")
        elif question.kind is Kind.FINDINGS:
            self._findings(wanted)
        else:
            self._choose(question, wanted)

    def _findings(self, wanted: Answer) -> None:
        for finding in findings_of(wanted.value):
            self._keyboard.type(finding.text)
            self._keyboard.press("Tab")
            self._keyboard.type(finding.theme)
            self._keyboard.press("Tab")
        self._keyboard.press("Return")

    def _choose(self, question: Question, wanted: Answer) -> None:
        options = [option.code for option in question.options]
        chosen = set(codes_of(wanted.value))
        if question.kind is Kind.CHOICES:
            for at, code in enumerate(options):
                if code in chosen:
                    self._keyboard.press("space")
                if at + 1 < len(options):
                    self._keyboard.press("Tab")
        else:
            # In a drop-down list nothing is chosen at first, and the arrows choose; the space bar would open it.
            listed = len(options) > MOST_BUTTONS
            for _ in range(options.index(wanted.value) + listed):
                self._keyboard.press("Down")
            if not listed:
                self._keyboard.press("space")
            if wanted.comment and wanted.value in question.comment_needed_for:
                self._keyboard.press("Tab")
                self._keyboard.type(wanted.comment)
        self._keyboard.press("Return")

    def _last(self, code: str) -> bool:
        section = self._presenter.hand.section_of(code)
        return section is not None and section.questions[-1].question.code == code


def _type_words(question: Question, wanted: Answer) -> str:
    """The first words of the record type, enough to name it."""
    code = wanted.evidence[0].partition(":")[0] if wanted.evidence else question.evidence[0].code
    return next(option.label for option in question.evidence if option.code == code)


def plausible(question: Question) -> Answer:
    """An answer where the worked example has none."""
    if question.kind is Kind.GRADE:
        return Answer("good", WORDS, (question.evidence[0].code,))
    if question.kind is Kind.ROWS:
        return Answer(reason=NO_MORE)
    if question.kind is Kind.FINDINGS:
        return Answer(findings_value(tuple(Finding(WORDS, option.code) for option in question.options[:3])))
    return {
        Kind.FACT: Answer("yes"),
        Kind.TEXT: Answer(WORDS),
        Kind.NUMBER: Answer("1"),
        Kind.CHOICE: Answer(question.options[0].code) if question.options else Answer(),
        Kind.CHOICES: Answer(question.options[0].code) if question.options else Answer(),
        Kind.DATE: Answer("2026-10-06"),
        Kind.DATES: Answer(),
    }[question.kind]
