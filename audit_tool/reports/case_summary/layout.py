"""The case audit summary as pages: strengths first, then what to develop, then the grades."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from audit_tool.reports.blocks import Cell, gap, grade_or_words, labelled, listing, opening, section, told
from audit_tool.reports.case_summary.content import CaseSummary, Point, SectionGrade
from audit_tool.reports.flowables import Paragraph, bullets
from audit_tool.reports.palette import GRADES
from audit_tool.reports.styles import Sheet, sheet
from audit_tool.reports.wording import figure, said


def story(data: CaseSummary, scale: float = 1.0) -> list[Flowable]:
    """Everything on the pages, in reading order."""
    styles = sheet(scale)
    line = f"Case audit summary for the practitioner and team manager. Prepared by {data.marking.prepared_by}."
    return [
        *opening(data.case_reference, line, styles),
        *found(data, styles, missed=_no_action(data, styles)),
        *_actions(data, styles),
    ]


def found(data: CaseSummary, styles: Sheet, missed: Sequence[Flowable] = ()) -> list[Flowable]:
    """Everything but title and actions; what is missed is said where it is missed."""
    return [
        _head(data, styles),
        *_reason(data, styles),
        *_points("What was strong", data.strengths, "No strengths were recorded.", styles),
        *_points("What to develop", data.developments, "Nothing to develop was recorded.", styles),
        *missed,
        *_difference(data, styles),
        *_voices(data, styles),
        *_grades(data, styles),
        *section("Facts answered no or partly", _facts(data, styles), styles),
        *_notes(data, styles),
    ]


def _head(data: CaseSummary, styles: Sheet) -> Flowable:
    outcome: list[Flowable] = [grade_or_words(data.grade, data.not_graded, styles, size=11)]
    outcome += [gap(3, styles), Paragraph(figure(data.origin), styles.cell)]
    if data.limit:
        outcome.append(Paragraph(f"{figure(data.limit)} (local rule)", styles.cell))
    if data.override:
        outcome.append(Paragraph(f"Local rule set aside: {said(data.override)}", styles.cell))
    how = ", ".join(figure(part) for part in (data.audit_date, data.audit_mode) if part)
    audit = f"{how}. {said(data.round_name)}. {figure(data.auditors)}"
    pairs: list[tuple[str, Cell]] = [
        (data.grade_name, outcome),
        ("Case", Paragraph(f"{figure(data.case_kind)}. {figure(data.team)}", styles.cell)),
        ("Audit", Paragraph(audit, styles.cell)),
    ]
    if data.issue:
        pairs.insert(1, ("Issue", [Paragraph(said(line), styles.cell) for line in data.issue]))
    if data.conversation:
        pairs.append(("Conversation", told(data.conversation, styles.cell)))
    if data.story.strip():
        pairs.append(("The story", told(data.story, styles.cell)))
    return labelled(pairs, styles, share=0.18)


def _reason(data: CaseSummary, styles: Sheet) -> list[Flowable]:
    if not data.reason:
        return []
    # Without section grades there is no table under which the words of the grade could stand.
    meanings = [] if data.sections else _meanings(data, styles)
    return section("Why this grade", [told(data.reason, styles.body), *meanings], styles)


def _points(title: str, points: tuple[Point, ...] | None, if_none: str, styles: Sheet) -> list[Flowable]:
    if points is None:
        return []
    lines = [f"{said(point.text)} ({figure(point.theme).lower()})" for point in points]
    return section(title, bullets(lines, styles.bullet) if lines else [Paragraph(if_none, styles.muted)], styles)


def _difference(data: CaseSummary, styles: Sheet) -> list[Flowable]:
    if data.difference is None:
        return []
    return section("What difference was made, and how we know", [told(data.difference, styles.body)], styles)


def _voices(data: CaseSummary, styles: Sheet) -> list[Flowable]:
    if data.voices is None:
        return []
    pairs: list[tuple[str, Cell]] = [(voice.who, told(voice.words, styles.cell)) for voice in data.voices]
    if not pairs:
        pairs.append(("All", Paragraph("Nothing was recorded in their own words.", styles.cell_quiet)))
    pairs.append(("Response", told(data.response, styles.cell, if_empty="No response to this audit is recorded.")))
    return section(
        "What the child, the family and the practitioner said", [labelled(pairs, styles, share=0.18)], styles
    )


def _grades(data: CaseSummary, styles: Sheet) -> list[Flowable]:
    if not data.sections:
        return []
    rows = [_section(item, styles) for item in data.sections]
    table = listing(("Section", "Grade", "What was seen"), rows, (0.235, 0.255, 0.51), styles)
    return section("Section grades", [table, *_meanings(data, styles)], styles)


def _section(item: SectionGrade, styles: Sheet) -> list[Cell]:
    title: list[Flowable] = [Paragraph(figure(item.section), styles.cell)]
    if item.moderated:
        title.append(Paragraph("Decided by moderation", styles.footnote))
    return [title, grade_or_words(item.grade, item.not_graded, styles), told(item.rationale, styles.cell)]


def _facts(data: CaseSummary, styles: Sheet) -> list[Flowable]:
    if not data.facts:
        return [Paragraph("None: every fact that applies was answered yes.", styles.muted)]
    rows: list[list[Cell]] = [
        [
            Paragraph(figure(fact.question), styles.cell),
            Paragraph(figure(fact.answer), styles.cell_strong),
            told(fact.comment, styles.cell),
        ]
        for fact in data.facts
        if fact.comment.strip()
    ]
    table = [listing(("Fact", "Answer", "Comment"), rows, (0.41, 0.085, 0.505), styles)] if rows else []
    return [*table, *_facts_alone(data, styles)]


def _facts_alone(data: CaseSummary, styles: Sheet) -> list[Flowable]:
    """Facts without a comment as one line for each answer: rows with nothing in them would fill a page."""
    alone: dict[str, list[str]] = {}
    for fact in data.facts:
        if not fact.comment.strip():
            alone.setdefault(fact.answer, []).append(figure(fact.question))
    return [
        Paragraph(f"<b>{figure(answer)}</b>, with no comment: {' '.join(questions)}", styles.cell)
        for answer, questions in alone.items()
    ]


def _notes(data: CaseSummary, styles: Sheet) -> list[Flowable]:
    if not data.notes:
        return []
    rows: list[list[Cell]] = [
        [Paragraph(figure(note.question), styles.cell), told(note.answer, styles.cell)] for note in data.notes
    ]
    return section(data.notes_title, [listing(("Question", "Answer"), rows, (0.41, 0.59), styles)], styles)


def _no_action(data: CaseSummary, styles: Sheet) -> list[Flowable]:
    """Said where an action is missed; a heading of its own would open a page for one line."""
    return [] if data.actions else [Paragraph("No action is recorded with this audit.", styles.muted)]


def _actions(data: CaseSummary, styles: Sheet) -> list[Flowable]:
    if not data.actions:
        return []
    rows: list[list[Cell]] = [
        [
            told(action.what, styles.cell),
            Paragraph(figure(action.owner), styles.cell),
            Paragraph(figure(action.due), styles.cell),
        ]
        for action in data.actions
    ]
    table = listing(("What will be done", "Who", "By when"), rows, (0.53, 0.28, 0.19), styles)
    return section("Actions", [table], styles)


def _meanings(data: CaseSummary, styles: Sheet) -> list[Flowable]:
    return [
        Paragraph(f"<b>{GRADES[meaning.grade].word}:</b> {figure(meaning.descriptor)}", styles.footnote)
        for meaning in data.meanings
    ]
