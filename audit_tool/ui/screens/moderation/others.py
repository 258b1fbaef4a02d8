"""What practitioner, child and family said about a compared case, in words beside both auditors' grades."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from audit_tool.formdef.answers import NOTHING, Answer
from audit_tool.formdef.definition import Form, Kind, Question
from audit_tool.formdef.wording import lowered, words
from audit_tool.reports.answer_words import quoted
from audit_tool.reports.voices import (
    FEEDBACK,
    KEEP_AND_CHANGE,
    MAY_USE,
    NOT_ON_RECORD,
    NOT_USED,
    ORDER,
    OWN_GRADE,
    OWN_WORDS,
    PROUD_OF,
    WHY_NOT,
    own_grade,
)
from audit_tool.reports.voices import RESULT_OF_ASKING as RESULT
from audit_tool.services.first_reading import AGREES, Companion
from audit_tool.services.pairs import Pair

# Not how they are supervised or what they carry: that is read of groups alone, never of one worker.
OF_THE_WORK = (PROUD_OF, "PSR-02", NOT_ON_RECORD, "PSR-09", "PSR-10", AGREES)
OF_THE_FAMILY = (OWN_WORDS, KEEP_AND_CHANGE, *(f"FCF-{number:02}" for number in range(5, 13)))
NOBODY = "No view of the practitioner or the family was handed in."
_STEPS = ("the same as", "one step", "two steps", "three steps")


@dataclass(frozen=True, slots=True)
class Said:
    """What one person said: what came of asking or their own grade, then answer by answer."""

    who: str
    grade: str
    """The practitioner's own grade; empty where none was given."""
    first: str
    """How far that grade lies from both auditors, or whether a view was obtained and why not."""
    quotes: tuple[tuple[str, str], ...]
    """A question and the words somebody found for it."""
    answers: tuple[tuple[str, str], ...]
    """A question and what was chosen."""


@dataclass(frozen=True, slots=True)
class Others:
    """Everything that others said of one case, and one line for those who leave it folded."""

    sum: str
    said: tuple[Said, ...]


def others_of(pair: Pair, voices: Sequence[Companion]) -> Others:
    """The practitioner first, then child and family, each beside the auditors' grades."""
    order = [ORDER[-1], *ORDER[:-1]]
    told = sorted(voices, key=lambda each: order.index(each.voice) if each.voice in order else len(order))
    said = tuple(_said(pair, each) for each in told)
    return Others(" ".join(map(_in_short, said)) or NOBODY, said)


def gap_words(form: Form, own: str, a: str, b: str) -> str:
    """How far somebody's own grade lies from the two auditors': "the same as A, one step above B"."""
    scale = [grade.code for grade in form.grades]
    if own not in scale:
        return ""
    if a == b and a in scale:
        return _step(scale.index(own) - scale.index(a), "both auditors")
    told = [(name, scale.index(own) - scale.index(code)) for name, code in (("A", a), ("B", b)) if code in scale]
    return ", ".join(_step(steps, name) for name, steps in told)


def _step(steps: int, whom: str) -> str:
    apart = _STEPS[min(abs(steps), len(_STEPS) - 1)]
    return f"{apart} {'' if not steps else 'above ' if steps > 0 else 'below '}{whom}"


def _said(pair: Pair, each: Companion) -> Said:
    family, kept_out = each.kind == FEEDBACK, each.answers.get(MAY_USE, NOTHING).value == "no"
    codes = [code for code in (OF_THE_FAMILY if family else OF_THE_WORK) if code in each.form.questions]
    given = [(each.form.questions[code], each.answers.get(code, NOTHING)) for code in codes]
    if kept_out:
        # What was chosen is no quotation; every word is.
        given = [(one, replace(answer, comment="")) for one, answer in given if one.kind is not Kind.TEXT]
    first = f"{_asking(each)} {NOT_USED if kept_out else ''}".strip() if family else _gap(pair, each)
    return Said(
        each.voice,
        own_grade(each),
        first,
        tuple((one.text, quoted(answer.value)) for one, answer in given if one.kind is Kind.TEXT and answer.value),
        tuple(
            (one.text, text) for one, answer in given if one.kind is not Kind.TEXT and (text := _answered(one, answer))
        ),
    )


def _answered(question: Question, answer: Answer) -> str:
    return ". ".join(part for part in (words(question, answer).strip().rstrip("."), answer.comment.strip()) if part)


def _gap(pair: Pair, each: Companion) -> str:
    if not (grade := own_grade(each)):
        return "No own grade."
    overall = next((item for item in pair.items if item.code == pair.form.main_grade), None)
    gap = gap_words(pair.form, grade, overall.a, overall.b) if overall else ""
    reason = each.answers.get(OWN_GRADE, NOTHING).comment.strip()
    return " ".join(part for part in (f"{gap[:1].upper()}{gap[1:]}." if gap else "", reason) if part)


def _asking(each: Companion) -> str:
    """Whether a view was obtained, and if not, why."""
    parts = [_answered(each.form.questions[code], each.answers.get(code, NOTHING)) for code in (RESULT, WHY_NOT)]
    told = [part for part in parts if part]
    return f"{': '.join([*told[:1], *map(lowered, told[1:])]).rstrip('.')}." if told else ""


def _in_short(said: Said) -> str:
    """One of them for the folded line."""
    if said.grade:
        return f"{said.who}’s own grade: {lowered(said.first.partition('.')[0]) or 'see inside'}."
    return f"{said.who}: {lowered(said.first.partition('.')[0])}."
