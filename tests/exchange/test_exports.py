"""R-100, R-106: agreement as a file for analysts; screen, PDF and export tell the same numbers, from one function."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from pypdfium2 import PdfDocument

from audit_tool.analysis.agreement_told import estimate_words, share_words
from audit_tool.analysis.printed import Kind, PrintedFigure
from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.exchange.exports import HEADS, Asked, agreement_content, marked, rows_of, save_export
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.definition import Seat
from audit_tool.reports.request import Request
from audit_tool.reports.saving import make
from audit_tool.services.agreement_scopes import best_first, scopes_of
from audit_tool.services.review_scopes import against_scopes
from tests.conftest import Office, complete, kept

WORDS = "The record shows who keeps the child safe, and how it is known."
LOW = Answer("requires_improvement", WORDS, ("assessment",))


@pytest.fixture
@kept
def compared(office: Office, fill: Callable[..., None]) -> Office:
    """Two cases, both audited twice, with two questions of each apart."""
    office.hold_round()
    for reference in ("PW-1", "PW-2"):
        allocation = office.allocate(reference)
        fill("A-02", allocation)
        fill("A-09", allocation, PLN_15=LOW, ASM_19=LOW)
    return office


def test_screen_report_and_export_hold_the_same_numbers(compared: Office, tmp_path: Path) -> None:
    desk = compared.as_("Q-01")
    save_export("agreement", desk, Asked(), tmp_path / "agreement.json")
    make("agreement", desk, Request(), tmp_path / "agreement.pdf")
    taken = json.loads((tmp_path / "agreement.json").read_text(encoding="utf-8"))["independent"]
    printed = " ".join(page.get_textpage().get_text_range() for page in PdfDocument(tmp_path / "agreement.pdf"))
    printed = " ".join(printed.split())
    for scope, out in zip(scopes_of(desk.agreement.grades(compared.round_id).independent)[:2], taken, strict=False):
        two = scope.figures.two
        assert two is not None
        assert out["grades_of"] == scope.words
        assert (out["exact"]["count"], out["pairs"]) == (two.exact.count, two.exact.of)
        assert [list(reversed(row)) for row in reversed(out["table"])] == [
            list(row) for row in best_first(scope.figures)
        ]
        few = scope.figures.guidance.value == "counts only"
        assert share_words(two.exact, scope.noun, interval=not few) in printed
        if not few:
            assert out["kappa"]["linear"]["estimate"] == two.kappa.linear.estimate
            assert estimate_words(two.kappa.linear) in printed
            assert estimate_words(two.gwet.ac2_linear) in printed


def test_csv_and_excel_hold_every_figure_of_the_json(compared: Office, tmp_path: Path) -> None:
    desk = compared.as_("M-01")
    rows = list(rows_of(marked(agreement_content(desk, ""))))
    for name in ("agreement.csv", "agreement.xlsx"):
        save_export("agreement", desk, Asked(), tmp_path / name)
    with (tmp_path / "agreement.csv").open(encoding="utf-8-sig", newline="") as file:
        read = [tuple(row) for row in csv.reader(file)]
    assert read == [HEADS, *rows]
    sheet = openpyxl.load_workbook(tmp_path / "agreement.xlsx")["agreement"]
    found = list(sheet.iter_rows(values_only=True))
    assert found[0] == HEADS
    assert [str(row[2]) for row in found[1:]] == [row[2] for row in rows]
    pairs = [(row[3], other[3]) for row, other in zip(found[1:], rows, strict=True)]
    numbers = [(value, text) for value, text in pairs if isinstance(value, int | float)]
    assert len(numbers) > len(rows) / 2
    assert [value for value, _ in numbers] == pytest.approx([float(text) for _, text in numbers], abs=1e-14)


def test_words_that_only_look_like_numbers_stay_words_in_csv_and_excel(office: Office, tmp_path: Path) -> None:
    odd = ("1_000", "-1_0", "007", "+5", "nan", "inf", "1e5", "\N{ARABIC-INDIC DIGIT ONE}", "123456789012345678")
    lead = office.as_("Q-01")
    quoted = tuple(
        PrintedFigure(f"k{at}", Kind.BASELINE, f"k{at}", "Audits", str(at), text, "", "a plan")
        for at, text in enumerate((*odd, "35", "-0.5"))
    )
    lead.earlier_figures.bring_in(quoted, "quoted.csv")
    for ending in ("csv", "xlsx"):
        save_export("figures", lead, Asked(), tmp_path / f"figures.{ending}")
    with (tmp_path / "figures.csv").open(encoding="utf-8-sig", newline="") as file:
        read = [row[3] for row in csv.reader(file) if row[2] == "printed"]
    assert sorted(read) == sorted([*(f"'{each}" if each[0] in "-+" else each for each in odd), "35", "-0.5"])
    rows = openpyxl.load_workbook(tmp_path / "figures.xlsx").active.iter_rows(values_only=True)
    assert {row[3] for row in rows if row[2] == "printed"} == {*odd, 35, -0.5}


def test_r106_no_pair_of_auditors_is_in_an_export(compared: Office) -> None:
    assert not [code for code in ("A-02", "A-09") if code in repr(agreement_content(compared.as_("Q-01"), ""))]


def test_a_name_or_an_ending_that_is_not_known_is_refused_and_nothing_is_written(
    compared: Office, tmp_path: Path
) -> None:
    desk = compared.as_("Q-01")
    with pytest.raises(WrongInputError, match=r"Choose \.csv, \.xlsx or \.json"):
        save_export("agreement", desk, Asked(), tmp_path / "agreement.doc")
    with pytest.raises(WrongInputError, match="There is no export “weather”"):
        save_export("weather", desk, Asked(), tmp_path / "weather.csv")
    (tmp_path / "letter.csv").write_text("A letter.", encoding="utf-8")
    with pytest.raises(WrongInputError, match="something that is no"):
        save_export("agreement", desk, Asked(), tmp_path / "letter.csv")
    with pytest.raises(NotAllowedError):
        save_export("agreement", compared.as_("A-02"), Asked(), tmp_path / "agreement.csv")
    assert [path.name for path in tmp_path.glob("*.*")] == ["letter.csv"]


def test_r107_audits_of_audits_are_an_export_of_their_own(compared: Office, tmp_path: Path) -> None:
    """Screen, PDF and export tell the same numbers; the export of agreement knows nothing of them."""
    before = agreement_content(compared.as_("Q-01"), "")
    record = compared.as_("Q-01").audit_reviews.ask(1, Seat.SECOND, "A-11")
    auditing = compared.as_("A-11").auditing
    complete(auditing, record, "good", {"ATA-14": Answer("one_grade_stricter")})
    auditing.submit(record)
    desk = compared.as_("Q-01")
    assert agreement_content(desk, "") == before
    save_export("audits-of-audits", desk, Asked(), tmp_path / "reviews.json")
    make("audits-of-audits", desk, Request(), tmp_path / "reviews.pdf")
    taken = json.loads((tmp_path / "reviews.json").read_text(encoding="utf-8"))
    (whole,) = taken["auditor_and_reviewer"]
    (scope,) = against_scopes(desk.review_figures.of_round(compared.round_id).against)
    two = scope.figures.two
    assert two is not None
    assert (taken["audits_of_audits"], taken["two_reviewers"]) == (1, [])
    assert (whole["pairs"], whole["exact"]["count"], whole["direction"]["second_higher"]) == (1, 0, 1)
    assert whole["table"] == [list(row) for row in two.table]
    assert len(taken["answers"]) == 16
    assert taken["answers"][0]["counts"] == {"Yes": 1, "Partly": 0, "No": 0}
    printed = " ".join(page.get_textpage().get_text_range() for page in PdfDocument(tmp_path / "reviews.pdf"))
    assert f"Auditor and reviewer gave the same grade on {share_words(two.exact, scope.noun, interval=False)}" in (
        " ".join(printed.split())
    )
    save_export("audits-of-audits", desk, Asked(), tmp_path / "reviews.csv")
    with (tmp_path / "reviews.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert ["answers", "1.1 Is the audit balanced: strengths as well as gaps?", "counts.Yes", "1", ""] in rows
    with pytest.raises(NotAllowedError):
        save_export("audits-of-audits", compared.as_("A-11"), Asked(), tmp_path / "other.json")
