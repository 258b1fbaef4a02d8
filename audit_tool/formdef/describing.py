"""What a form asks, told in words: the same on the Forms screen, in a list of changes and on a printed blank form."""

import re
from dataclasses import dataclass

from audit_tool.counted_words import count_of
from audit_tool.formdef.conditions import Condition, Term
from audit_tool.formdef.definition import (
    Cell,
    Form,
    Kind,
    Limit,
    Membership,
    Option,
    Question,
    Seat,
    SecondSeat,
    Standard,
    StandardChoice,
)

KIND_WORDS = {
    Kind.GRADE: "Grade",
    Kind.FACT: "Fact",
    Kind.DATE: "One day",
    Kind.DATES: "Two dates",
    Kind.NUMBER: "Number",
    Kind.TEXT: "Text",
    Kind.CHOICE: "One choice",
    Kind.CHOICES: "Several choices",
    Kind.FINDINGS: "Findings",
    Kind.ROWS: "Rows",
}
FAMILY_WORDS = {
    "full": "Case file audit",
    "light": "Short check",
    "companion": "Companion form",
    "calibration": "Calibration",
}
SECOND_WORDS = {
    SecondSeat.MARKED: "A second auditor answers the marked questions",
    SecondSeat.SAME: "A second auditor answers the same questions",
    SecondSeat.NONE: "There is no second auditor",
}
MEMBERSHIP_WORDS = {
    Membership.SHORT: "short and full set",
    Membership.FULL: "full set only",
    Membership.COVER: "cover",
    Membership.EXTRA: "outside the sets",
}
STATUS_WORDS = {"law": "by law", "council": "council's own", "check": "to be confirmed", "set": "to be set"}
_STRESSED = re.compile(r"(?<![\w*])\*(\w(?:[^*]*\w)?)\*(?![\w*])")
_SIGNS = {"<": "under", "<=": "at most", ">": "over", ">=": "at least", "=": "exactly", "!=": "not"}


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing that is told about a question: what it is about, and the words."""

    about: str
    words: str


def details(form: Form, question: Question) -> tuple[Detail, ...]:
    """Everything about a question that somebody who reads the form wants to know; the usual is not told."""
    told = (
        ("Answer", answer_words(form, question)),
        ("Asked", asked_words(form, question)),
        ("Good", question.good),
        ("Inadequate", question.inadequate),
        ("Help", help_words(question)),
        ("Each row" if question.cells else "Choices", choice_words(question)),
        ("Standard", standard_words(form, question)),
        ("Needs a comment", _labels(question.options, question.comment_needed_for)),
        ("Needs a reason", _labels(question.options, question.reasons_for)),
        ("Ends the audit", "; ".join(say for _, say in question.stops)),
        ("Local rule", limit_words(form, question)),
        ("Reports to", ", ".join(form.measures.get(code, code) for code in question.measures)),
        ("Themes", ", ".join(form.themes.get(code, code) for code in question.themes)),
    )
    return tuple(Detail(about, words) for about, words in told if words)


def answer_words(form: Form, question: Question) -> str:
    """How a question is answered, in which set, and by whom."""
    parts = [KIND_WORDS[question.kind], MEMBERSHIP_WORDS[question.membership]]
    if question.rationale_minimum:
        parts.append(f"a reason of {question.rationale_minimum} characters or more")
    if question.count:
        parts.append(count_of(question.count, "row" if question.kind is Kind.ROWS else "line"))
    parts += [*number_words(question), *([question.range.words] if question.range else [])]
    if form.second_seat is SecondSeat.MARKED and question.membership is Membership.SHORT:
        parts += ["second auditor too"] if question.second_auditor or question.kind is Kind.GRADE else []
    if question.membership in {Membership.COVER, Membership.EXTRA}:
        parts.append(seat_words(question))
    return ", ".join([*parts, *([] if question.required else ["may be left open"])])


def number_words(question: Question) -> list[str]:
    """What a number counts."""
    return [*([f"in {question.unit}"] if question.unit else []), *question.parts]


def seat_words(question: Question) -> str:
    """Who answers a question of the cover, or one outside the sets."""
    if not question.seats:
        return "set when the case is chosen"
    if question.seats == set(Seat):
        return "by both auditors"
    return f"by the {next(iter(question.seats)).value} auditor"


def asked_words(form: Form, question: Question) -> str:
    """When a question is asked; empty where it always is."""
    return condition_words(question.when, form.tags)


def condition_words(condition: Condition, tags: dict[str, str]) -> str:
    """A condition as people say it; empty where it always holds."""
    if condition.text.replace(" ", "") in {"", "all"}:
        return ""
    choices = [" and ".join(_term(term, tags) for term in choice) for choice in condition.choices()]
    return "only for: " + ", or ".join(dict.fromkeys(choices))


def choice_words(question: Question) -> str:
    """The answers to choose from, or what a row holds; empty where they are the form's scale, or nothing is chosen."""
    if question.kind is Kind.ROWS:
        return "; ".join(f"{cell.label} ({_cell(cell)})" for cell in question.cells)
    chosen = question.options if question.kind in {Kind.CHOICE, Kind.CHOICES} else ()
    return "; ".join(option.label for option in chosen)


def standard_words(form: Form, question: Question) -> str:
    """The standards that the dates are held against, with what each depends on."""
    by_type = {choice.standard: choice for choice in form.standard_for.get(question.code, ())}
    found = [(form.standards[code], by_type.get(code)) for code in question.standards if code in form.standards]
    return "; ".join(_standard(form, standard, choice) for standard, choice in found)


def limit_words(form: Form, question: Question) -> str:
    """What a low answer does to the overall grade; empty where it does nothing."""
    return "; ".join(limit_effect(form, limit) for limit in form.limits if question.code in limit.questions)


def limit_effect(form: Form, limit: Limit) -> str:
    """What one local rule does."""
    return f"{label_of(form.grades, limit.answer)} holds the overall grade at {label_of(form.grades, limit.holds_at)}"


def minutes_words(form: Form) -> str:
    """How long the form takes."""
    stated = {name: minutes for name, minutes in form.minutes.items() if minutes}
    if len(stated) > 1 and len(set(stated.values())) == 1:
        return f"About {count_of(next(iter(stated.values())), 'minute')}"
    return ", ".join(f"{name} set about {count_of(minutes, 'minute')}" for name, minutes in stated.items()).capitalize()


def counts_words(form: Form) -> str:
    """How much a form asks; grades only where it asks for any."""
    graded = sum(question.kind is Kind.GRADE for question in form.questions.values())
    parts = (count_of(len(form.sections), "section"), count_of(len(form.questions), "question"))
    return ", ".join([*parts, *([count_of(graded, "grade")] if graded else [])])


def help_words(question: Question) -> str:
    """How to answer, in plain words; empty where what is good and what is inadequate say it.

    Released forms stress a word by asterisks, and what is released stays as it is.
    """
    return "" if question.good or question.inadequate else _STRESSED.sub(r"\1", question.help)


def _cell(cell: Cell) -> str:
    return ", ".join(option.label for option in cell.options) or cell.kind.value


def _term(term: Term, tags: dict[str, str]) -> str:
    if term.of_answer:
        given = f"answered {_SIGNS[term.sign]} “{term.value.replace('_', ' ')}”" if term.sign else "answered"
        exact = given.replace("answered exactly ", "answered ")
        return f"{term.name} not {exact}" if term.negated else f"{term.name} {exact}"
    if term.sign:
        return f"age {_SIGNS[term.sign]} {term.value}"
    words = tags.get(term.name, term.name)
    return f"not “{words}”" if term.negated else f"“{words}”"


def _standard(form: Form, standard: Standard, choice: StandardChoice | None) -> str:
    status = STATUS_WORDS.get(standard.status, standard.status)
    when = condition_words(choice.when, form.tags) if choice else ""
    shorter = "; the plan may set a shorter one" if standard.plan_may_set else ""
    told = f"{standard.title}, {standard.words} ({status}{shorter})"
    return f"{told}, {when}" if when else told


def _labels(options: tuple[Option, ...], codes: frozenset[str]) -> str:
    return ", ".join(option.label for option in options if option.code in codes)


def label_of(options: tuple[Option, ...], code: str) -> str:
    """The words of a code; the code itself where nothing explains it."""
    return next((option.label for option in options if option.code == code), code)
