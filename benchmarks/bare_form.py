"""The whole form as Qt's own widgets in one column: what showing every question at once takes, in milliseconds."""

import sys
import time

from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from audit_tool.formdef.applicability import AskedQuestion, AskedSection
from audit_tool.formdef.definition import Kind, Question
from benchmarks.office import whole_audit

FACTS = ("Yes", "Partly", "No", "Not applicable")
FEW = 5


def question_widget(asked: AskedQuestion) -> QWidget:
    """One question: its words, and what its answer needs."""
    made = QWidget()
    layout = QVBoxLayout(made)
    label = QLabel(f"{asked.number} {asked.question.text}")
    label.setWordWrap(True)
    layout.addWidget(label)
    for part in _parts(asked.question, made):
        layout.addWidget(part)
    return made


def _parts(question: Question, parent: QWidget) -> list[QWidget]:  # noqa: PLR0911 - one line for each kind
    """The controls of one question, as many as its answer has."""
    labels = tuple(one.label for one in question.options)
    match question.kind:
        case Kind.GRADE:
            return [_buttons(labels, parent), QLabel("Why this grade?"), QPlainTextEdit(), QLineEdit()]
        case Kind.FACT:
            return [_buttons(FACTS, parent), QPlainTextEdit()]
        case Kind.CHOICE:
            return [_buttons(labels, parent) if len(labels) <= FEW else _list(labels)]
        case Kind.CHOICES:
            return [QCheckBox(label) for label in labels]
        case Kind.TEXT:
            return [QPlainTextEdit()]
        case Kind.DATES:
            return [QLabel("From"), QLineEdit(), QLabel("To"), QLineEdit(), QPlainTextEdit()]
        case Kind.FINDINGS:
            return [part for _ in range(max(1, question.count)) for part in (QLineEdit(), _list(labels))]
        case Kind.ROWS:
            return [part for cell in question.cells for part in (QLabel(cell.label), QLineEdit())]
        case Kind.NUMBER | Kind.DATE:
            return [part for words in question.parts or ("",) for part in (QLabel(words), QLineEdit())]


def whole_form(sections: tuple[AskedSection, ...]) -> QScrollArea:
    """Every question of every section, one below the other."""
    area = QScrollArea()
    inside = QWidget()
    column = QVBoxLayout(inside)
    for section in sections:
        column.addWidget(QLabel(section.title))
        for asked in section.questions:
            column.addWidget(question_widget(asked))
    area.setWidgetResizable(True)
    area.setWidget(inside)
    return area


def _buttons(labels: tuple[str, ...], parent: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    group = QButtonGroup(parent)
    for label in labels:
        button = QRadioButton(label)
        group.addButton(button)
        row.addWidget(button)
    return holder


def _list(labels: tuple[str, ...]) -> QComboBox:
    made = QComboBox()
    made.addItems(labels)
    return made


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    sections = whole_audit(sys.argv[1])
    window = QMainWindow()
    window.resize(1280, 720)
    window.setCentralWidget(QLabel("My work"))
    window.show()
    QApplication.processEvents()
    begun = time.perf_counter()
    window.setCentralWidget(whole_form(sections))
    QApplication.processEvents()  # lays out and paints what is in sight
    print((time.perf_counter() - begun) * 1000, flush=True)
    sys.stdin.read()
