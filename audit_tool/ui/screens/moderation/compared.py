"""A compared case in words: its head, and each question as both auditors answered it."""

from collections.abc import Sequence
from dataclasses import dataclass

from audit_tool.analysis.compared_words import direction_words, left_out_words, same_words
from audit_tool.analysis.differing import Stretch, differing
from audit_tool.analysis.routing import TRIGGER_WORDS, Route, Routed, Trigger
from audit_tool.formdef.answers import NOTHING, Answer
from audit_tool.formdef.definition import Question
from audit_tool.formdef.grading import overall
from audit_tool.formdef.wording import day_words, evidence_words
from audit_tool.services.comparisons import Comparison
from audit_tool.services.reopening import CAUSE_WORDS
from audit_tool.services.rulings import Decided, Ruling, note_optional
from audit_tool.ui.screens.moderation.passing import passed_words
from audit_tool.ui.screens.moderation.section_facts import SectionFacts, facts_beside


@dataclass(frozen=True)
class SideLine:
    """What one auditor gave on one question."""

    name: str
    value: str
    text: str
    marks: list[Stretch]
    evidence: str


@dataclass(frozen=True)
class Difference:
    """One question as both auditors answered it, and what is decided about it."""

    code: str
    number: str
    question: Question
    tag: str
    a: SideLine
    b: SideLine
    differs: bool
    decided: Decided | None
    draft: Ruling
    """What is decided, or was begun and left."""
    note_optional: bool
    names_told: bool
    """Whether both auditors are named."""
    facts: SectionFacts
    """What both recorded in the same section."""
    passed: str = ""
    """With which second moderator it stands, and why; empty where it does not."""
    with_other: bool = False
    """Whether another moderator decides it."""


@dataclass(frozen=True)
class CaseLine:
    """The head of a case: both overall grades, and how far the two agree."""

    allocation_id: int
    reference: str
    a: str
    b: str
    names: tuple[str, str]
    held: str
    same: str
    direction: str
    left_out: str
    """What stands outside these counts; empty where nothing does."""
    mode: str
    agreed: int
    agreed_accepted: bool
    noted: Sequence[tuple[str, str, str, str]]
    open: int
    decided: bool
    may_decide: bool
    may_reopen: bool
    since: str
    """Which issue of the outcome this is and why, where the case was reopened; empty otherwise."""
    questions: Sequence[tuple[str, str]]
    """Every compared question, as code and words."""
    main: str
    """The question of the main grade; empty where the form has none."""
    passed: str = ""
    """With which second moderator the whole case stands, and why; empty where it does not."""
    with_other: bool = False
    """Whether another moderator decides the whole case."""
    dispute: str = ""
    """That the practitioner disputes the outcome, and with which words; empty where they do not."""


def difference_of(comparison: Comparison, routed: Routed, draft: Ruling | None = None, me: str = "") -> Difference:
    """One question as both answered it, with what is decided about it or was begun."""
    pair, code = comparison.pair, routed.item.code
    question = pair.form.questions[code]
    a, b = pair.a.answers.get(code, NOTHING), pair.b.answers.get(code, NOTHING)
    marks_a, marks_b = differing(a.comment, b.comment)
    names = names_of(comparison, me)
    decided = comparison.decided.get(code)
    stored = decided if decided is not None and decided.value else Ruling()
    second = comparison.with_second(code)
    return Difference(
        code,
        pair.number(code),
        question,
        _tag(routed, comparison.settled_by(routed)),
        _side("A", names[0], question, a, routed.item.a, marks_a),
        _side("B", names[1], question, b, routed.item.b, marks_b),
        not routed.item.same,
        decided,
        draft or stored,
        note_optional(comparison.settled_by(routed)),
        comparison.names_shown,
        facts_beside(pair, code),
        passed_words(second if second is not None and second.code else None, me),
        second is not None and second.to != me,
    )


def names_of(comparison: Comparison, me: str = "") -> tuple[str, str]:
    """Both auditors once the case is decided, with a word for whoever reads it."""
    a, b = (f"{name} (you)" if name and name == me else name for name in comparison.names)
    return a, b


def case_line(comparison: Comparison, *, may_decide: bool, may_reopen: bool = False, me: str = "") -> CaseLine:
    """The head of a case in words, counts before anything else; `me` is whoever reads their own case."""
    pair, counts, second = comparison.pair, comparison.pair.original, comparison.with_second()
    first = next((item for item in pair.items if item.code == pair.form.main_grade), None)
    noted = [
        (pair.number(each.item.code), pair.form.questions[each.item.code].text, each.item.a, each.item.b)
        for each in comparison.noted
    ]
    return CaseLine(
        pair.allocation_id,
        pair.reference,
        first.a if first else "",
        first.b if first else "",
        names_of(comparison, me),
        _held(comparison),
        same_words(counts),
        direction_words(counts),
        left_out_words(counts),
        pair.mode.value,
        len(comparison.agreed),
        comparison.agreed_accepted,
        noted,
        len(comparison.open_items),
        comparison.decided_at is not None,
        may_decide,
        may_reopen and comparison.decided_at is not None,
        _since(comparison),
        [(item.code, f"{pair.number(item.code)} {pair.form.questions[item.code].text}") for item in pair.items],
        pair.form.main_grade,
        passed_words(second, me),
        second is not None and second.to != me,
        comparison.dispute.reason if comparison.dispute else "",
    )


def _since(comparison: Comparison) -> str:
    """Why a reopened case is decided again, or which issue of its outcome stands."""
    if not comparison.former:
        return ""
    former = comparison.former[-1]
    day = day_words(former.reopened_at.astimezone().date())
    ends = f"Issue {comparison.issue} of the outcome stands." if comparison.decided_at else "The panel decides again."
    why = f"{CAUSE_WORDS[former.cause]}, {comparison.pair.number(former.question)}: {former.reason.rstrip('.')}."
    return f"Reopened on {day} by {former.reopened_by}. {why} Issue {former.number} is kept. {ends}"


def _held(comparison: Comparison) -> str:
    """Which audit's overall grade a local rule holds, and by which answer."""
    pair = comparison.pair
    words = []
    for name, side in (("A", pair.a), ("B", pair.b)):
        found = overall(pair.form, side.answers)
        if found is not None and found.above_limit:
            code = found.causes[0].question
            state = "set the limit aside" if found.overridden else "held there"
            words.append(f"{name} {state} by {pair.number(code)}")
    return "; ".join(words)


def _side(letter: str, name: str, question: Question, answer: Answer, value: str, marks: list[Stretch]) -> SideLine:
    shown = f"Auditor {letter}, {name}" if name else f"Auditor {letter}"
    return SideLine(shown, value, answer.comment, marks, ", ".join(evidence_words(question, answer)))


def _tag(routed: Routed, route: Route) -> str:
    """Why this needs a decision and who makes it: "Protection question: panel"."""
    trigger = Trigger.PROTECTION if Trigger.PROTECTION in routed.triggers else routed.triggers[0]
    who = {Route.PANEL: "panel", Route.MODERATOR: "moderator", Route.AUDITORS: "the two auditors"}
    settled_by = who.get(route, "")
    return f"{TRIGGER_WORDS[trigger]}: {settled_by}" if settled_by else TRIGGER_WORDS[trigger]
