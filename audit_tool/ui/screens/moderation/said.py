"""What practitioner and family said of a compared case, with the gap between grades (R-074). Knows no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

from audit_tool.formdef.grading import main_grade
from audit_tool.reports.voices import own_grade, voices_of
from audit_tool.services.first_reading import Companion
from audit_tool.services.moderating import Comparison

_STEPS = {0: "the same as", 1: "one grade higher than", 2: "two grades higher than", 3: "three grades higher than"}


@dataclass(frozen=True, slots=True)
class VoiceLine:
    """One person's own view."""

    who: str
    words: str
    grade: str = ""
    """The grade that the practitioner gives the work, where they gave one."""
    gap: str = ""
    """How far that is from each auditor's overall grade."""


def voice_lines(comparison: Comparison, companions: Sequence[Companion]) -> tuple[VoiceLine, ...]:
    """Own grades first, then own words: the child's, the family's, the practitioner's."""
    graded = [
        VoiceLine(each.voice, "", grade, _gap(comparison, grade)) for each in companions if (grade := own_grade(each))
    ]
    return (*graded, *(VoiceLine(voice.who, voice.words) for voice in voices_of(companions)))


def _gap(comparison: Comparison, grade: str) -> str:
    """The practitioner's own grade beside both overall grades, in steps of the scale."""
    pair = comparison.pair
    scale = [option.code for option in pair.form.grades]
    given = ((letter, main_grade(pair.form, side.answers)) for letter, side in (("A", pair.a), ("B", pair.b)))
    steps = [
        f"{_STEPS[apart] if apart >= 0 else _STEPS[-apart].replace('higher', 'lower')} {letter}"
        for letter, other in given
        if grade in scale and other in scale and (apart := scale.index(grade) - scale.index(other)) in range(-3, 4)
    ]
    return " and ".join(steps)
