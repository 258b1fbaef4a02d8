"""Builds the form that people are asked from its file, the banks and the shared words; everything is checked before."""

import re
from collections.abc import Mapping

from audit_tool.formdef.conditions import ALWAYS, Condition
from audit_tool.formdef.definition import (
    Cell,
    CellKind,
    Form,
    Kind,
    Limit,
    Membership,
    Option,
    Question,
    Seat,
    SecondSeat,
    Section,
    StandardChoice,
    TagRule,
)
from audit_tool.formdef.library import Words, options
from audit_tool.formdef.question_checks import split_help
from audit_tool.formdef.references import Sources
from audit_tool.formdef.schema import CellFile, FormFile, QuestionFile, ScalesFile, SectionFile

_TOKEN = re.compile(r"\{([^{}]*)\}")


def both(first: Condition, second: Condition) -> Condition:
    """A condition that holds where both do."""
    plain = [one for one in (first, second) if one.text not in {"", "all"}]
    if len(plain) < 2:
        return plain[0] if plain else ALWAYS
    pairs = [(one, other) for one in plain[0].text.split(",") for other in plain[1].text.split(",")]
    return Condition(",".join(f"{one.strip()}+{other.strip()}" for one, other in pairs))


class Builder:
    """Builds one form; `local` are the council's own words for tokens, which the form's own words go before."""

    def __init__(self, file: FormFile, sources: Sources, words: Words, local: Mapping[str, str]) -> None:
        if words.scales is None:
            raise ValueError("checked before")
        self._file = file
        self._sources = sources
        self._words = words
        self._scales: ScalesFile = words.scales
        self._tokens = {**words.tokens, **local, **file.tokens}
        self._themes = tuple(Option(code, label) for code, label in words.themes.items())
        self._facts = options(self._scales.facts)
        self._grades = options(self._scales.grades)

    def form(self) -> Form:
        """The form as people are asked it."""
        file = self._file
        sections = tuple(self._section(section) for section in file.sections)
        used = {measure for section in sections for question in section.questions for measure in question.measures}
        standards = {code for section in sections for question in section.questions for code in question.standards}
        return Form(
            code=file.code,
            version=file.version,
            title=file.title,
            subject=file.subject,
            case_types=file.case_types,
            sections=sections,
            grades=self._grades,
            limits=tuple(
                Limit(one.code, one.title, frozenset(one.questions), one.answer, one.holds_at)
                for one in file.limits
                if one.switched_on
            ),
            overall=file.overall,
            override=file.override,
            protection=frozenset(file.protection),
            standards={code: each for code, each in self._words.standards.items() if code in standards},
            minutes={key: value for key, value in file.minutes.model_dump().items() if value is not None},
            standard_for=self._standard_for(),
            themes=dict(self._words.themes),
            measures={code: title for code, title in self._words.measures.items() if code in used},
            tags=dict(self._words.tags),
            family=file.family,
            second_seat=SecondSeat(file.second_seat),
        )

    def _standard_for(self) -> dict[str, tuple[StandardChoice, ...]]:
        found: dict[str, tuple[StandardChoice, ...]] = {}
        for each in self._file.standards:
            choice = StandardChoice(Condition(each.when), each.standard)
            found[each.question] = (*found.get(each.question, ()), choice)
        return found

    def _section(self, section: SectionFile) -> Section:
        codes = [code for reference in section.questions for code in self._sources.expand(reference)]
        changed = {
            key: {code for reference in getattr(section, key) for code in self._sources.expand(reference)}
            for key in ("short_only", "short_plus", "short_without")
        }
        questions = []
        for code in codes:
            found = self._sources.question(code)
            if found is not None:
                questions.append(self._question(found, section, _membership(found, section, changed)))
        return Section(section.number, section.title, tuple(questions), section.short_title or section.title)

    def _question(self, found: QuestionFile, section: SectionFile, membership: Membership) -> Question:
        help_text = self._worded(found.help)
        good, inadequate = split_help(help_text) if found.kind == "grade" else ("", "")
        graded, dated = found.kind == "grade", found.kind == "dates"
        by_type = tuple(each.standard for each in self._file.standards if each.question == found.code)
        minimum = self._scales.rationale_minimum if found.rationale_minimum is None else found.rationale_minimum
        reasons, reasons_for = self._reasons(found, timed=dated and bool(found.standards or by_type))
        return Question(
            code=found.code,
            text=self._worded(self._file.wording.get(found.code, found.text)),
            kind=Kind(found.kind),
            membership=membership,
            second_auditor=found.second_auditor,
            when=both(Condition(section.when), Condition(found.when)),
            options=self._options(found),
            help=help_text,
            good=good,
            inadequate=inadequate,
            themes=found.themes,
            measures=found.measures,
            standards=(*found.standards, *by_type),
            comment_needed_for=self._comment_needed(found),
            reasons=reasons,
            reasons_for=reasons_for,
            evidence=self._words.lists.get(self._scales.evidence, ()) if graded and minimum else (),
            rationale_minimum=minimum if graded else 0,
            unit=found.unit,
            source=found.source,
            required=found.required,
            seats=frozenset(Seat(seat) for seat in found.seats),
            sets_when=tuple(TagRule(rule.test, rule.tag) for rule in found.sets_when),
            stops=tuple((stop.value, self._worded(stop.say)) for stop in found.stops),
            gives_age=found.gives_age,
            parts=found.parts,
            count=found.count,
            cells=tuple(self._cell(one) for one in found.cells),
        )

    def _worded(self, text: str) -> str:
        return _TOKEN.sub(lambda found: self._tokens[found[1]], text) if "{" in text else text

    def _options(self, found: QuestionFile) -> tuple[Option, ...]:
        if found.kind == "grade":
            return (*self._grades, *options((self._scales.not_judged,)))
        if found.kind == "fact":
            return self._facts
        if found.kind == "findings":
            return self._themes
        return self._words.lists.get(found.list_ or "", ())

    def _cell(self, found: CellFile) -> Cell:
        choices = self._words.lists.get(found.list_ or "", ())
        return Cell(found.code, self._worded(found.label), CellKind(found.kind), choices, found.required)

    def _comment_needed(self, found: QuestionFile) -> frozenset[str]:
        needed = set(found.comment_for)
        if found.kind == "fact":
            needed.update(self._scales.comment_always)
            needed.update(self._scales.comment_for_measures if found.measures else ())
        if found.kind in {"choice", "choices"}:
            needed.update(option.code for option in self._options(found) if option.comment)
        return frozenset(needed)

    def _reasons(self, found: QuestionFile, *, timed: bool) -> tuple[tuple[Option, ...], frozenset[str]]:
        lists = self._words.lists
        if found.reasons:
            return lists.get(found.reasons, ()), frozenset(found.reasons_for)
        if found.kind == "grade":
            return lists.get(self._scales.not_judged_reasons, ()), frozenset({self._scales.not_judged.code})
        if found.kind in {"findings", "rows"}:
            return options(self._scales.no_more), frozenset()
        return (lists.get(self._scales.late_reasons, ()) if timed else ()), frozenset()


def _membership(found: QuestionFile, section: SectionFile, changed: Mapping[str, set[str]]) -> Membership:
    if found.set == "cover" or (found.set == "extra" and section.short != "all"):
        return Membership(found.set)
    short = {"bank": found.set == "short", "all": True, "none": False}[section.short]
    if changed["short_only"]:
        short = found.code in changed["short_only"]
    short = (short or found.code in changed["short_plus"]) and found.code not in changed["short_without"]
    return Membership.SHORT if short else Membership.FULL
