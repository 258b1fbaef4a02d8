"""Gentle prompts as form data: which answers sit oddly together, which words tell activity from difference (R-065)."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import StrictBool, StrictStr

from audit_tool.formdef.faults import Fault, FormFileError
from audit_tool.formdef.house_yaml import Place
from audit_tool.formdef.library import Library
from audit_tool.formdef.parsing import parse
from audit_tool.formdef.schema import Amount, Part, Text, Texts
from audit_tool.formdef.yaml_files import YamlFile, read_yaml

GRADES = "grades"
"""In the place of fact codes: every graded question that is asked."""
GeneralKind = Literal["activity", "repeats", "evidence", "order", "future", "flag", "personal"]
_NAMED = re.compile(r"\{([^{}]*)\}")
_KNOWN = ("advice", "day", "end", "facts", "flag", "grade", "start")
_REMEDY = "Correct it, or remove the rule."


class PromptRule(Part):
    """A prompt at one question when its answer is one of `answers` and the rest of the rule holds too."""

    code: Text
    question: Text
    answers: Texts
    say: Text
    facts: Texts = ()
    values: Texts = ()
    at_least: Amount = 1
    """How many of the facts have one of the values."""
    every: StrictBool = False
    """Every fact that is asked has one of them."""
    text: StrictStr = ""
    shorter_than: Amount = 0
    unless_reason: StrictBool = False
    only_at_review: StrictBool = False


class GeneralRule(Part):
    """A prompt that may come at any question of its kind."""

    code: Text
    kind: GeneralKind
    say: Text


class ConcernRule(Part):
    """An answer that opens the record of an immediate concern."""

    question: Text
    answers: Texts


class PromptsFile(Part):
    """The shared file of prompts."""

    rules: tuple[PromptRule, ...] = ()
    concerns: tuple[ConcernRule, ...] = ()
    general: tuple[GeneralRule, ...] = ()
    activity: Texts = ()
    difference: Texts = ()
    planned: Texts = ()


@dataclass(frozen=True)
class PromptBook:
    """All prompts, ready for use; an empty book prompts nothing."""

    rules: tuple[PromptRule, ...] = ()
    general: dict[str, GeneralRule] = field(default_factory=dict)
    activity: tuple[str, ...] = ()
    difference: tuple[str, ...] = ()
    planned: frozenset[str] = frozenset()
    concerns: tuple[ConcernRule, ...] = ()

    def opens_concern(self, question: str, answer: str) -> bool:
        """Whether an answer opens the record of an immediate concern (R-077)."""
        return any(rule.question == question and answer in rule.answers for rule in self.concerns)

    def said(self, say: str, **words: str) -> str:
        """A prompt's sentence with what it is about; braces that stand for nothing stay."""
        return _NAMED.sub(lambda found: words.get(found[1], found[0]), say)

    @cached_property
    def activity_words(self) -> re.Pattern[str]:
        """Finds words of things done."""
        return _pattern(self.activity)

    @cached_property
    def difference_words(self) -> re.Pattern[str]:
        """Finds words of judgement or change."""
        return _pattern(self.difference)


def prompt_book(shared: Path) -> PromptBook:
    """The prompts of a shared folder; a missing or unreadable file counts as none, and shows in the faults."""
    content, _, _ = _read(shared)
    if content is None:
        return PromptBook()
    general: dict[str, GeneralRule] = {rule.kind: rule for rule in content.general}
    words = (content.activity, content.difference)
    return PromptBook(content.rules, general, *words, frozenset(content.planned), content.concerns)


def prompt_faults(library: Library) -> list[Fault]:
    """What is wrong with the prompts; they are no part of a form, so a fault here stops none."""
    content, file, faults = _read(library.folder)
    if content is None or file is None:
        return faults
    for at, rule in enumerate(content.rules):
        named = (rule.question, *(code for code in rule.facts if code != GRADES), *((rule.text,) if rule.text else ()))
        unknown = [code for code in named if not _exists(library, code)]
        faults += [
            file.fault(("rules", at), f'The prompt {rule.code} names "{code}", which is in no bank.', _REMEDY, code)
            for code in unknown
        ]
        if rule.facts and not rule.values:
            faults.append(file.fault(("rules", at), f"The prompt {rule.code} has facts but no values.", _REMEDY))
    faults += [
        file.fault(("concerns", at), f'The rule for concerns names "{rule.question}", which is in no bank.', _REMEDY)
        for at, rule in enumerate(content.concerns)
        # A question that only one form asks is in no bank.
        if library.bank(rule.question[:3]) is not None and not _exists(library, rule.question)
    ]
    said: list[tuple[Place, PromptRule | GeneralRule]] = [
        *((("rules", at, "say"), rule) for at, rule in enumerate(content.rules)),
        *((("general", at, "say"), rule) for at, rule in enumerate(content.general)),
    ]
    for place, one in said:
        for name in set(_NAMED.findall(one.say)).difference(_KNOWN):
            problem = f'The prompt {one.code} says "{{{name}}}", which stands for nothing.'
            faults.append(file.fault(place, problem, f"Use one of: {', '.join(_KNOWN)}."))
    return faults


def _read(shared: Path) -> tuple[PromptsFile | None, YamlFile | None, list[Fault]]:
    path = shared / "prompts.yaml"
    if not path.exists():
        return None, None, []
    try:
        file = read_yaml(path)
    except FormFileError as error:
        return None, None, list(error.faults)
    content, faults = parse(PromptsFile, file)
    return content, file, faults


def _exists(library: Library, code: str) -> bool:
    bank = library.bank(code[:3])
    return bank is not None and code in bank.questions


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for all words; nothing matches where there are none."""
    parts = [re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "") for word in words]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)" if parts else r"(?!)", re.IGNORECASE)
