"""Adding a form takes one file and no code: it opens in the window, is answered, submitted, compared and printed."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from audit_tool.exchange.xlsform.form_file import import_xlsform
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.reading import check
from audit_tool.reports.request import Request
from audit_tool.reports.saving import make
from audit_tool.services.allocation import NewAllocation
from audit_tool.ui.screens.audit.view import AuditScreen
from tests.conftest import COVER, ROOT, Office, complete
from tests.exchange.xlsform.books import YES_NO, workbook
from tests.ui.screens.conftest import Enter, front
from tests.ui.stage import focused

EXAMPLE = ROOT / "docs" / "manual" / "examples" / "vis-1.yaml"
SURVEY = [
    ("begin group", "visit", "The visit"),
    ("select_one yes_no", "seen", "Was the child seen?", "", "yes"),
    ("text", "why", "Why not?", "${seen} = 'no'", "yes"),
    ("text", "words", "What did the child say?", "", "yes"),
    ("text", "meant", "What did they mean by that?", "${words} != ''", "yes"),
    ("integer", "people", "How many people live there?", "", "yes", ". >= 2 and . <= 12", "From 2 to 12."),
    ("date", "next", "When is the next visit?", "${people} > 2"),
    ("end group",),
    ("begin group", "home", "The home", "${seen} = 'yes'"),
    ("select_multiple yes_no", "worries", "What was there?", "", "yes"),
    ("end group",),
]


def example(folder: Path) -> None:
    shutil.copy(EXAMPLE, folder)


def from_spreadsheet(folder: Path) -> None:
    import_xlsform(workbook(folder.parent / "visit.xlsx", SURVEY, YES_NO), folder, "VIS")


@pytest.fixture(params=[example, from_spreadsheet])
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Office]:
    """An office whose forms folder has got one more file."""
    folder = Path(shutil.copytree(ROOT / "forms", tmp_path / "forms"))
    put: Callable[[Path], None] = request.param
    put(folder)
    assert check(folder) == ()
    made = Office(tmp_path / "workspace", FormCatalogue(folder))
    made.found()
    made.hold_round()
    yield made
    made.lock()


def allocate(office: Office) -> int:
    cover = {code: answer for code, answer in COVER.items() if code in office.forms.newest("VIS").questions}
    new = NewAllocation("PW-1", "A-02", "A-09", form="VIS", cover=cover)
    return office.as_("Q-01").allocation.allocate(office.round_id, new)


def words_of(path: Path) -> str:
    document = PdfDocument(path)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)
    finally:
        document.close()


def audit(enter: Enter, allocation: int) -> AuditScreen:
    window = enter("A-02", "my_work")
    window.open_audit(allocation)
    QApplication.processEvents()
    return front(window, AuditScreen)


def test_a_form_of_ones_own_goes_the_whole_way(office: Office, enter: Enter, tmp_path: Path) -> None:
    allocation = allocate(office)
    screen = audit(enter, allocation)
    hand = screen.presenter.hand
    assert hand.sheet.form.label == "Form VIS version 1"
    for section in hand.shown:
        screen.presenter.go_to_section(section.number)
        assert list(screen.page.codes) == [one.question.code for one in section.questions]
    screen.presenter.review()
    for person in ("A-02", "A-09"):
        auditing = office.as_(person).auditing
        record = auditing.begin(allocation)
        complete(auditing, record, "good", {})
        auditing.submit(record)
    board = office.as_("Q-01").board.rows(office.round_id)
    assert [(row.form, row.moderation) for row in board] == [("Form VIS version 1", "ready")]
    moderator = office.as_("M-01").moderating
    moderator.accept_agreed(allocation)
    moderator.finish(allocation)
    for report in ("moderation-record", "case-summary"):
        make(report, office.as_("Q-01"), Request("", "PW-1", "internal"), tmp_path / f"{report}.pdf")
        assert "Form VIS version 1" in words_of(tmp_path / f"{report}.pdf")


@pytest.mark.parametrize("office", [from_spreadsheet], indirect=True)
def test_a_question_that_opens_below_does_not_take_the_caret(office: Office, enter: Enter) -> None:
    screen = audit(enter, allocate(office))
    screen.presenter.go_to("VIS-03")
    for letter in "Hello there":
        QTest.keyClicks(focused(), letter)
        QApplication.processEvents()
    assert screen.presenter.hand.answer("VIS-03") == Answer("Hello there")
    assert "VIS-04" in screen.page.codes
    screen.presenter.go_to("VIS-05")
    for letter in "12":
        QTest.keyClicks(focused(), letter)
        QApplication.processEvents()
    assert screen.presenter.hand.answer("VIS-05") == Answer("12")
    assert "VIS-06" in screen.page.codes


@pytest.mark.parametrize("office", [from_spreadsheet], indirect=True)
def test_answers_that_end_a_question_are_told_in_the_outline(office: Office, enter: Enter) -> None:
    screen = audit(enter, allocate(office))
    presenter = screen.presenter
    assert presenter.hand.order == ["VIS-01", "VIS-03", "VIS-05"]
    presenter.change("VIS-01", Answer("no"), False)
    assert presenter.hand.order == ["VIS-01", "VIS-02", "VIS-03", "VIS-05"]
    presenter.change("VIS-01", Answer("yes"), False)
    assert presenter.hand.order == ["VIS-01", "VIS-03", "VIS-05", "VIS-07"]
    presenter.change("VIS-05", Answer("1"), True)
    assert [gap.text for gap in presenter.hand.gaps() if gap.question == "VIS-05"] == ["From 2 to 12."]
