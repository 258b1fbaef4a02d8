"""Finds the questions that a form's references mean: `VOC-01..13` a run, `VOC-all` a bank, `VOC-15` one question."""

import re
from collections.abc import Mapping

from audit_tool.formdef.library import Bank, Library
from audit_tool.formdef.schema import FormFile, QuestionFile

CODE = re.compile(r"[A-Z]{3}-\d{2}")
_REFERENCE = re.compile(r"([A-Z]{3})-(?:(\d\d)(?:\.\.(\d\d))?|(all))")


class Sources:
    """Where a form's questions come from: the shared banks and the form's own list."""

    def __init__(self, form: FormFile, library: Library) -> None:
        self.own: Mapping[str, QuestionFile] = {question.code: question for question in form.questions}
        self._library = library
        self.banks: dict[str, Bank] = {}

    def question(self, code: str) -> QuestionFile | None:
        """One question by its code."""
        return self._questions(code[:3]).get(code)

    def unread(self, reference: str) -> bool:
        """Whether a reference means a bank that cannot be read, which is its fault and not the reference's."""
        self._questions(reference[:3])
        bank = self.banks[reference[:3]]
        return bool(bank.faults) and bank.file is None

    def expand(self, reference: str) -> tuple[str, ...]:
        """The codes that a reference means; none where it means nothing that exists."""
        found = _REFERENCE.fullmatch(reference)
        if not found:
            return ()
        bank, first, last, whole = found.groups()
        known = self._questions(bank)
        if whole:
            return tuple(known)
        ends = (f"{bank}-{first}", f"{bank}-{last or first}")
        if not set(ends) <= known.keys():
            return ()
        return tuple(code for code in known if ends[0] <= code <= ends[1])

    def _questions(self, prefix: str) -> Mapping[str, QuestionFile]:
        if prefix not in self.banks:
            own = {code: question for code, question in self.own.items() if code[:3] == prefix}
            bank = self._library.bank(prefix) or Bank()
            self.banks[prefix] = Bank({**own, **bank.questions}, bank.file, bank.faults)
        return self.banks[prefix].questions
