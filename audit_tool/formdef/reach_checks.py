"""Whether everything in a form can be asked: a condition that nothing can fulfil hides a question (R-050)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from audit_tool.formdef.building import both
from audit_tool.formdef.conditions import Condition
from audit_tool.formdef.faults import Fault
from audit_tool.formdef.grading import ABOVE_LIMIT
from audit_tool.formdef.library import Words
from audit_tool.formdef.references import Sources
from audit_tool.formdef.schema import FormFile, QuestionFile, SectionFile
from audit_tool.formdef.yaml_files import YamlFile

_AGE = re.compile(r"age(<=|>=|<|>|=)(\d{1,2})")
_OLDEST = 99


@dataclass(frozen=True, slots=True)
class _Known:
    """What the cover of a form can say about a case."""

    tags: frozenset[str]
    ages: bool
    words: Words


def reach_faults(file: YamlFile, form: FormFile, sources: Sources, words: Words) -> Iterator[Fault]:
    """Sections and questions that no case can reach."""
    known = _known(form, sources, words)
    for at, section in enumerate(form.sections):
        why = _impossible(Condition(section.when), known)
        if why:
            problem, remedy = f"The section can never be reached: {why}.", "Correct the condition or the cover."
            yield file.fault(("sections", at, "when"), problem, remedy, section=section.title)
            continue
        yield from _questions(file, at, section, sources, known)


def _questions(file: YamlFile, at: int, section: SectionFile, sources: Sources, known: _Known) -> Iterator[Fault]:
    for item, reference in enumerate(section.questions):
        for code in sources.expand(reference):
            question = sources.question(code)
            why = _impossible(both(Condition(section.when), Condition(question.when)), known) if question else ""
            if why:
                problem = f"The question can never be reached: {why}."
                remedy = "Correct the condition or the cover, or leave the question out."
                yield file.fault(("sections", at, "questions", item), problem, remedy, code, section.title)


def _known(form: FormFile, sources: Sources, words: Words) -> _Known:
    codes = [code for section in form.sections for reference in section.questions for code in sources.expand(reference)]
    cover = [found for code in codes if (found := sources.question(code)) is not None and found.set == "cover"]
    tags = {tag for question in cover for tag in _sets(question, words)}
    tags |= {ABOVE_LIMIT} if form.overall and form.limits else set()
    return _Known(frozenset(tags), any(question.gives_age for question in cover), words)


def _sets(question: QuestionFile, words: Words) -> Iterator[str]:
    yield from (rule.tag for rule in question.sets_when)
    yield from (tag for option in words.lists.get(question.list_ or "", ()) for tag in option.sets)


def _impossible(condition: Condition, known: _Known) -> str:
    """Why a condition can never hold; empty where some case fulfils it, or where it cannot be understood."""
    text = condition.text.replace(" ", "")
    if text in {"", "all"}:
        return ""
    reasons = [_never(choice.split("+"), known) for choice in text.split(",")]
    return reasons[0] if all(reasons) else ""


def _never(terms: list[str], known: _Known) -> str:
    rules = [_AGE.fullmatch(term) for term in terms]
    if any(rules) and not known.ages:
        return "nothing on the cover gives an age"
    if any(rules) and not any(all(_holds(rule, age) for rule in rules if rule) for age in range(_OLDEST + 1)):
        return "no age fulfils the condition"
    named = [term for term, rule in zip(terms, rules, strict=True) if rule is None and term != "all"]
    for term in named:
        if f"!{term}" in named:
            return f'"{term}" would have to be true and false at once'
        # An unknown tag is a fault of its own.
        if not term.startswith("!") and term in known.words.tags and term not in known.tags:
            return f'no answer on the cover sets "{term}"'
    return ""


def _holds(rule: re.Match[str], age: int) -> bool:
    limit = int(rule[2])
    return {"<": age < limit, "<=": age <= limit, ">": age > limit, ">=": age >= limit, "=": age == limit}[rule[1]]
