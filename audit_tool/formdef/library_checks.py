"""What must be true of the shared files together: one meaning a code, and nothing named that is not there."""

from collections.abc import Iterable

from audit_tool.formdef.faults import Fault
from audit_tool.formdef.house_yaml import Place
from audit_tool.formdef.library import Library, Words
from audit_tool.formdef.question_checks import condition_faults
from audit_tool.formdef.schema import ListFile, ListsFile, MeasuresFile, ScalesFile, StandardsFile, ThemesFile
from audit_tool.formdef.schema import Part as FilePart
from audit_tool.formdef.yaml_files import YamlFile


def check_library(library: Library) -> list[Fault]:
    """Every fault of the shared files; the banks are looked at with the forms that use them."""
    faults = list(library.shared_faults())
    words = library.words
    coded: tuple[tuple[str, type[FilePart], str], ...] = (
        ("lists", ListsFile, "lists"),
        ("standards", StandardsFile, "standards"),
        ("themes", ThemesFile, "themes"),
        ("measures", MeasuresFile, "measures"),
    )
    for name, model, key in coded:
        content, file = library.file(name, model)
        if content is not None and file is not None:
            faults += _twice(file, key, [each.code for each in getattr(content, key)])
    faults += _lists(library, words)
    faults += _scales(library, words)
    faults += _standards(library, words)
    return faults


def _twice(file: YamlFile, key: str, codes: Iterable[str]) -> list[Fault]:
    found = list(codes)
    return [
        file.fault((key, at, "code"), f'The code "{code}" is used twice.', "Keep one of the two.")
        for at, code in enumerate(found)
        if code in found[:at]
    ]


def _lists(library: Library, words: Words) -> list[Fault]:
    content, file = library.file("lists", ListsFile)
    return list_faults(file, content.lists, words) if content is not None and file is not None else []


def list_faults(file: YamlFile, lists: Iterable[ListFile], words: Words) -> list[Fault]:
    """Every fault of the choice lists in one file: the shared ones, or a form's own."""
    faults: list[Fault] = []
    for at, each in enumerate(lists):
        here: Place = ("lists", at)
        codes = [option.code for option in each.options]
        unknown = {tag for option in each.options for tag in option.sets if tag not in words.tags}
        problems = [
            *(
                (f'{each.code} holds "{code}" twice.', "Keep one of the two.")
                for code in set(codes)
                if codes.count(code) > 1
            ),
            *((f'The tag "{tag}" is not known.', "Add it to shared/tags.yaml.") for tag in sorted(unknown)),
            *((f'The code "{code}" holds a comma.', "Use letters and _.") for code in codes if "," in code),
        ]
        faults += [file.fault(here, problem, remedy) for problem, remedy in problems]
    return faults


def _scales(library: Library, words: Words) -> list[Fault]:
    content, file = library.file("scales", ScalesFile)
    if content is None or file is None:
        return []
    named = {key: getattr(content, key) for key in ("evidence", "not_judged_reasons", "late_reasons")}
    return [
        file.fault((key,), f'The list "{code}" is not known.', "Check shared/lists.yaml.")
        for key, code in named.items()
        if code not in words.lists
    ]


def _standards(library: Library, words: Words) -> list[Fault]:
    content, file = library.file("standards", StandardsFile)
    faults: list[Fault] = []
    if content is None or file is None:
        return faults
    for at, each in enumerate(content.standards):
        if (each.number is None) != (each.unit == ""):
            faults.append(file.fault(("standards", at), "A number and its unit go together.", "Give both or neither."))
        if each.plan_may_set and (each.at_least or "hours" in {each.unit, *(one.unit for one in each.intervals)}):
            problem = "A plan can only shorten a standard of at most so many days, weeks or months."
            faults.append(file.fault(("standards", at, "plan_may_set"), problem, "Take this key away."))
        for interval in each.intervals:
            faults += [
                file.fault(("standards", at, "intervals"), problem, remedy)
                for problem, remedy in condition_faults(interval.when, words, answers=False)
            ]
    return faults
