"""What all forms share: lists, scales, standards, themes, measures, tags, tokens and the banks, each read once."""

import copy
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from audit_tool.formdef import schema
from audit_tool.formdef.conditions import Condition
from audit_tool.formdef.definition import Interval, Option, Standard
from audit_tool.formdef.faults import Fault, FormFileError
from audit_tool.formdef.parsing import parse
from audit_tool.formdef.yaml_files import YamlFile, read_yaml

Model = TypeVar("Model", bound=schema.Part)


@dataclass(frozen=True, slots=True)
class Bank:
    """One question bank as read, with what was wrong in it."""

    questions: dict[str, schema.QuestionFile] = field(default_factory=dict)
    file: YamlFile | None = None
    faults: tuple[Fault, ...] = ()


@dataclass(slots=True)
class Library:
    """The shared folder, read lazily: nothing is opened before something asks for it."""

    folder: Path
    _banks: dict[str, Bank] = field(default_factory=dict)
    _files: dict[str, tuple[object, YamlFile | None, tuple[Fault, ...]]] = field(default_factory=dict)
    _words: "Words | None" = None

    def bank(self, code: str) -> Bank | None:
        """A question bank, or None where there is none of that code."""
        if code not in self._banks:
            path = self.folder / "banks" / f"{code}.yaml"
            if not code.isalnum() or not path.exists():
                return None
            self._banks[code] = _read_bank(path)
        return self._banks[code]

    def file(self, name: str, model: type[Model]) -> tuple[Model | None, YamlFile | None]:
        """One shared file by its name, read once."""
        if name not in self._files:
            try:
                file = read_yaml(self.folder / f"{name}.yaml")
                parsed, faults = parse(model, file)
                self._files[name] = (parsed, replace(file, content=None), tuple(faults))
            except FormFileError as error:
                self._files[name] = (None, None, error.faults)
        content, read, _ = self._files[name]
        return (content if isinstance(content, model) else None), read

    @property
    def words(self) -> "Words":
        """Everything shared but the banks, built for use."""
        if self._words is None:
            self._words = Words(self)
        return self._words

    def shared_faults(self) -> tuple[Fault, ...]:
        """What is wrong in the shared files, banks left out."""
        _ = self.words.everything
        return tuple(fault for _, _, faults in self._files.values() for fault in faults)


def _read_bank(path: Path) -> Bank:
    try:
        file = read_yaml(path)
    except FormFileError as error:
        return Bank(faults=error.faults)
    content, faults = parse(schema.BankFile, file)
    if content is None:
        return Bank(file=file, faults=tuple(faults))
    seen: dict[str, schema.QuestionFile] = {}
    for at, question in enumerate(content.questions):
        if question.code in seen:
            faults.append(
                file.fault(
                    ("questions", at), "This code is used twice.", "Give one of the two a new code.", question.code
                )
            )
        if question.code in content.retired:
            problem = "This code is retired, and a code is never used again."
            faults.append(file.fault(("questions", at), problem, "Give the question a new code.", question.code))
        seen.setdefault(question.code, question)
    if content.bank != path.stem:
        faults.append(file.fault(("bank",), "The bank's code is not the file's name.", f'Write "{path.stem}".'))
    return Bank(seen, file, tuple(faults))


class Words:
    """The shared files as values for building forms; an unreadable file counts as empty and shows in the faults."""

    def __init__(self, library: Library) -> None:
        self._library = library

    @cached_property
    def lists(self) -> dict[str, tuple[Option, ...]]:
        """Choice lists by code."""
        content, _ = self._library.file("lists", schema.ListsFile)
        return _lists(content.lists) if content else {}

    def with_lists(self, own: tuple[schema.ListFile, ...]) -> "Words":
        """The same words with a form's own lists beside the shared ones."""
        if not own:
            return self
        made = copy.copy(self)
        made.__dict__["lists"] = {**self.lists, **_lists(own[::-1])}  # of two by one name the first
        return made

    @cached_property
    def scales(self) -> schema.ScalesFile | None:
        """Grades, facts and what they need."""
        return self._library.file("scales", schema.ScalesFile)[0]

    @cached_property
    def themes(self) -> dict[str, str]:
        """Themes in words."""
        content, _ = self._library.file("themes", schema.ThemesFile)
        return {theme.code: theme.label for theme in content.themes} if content else {}

    @cached_property
    def measures(self) -> dict[str, str]:
        """Measures in words."""
        content, _ = self._library.file("measures", schema.MeasuresFile)
        return {measure.code: measure.title for measure in content.measures} if content else {}

    @cached_property
    def tags(self) -> dict[str, str]:
        """Tags in words."""
        content, _ = self._library.file("tags", schema.TagsFile)
        return content.tags if content else {}

    @cached_property
    def tokens(self) -> dict[str, str]:
        """What tokens stand for by default."""
        content, _ = self._library.file("tokens", schema.TokensFile)
        return content.tokens if content else {}

    @cached_property
    def holidays(self) -> frozenset[date]:
        """Bank holidays."""
        content, _ = self._library.file("bank_holidays", schema.HolidaysFile)
        return frozenset(date.fromisoformat(day) for day in content.days) if content else frozenset()

    @cached_property
    def standards(self) -> dict[str, Standard]:
        """Standards by code."""
        content, _ = self._library.file("standards", schema.StandardsFile)
        return {each.code: self._standard(each) for each in content.standards} if content else {}

    @property
    def everything(self) -> tuple[object, ...]:
        """Touch every shared file."""
        parts = (self.lists, self.scales, self.themes, self.measures, self.tags, self.tokens, self.standards)
        return (*parts, self.holidays)

    def _standard(self, each: schema.StandardFile) -> Standard:
        return Standard(
            code=each.code,
            title=each.title,
            start=each.start,
            end=each.end,
            number=each.number,
            unit=each.unit,
            status=each.status,
            valid_from=each.valid_from or "",
            valid_to=each.valid_to or "",
            words=each.words,
            intervals=tuple(
                Interval(one.code, one.label, one.number, one.unit, Condition(one.when)) for one in each.intervals
            ),
            at_least=each.at_least,
            plan_may_set=each.plan_may_set,
            holidays=self.holidays,
        )


def _lists(found: tuple[schema.ListFile, ...]) -> dict[str, tuple[Option, ...]]:
    return {each.code: options(each.options) for each in found}


def options(found: tuple[schema.OptionFile, ...]) -> tuple[Option, ...]:
    """Options of a list or scale as values."""
    return tuple(Option(one.code, one.label, one.sets, one.descriptor, one.comment) for one in found)
