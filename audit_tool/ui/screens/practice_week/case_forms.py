"""Which forms a case may be audited on, and what must be known of it for the form chosen. Knows no Qt."""

from collections.abc import Collection

from audit_tool.formdef.applicability import allocation_questions
from audit_tool.formdef.cases import CASE_TYPE, TEAM, type_tags
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.conditions import Facts
from audit_tool.formdef.definition import Form, Question


class CaseForms:
    """The forms of the folder as they are offered when a case is put into a round."""

    def __init__(self, catalogue: FormCatalogue, meant: Collection[str] = ()) -> None:
        self._catalogue = catalogue
        self._meant = frozenset(meant)
        """The forms that a round is meant for; none for any."""
        full = (self.form(entry.code) for entry in catalogue.for_audits() if entry.family == "full")
        self._typed: Form | None = next((form for form in full if CASE_TYPE in form.questions), None)

    @property
    def types(self) -> Question | None:
        """The question on the case types, in the words that all forms share."""
        return self._typed.questions[CASE_TYPE] if self._typed else None

    def offered(self, types: str = "") -> tuple[tuple[str, str], ...]:
        """Code and title of the forms that fit these case types; all of them while none is ticked."""
        tags = type_tags(self._typed, types) if self._typed else frozenset()
        fitting = self._catalogue.for_audits(tags)
        return tuple(
            (entry.code, f"{entry.title} ({entry.code})")
            for entry in fitting
            if not self._meant or entry.code in self._meant
        )

    def form(self, code: str) -> Form:
        """A form in its newest version."""
        return self._catalogue.newest(code)

    def facts(self, code: str, types: str) -> tuple[Question, ...]:
        """What else the form must know about a case of these types."""
        if not code:
            return ()
        form = self.form(code)
        known = Facts(frozenset(type_tags(form, types)))
        return tuple(one for one in cover_questions(form) if one.code != CASE_TYPE and one.when.holds(known))


def cover_questions(form: Form) -> tuple[Question, ...]:
    """What must be known when a case is chosen: the team, and whatever decides which questions are asked."""
    return tuple(question for question in allocation_questions(form) if question.code == TEAM or _decides(question))


def _decides(question: Question) -> bool:
    return question.gives_age or bool(question.sets_when) or any(option.sets for option in question.options)
