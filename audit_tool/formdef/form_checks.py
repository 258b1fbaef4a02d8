"""What must be true of a form as a whole: its references, limits, conditions and the sections that stay on."""

from collections.abc import Iterator

from audit_tool.formdef.faults import Fault
from audit_tool.formdef.house_yaml import Place
from audit_tool.formdef.library import Words
from audit_tool.formdef.library_checks import list_faults
from audit_tool.formdef.question_checks import MOST_WORDS, condition_faults, token_faults
from audit_tool.formdef.reach_checks import check_reach
from audit_tool.formdef.references import CODE, Sources
from audit_tool.formdef.schema import FormFile, SectionFile
from audit_tool.formdef.yaml_files import YamlFile

ALWAYS_ON = ("SAF", "OUT", "OVR")
"""Banks that no full case file form may leave out (1.3, R-038)."""

NO_CASE_FILE = {"document", "contact"}
"""Subjects of full forms that judge one plan or one decision: of these banks, they leave OUT to others."""

RETIRED = "This code is retired, and a code is never used again."


def check_form(file: YamlFile, form: FormFile, sources: Sources, words: Words) -> Iterator[Fault]:
    """Every fault of the form itself; its banks and shared files are looked at elsewhere."""
    taken: dict[str, str] = {}
    for at, section in enumerate(form.sections):
        yield from _section(file, at, section, sources, taken)
        for problem, remedy in condition_faults(section.when, words):
            yield file.fault(("sections", at, "when"), problem, remedy, section=section.title)
    numbers = [section.number for section in form.sections]
    for at, number in enumerate(numbers):
        if number in numbers[:at]:
            yield file.fault(
                ("sections", at, "number"), f"The section number {number} is used twice.", "Give it another."
            )
    yield from _name(file, form)
    yield from _own_lists(file, form, words)
    yield from _own_questions(file, form, sources)
    yield from _named_questions(file, form, sources, taken)
    yield from _limits(file, form, words)
    yield from _standards(file, form, words)
    yield from _local_words(file, form, words)
    yield from check_reach(file, form, sources, words)
    if form.family == "full":
        yield from _always_on(file, form, sources, set(taken))


def _section(file: YamlFile, at: int, section: SectionFile, sources: Sources, taken: dict[str, str]) -> Iterator[Fault]:
    place: Place = ("sections", at, "questions")
    here: set[str] = set()
    for item, reference in enumerate(section.questions):
        codes = sources.expand(reference)
        if not codes and not sources.unread(reference):
            problem = f'"{reference}" names no question that exists.'
            yield file.fault(
                (*place, item), problem, "Check the code, or add it to its bank.", reference, section.title
            )
        for code in codes:
            if code in taken:
                problem = f"The question is already in the section {taken[code]}."
                yield file.fault((*place, item), problem, "Ask it once.", code, section.title)
            taken.setdefault(code, section.title)
        here.update(codes)
    for key in ("short_only", "short_plus", "short_without"):
        for reference in getattr(section, key):
            if not set(sources.expand(reference)) & here and not sources.unread(reference):
                problem = f'"{reference}" is not a question of this section.'
                yield file.fault(("sections", at, key), problem, "Correct or remove it.", reference, section.title)


def _name(file: YamlFile, form: FormFile) -> Iterator[Fault]:
    expected = f"{form.code.lower()}-{form.version}.yaml"
    if file.path.name != expected:
        yield file.fault(("code",), "The file's name does not say which form it holds.", f'Name the file "{expected}".')


def _own_lists(file: YamlFile, form: FormFile, words: Words) -> Iterator[Fault]:
    codes = [each.code for each in form.lists]
    for at, code in enumerate(codes):
        if code in words.lists:
            yield file.fault(("lists", at, "code"), f'"{code}" is a shared list.', "Give the form's own another code.")
        elif code in codes[:at]:
            yield file.fault(("lists", at, "code"), f'The list "{code}" stands twice.', "Keep one of the two.")
    yield from list_faults(file, form.lists, words)


def _own_questions(file: YamlFile, form: FormFile, sources: Sources) -> Iterator[Fault]:
    seen: set[str] = set()
    for at, question in enumerate(form.questions):
        bank = sources.banks.get(question.code[:3])
        if question.code in seen:
            yield file.fault(("questions", at), "This code is used twice.", "Give it a new code.", question.code)
        elif bank and bank.file and question.code in bank.questions and bank.questions[question.code] is not question:
            yield file.fault(("questions", at), "This code belongs to a bank.", "Give it a new code.", question.code)
        if question.code in form.retired:
            yield file.fault(("questions", at), RETIRED, "Give the question a new code.", question.code)
        seen.add(question.code)


def _named_questions(file: YamlFile, form: FormFile, sources: Sources, taken: dict[str, str]) -> Iterator[Fault]:
    named: list[tuple[Place, str]] = [((key,), getattr(form, key)) for key in ("overall", "lead", "override")]
    named += [(("protection",), code) for code in form.protection]
    named += [(("limits", at, "questions"), code) for at, limit in enumerate(form.limits) for code in limit.questions]
    named += [(("standards", at, "question"), each.question) for at, each in enumerate(form.standards)]
    named += [(("wording", code), code) for code in form.wording]
    named += [(("optional",), code) for code in form.optional]
    for place, code in named:
        if code and code not in taken and not sources.unread(code):
            known = "is not a question of this form" if CODE.fullmatch(code) else "is no question code"
            yield file.fault(place, f'"{code}" {known}.', "Correct it, or add the question to a section.", code)


def _limits(file: YamlFile, form: FormFile, words: Words) -> Iterator[Fault]:
    grades = {grade.code for grade in words.scales.grades} if words.scales else set()
    codes = [limit.code for limit in form.limits]
    for at, limit in enumerate(form.limits):
        if limit.code in codes[:at]:
            yield file.fault(("limits", at, "code"), f"The limit {limit.code} stands twice.", "Keep one.")
        for key, value in (("answer", limit.answer), ("holds_at", limit.holds_at)):
            if grades and value not in grades:
                problem = f'"{value}" is not a grade.'
                yield file.fault(("limits", at, key), problem, f"Use one of: {', '.join(sorted(grades))}.")
        if not form.overall:
            yield file.fault(("limits", at), "There is a limit but no overall grade.", "Name it under the key overall.")


def _standards(file: YamlFile, form: FormFile, words: Words) -> Iterator[Fault]:
    for at, each in enumerate(form.standards):
        if each.standard not in words.standards:
            problem = f'The standard "{each.standard}" is not known.'
            yield file.fault(("standards", at, "standard"), problem, "Check shared/standards.yaml.", each.question)
        for problem, remedy in condition_faults(each.when, words, answers=False):
            yield file.fault(("standards", at, "when"), problem, remedy, each.question)


def _local_words(file: YamlFile, form: FormFile, words: Words) -> Iterator[Fault]:
    for tag in form.case_types:
        if tag not in words.tags:
            yield file.fault(("case_types",), f'The tag "{tag}" is not known.', "Check shared/tags.yaml.")
    for token in form.tokens:
        if token not in words.tokens:
            yield file.fault(("tokens", token), f'The token "{token}" is not known.', "Check shared/tokens.yaml.")
    for code, text in form.wording.items():
        for problem, remedy in token_faults(text, words):
            yield file.fault(("wording", code), problem, remedy, code)
        if len(text.split()) > MOST_WORDS:
            problem = f"The question has {len(text.split())} words."
            yield file.fault(("wording", code), problem, f"Shorten it to {MOST_WORDS} words or fewer.", code)


def _always_on(file: YamlFile, form: FormFile, sources: Sources, taken: set[str]) -> Iterator[Fault]:
    for bank in ALWAYS_ON:
        if (bank == "OUT" and form.subject in NO_CASE_FILE) or sources.unread(bank):
            continue
        if not any(code.startswith(f"{bank}-") for code in taken):
            problem = f"A full case file form must ask the questions of {bank}."
            yield file.fault(("sections",), problem, f'Add "{bank}-all" to a section.')
