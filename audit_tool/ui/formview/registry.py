"""Which editor draws which kind of question: the one place to add to."""

from PySide6.QtWidgets import QWidget

from audit_tool.formdef.applicability import AskedQuestion
from audit_tool.formdef.definition import Kind
from audit_tool.ui.formview.choosing import ChoiceEditor, ChoicesEditor
from audit_tool.ui.formview.dates import DatesEditor
from audit_tool.ui.formview.fact import FactEditor
from audit_tool.ui.formview.findings import FindingsEditor
from audit_tool.ui.formview.grade import GradeEditor
from audit_tool.ui.formview.rows import RowsEditor
from audit_tool.ui.formview.writing import NumberEditor, TextEditor

Editor = (
    GradeEditor
    | FactEditor
    | TextEditor
    | NumberEditor
    | ChoiceEditor
    | ChoicesEditor
    | DatesEditor
    | FindingsEditor
    | RowsEditor
)

EDITORS: dict[Kind, type[Editor]] = {
    Kind.GRADE: GradeEditor,
    Kind.FACT: FactEditor,
    Kind.TEXT: TextEditor,
    Kind.NUMBER: NumberEditor,
    Kind.CHOICE: ChoiceEditor,
    Kind.CHOICES: ChoicesEditor,
    Kind.DATES: DatesEditor,
    Kind.FINDINGS: FindingsEditor,
    Kind.ROWS: RowsEditor,
}


def editor_for(asked: AskedQuestion, parent: QWidget | None = None) -> Editor:
    """The editor of a question."""
    return EDITORS[asked.question.kind](asked, parent)
