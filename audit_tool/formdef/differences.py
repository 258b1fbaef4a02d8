"""What changed between two versions of a form, question by question and rule by rule (R-050)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from audit_tool.counted_words import count_of
from audit_tool.formdef.definition import Form, Membership, Option, Question, Section
from audit_tool.formdef.describing import (
    FAMILY_WORDS,
    KIND_WORDS,
    MEMBERSHIP_WORDS,
    SECOND_WORDS,
    asked_words,
    choice_words,
    label_of,
    limit_effect,
    minutes_words,
    number_words,
    seat_words,
    standard_words,
)

CHANGE_WORDS = {
    "removed": "Taken out",
    "added": "Added",
    "moved": "Moved",
    "wording": "Reworded",
    "kind": "Another kind of answer",
    "condition": "Asked when",
    "set": "Set",
    "choices": "Choices",
    "help": "Help",
    "standards": "Standards",
    "needs": "What an answer needs",
    "ends": "Ends the audit",
    "marks": "Marks the case",
    "measures": "Reports to",
    "themes": "Themes",
    "limit": "Local rule",
    "scale": "Grades",
    "form": "The form itself",
}
"""Every kind of change, in words and in the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One change: the question's or rule's code, what kind of change, and the words before and after."""

    question: str
    change: str
    """One of the keys of CHANGE_WORDS."""
    before: str = ""
    after: str = ""
    text: str = ""
    """The question in the newer version that asks it, for people who do not know codes."""


def differences(old: Form, new: Form) -> tuple[Difference, ...]:
    """Every change from one version to another: first what is gone, then the rest in the new form's order."""
    before, after = old.questions, new.questions
    places = [_places(form) for form in (old, new)]
    found = [
        Difference(code, "removed", question.text, "", question.text)
        for code, question in before.items()
        if code not in after
    ]
    for code, question in after.items():
        if code not in before:
            found.append(Difference(code, "added", "", question.text, question.text))
            continue
        if _moved(places[0][code], places[1][code]):
            found.append(Difference(code, "moved", places[0][code].title, places[1][code].title, question.text))
        found += _changes(code, _of_question(old, before[code]), _of_question(new, question), question.text)
    found += _changes("", _of_form(old), _of_form(new), "")
    return (*found, *_rules(old, new))


def said(difference: Difference) -> str:
    """A change as one sentence."""
    before, after = (text or "nothing" for text in (difference.before, difference.after))
    about = " ".join(part for part in (difference.question, difference.text) if part)
    if difference.change == "removed":
        return f"Taken out: {difference.question} {difference.before}"
    if difference.change == "added":
        return f"Added: {difference.question} {difference.after}"
    if difference.change == "wording":
        return f"Reworded: {difference.question} was “{before}”, is “{after}”"
    if difference.change == "moved":
        return f"Moved: {about}, from {before} to {after}"
    return f"{CHANGE_WORDS[difference.change]}: {about + ', ' if about else ''}was “{before}”, is “{after}”"


def _places(form: Form) -> dict[str, Section]:
    return {question.code: section for section in form.sections for question in section.questions}


def _moved(old: Section, new: Section) -> bool:
    """A section that has another title or another number only is the same section."""
    return old.title != new.title and old.number != new.number


def _changes(code: str, old: Mapping[str, str], new: Mapping[str, str], text: str) -> Iterator[Difference]:
    for change, after in new.items():
        if old[change] != after:
            yield Difference(code, change.split(" ", maxsplit=1)[0], old[change], after, text)


def _of_question(form: Form, question: Question) -> dict[str, str]:
    return {
        "wording": question.text,
        "kind": ", ".join([KIND_WORDS[question.kind], *number_words(question)]),
        "condition": asked_words(form, question) or "always",
        "set": _set(question),
        "choices": _choices(question),
        "help": question.help,
        "standards": standard_words(form, question),
        "standards counted": "; ".join(_counted(form, code) for code in question.standards if code in form.standards),
        "needs": _needs(question),
        "ends": "; ".join(f"{label_of(question.options, value)}: {say}" for value, say in question.stops),
        "marks": "; ".join(_marks(form, question)),
        "measures": ", ".join(form.measures.get(code, code) for code in question.measures),
        "themes": ", ".join(form.themes.get(code, code) for code in question.themes),
    }


def _of_form(form: Form) -> dict[str, str]:
    """What changes with the form as a whole; the first word of a key is the kind of change."""
    return {
        "form title": form.title,
        "form about": form.subject,
        "form family": FAMILY_WORDS[form.family],
        "form cases": _tags(form, form.case_types) or "any case",
        "form marks": _tags(form, sorted(form.sets)),
        "form second": SECOND_WORDS[form.second_seat],
        "form sections": ", ".join(section.title for section in form.sections),
        "form minutes": minutes_words(form),
        "form overall": form.questions[form.overall].text if form.overall in form.questions else "no overall grade",
        "form lead": form.lead,
        "form override": form.override,
        "form safety": ", ".join(sorted(form.protection)),
        "scale": "; ".join(f"{grade.label}: {grade.descriptor}" for grade in form.grades),
    }


def _tags(form: Form, tags: Iterable[str]) -> str:
    return ", ".join(form.tags.get(tag, tag) for tag in tags)


def _rules(old: Form, new: Form) -> Iterator[Difference]:
    before, after = (
        {limit.code: f"{limit_effect(form, limit)}, from {', '.join(sorted(limit.questions))}" for limit in form.limits}
        for form in (old, new)
    )
    titles = {limit.code: limit.title for form in (old, new) for limit in form.limits}
    for code in dict.fromkeys([*before, *after]):
        if before.get(code) != after.get(code):
            yield Difference(code, "limit", before.get(code, ""), after.get(code, ""), titles[code])


def _set(question: Question) -> str:
    parts = [MEMBERSHIP_WORDS[question.membership]]
    parts += ["second auditor too"] if question.second_auditor else []
    parts += [seat_words(question)] if question.membership in {Membership.COVER, Membership.EXTRA} else []
    return ", ".join(parts)


def _choices(question: Question) -> str:
    told = [option.label + (f" ({option.descriptor})" if option.descriptor else "") for option in question.options]
    free = [cell.label for cell in question.cells if not cell.required]
    left = f"; may be left open: {', '.join(free)}" if free else ""
    return choice_words(question) + left if question.cells else ", ".join(told)


def _needs(question: Question) -> str:
    """What makes an answer stand: whether one must be given, what it may be, and what has to come with it."""
    lists = {
        "a comment for": [label_of(question.options, code) for code in sorted(question.comment_needed_for)],
        "a reason for": [label_of(question.options, code) for code in sorted(question.reasons_for)],
        "reasons to choose from:": [_option(option) for option in question.reasons],
        "a record, one of:": [_option(option) for option in question.evidence],
    }
    allowed = question.range
    told = (
        "" if question.required else "may be left open",
        " ".join([allowed.words, *([f"(“{allowed.say}”)"] if allowed.say else [])]) if allowed else "",
        *(f"{about} {', '.join(words)}" for about, words in lists.items() if words),
        count_of(question.rationale_minimum, "character") if question.rationale_minimum else "",
        count_of(question.count, "line") if question.count else "",
    )
    return "; ".join(part for part in told if part)


def _marks(form: Form, question: Question) -> Iterator[str]:
    """What an answer says of the case, on which other questions hang."""
    for option in question.options:
        if option.sets:
            yield f"{option.label}: {', '.join(form.tags.get(tag, tag) for tag in option.sets)}"
    for rule in question.sets_when:
        yield f"{rule.test.removeprefix('=')}: {form.tags.get(rule.tag, rule.tag)}"
    if question.gives_age:
        yield "the child’s age"


def _counted(form: Form, code: str) -> str:
    """How a standard is counted, which its words may leave open."""
    standard = form.standards[code]
    numbers = [f"{one.label} {one.number} {one.unit}" for one in standard.intervals]
    numbers += [] if standard.number is None else [f"{standard.number} {standard.unit}"]
    least = "at least " if standard.at_least else ""
    dates = (("valid from", standard.valid_from), ("valid to", standard.valid_to))
    valid = "".join(f", {about} {day}" for about, day in dates if day)
    told = least + ", ".join(numbers or ["no number"]).replace("_", " ")
    return f"{told}, from “{standard.start}” to “{standard.end}”{valid}"


def _option(option: Option) -> str:
    return f"{option.label} (with a comment)" if option.comment else option.label
