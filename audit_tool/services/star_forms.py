"""The forms of the star: what each version asks, and what it does not that another version does (R-168)."""

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

from audit_tool.errors import AuditToolError
from audit_tool.formdef.definition import Form, Membership, Question
from audit_tool.formdef.measures import Measure, Part
from audit_tool.formdef.snapshots import form_from
from audit_tool.services.counted import COUNTED, MAIN
from audit_tool.services.star_facts import QuestionFact, Side
from audit_tool.services.workplace import Workplace
from audit_tool.storage import star
from audit_tool.storage.store import Session

NOT_ASKED = "not_asked"
Version = tuple[str, int]
"""A form and its version."""
AnswerKey = tuple[Version, str, str, int]
"""What tells one answer from all that are different: version, question, value, and the how many-eth of the question."""
MeasureKey = tuple[int, str]
"""Which count of all measures, and what an audit says to it."""


class StarForms:
    """The versions on which the audits of one export were made."""

    def __init__(self, work: Workplace, session: Session, versions: Collection[Version]) -> None:
        self._work = work
        self._session = session
        self._measures: dict[Version, list[tuple[int, str]]] = {}
        self.known = {each: form for each in sorted(versions) if (form := self._form(*each))}

    def question(self, version: Version, code: str) -> Question | None:
        """A question as this version asks it, or else the latest version that does; none where no version does."""
        own = self.known.get(version)
        return own.questions[code] if own and code in own.questions else self._union.get(version[0], {}).get(code)

    def is_question(self, version: Version, code: str) -> bool:
        """Whether something that is counted is a question, and no verdict or grade kept beside."""
        if version in self.known:
            return code in self.known[version].questions
        return code != MAIN and code not in {part.code for _, part in self.parts if part.together}

    def missing(self, version: Version) -> list[AnswerKey]:
        """What other versions of the form ask and this one does not."""
        return self._missing.get(version, [])

    def questions(self) -> Iterator[QuestionFact]:
        """Every question of every form, once for each version."""
        for version, form in self.known.items():
            for code, question in self._union[version[0]].items():
                own = form.questions.get(code)
                section = next((each for each in form.sections if own and own in each.questions), None)
                yield QuestionFact(form, own or question, section, asked=own is not None)

    def measures(self, side: Side) -> list[MeasureKey]:
        """What an audit says to each count of a measure that its form can be asked about."""
        version = side.sorted.form, side.sorted.version
        if version not in self._measures:
            self._measures[version] = [
                (at, part.code) for at, (_, part) in enumerate(self.parts) if self._concerns(part, version)
            ]
        given: dict[str, list[str]] = {}
        for code, value in side.answers:
            given.setdefault(code, []).append(value)
        unasked = (NOT_ASKED,)
        return [(at, value) for at, code in self._measures[version] for value in given.get(code, unasked)]

    def _concerns(self, part: Part, version: Version) -> bool:
        asked = self._union.get(version[0], {}).keys()
        return (not part.forms or version[0] in part.forms) and asked >= set(part.questions)

    @cached_property
    def parts(self) -> list[tuple[Measure, Part]]:
        """Every count of every measure, in their order."""
        return [(measure, part) for measure in self._work.forms.measures for part in measure.parts]

    @cached_property
    def _union(self) -> Mapping[str, dict[str, Question]]:
        """What any version of each form asks, by code; the latest wording stands."""
        found: dict[str, dict[str, Question]] = {}
        for (code, _), form in self.known.items():
            found.setdefault(code, {}).update({each.code: each for each in form.questions.values() if _counted(each)})
        return found

    @cached_property
    def _missing(self) -> Mapping[Version, list[AnswerKey]]:
        return {
            version: [(version, code, NOT_ASKED, 1) for code in self._union[version[0]] if code not in form.questions]
            for version, form in self.known.items()
        }

    def _form(self, code: str, version: int) -> Form | None:
        try:
            return self._work.forms.form(code, version)
        except AuditToolError:
            # Its file is gone; an audit that was submitted on it has kept it.
            kept = star.kept_form(self._session, code, version)
            return form_from(kept) if kept else None


def _counted(question: Question) -> bool:
    return question.kind in COUNTED and question.membership is not Membership.COVER
