"""XLSForm workbooks for tests: sheets as tables of text."""

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

Table = Sequence[Sequence[object]]
SURVEY = ("type", "name", "label", "relevant", "required", "constraint", "constraint_message", "hint", "appearance")
CHOICES = ("list_name", "name", "label")
YES_NO = [("yes_no", "yes", "Yes"), ("yes_no", "no", "No")]


def workbook(
    path: Path, survey: Table, choices: Table = (), settings: Table = (), heads: Sequence[str] = SURVEY
) -> Path:
    """A workbook with the three sheets; the first row of the survey is row 2."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, head, rows in (("survey", heads, survey), ("choices", CHOICES, choices)):
        sheet = book.create_sheet(name)
        for row in (head, *rows):
            sheet.append(list(row))
    if settings:
        sheet = book.create_sheet("settings")
        for row in settings:
            sheet.append(list(row))
    book.save(path)
    return path
