"""The tables of what the others name by key: rounds, questions, what measures count."""

from collections.abc import Iterator

from audit_tool.exchange.star.answers import question_key, value_words
from audit_tool.exchange.star.columns import Column, Plain, Type
from audit_tool.formdef.measures import Measure, Part
from audit_tool.services.star_facts import QuestionFact, RoundFact
from audit_tool.services.star_source import StarSource


def _questions(source: StarSource) -> Iterator[QuestionFact]:
    yield from source.forms.questions()


def _definitions(source: StarSource) -> Iterator[tuple[Measure, Part]]:
    for measure in source.work.forms.measures:
        for part in measure.parts:
            yield measure, part


ROUNDS: Plain[RoundFact] = Plain(
    "rounds",
    "One round of audits.",
    "round_key",
    (
        Column("round_key", Type.KEY, "The round.", lambda r: r.key),
        Column("round", Type.TEXT, "Its name.", lambda r: r.name),
        Column("kind", Type.TEXT, "Practice week, dip sample and so on.", lambda r: r.kind),
        Column("theme", Type.TEXT, "Its theme.", lambda r: r.theme),
        Column("starts_on", Type.DAY, "Its first day.", lambda r: r.starts_on),
        Column("ends_on", Type.DAY, "Its last day.", lambda r: r.ends_on),
        Column(
            "mode",
            Type.CODE,
            "What the second auditor could read of the first audit.",
            lambda r: r.mode,
            "blind, own_grades_first, informed",
        ),
        Column(
            "counts_in_results",
            Type.YES_NO,
            "A pilot counts only where that was decided.",
            lambda r: "yes" if r.counts else "no",
        ),
    ),
    lambda source: source.rounds.values(),
)
ONE_VERSION = "the version of this row"
QUESTIONS: Plain[QuestionFact] = Plain(
    "questions",
    "One question of one form version, also where only another version of the form asks it.",
    "question_key",
    (
        Column(
            "question_key",
            Type.KEY,
            "The question of this version.",
            lambda q: question_key((q.form.code, q.form.version), q.question.code),
        ),
        Column("form", Type.CODE, "The form.", lambda q: q.form.code),
        Column("form_version", Type.NUMBER, "Its version.", lambda q: q.form.version),
        Column("form_title", Type.TEXT, "What the form is called.", lambda q: q.form.title),
        Column("question", Type.CODE, "The question; its code lasts across versions.", lambda q: q.question.code),
        Column(
            "asked",
            Type.CODE,
            "Whether this version asks it.",
            lambda q: "asked" if q.asked else "not asked",
            "asked, not asked",
        ),
        Column(
            "section_number",
            Type.NUMBER,
            "Its section.",
            lambda q: q.section.number if q.section else None,
            "",
            ONE_VERSION,
        ),
        Column(
            "section",
            Type.TEXT,
            "What the section is called.",
            lambda q: q.section.title if q.section else "",
            "",
            ONE_VERSION,
        ),
        Column(
            "question_words",
            Type.TEXT,
            "The question as people read it; where it is not asked, as the latest version has it.",
            lambda q: q.question.text,
        ),
        Column(
            "kind",
            Type.CODE,
            "How it is answered.",
            lambda q: q.question.kind.value,
            "grade, fact, choice, choices, dates, findings",
        ),
        Column(
            "themes",
            Type.TEXT,
            "Its themes.",
            lambda q: "; ".join(q.form.themes.get(each, each) for each in q.question.themes),
        ),
        Column(
            "values",
            Type.TEXT,
            "Every value it may have, each with its words.",
            lambda q: "; ".join(f"{each.code} = {value_words(q.question, each.code)}" for each in q.question.options),
        ),
    ),
    _questions,
)
DEFINITIONS: Plain[tuple[Measure, Part]] = Plain(
    "definitions",
    "One count of a measure, with what it counts.",
    "measure, count",
    (
        Column("measure", Type.CODE, "The measure.", lambda d: d[0].code),
        Column("count", Type.CODE, "Which count of it.", lambda d: d[1].code),
        Column("title", Type.TEXT, "What the measure is called.", lambda d: d[0].title),
        Column("count_words", Type.TEXT, "What this count is called.", lambda d: d[1].words),
        Column("definition", Type.TEXT, "What counts, in words.", lambda d: d[0].definition),
        Column("questions", Type.TEXT, "The questions that it looks at.", lambda d: ", ".join(d[1].questions)),
        Column("counts", Type.TEXT, "The values that count.", lambda d: ", ".join(sorted(d[1].met))),
        Column(
            "forms",
            Type.TEXT,
            "The only forms that it looks at; empty for all that ask it.",
            lambda d: ", ".join(d[1].forms),
        ),
    ),
    _definitions,
)
