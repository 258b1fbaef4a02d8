"""Writes the page that lists every form with its subject, items, grades and minutes: `python tools/forms_table.py`."""

import sys
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.definition import AuditSet, Form, Seat, SecondSeat
from audit_tool.formdef.sizes import Size, bank_size, usual_size
from audit_tool.places import forms

PAGE = Path(__file__).resolve().parent.parent / "docs" / "forms.md"
FAMILIES = {
    "full": ("Full forms", "A short and a full set of questions; the second auditor answers what decides the grade."),
    "light": ("Dip samples", "One matter, few questions, many cases; a second auditor answers the same."),
    "companion": ("Forms beside an audit", "What others say or see. There is no second auditor."),
    "calibration": ("Calibration", "Made-up cases that everybody grades before a week; never counted in results."),
}
HEAD = """# The forms

Every form in `forms/`, in its newest version. Made by `python tools/forms_table.py`; a test holds it to the form files.

Items are what an auditor answers about the work, in the usual case that the form states; of them are graded so many as
stand in brackets. A form that states no usual case is counted with everything it can ask. More questions open with what
is known about a case. Minutes include reading; for full forms not the conversation with the worker.
"""
COLUMNS = ("Form", "Title", "About", "Short set", "Second auditor", "Full set", "Can ask", "Minutes, short / full")


def page() -> str:
    """The whole page."""
    catalogue = FormCatalogue(forms())
    newest = {entry.code: catalogue.newest(entry.code) for entry in catalogue.listing()}
    parts = [HEAD]
    for family, (title, words) in FAMILIES.items():
        lines = [_line(COLUMNS), _line("---" for _ in COLUMNS)]
        lines += [_line(_row(form)) for form in newest.values() if form.family == family]
        parts.append(f"## {title}\n\n{words}\n\n" + "\n".join(lines) + "\n")
    return "\n".join(parts)


def _row(form: Form) -> tuple[str, ...]:
    short, full = form.minutes["short"], form.minutes["full"]
    second = usual_size(form, AuditSet.SHORT, Seat.SECOND).items
    return (
        form.code,
        form.title,
        form.subject,
        _size(usual_size(form, AuditSet.SHORT)),
        "-" if form.second_seat is SecondSeat.NONE else str(second),
        _size(usual_size(form, AuditSet.FULL)) if form.family == "full" else "-",
        str(bank_size(form).items),
        str(short) if short == full else f"{short} / {full}",
    )


def _size(found: Size) -> str:
    return f"{found.items} ({found.graded})"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
