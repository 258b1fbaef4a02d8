"""What must be true of the tags in a form: each can be set, and nothing waits for an answer that comes after it."""

from collections.abc import Iterator, Mapping

from audit_tool.formdef.conditions import Condition
from audit_tool.formdef.faults import Fault
from audit_tool.formdef.grading import ABOVE_LIMIT
from audit_tool.formdef.house_yaml import Place
from audit_tool.formdef.library import Words
from audit_tool.formdef.question_checks import answer_codes
from audit_tool.formdef.references import Sources
from audit_tool.formdef.schema import FormFile, OpeningFile, QuestionFile
from audit_tool.formdef.yaml_files import YamlFile

Questions = Mapping[str, QuestionFile]


def check_reach(file: YamlFile, form: FormFile, sources: Sources, words: Words) -> Iterator[Fault]:
    """Every fault of what a form sets, opens and asks under a condition."""
    questions = _questions(form, sources)
    named: list[tuple[Place, str]] = [(("sets",), tag) for tag in form.sets]
    named += [(("opens", at, "tag"), one.tag) for at, one in enumerate(form.opens)]
    named += [(("typical", at, "tags"), tag) for at, one in enumerate(form.typical) for tag in one.tags]
    for place, tag in named:
        if tag not in words.tags:
            yield file.fault(
                place, f'The tag "{tag}" is not known.', "Check its spelling, or add it to shared/tags.yaml."
            )
    for at, opening in enumerate(form.opens):
        yield from _opening(file, at, opening, questions, words)
    yield from _never_asked(file, form, questions, words)


def _questions(form: FormFile, sources: Sources) -> dict[str, QuestionFile]:
    """Every question of the form, in its order."""
    references = [reference for section in form.sections for reference in section.questions]
    codes = [code for reference in references for code in sources.expand(reference)]
    found = {code: sources.question(code) for code in codes}
    return {code: question for code, question in found.items() if question is not None}


def _opening(file: YamlFile, at: int, opening: OpeningFile, questions: Questions, words: Words) -> Iterator[Fault]:
    place: Place = ("opens", at)
    asked = questions.get(opening.question)
    if asked is None:
        problem = f'"{opening.question}" is not a question of this form.'
        yield file.fault((*place, "question"), problem, "Correct it, or add the question to a section.")
        return
    answers = answer_codes(asked, words)
    if answers and opening.test[1:] not in answers:
        problem = f'"{opening.test[1:]}" is not one of the answers.'
        yield file.fault((*place, "test"), problem, "Use the code of an answer.", opening.question)
    order = list(questions)
    for code in order[: order.index(opening.question) + 1]:
        if opening.tag in Condition(questions[code].when).tags():
            problem = f"{code} depends on an answer to {opening.question}, which does not come before it."
            yield file.fault((*place, "question"), problem, "Move the question that opens it further up.", code)


def _never_asked(file: YamlFile, form: FormFile, questions: Questions, words: Words) -> Iterator[Fault]:
    """Sections and questions of the form's own that no case and no answer can open."""
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
            problem = f'The condition "{text}" can never be true in this form.'
            remedy = "Let the cover or an answer set its tags, or change the condition."
            yield file.fault(place, problem, remedy, name)


def _settable(form: FormFile, questions: Questions, words: Words) -> tuple[set[str], bool]:
    """The tags that a case or an answer may set in this form, and whether it asks an age."""
    tags = {*form.sets, *(opening.tag for opening in form.opens)}
    if form.overall and form.limits:
        tags.add(ABOVE_LIMIT)
    cover = [question for question in questions.values() if question.set == "cover"]
    for question in cover:
        tags.update(rule.tag for rule in question.sets_when)
        tags.update(tag for option in words.lists.get(question.list_ or "", ()) for tag in option.sets)
    return tags, any(question.gives_age for question in cover)
