"""What must be true of the tags in a form: each is known, and each can be set by the form, its cover or a limit."""

from collections.abc import Iterator, Mapping

from audit_tool.formdef.conditions import Condition
from audit_tool.formdef.faults import Fault, short
from audit_tool.formdef.grading import ABOVE_LIMIT
from audit_tool.formdef.house_yaml import Place
from audit_tool.formdef.library import Words
from audit_tool.formdef.references import Sources
from audit_tool.formdef.schema import FormFile, QuestionFile
from audit_tool.formdef.yaml_files import YamlFile

Questions = Mapping[str, QuestionFile]


def check_reach(file: YamlFile, form: FormFile, sources: Sources, words: Words) -> Iterator[Fault]:
    """Every fault of the tags that a form sets and asks for."""
    questions = _questions(form, sources)
    named: list[tuple[Place, str]] = [(("sets",), tag) for tag in form.sets]
    named += [(("typical", at, "tags"), tag) for at, one in enumerate(form.typical) for tag in one.tags]
    for place, tag in named:
        if tag not in words.tags:
            yield file.fault(
                place, f'The tag "{tag}" is not known.', "Check its spelling, or add it to shared/tags.yaml."
            )
    yield from _never_asked(file, form, questions, words)


def never_asked(file: YamlFile, form: FormFile, sources: Sources, words: Words) -> Iterator[Fault]:
    """Questions of a shared bank that the form names one by one and can never ask: worth a note, for nothing breaks.

    What a run or a whole bank brings along may well be for other forms, and is not noted.
    """
    questions = _questions(form, sources)
    own = {question.code for question in form.questions}
    tags, aged = _settable(form, questions, words)
    for at, section in enumerate(form.sections):
        for item, code in enumerate(section.questions):
            if code not in questions or code in own:
                continue
            condition = Condition(questions[code].when)
            if not condition.malformed() and not condition.can_hold(tags, aged=aged):
                problem = f'Never asked: nothing in this form makes "{condition.text}" true.'
                remedy = "Take it out in the next version, or let the cover set its tags."
                yield file.fault(("sections", at, "questions", item), problem, remedy, code, section.title)


def _questions(form: FormFile, sources: Sources) -> dict[str, QuestionFile]:
    """Every question of the form, in its order."""
    references = [reference for section in form.sections for reference in section.questions]
    codes = [code for reference in references for code in sources.expand(reference)]
    found = {code: sources.question(code) for code in codes}
    return {code: question for code, question in found.items() if question is not None}


def _never_asked(file: YamlFile, form: FormFile, questions: Questions, words: Words) -> Iterator[Fault]:
    """Sections and questions of the form's own that no case and no answer can set the tags of."""
    tags, aged = _settable(form, questions, words)
    conditions: list[tuple[Place, str, str]] = [
        (("sections", at, "when"), section.when, section.title) for at, section in enumerate(form.sections)
    ]
    conditions += [(("questions", at, "when"), one.when, one.code) for at, one in enumerate(form.questions)]
    for place, text, name in conditions:
        condition = Condition(text)
        if (
            not condition.malformed()
            and condition.tags() <= words.tags.keys()
            and not condition.can_hold(tags, aged=aged)
        ):
            problem = f'The condition "{short(text)}" can never be true in this form.'
            remedy = "Let the cover set its tags, or change the condition."
            yield file.fault(place, problem, remedy, name)


def _settable(form: FormFile, questions: Questions, words: Words) -> tuple[set[str], bool]:
    """The tags that a case or an answer may set in this form, and whether it asks an age."""
    tags = set(form.sets)
    if form.overall and form.limits:
        tags.add(ABOVE_LIMIT)
    cover = [question for question in questions.values() if question.set == "cover"]
    for question in cover:
        tags.update(rule.tag for rule in question.sets_when)
        tags.update(tag for option in words.lists.get(question.list_ or "", ()) for tag in option.sets)
    return tags, any(question.gives_age for question in cover)
