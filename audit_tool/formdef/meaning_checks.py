"""What must be true of all codes of a folder together: one meaning a code, and measures that find their questions."""

import re
from collections.abc import Iterable, Iterator, Mapping

from audit_tool.formdef.faults import Fault
from audit_tool.formdef.library import Library
from audit_tool.formdef.schema import FormFile, MeasuresFile, QuestionFile
from audit_tool.formdef.yaml_files import YamlFile

_MEASURE = re.compile(r"\bM\d\d\b")
_RUN = re.compile(r"([A-Z]{3}-)(\d\d)(?: to [A-Z]{3}-(\d\d))?")
Forms = Iterable[tuple[YamlFile, FormFile]]


def check_meanings(forms: Forms, library: Library, banks: Iterable[str]) -> Iterator[Fault]:
    """Every fault of what codes mean that shows only when forms and banks are looked at side by side."""
    found = tuple(forms)
    yield from _codes_of_two_forms(found)
    asked = {
        code: question for bank in banks if (read := library.bank(bank)) for code, question in read.questions.items()
    }
    for _, form in found:
        asked |= {question.code: question for question in form.questions}
    yield from _measures(library, asked, {form.overall for _, form in found})


def _codes_of_two_forms(forms: Forms) -> Iterator[Fault]:
    """Two forms may not give one code to questions of their own; two versions of one form do."""
    owners: dict[str, str] = {}
    for file, form in forms:
        for at, question in enumerate(form.questions):
            owner = owners.setdefault(question.code, form.code)
            if owner != form.code:
                problem = f"This code belongs to a question of the form {owner}."
                yield file.fault(("questions", at), problem, "Give the question a new code.", question.code)


def _measures(library: Library, asked: Mapping[str, QuestionFile], overall: set[str]) -> Iterator[Fault]:
    content, file = library.file("measures", MeasuresFile)
    if content is None or file is None:
        return
    banks = {code[:3] for code in asked}
    definitions = {measure.code: measure.definition for measure in content.measures}
    for at, measure in enumerate(content.measures):
        named = _named(measure.definition)
        # Where a definition takes another measure for some forms alone, it counts what that one names.
        others = {code for each in _MEASURE.findall(measure.definition) for code in _named(definitions.get(each, ""))}
        tagged = {code for code, question in asked.items() if measure.code in question.measures}
        problems = [
            *(
                f"{measure.code} names {code}, which does not report to it."
                for code in sorted((named & asked.keys()) - tagged - overall)
            ),
            *(f"{code} reports to {measure.code}, which does not name it." for code in sorted(tagged - named)),
            *(
                f"{measure.code} names {code}, which is no question."
                for code in sorted(named - asked.keys())
                if code[:3] in banks
            ),
            *(
                f"{measure.code} counts {code}, which its definition does not name."
                for code in sorted(
                    {code for part in measure.counts for code in (*part.questions, *part.unless)}
                    - named
                    - others
                    - tagged
                )
            ),
        ]
        for problem in problems:
            remedy = "Correct the definition, or the measures of the question."
            yield file.fault(("measures", at, "definition"), problem, remedy)


def _named(definition: str) -> set[str]:
    """The questions that a definition names, runs such as "PLN-01 to PLN-05" spelled out."""
    return {
        f"{bank}{number:02}"
        for bank, first, last in _RUN.findall(definition)
        for number in range(int(first), int(last or first) + 1)
    }
