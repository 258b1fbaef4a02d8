"""What practitioner, child and family said, in their own words, from the records that go with an audit."""

from collections.abc import Sequence

from audit_tool.formdef.answers import NOTHING
from audit_tool.formdef.wording import lowered, words
from audit_tool.reports.answer_words import quoted
from audit_tool.reports.case_summary.content import Voice
from audit_tool.services.first_reading import AGREES, Companion

FEEDBACK, REFLECTION = "feedback", "reflection"
OWN_WORDS, KEEP_AND_CHANGE, RESULT_OF_ASKING, WHY_NOT = "FCF-13", "FCF-14", "FCF-02", "FCF-03"
MAY_USE, NOT_USED = "FCF-15", "Their words are kept out of this, as they wish."
OWN_GRADE = "PSR-04"
PROUD_OF, HINDERED, NOT_ON_RECORD, TAKES = "PSR-01", "PSR-02", "PSR-03", "PSR-16"
ORDER = ("The child", "Mother", "Father", "The practitioner")


def voices_of(companions: Sequence[Companion]) -> tuple[Voice, ...]:
    """Child first, then family, then practitioner."""
    found = [Voice(each.voice, said) for each in companions if (said := _said(each))]
    return tuple(sorted(found, key=lambda voice: ORDER.index(voice.who) if voice.who in ORDER else len(ORDER)))


def response_of(companions: Sequence[Companion]) -> str:
    """The practitioner's response to the audit; empty where none is held."""
    for each in companions:
        if each.kind == REFLECTION:
            agrees = each.answers.get(AGREES, NOTHING)
            verdict = words(each.form.questions[AGREES], agrees) if agrees.value else ""
            parts = [f"Agrees with the overall grade: {lowered(verdict)}." if verdict else "", quoted(agrees.comment)]
            return " ".join(part for part in [*parts, quoted(each.answers.get(TAKES, NOTHING).value)] if part)
    return ""


def own_grade(each: Companion) -> str:
    """The grade that a practitioner gives the work; empty where none is given or somebody else speaks."""
    given = each.answers.get(OWN_GRADE, NOTHING).value if each.kind == REFLECTION else ""
    return given if given in {grade.code for grade in each.form.grades} else ""


def _said(each: Companion) -> str:
    if each.answers.get(MAY_USE, NOTHING).value == "no":
        return NOT_USED
    codes = (PROUD_OF, NOT_ON_RECORD) if each.kind == REFLECTION else (OWN_WORDS, KEEP_AND_CHANGE)
    own = [quoted(each.answers.get(code, NOTHING).value) for code in codes]
    return "\n".join(part for part in own if part) or _asked_in_vain(each)


def _asked_in_vain(each: Companion) -> str:
    if each.kind != FEEDBACK:
        return ""
    parts = [words(each.form.questions[code], each.answers.get(code, NOTHING)) for code in (RESULT_OF_ASKING, WHY_NOT)]
    return ": ".join([part if not at else lowered(part) for at, part in enumerate(part for part in parts if part)])
