"""What must be true of conditions in a form: they ask about earlier questions, for answers that can be given."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import attrgetter

from audit_tool.formdef.building import both
from audit_tool.formdef.conditions import Condition, Facts, Term
from audit_tool.formdef.faults import Fault, short
from audit_tool.formdef.house_yaml import Place
from audit_tool.formdef.library import Words
from audit_tool.formdef.question_checks import places_of, values_of
from audit_tool.formdef.references import Sources
from audit_tool.formdef.schema import FormFile, QuestionFile
from audit_tool.formdef.yaml_files import YamlFile

Found = Iterator[tuple[str, str]]
"""Problem and remedy."""
_CHOSEN = {"grade", "fact", "choice", "choices"}
_AGES = range(100)


def check_conditions(file: YamlFile, form: FormFile, sources: Sources, words: Words) -> Iterator[Fault]:
    """Every fault of the conditions in one form, as they meet the order in which it asks."""
    order = [code for section in form.sections for reference in section.questions for code in sources.expand(reference)]
    asked = {code: question for code in order if (question := sources.question(code)) is not None}
    earlier: dict[str, QuestionFile] = {}
    homes = _Homes(file, sources)
    for at, section in enumerate(form.sections):
        for problem, remedy in _faults(section.when, asked, earlier, words):
            yield file.fault(("sections", at, "when"), problem, remedy, section=section.title)
        for code in (code for reference in section.questions for code in sources.expand(reference)):
            if code not in asked or code in earlier:
                continue
            home, place = homes.of(code)
            found = list(_faults(asked[code].when, asked, earlier, words))
            if not found and section.when and asked[code].when:
                found = list(_never(both(Condition(section.when), Condition(asked[code].when)), asked))
            for problem, remedy in found:
                yield home.fault((*place, "when"), problem, remedy, code, section.title)
            earlier[code] = asked[code]


class _Homes:
    """In which file a question stands, and where in it."""

    def __init__(self, file: YamlFile, sources: Sources) -> None:
        self._file = file
        self._sources = sources
        self._places: dict[str, dict[str, Place]] = {}

    def of(self, code: str) -> tuple[YamlFile, Place]:
        """File and place of one question."""
        bank = self._sources.banks[code[:3]]
        home = bank.file if bank.file is not None and code not in self._sources.own else self._file
        if home.path.name not in self._places:
            self._places[home.path.name] = places_of(home)
        return home, self._places[home.path.name].get(code, ())


def _faults(text: str, asked: Mapping[str, QuestionFile], earlier: Mapping[str, QuestionFile], words: Words) -> Found:
    condition = Condition(text)
    wrong = [found for term in condition.answers() for found in _term_faults(term, asked, earlier, words)]
    yield from dict.fromkeys(wrong)
    if not wrong and not condition.malformed():
        yield from _never(condition, asked)


def _term_faults(
    term: Term, asked: Mapping[str, QuestionFile], earlier: Mapping[str, QuestionFile], words: Words
) -> Found:
    code = term.name
    if code not in asked:
        yield f"The condition asks about {code}, which is not a question of this form.", "Correct the code."
        return
    if code not in earlier:
        yield f"The condition asks about {code}, which comes no earlier.", "Ask it in an earlier place."
        return
    question = asked[code]
    values = values_of(question, words)
    if not term.sign:
        return
    if question.kind not in _CHOSEN | {"number"}:
        yield f"Of {code} a condition can only ask whether it is answered.", f'Write "{code}" alone.'
    elif term.sign not in {"=", "!="}:
        if question.kind != "number" and not all(value.isdecimal() for value in values or ()):
            yield f"The answers to {code} are no numbers.", "Compare them with = or !=."
    elif question.kind in _CHOSEN and values is not None and term.value not in values:
        yield f'"{term.value}" is not one of the answers to {code}.', "Use the code of an answer."


def _never(condition: Condition, asked: Mapping[str, QuestionFile]) -> Found:
    choices = condition.choices()
    if condition.text and choices and not any(_possible(choice, asked) for choice in choices):
        yield f'The condition "{short(condition.text)}" can never be true.', "Correct it, or leave the question out."


def _possible(choice: tuple[Term, ...], asked: Mapping[str, QuestionFile]) -> bool:
    """Whether some case and some answers make all of these terms true."""
    name = attrgetter("name")
    return all(_name_possible(code, tuple(terms), asked) for code, terms in groupby(sorted(choice, key=name), name))


def _name_possible(name: str, terms: tuple[Term, ...], asked: Mapping[str, QuestionFile]) -> bool:
    if name == "age" and all(term.sign for term in terms):
        return any(all(term.holds(Facts(age=age)) for term in terms) for age in _AGES)
    if not terms[0].of_answer:
        return any(all(term.holds(Facts(tags)) for term in terms) for tags in (frozenset(), frozenset({name})))
    several = name in asked and asked[name].kind == "choices"
    return any(all(term.true_of(answer) for term in terms) for answer in _candidates(terms, several=several))


def _candidates(terms: tuple[Term, ...], *, several: bool) -> Iterator[str]:
    """Answers to try: none, some other, each that is named, and numbers to both sides of it."""
    yield from ("", "some_other_answer")
    for term in terms:
        yield term.value
        if term.value.replace(".", "", 1).isdecimal():
            yield from (f"{float(term.value) + 0.001:.3f}", f"{max(0.0, float(term.value) - 0.001):.3f}")
    if several:
        yield ",".join(term.value for term in terms if term.sign == "=" and not term.negated)
