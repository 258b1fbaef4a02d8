"""The sheet `choices` of an XLSForm as the own lists of a form file."""

import re
from collections.abc import Mapping

from audit_tool.exchange.xlsform.leftovers import Leftovers
from audit_tool.exchange.xlsform.wording import Language, plain
from audit_tool.exchange.xlsform.workbook import Row, Sheet
from audit_tool.formdef.house_writing import Written

OTHER = "other"
_KNOWN = {"list_name", "name", "label", "value"}


class Choices:
    """Every list by its name, and those that a question asked for."""

    def __init__(self, sheet: Sheet, code: str, language: Language, left: Leftovers) -> None:
        self._code = code
        self._left = left
        self._options: dict[str, dict[str, tuple[str, str]]] = {}
        self._used: dict[tuple[str, bool], None] = {}
        for row in sheet.rows:
            self._read(row, language)
        for heading in dict.fromkeys(heading.partition("::")[0] for heading in sheet.headings):
            if heading not in _KNOWN:
                left.note("choices", 1, f"The column {heading} is not read.", "Nothing, unless the form depends on it.")

    def take(self, name: str, *, or_other: bool) -> Mapping[str, str] | None:
        """Codes of a list by name in the XLSForm; the form file will hold it. None where there is no such list."""
        options = self._options.get(name)
        if not options:
            return None
        self._used[name, or_other] = None
        codes = {found: code for found, (code, _) in options.items()}
        return {**({OTHER: OTHER} if or_other else {}), **codes}

    def code_of(self, name: str, *, or_other: bool) -> str:
        """What a list is called in the form file."""
        return f"{self._code}-{name}{'-or-other' if or_other else ''}"

    def lists(self) -> list[Written]:
        """The lists that are used, as the form file holds them."""
        return [
            {"code": self.code_of(name, or_other=or_other), "options": self._written(name, or_other=or_other)}
            for name, or_other in self._used
        ]

    def _read(self, row: Row, language: Language) -> None:
        name, value = row.text("list_name"), row.text("name") or row.text("value")
        where = ("choices", row.number)
        if row.formulas:
            self._left.note(*where, "A formula is not read.", "Write the text itself.")
        if not name or not value:
            self._left.note(*where, "A choice needs list_name and name.", "Fill both, or remove the row.")
            return
        options = self._options.setdefault(name, {})
        code = re.sub(r"[^A-Za-z0-9_.-]", "_", value)
        if code in {known for known, _ in options.values()}:
            self._left.note(*where, f"“{value}” is in the list {name} twice.", "Give it another name.")
            return
        options[value] = (code, plain(language.text(row, "label"), where, self._left) or value)

    def _written(self, name: str, *, or_other: bool) -> list[Written]:
        found: dict[str, Written] = {
            code: {"code": code, "label": label} for code, label in self._options[name].values()
        }
        if or_other:
            found[OTHER] = {"code": OTHER, "label": "Other", **found.get(OTHER, {}), "comment": True}
        return list(found.values())
