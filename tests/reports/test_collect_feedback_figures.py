"""R-132, R-133: feedback of a round in a report and an export, from one function; nobody is told apart."""

import csv
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from pypdfium2 import PdfDocument

from audit_tool.analysis.feedback_counts import Response
from audit_tool.analysis.feedback_lines import TOO_FEW
from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.exchange.exports import Asked, feedback_content, save_export
from audit_tool.reports.feedback_figures.collect import collect
from audit_tool.reports.request import Request
from audit_tool.reports.saving import make
from audit_tool.services.feedback_terms import How
from tests.conftest import Office, kept

TUESDAY = date(2026, 11, 10)
WHY = "The plan that was called missing is on the brother's record."
SAID = (Response.AGREES, Response.AGREES, Response.AGREES, Response.PARTLY, Response.DISPUTES)


@pytest.fixture
@kept
def fed_back(office: Office, fill: Callable[..., None]) -> Office:
    """Seven settled cases: six fed back, five of them answered."""
    office.hold_round()
    for number in range(7):
        fill("A-02", office.allocate(f"PW-{number}", second=""))
    desk = office.as_("A-02")
    for allocation in range(1, 7):
        desk.feedback.give(allocation, TUESDAY, How.IN_PERSON)
    for allocation, response in enumerate(SAID, start=1):
        desk.feedback.answer(allocation, response, WHY, TUESDAY)
    return office


def test_counts_come_first_with_what_they_are_counted_of(fed_back: Office) -> None:
    found = collect(fed_back.as_("Q-01"), Request())
    assert found.line == "9 to 13 November 2026. 7 cases are settled."
    assert found.sentence == (
        "Feedback given on 6 of 7 (86%, small number), answered 5 of 6 (83%, small number). "
        "Half of it was given on the day of the audit."
    )
    assert found.said[:3] == (
        ("Agrees", "3 of 5 (60%, small number)"),
        ("Agrees in part", "1 of 5 (20%, small number)"),
        ("Disputes it", "1 of 5 (20%, small number)"),
    )
    assert found.clocks == "In time is within 5 working days after the outcome; an answer may take 10 after feedback."


def test_screen_report_and_export_hold_the_same_numbers_and_name_nobody(fed_back: Office, tmp_path: Path) -> None:
    desk = fed_back.as_("Q-01")
    for ending in ("json", "csv", "xlsx"):
        save_export("feedback", desk, Asked(), tmp_path / f"feedback.{ending}")
    make("feedback-figures", desk, Request(), tmp_path / "feedback.pdf")
    (told,) = json.loads((tmp_path / "feedback.json").read_text(encoding="utf-8"))["feedback"]
    figures = desk.feedback.figures(fed_back.round_id)
    assert told["given"] == {"count": figures.given, "of": figures.settled} == {"count": 6, "of": 7}
    assert (told["disputes"], told["half_given_within_working_days"]) == ({"count": 1, "of": 5}, 0)
    printed = " ".join(page.get_textpage().get_text_range() for page in PdfDocument(tmp_path / "feedback.pdf"))
    assert "6 of 7 (86%, small number)" in " ".join(printed.split())
    with (tmp_path / "feedback.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["figure"]: row for row in csv.DictReader(file)}
    assert (rows["answered.count"]["value"], rows["answered.of"]["value"]) == ("5", "6")
    sheet = openpyxl.load_workbook(tmp_path / "feedback.xlsx")["feedback"]
    assert ("feedback", "settled cases", "given.count", 6, None) in set(sheet.iter_rows(values_only=True))
    for written in (printed, (tmp_path / "feedback.json").read_text(encoding="utf-8")):
        for name in ("A-02", "PW-1", WHY):
            assert name not in written


def test_what_could_be_about_one_worker_is_left_out_and_says_so(
    office: Office, fill: Callable[..., None], tmp_path: Path
) -> None:
    office.hold_round()
    allocation = office.allocate(second="")
    with pytest.raises(WrongInputError, match="nothing to feed back"):
        collect(office.as_("Q-01"), Request())
    fill("A-02", allocation)
    office.as_("A-02").feedback.give(allocation, TUESDAY, How.IN_PERSON)
    office.as_("A-02").feedback.answer(allocation, Response.DISPUTES, WHY, TUESDAY)
    desk = office.as_("Q-01")
    found = collect(desk, Request())
    assert found.line.endswith("1 case is settled.")
    assert found.sentence == "Feedback given on 1 of 1, answered 1 of 1."
    assert found.how_long == (("Working days to feedback", TOO_FEW),)
    assert found.said == (("Agrees, agrees in part, disputes", TOO_FEW),)
    save_export("feedback", desk, Asked(), tmp_path / "feedback.json")
    (told,) = json.loads((tmp_path / "feedback.json").read_text(encoding="utf-8"))["feedback"]
    assert told["disputes"]["count"] is None
    assert told["not_estimable"]["disputes.count"] == told["not_estimable"]["half_given_within_working_days"] == TOO_FEW


def test_only_whoever_reports_on_a_round_has_its_figures(fed_back: Office) -> None:
    for person in ("A-02", "M-01"):
        with pytest.raises(NotAllowedError):
            collect(fed_back.as_(person), Request())
        with pytest.raises(NotAllowedError):
            feedback_content(fed_back.as_(person), "")
