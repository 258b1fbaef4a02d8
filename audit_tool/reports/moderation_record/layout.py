"""The moderation record as pages: both frozen judgements, what was decided, and why."""

from reportlab.platypus import Flowable

from audit_tool.formdef.wording import lowered
from audit_tool.reports.blocks import Cell, gap, grade_or_words, labelled, listing, opening, section, together, told
from audit_tool.reports.flowables import Paragraph
from audit_tool.reports.moderation_record.content import FrozenRecord, Judgement, ModeratedItem, ModerationRecord
from audit_tool.reports.styles import Sheet, sheet
from audit_tool.reports.wording import figure, said

SIDES = (0.16, 0.42, 0.42)


def story(data: ModerationRecord, scale: float = 1.0) -> list[Flowable]:
    """Everything on the pages, in reading order."""
    styles = sheet(scale)
    line = f"Moderation record for the panel and the principal social worker. Prepared by {data.marking.prepared_by}."
    return [
        *opening(data.case_reference, line, styles),
        *decided(data, styles),
        *section("Response", [told(data.response, styles.body, if_empty="None is recorded.")], styles),
        *fingerprints(data, styles),
    ]


def decided(data: ModerationRecord, styles: Sheet) -> list[Flowable]:
    """Both judgements, their comparison and what was decided, without title and response."""
    return [
        *_head(data, styles),
        *section(f"The two frozen {data.grade_name} grades", [_sides(data.first, data.second, styles)], styles),
        *section("What was decided", _items(data, styles), styles),
        *section("Differences of scope", _scope(data, styles), styles),
        *section("Same grade from both", _agreed(data, styles), styles),
    ]


def _head(data: ModerationRecord, styles: Sheet) -> list[Flowable]:
    outcome: list[Flowable] = [grade_or_words(data.outcome_grade, data.outcome_words, styles, size=11)]
    outcome += [gap(3, styles), Paragraph(figure(data.outcome_origin), styles.cell)]
    case = f"{figure(data.case_kind)}. {figure(data.team)}. {said(data.round_name)}"
    pairs: list[tuple[str, Cell]] = [
        ("Outcome", outcome),
        ("Case", Paragraph(case, styles.cell)),
        ("Second audit", Paragraph(f"<b>{figure(data.mode)}.</b> {figure(data.visibility)}", styles.cell)),
    ]
    if data.issue:
        pairs.insert(1, ("Issue", [Paragraph(said(line), styles.cell) for line in data.issue]))
    return [
        Paragraph(figure(data.agreement), styles.sentence),
        *([Paragraph(figure(data.left_out), styles.lead)] if data.left_out else []),
        labelled(pairs, styles, share=SIDES[0]),
    ]


def _sides(first: FrozenRecord, second: FrozenRecord, styles: Sheet) -> Flowable:
    both = (first, second)
    columns = ("Record", f"A: first auditor {first.auditor}", f"B: second auditor {second.auditor}")
    rows: list[list[Cell]] = [
        *judgement_rows("Grade", first.overall, second.overall, styles),
        [_label("Frozen", styles), *(Paragraph(figure(side.submitted), styles.cell) for side in both)],
    ]
    if first.own_choice or second.own_choice:
        held = [told(side.own_choice, styles.cell, if_empty="No local rule applied") for side in both]
        rows.insert(1, [_label("Local rule", styles), *held])
    if first.conversation or second.conversation:
        told_of = [told(side.conversation, styles.cell, if_empty="Not asked") for side in both]
        rows.append([_label("Conversation", styles), *told_of])
    return listing(columns, rows, SIDES, styles)


def judgement_rows(answered: str, first: Judgement, second: Judgement, styles: Sheet) -> list[list[Cell]]:
    """What both judged side by side: the grade, why, and on what evidence."""
    both = (first, second)
    return [
        [_label(answered, styles), *(grade_or_words(side.grade, side.not_graded, styles) for side in both)],
        [_label("Rationale", styles), *(told(side.rationale, styles.cell) for side in both)],
        [_label("Evidence", styles), *(_evidence(side, styles) for side in both)],
    ]


def _evidence(side: Judgement, styles: Sheet) -> Cell:
    return told("; ".join(side.evidence), styles.cell, if_empty="None named")


def _label(text: str, styles: Sheet) -> Paragraph:
    return Paragraph(figure(text), styles.cell_quiet)


def _items(data: ModerationRecord, styles: Sheet) -> list[Flowable]:
    if not data.items:
        return [Paragraph("Nothing needed a decision.", styles.muted)]
    return [part for item in data.items for part in _item(item, styles)]


def _item(item: ModeratedItem, styles: Sheet) -> list[Flowable]:
    apart = [figure(part) for part in (item.distance, item.direction, item.boundary) if part]
    why = f"{'. '.join(apart)}. Brought here because: {figure(item.trigger)}"
    decided: list[Flowable] = [
        grade_or_words(item.decided_grade, item.decided_words, styles),
        gap(2, styles),
        Paragraph(f"By {lowered(figure(item.decided_by))}, {figure(item.decided_on)}", styles.cell),
    ]
    pairs: list[tuple[str, Cell]] = [
        (f"Decided, {item.number}", decided),
        ("Reason", Paragraph(figure(item.reason), styles.cell)),
        ("Why", told(item.decision, styles.cell)),
        ("Learning", told(item.learning, styles.cell, if_empty="None noted")),
        ("To clarify", told(item.clarify, styles.cell, if_empty="Nothing in the form")),
    ]
    columns = ("Judgement", "A: first auditor", "B: second auditor")
    judgements = [
        Paragraph(f"{figure(item.number)} {figure(item.question)}", styles.lesser_heading),
        Paragraph(why, styles.lead),
        listing(columns, judgement_rows(item.answered, item.first, item.second, styles), SIDES, styles),
    ]
    return [*together(judgements), *together([labelled(pairs, styles, share=SIDES[0])])]


def _scope(data: ModerationRecord, styles: Sheet) -> list[Flowable]:
    if not data.scope:
        return [Paragraph("None. Both graded the same questions.", styles.muted)]
    rows: list[list[Cell]] = [
        [
            Paragraph(f"{figure(item.number)} {figure(item.question)}", styles.cell),
            Paragraph(figure(item.first), styles.cell),
            Paragraph(figure(item.second), styles.cell),
            told(item.settled, styles.cell, if_empty="Not settled yet"),
        ]
        for item in data.scope
    ]
    note = Paragraph("One graded and the other did not; these are outside the agreement figures.", styles.footnote)
    return [listing(("Question", "A", "B", "How it was settled"), rows, (0.28, 0.2, 0.2, 0.32), styles), note]


def _agreed(data: ModerationRecord, styles: Sheet) -> list[Flowable]:
    if not data.agreed:
        return [Paragraph("None.", styles.muted)]
    rows: list[list[Cell]] = [
        [
            Paragraph(figure(item.number), styles.cell_quiet),
            Paragraph(figure(item.question), styles.cell),
            grade_or_words(item.grade, "", styles),
        ]
        for item in data.agreed
    ]
    return [listing(("No.", "Question", "Grade from both"), rows, (0.08, 0.58, 0.34), styles, head_left=2)]


def fingerprints(data: ModerationRecord, styles: Sheet) -> list[Flowable]:
    """How anybody can tell that neither frozen record was changed."""
    lines = [
        f"A, {figure(data.first.auditor)}: {said(data.first.fingerprint)}",
        f"B, {figure(data.second.auditor)}: {said(data.second.fingerprint)}",
        "Both records were frozen on submission. A change to either would give another fingerprint.",
    ]
    parts = [Paragraph(line, styles.footnote) for line in lines]
    return section("Fingerprints of the frozen records", parts, styles)
