"""Drawn cases of a population as cases of the round: form, cover, and what the rules must know of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from audit_tool.analysis.allocating import AuditCase
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.cases import AGE, CASE_TYPE, TEAM, type_codes, type_tags
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.definition import Form, SecondSeat
from audit_tool.models.population import PopulationCase

NONE_CHOSEN: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class DrawnCase:
    """A case of the population, ready to be given away."""

    case: AuditCase
    kind: str
    form: str
    lacking: tuple[str, ...]
    cover: Mapping[str, Answer]


class DrawnCases:
    """Reads cases of the population by the forms that a round may use; all forms where it names none."""

    def __init__(self, forms: FormCatalogue, allowed: str, chosen: Mapping[str, str] = NONE_CHOSEN) -> None:
        """`chosen` has the form for cases of which no form fits, by the words of their types."""
        codes = {code for code in allowed.split(";") if code}
        entries = [entry for entry in forms.for_audits() if not codes or entry.code in codes]
        self._forms = forms
        self._chosen = chosen
        self._codes = [entry.code for entry in entries]
        self._types = {entry.code: frozenset(entry.case_types) for entry in entries}

    def read(self, listed: PopulationCase) -> DrawnCase:
        """One case with the first form that fits its types: a full one before a light one."""
        form = self._form(listed.case_types)
        cover = _cover(form, listed) if form else {}
        second = form is not None and form.second_seat is not SecondSeat.NONE
        case = AuditCase(listed.reference, listed.worker, listed.manager, listed.team, second)
        needed = form.questions.values() if form else ()
        wanted = (one for one in needed if one.code in {CASE_TYPE, AGE} and one.required and one.code not in cover)
        return DrawnCase(case, listed.case_types, form.code if form else "", tuple(one.text for one in wanted), cover)

    def _form(self, words: str) -> Form | None:
        if len(self._codes) == 1:
            return self._forms.newest(self._codes[0])
        for code in self._codes:
            form = self._forms.newest(code)
            told = type_codes(form, words)
            if told and type_tags(form, ",".join(told)) & self._types[code]:
                return form
        chosen = self._chosen.get(words)
        return self._forms.newest(chosen) if chosen else None


def _cover(form: Form, listed: PopulationCase) -> dict[str, Answer]:
    """The cover fields that the population tells, as far as the form holds them."""
    age = listed.age.strip().lower()
    told = {
        CASE_TYPE: ",".join(type_codes(form, listed.case_types)),
        AGE: age if age == "unborn" or age.isdecimal() else "",
        TEAM: listed.team.strip(),
    }
    return {code: Answer(value) for code, value in told.items() if value and code in form.questions}
