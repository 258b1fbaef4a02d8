"""The sheet `survey` of an XLSForm as sections and questions of a form file, row by row."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from audit_tool.exchange.xlsform.choices import Choices
from audit_tool.exchange.xlsform.expressions import CannotSayError
from audit_tool.exchange.xlsform.leftovers import Leftovers
from audit_tool.exchange.xlsform.repeats import Repeat
from audit_tool.exchange.xlsform.translation import Asked, all_of, condition_of, range_of
from audit_tool.exchange.xlsform.types import ASKED, CHOOSING, FROM_PHONE, RowType, type_of
from audit_tool.exchange.xlsform.wording import Language, plain, question_text
from audit_tool.exchange.xlsform.workbook import Row
from audit_tool.formdef.house_writing import Written

_YES, _NO = {"yes", "true", "true()", "1"}, {"", "no", "false", "false()", "0"}
_UNREAD = {
    "appearance": "Nothing: the program chooses how a question looks.",
    "default": "Nothing, or say it in the help: no answer is filled in beforehand.",
    "calculation": "Leave it out: nothing is calculated in a form.",
    "read_only": "Nothing, unless it only showed a text; then make it the help of a question.",
    "choice_filter": "Make a list, and a question with a condition, for each case.",
    "trigger": "Leave it out: nothing is calculated in a form.",
    "repeat_count": "Ask the questions as often as they are needed.",
    "required_message": "Nothing: the program says what is missing.",
}


@dataclass(slots=True)
class Part:
    """A section on its way."""

    title: str
    row: int
    when: str = ""
    implicit: bool = False
    questions: list[Written] = field(default_factory=list)


@dataclass(slots=True)
class _Group:
    """A group that is open, with its condition."""

    kind: str
    row: int
    when: str


class Survey:
    """Carries rows over in order; a question is known to the conditions that follow it."""

    def __init__(self, codes: Iterator[str], choices: Choices, language: Language, left: Leftovers) -> None:
        self._codes = codes
        self._choices = choices
        self._language = language
        self._left = left
        self._asked: dict[str, Asked] = {}
        self._groups: list[_Group] = []
        self._notes: list[tuple[int, str]] = []
        self._repeat: Repeat | None = None
        self.parts: list[Part] = []

    def read(self, rows: tuple[Row, ...]) -> list[Part]:
        """The sections that hold a question."""
        for row in rows:
            self._row(row, type_of(row.text("type")))
        self._close_repeat()
        for group in self._groups:
            self._note(group.row, f"This {group.kind} has no end.", "Write one where it ends.")
        self._drop_notes()
        return [part for part in self.parts if part.questions]

    def _row(self, row: Row, kind: RowType) -> None:
        if row.formulas:
            self._note(row.number, "A formula is not read.", "Write the text itself.")
        if kind.name.startswith("begin_"):
            self._begin(row, kind.name.removeprefix("begin_"))
        elif kind.name.startswith("end_"):
            self._end(row)
        elif kind.name == "note":
            self._keep_note(row)
        elif kind.name in ASKED:
            self._question(row, kind)
        elif kind.name == "calculate":
            self._note(row.number, f"The calculation {row.text('name')} is left out.", _UNREAD["calculation"])
        elif kind.name in FROM_PHONE:
            self._note(row.number, f"“{kind.name}” is not collected.", "Nothing: the program keeps who and when.")
        elif kind.name:
            remedy = "Ask for it as text, or leave it out."
            self._note(row.number, f"A question of the type “{kind.name}” cannot be asked here.", remedy)
        else:
            self._note(row.number, "The row has no type.", "Give it one, or remove it.")

    def _begin(self, row: Row, kind: str) -> None:
        label = self._text(row, "label") or row.text("name") or "Questions"
        when = self._condition(row)
        if when:
            self._drop_notes()
        if not self._groups:
            self.parts.append(Part(label, row.number, when))
        elif self._repeat is not None and (when or kind == "repeat"):
            problem = "Within a repeat neither a condition nor another repeat can stand; what is in it is a cell."
            self._note(row.number, problem, "Look at the cells of the rows.")
        elif kind == "group" and self._text(row, "label"):
            self._note(row.number, f"The heading “{label}” within a group is left out.", "Make it a section.")
        self._unread(row)
        self._groups.append(_Group(kind, row.number, when if self._groups else ""))
        if kind == "repeat" and self._repeat is None:
            self._open_repeat(row, label)

    def _end(self, row: Row) -> None:
        if not self._groups:
            self._note(row.number, "Nothing is open that could end here.", "Remove the row.")
            return
        self._groups.pop()
        if self._repeat is not None and self._repeat.depth == len(self._groups):
            self._close_repeat()
        if not self._groups:
            self._drop_notes()

    def _open_repeat(self, row: Row, label: str) -> None:
        text, whole = question_text(label, ("survey", row.number), self._left)
        made: dict[str, object] = {"code": next(self._codes), "text": text, "kind": "rows", "set": "short"}
        extra = {"when": self._joined(row, ""), "help": " ".join(part for part in (whole, *self._help(row)) if part)}
        made |= {key: value for key, value in extra.items() if value}
        made |= {"source": [f"XLSForm, survey row {row.number}: {row.text('name')}"], "required": False}
        self._repeat = Repeat(len(self._groups) - 1, made, self._choices, self._left)

    def _close_repeat(self) -> None:
        if self._repeat is not None and self._repeat.question is not None:
            self.parts[-1].questions.append(self._repeat.question)
        self._repeat = None

    def _keep_note(self, row: Row) -> None:
        if row.text("relevant"):
            self._note(row.number, "A note with a condition is left out.", "Put it into the help of a question.")
        elif words := self._text(row, "label"):
            self._notes.append((row.number, words))

    def _question(self, row: Row, kind: RowType) -> None:
        name, label = row.text("name"), self._text(row, "label")
        if self._repeat is not None:
            self._repeat.add(row, kind, label or name or "?", required=self._required(row))
            return
        choices = self._choices.take(kind.list_name, or_other=kind.or_other) if kind.name in CHOOSING else {}
        if choices is None:
            self._note(row.number, f"The list “{kind.list_name}” has no choices.", "Fill the sheet choices.")
            return
        if not label:
            self._note(row.number, "The question has no label; its name stands for it.", "Word the question.")
        where = ("survey", row.number)
        text, whole = question_text(label or name or "?", where, self._left)
        asked = Asked(next(self._codes), ASKED[kind.name], choices)
        made: dict[str, object] = {"code": asked.code, "text": text, "kind": asked.kind, "set": "short"}
        extra = {
            "list": self._choices.code_of(kind.list_name, or_other=kind.or_other) if choices else "",
            "when": self._when(row),
            "help": " ".join(part for part in (whole, *self._help(row)) if part),
            "range": self._range(row, kind.name),
        }
        made |= {key: value for key, value in extra.items() if value}
        made["source"] = [f"XLSForm, survey row {row.number}: {name}"]
        if not self._required(row):
            made["required"] = False
        self._unread(row)
        self._section(row).questions.append(made)
        if name in self._asked:
            self._note(row.number, f"The name {name} is used twice.", "Conditions mean the first of the two.")
        self._asked.setdefault(name, asked)

    def _section(self, row: Row) -> Part:
        if not self._groups and not (self.parts and self.parts[-1].implicit):
            self.parts.append(Part("Questions", row.number, implicit=True))
        return self.parts[-1]

    def _when(self, row: Row) -> str:
        return self._joined(row, self._condition(row))

    def _joined(self, row: Row, own: str) -> str:
        try:
            return all_of([*(group.when for group in self._groups), own])
        except CannotSayError as why:
            self._note(row.number, f"The conditions of its groups together are too long: {why}.", "Write them shorter.")
            return own

    def _condition(self, row: Row) -> str:
        text = row.text("relevant")
        if not text:
            return ""
        try:
            return condition_of(text, self._asked)
        except CannotSayError as why:
            problem = f"The condition “{text}” is left out, so it is always asked: {why}."
            self._note(row.number, problem, "Write it under the key when.")
            return ""

    def _range(self, row: Row, kind: str) -> Written:
        text, message = row.text("constraint"), self._text(row, "constraint_message")
        whole: Written = {"whole": True} if kind == "integer" else {}
        if not text:
            return whole
        try:
            ends = range_of(text, kind)
        except CannotSayError as why:
            problem = f"The limit “{text}” is left out: {why}."
            self._note(row.number, problem, f"Say it in the help{f': “{message}”' if message else '.'}")
            return whole
        return {**ends, **whole, **({"say": message} if message else {})}

    def _required(self, row: Row) -> bool:
        text = row.text("required").lower()
        if text not in _YES | _NO:
            problem = f"Whether it must be answered depends on “{text}”; it need not be."
            self._note(row.number, problem, "Make two questions with conditions, one of them required.")
        return text in _YES

    def _help(self, row: Row) -> list[str]:
        notes, self._notes = [words for _, words in self._notes], []
        return [*notes, self._text(row, "hint"), self._text(row, "guidance_hint")]

    def _drop_notes(self) -> None:
        for number, _ in self._notes:
            self._note(number, "No question follows this note, so it is left out.", "Put it into a help.")
        self._notes = []

    def _unread(self, row: Row) -> None:
        for heading, text in row.cells.items():
            name = heading.partition("::")[0]
            if name in _UNREAD:
                self._note(row.number, f"{name} “{text[:40]}” is ignored.", _UNREAD[name])
            elif name in {"media", "image", "audio", "video", "big_image", "body"}:
                self._note(row.number, f"{heading} is left out.", "Describe it in the help.")

    def _text(self, row: Row, heading: str) -> str:
        return plain(self._language.text(row, heading), ("survey", row.number), self._left)

    def _note(self, row: int, problem: str, remedy: str) -> None:
        self._left.note("survey", row, problem, remedy)
