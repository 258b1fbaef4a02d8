"""Feedback to the practitioner on one page, strengths first; what is too long is cut, and says where all of it is."""

from dataclasses import dataclass

from reportlab.platypus import Flowable

from audit_tool.reports.blocks import Cell, grade_or_words, listing, opening, section
from audit_tool.reports.case_summary.content import Point
from audit_tool.reports.fitting import height_of, short
from audit_tool.reports.flowables import Paragraph, bullets
from audit_tool.reports.page import TEXT_HEIGHT
from audit_tool.reports.palette import GRADES
from audit_tool.reports.practitioner_feedback.content import PractitionerFeedback
from audit_tool.reports.styles import Sheet, sheet
from audit_tool.reports.wording import figure, said

MOST_POINTS, MOST_ACTIONS = 3, 3
IN_FULL = "The case audit summary holds everything in full."


@dataclass(frozen=True, slots=True)
class Room:
    """How many characters each kind of text may take."""

    point: int
    words: int
    action: int
    answer: int
    grade: int = 60
    owner: int = 24
    line: int = 110
    names: int = 200
    meaning: int = 150


ROOMS = (Room(240, 220, 160, 420), Room(150, 110, 90, 210), Room(84, 76, 50, 200, grade=34, owner=16))
"""From the most generous to the one in which anything fits on a page."""


def story(data: PractitionerFeedback, scale: float = 1.0) -> list[Flowable]:
    """Everything on the page, in reading order, with as much of each text as a page has room for."""
    styles = sheet(scale)
    found: list[Flowable] = []
    for room in ROOMS:
        found = _parts(data, room, styles)
        # Large print may take a second page: nobody who needs it is given less to read.
        if scale > 1 or height_of(found) <= TEXT_HEIGHT:
            break
    return found


def _parts(data: PractitionerFeedback, room: Room, styles: Sheet) -> list[Flowable]:
    answer = [_cell(short(each, room.answer), styles) for each in data.answer]
    return [
        *opening(f"Feedback on {short(data.case_reference, room.owner)}", short(data.line, room.line), styles),
        *_points("What was strong", data.strengths, "No strengths were recorded.", room, styles),
        *_points("What to develop", data.developments, "Nothing to develop was recorded.", room, styles),
        *section("In your words and the auditor’s", [_beside(data, room, styles)], styles),
        *section("Grades", _grades(data, room, styles), styles),
        *section("Actions", [_actions(data, room, styles)], styles),
        *section("Your answer", answer, styles),
        Paragraph(_left_out(data), styles.footnote),
    ]


def _left_out(data: PractitionerFeedback) -> str:
    found = (
        ("strengths", len(data.strengths or ()) - MOST_POINTS),
        ("to develop", len(data.developments or ()) - MOST_POINTS),
        ("actions", len(data.actions) - MOST_ACTIONS),
    )
    more = ", ".join(f"{count} more {what}" for what, count in found if count > 0)
    return f"Not on this page: {more}. {IN_FULL}" if more else IN_FULL


def _points(title: str, points: tuple[Point, ...] | None, if_none: str, room: Room, styles: Sheet) -> list[Flowable]:
    if points is None:
        return []
    lines = [f"{said(short(each.text, room.point))} ({figure(each.theme).lower()})" for each in points[:MOST_POINTS]]
    shown = bullets(lines, styles.bullet) if lines else [Paragraph(if_none, styles.muted)]
    return section(title, shown, styles)


def _beside(data: PractitionerFeedback, room: Room, styles: Sheet) -> Flowable:
    none = "Nothing is held in your words."
    own = short(data.own_grade, room.grade) or none
    whole = [grade_or_words(data.grade, short(data.not_graded, room.grade), styles), _cell(data.origin, styles)]
    rows: list[list[Cell]] = [[Paragraph(figure(data.grade_name), styles.cell_quiet), _cell(own, styles), whole]]
    for each in data.beside:
        words = short(each.own, room.words) or none, short(each.auditor, room.words) or "Not recorded"
        rows.append([Paragraph(figure(each.what), styles.cell_quiet), *(_cell(one, styles) for one in words)])
    return listing(("About", "Your reflection", "The auditor"), rows, (0.18, 0.41, 0.41), styles)


def _cell(words: str, styles: Sheet) -> Flowable:
    return Paragraph(said(words), styles.cell)


def _grades(data: PractitionerFeedback, room: Room, styles: Sheet) -> list[Flowable]:
    """The parts under each grade, in words: a table of them would take the page."""
    by_grade: dict[int | None, list[str]] = {}
    for each in data.sections:
        by_grade.setdefault(each.grade, []).append(each.section)
    lines = [
        f"<b>{GRADES[grade].word if grade else 'Not graded'}:</b> {said(short(', '.join(names), room.names))}"
        for grade, names in sorted(by_grade.items(), key=lambda pair: -(pair[0] or 0))
    ]
    meaning = next((each.descriptor for each in data.meanings if each.grade == data.grade), "")
    shown: list[Flowable] = [Paragraph(line, styles.cell) for line in lines]
    if data.grade is not None and meaning:
        told = f"<b>{GRADES[data.grade].word}</b> means: {said(short(meaning, room.meaning))}"
        shown.append(Paragraph(told, styles.footnote))
    return shown or [Paragraph("No part was graded by itself.", styles.muted)]


def _actions(data: PractitionerFeedback, room: Room, styles: Sheet) -> Flowable:
    if not data.actions:
        return Paragraph("No action is recorded for this case.", styles.muted)
    rows: list[list[Cell]] = [
        [
            _cell(short(each.what, room.action), styles),
            Paragraph(figure(short(each.owner, room.owner)), styles.cell),
            Paragraph(figure(short(each.due, room.owner)), styles.cell),
        ]
        for each in data.actions[:MOST_ACTIONS]
    ]
    return listing(("What will be done", "Who", "By when"), rows, (0.58, 0.22, 0.2), styles)
