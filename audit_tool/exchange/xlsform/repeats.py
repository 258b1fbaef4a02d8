"""A repeat of an XLSForm as one question that gathers rows, with a cell for each question in it."""

import re
from collections.abc import Mapping

from audit_tool.exchange.xlsform.choices import Choices
from audit_tool.exchange.xlsform.leftovers import Leftovers
from audit_tool.exchange.xlsform.types import RowType
from audit_tool.exchange.xlsform.workbook import Row
from audit_tool.formdef.house_writing import Written

_CELLS = {"text": "text", "integer": "number", "decimal": "number", "date": "date", "select_one": "choice"}
_NOT_IN_CELLS = ("relevant", "constraint", "hint", "guidance_hint")


class Repeat:
    """The rows question of one repeat while its questions are read."""

    def __init__(self, depth: int, question: dict[str, object], choices: Choices, left: Leftovers) -> None:
        self.depth = depth
        """How many groups are open outside it."""
        self._choices = choices
        self._left = left
        self._cells: list[Written] = []
        self._question = question
        question["cells"] = self._cells

    @property
    def question(self) -> Mapping[str, object] | None:
        """The question, or None where nothing is gathered."""
        return self._question if self._cells else None

    def add(self, row: Row, kind: RowType, label: str, *, required: bool) -> None:
        """A question within the repeat."""
        codes = self._choices.take(kind.list_name, or_other=False) if kind.name == "select_one" else {}
        code = re.sub(r"[^a-z0-9_]", "_", row.text("name").lower()).lstrip("0123456789_") or "cell"
        if kind.name not in _CELLS or codes is None or code in {cell["code"] for cell in self._cells}:
            problem = f"“{row.text('name')}” cannot stand in a repeat, by its type, its list or its name."
            self._left.note("survey", row.number, problem, "Ask it outside, or give it another name or type.")
            return
        made: dict[str, object] = {"code": code, "label": label, "kind": _CELLS[kind.name]}
        if codes:
            made["list"] = self._choices.code_of(kind.list_name, or_other=False)
        if not required:
            made["required"] = False
        self._cells.append(made)
        lost = [heading for heading in row.cells if heading.partition("::")[0] in _NOT_IN_CELLS]
        if lost or kind.or_other:
            words = ", ".join([*lost, *(["or_other"] if kind.or_other else [])])
            self._left.note("survey", row.number, f"Within a repeat {words} is left out.", "Say it in the label.")
