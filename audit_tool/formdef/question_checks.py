"""What must be true of each question by itself: its code, its words, and everything it names."""

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from audit_tool.formdef.conditions import Condition
from audit_tool.formdef.faults import Fault, short
from audit_tool.formdef.house_yaml import Place
from audit_tool.formdef.library import Words
from audit_tool.formdef.references import CODE
from audit_tool.formdef.schema import QuestionFile
from audit_tool.formdef.yaml_files import YamlFile

MOST_WORDS = 20
_NAME_A_LIST = "Name a list of the form's own lists or of shared/lists.yaml under the key list."
_TOKEN = re.compile(r"\{([^{}]*)\}")
Found = Iterator[tuple[str, str, str]]
"""Key of the question, problem, remedy."""


def check_questions(
    file: YamlFile, questions: Iterable[QuestionFile], words: Words, overall: AbstractSet[str]
) -> Iterator[Fault]:
    """Every fault of every question in one file; overall grades, and grades without rationale, need no descriptors."""
    places = places_of(file)
    for question in questions:
        for found in (_code, _wording, _names, _condition, _answers, _range, _cells):
            for key, problem, remedy in found(question, words):
                yield file.fault((*places.get(question.code, ()), key), problem, remedy, question.code)
        if question.kind == "grade" and question.code not in overall and question.rationale_minimum != 0:
            for key, problem, remedy in _descriptors(question):
                yield file.fault((*places.get(question.code, ()), key), problem, remedy, question.code)


def condition_faults(text: str, words: Words, *, answers: bool = True) -> Iterator[tuple[str, str]]:
    """What is wrong with a condition by itself: problem and remedy; not everywhere may it ask about answers."""
    condition = Condition(text)
    for part in condition.malformed():
        which = "which is neither a tag nor an age rule, nor about an answer"
        yield f'The condition "{short(text)}" holds "{short(part)}", {which}.', "Correct the condition."
    if condition.answers() and not answers:
        yield f'The condition "{short(text)}" asks about an answer.', "Only tags and age rules can stand here."
    for tag in sorted(condition.tags()):
        if tag not in words.tags:
            yield f'The tag "{tag}" is not known.', "Check its spelling, or add it to shared/tags.yaml."


def token_faults(text: str, words: Words) -> Iterator[tuple[str, str]]:
    """Tokens in a text that nobody defines: problem and remedy."""
    for token in _TOKEN.findall(text):
        if token not in words.tokens:
            yield f'The token "{{{token}}}" is not known.', "Check its spelling, or add it to shared/tokens.yaml."


def split_help(text: str) -> tuple[str, str]:
    """What would be good and what would be inadequate, from the help of a graded question."""
    found = re.fullmatch(r"\s*Good:\s*(\S.*?)\s*Inadequate:\s*(\S.*?)\s*", text, re.DOTALL)
    return (found[1], found[2]) if found else ("", "")


def places_of(file: YamlFile) -> dict[str, Place]:
    """Where each question of a file stands, by its code."""
    content = file.content.get("questions", []) if isinstance(file.content, dict) else []
    found: dict[str, Place] = {}
    for at, item in enumerate(content if isinstance(content, list) else []):
        if isinstance(item, dict):
            found.setdefault(str(item.get("code")), ("questions", at))
    return found


def _code(question: QuestionFile, _words: Words) -> Found:
    if not CODE.fullmatch(question.code):
        yield "code", "The code is not three capital letters, a hyphen and two digits.", "Write it like VOC-01."


def _wording(question: QuestionFile, words: Words) -> Found:
    if len(question.text.split()) > MOST_WORDS:
        count = len(question.text.split())
        yield "text", f"The question has {count} words.", f"Shorten it to {MOST_WORDS} words or fewer."
    for key, text in (("text", question.text), ("help", question.help)):
        for problem, remedy in token_faults(text, words):
            yield key, problem, remedy


def _names(question: QuestionFile, words: Words) -> Found:
    named = (
        ("list", [question.list_] if question.list_ else [], words.lists, "list", "lists"),
        ("reasons", [question.reasons] if question.reasons else [], words.lists, "list", "lists"),
        ("standards", question.standards, words.standards, "standard", "standards"),
        ("themes", question.themes, words.themes, "theme", "themes"),
        ("measures", question.measures, words.measures, "measure", "measures"),
        ("sets_when", [rule.tag for rule in question.sets_when], words.tags, "tag", "tags"),
    )
    for key, codes, known, word, file in named:
        for code in codes:
            if code not in known:
                yield key, f'The {word} "{code}" is not known.', f"Check its spelling, or add it to shared/{file}.yaml."


def _condition(question: QuestionFile, words: Words) -> Found:
    for problem, remedy in condition_faults(question.when, words):
        yield "when", problem, remedy


def _answers(question: QuestionFile, words: Words) -> Found:
    choosing = question.kind in {"choice", "choices"}
    if choosing and not question.list_:
        yield "kind", "This question has no choices.", _NAME_A_LIST
    if question.list_ and not choosing:
        yield "list", "Only choices take a list.", "Remove the list or change the kind."
    if question.reasons_for and not question.reasons:
        yield "reasons_for", "Reasons are needed but no list of them is named.", "Name one under the key reasons."
    values = values_of(question, words)
    for key, codes in (("comment_for", question.comment_for), ("reasons_for", question.reasons_for)):
        for code in codes:
            if values is not None and code not in values:
                yield key, f'"{code}" is not one of the answers.', "Use the code of an answer."


def _cells(question: QuestionFile, words: Words) -> Found:
    if question.kind != "rows":
        if question.cells:
            yield "cells", "Only rows have cells.", "Remove the cells or change the kind to rows."
        return
    if not question.cells:
        yield "kind", "This question gathers rows, but says not what a row holds.", "Add what it holds under cells."
    seen: set[str] = set()
    for cell in question.cells:
        if cell.code in seen:
            yield "cells", f'Two cells have the code "{cell.code}".', "Give one of the two a new code."
        seen.add(cell.code)
        if cell.kind == "choice" and cell.list_ not in words.lists:
            named = f'The list "{cell.list_}" is not known.' if cell.list_ else f'"{cell.code}" has no choices.'
            yield "cells", named, _NAME_A_LIST
        if cell.kind != "choice" and cell.list_:
            yield "cells", f'"{cell.code}" takes no list.', "Remove the list, or change its kind to choice."


def _range(question: QuestionFile, _words: Words) -> Found:
    given = question.range_
    if given is None:
        return
    if question.kind != "number":
        yield "range", "Only numbers take a range.", "Remove the range or change the kind."
    if given.least is not None and given.most is not None and given.least > given.most:
        yield "range", "No number fits between least and most.", "Correct one of the two."
    if given.least is None and given.most is None and not given.whole:
        yield "range", "This range allows every number.", "Say least, most or whole, or remove it."


def values_of(question: QuestionFile, words: Words) -> set[str] | None:
    """The codes that can be chosen for a question; None where that cannot be known."""
    if question.list_:
        return {option.code for option in words.lists.get(question.list_, ())} or None
    if words.scales is None:
        return None
    scale = {"fact": words.scales.facts, "grade": (*words.scales.grades, words.scales.not_judged)}.get(question.kind)
    return {option.code for option in scale} if scale else set()


def _descriptors(question: QuestionFile) -> Found:
    if not all(split_help(question.help)):
        yield "help", 'A graded question needs "Good:" and then "Inadequate:" in its help.', "Add what is lacking."
