"""The blank form: every question of the form, what one has to know, and room to write (R-039, R-075)."""

import io
from pathlib import Path

import pikepdf
import pytest
from pypdfium2 import PdfDocument, PdfObject
from pypdfium2.raw import FPDF_PAGEOBJ_PATH, FPDF_PAGEOBJ_TEXT

from audit_tool.errors import WrongInputError
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.definition import Kind
from audit_tool.reports.blank_form.collect import collect
from audit_tool.reports.blank_form.content import BlankForm, BlankQuestion
from audit_tool.reports.catalogue import render
from audit_tool.reports.handwriting import WritingLines
from audit_tool.reports.page import TOP_MARGIN
from audit_tool.reports.request import CONFIDENTIAL, Request
from audit_tool.reports.saving import proposed_name
from audit_tool.reports.styles import sheet
from tests.conftest import Office
from tests.reports.walk import walk
from tests.shell import Shell, is_one_sentence_of_trouble


@pytest.fixture
def cin(office: Office) -> BlankForm:
    return collect(office.as_("A-02"), Request(form="CIN@1"))


def question(data: BlankForm, text: str) -> BlankQuestion:
    return next(each for section in data.sections for each in section.questions if each.text.startswith(text))


def told(each: BlankQuestion) -> dict[str, str]:
    return {detail.about: detail.words for detail in each.details}


def test_every_question_of_the_form_is_there_in_its_order(cin: BlankForm, forms: FormCatalogue) -> None:
    asked = [each.text for section in cin.sections for each in section.questions]
    assert asked == [each.text for each in forms.form("CIN", 1).questions.values()]
    assert cin.sections[0].title == "Cover"
    assert cin.sections[2].title == "2 Safety now"
    assert (cin.title, cin.marking.marking) == ("Child in need and child protection case file", CONFIDENTIAL)
    assert cin.subtitle.endswith("Short set about 75 minutes, full set about 200 minutes")


def test_a_grade_prints_its_scale_best_first_with_what_good_looks_like(cin: BlankForm) -> None:
    grade = question(cin, "Is the child safe enough now")
    assert grade.options == ("Outstanding", "Good", "Requires improvement", "Inadequate", "Not judged")
    assert {"Good", "Inadequate"} <= set(told(grade))
    assert grade.lines > 1


def test_dates_print_their_standard_and_both_ends(cin: BlankForm, forms: FormCatalogue) -> None:
    dated = next(
        each
        for each in forms.form("CIN", 1).questions.values()
        if each.kind is Kind.DATES and "STD-03" in each.standards
    )
    printed = question(cin, dated.text)
    assert printed.fields == ("Referral received", "Assessment authorised")
    assert told(printed)["Standard"] == "Single assessment, 45 working days (by law)"
    assert (printed.options, printed.lines) == ((), 0)


def test_a_condition_prints_in_words(cin: BlankForm) -> None:
    assert told(question(cin, "How many times has the child's home changed"))["Asked"].startswith("Only for: “")


@pytest.mark.parametrize("form", ["FCF", "psr@1"])
def test_r075_a_form_for_families_and_practitioners_prints_no_auditors_words(office: Office, form: str) -> None:
    data = collect(office.as_("A-02"), Request(form=form))
    printed = [detail.about for section in data.sections for each in section.questions for detail in each.details]
    assert set(printed) <= {"Help"}
    assert "no wrong answers" in data.how_to


@pytest.mark.parametrize("form", ["", "CIN@one", "CIN@", "@1"])
def test_a_name_that_is_no_form_is_refused(office: Office, form: str) -> None:
    with pytest.raises(WrongInputError, match="names no form"):
        collect(office.as_("A-02"), Request(form=form))


def test_r075_large_print_is_the_same_form_in_larger_letters(office: Office) -> None:
    desk = office.as_("A-02")
    sizes = []
    for large in (False, True):
        with pikepdf.open(io.BytesIO(render("blank-form", desk, Request(form="FCF@1", large=large)))) as pdf:
            assert walk(pdf).faults == []
            sizes.append(len(pdf.pages))
    assert sizes[0] < sizes[1]


def test_a_blank_form_is_no_draft(cin: BlankForm) -> None:
    assert cin.marking.status == "Blank form"


@pytest.mark.parametrize("lines", range(1, 8))
def test_no_line_to_write_on_is_left_alone_on_a_page(lines: int) -> None:
    styles = sheet(1.5)
    step = WritingLines(1, styles).wrap(400, 400)[1]
    for fitting in range(lines):
        parts = WritingLines(lines, styles).split(400, fitting * step + 1)
        heights = [round(part.wrap(400, 400)[1] / step) for part in parts]
        assert not heights or (sum(heights) == lines and min(heights) >= 2 and heights[0] <= fitting)


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("form", ["FCF@1", "PSR@1", "CIN@1"])
def test_no_page_begins_with_the_line_of_a_question_before_it(office: Office, form: str, *, large: bool) -> None:
    """The second page of the family's feedback in large print ended with boxes; their line stood on the third."""
    pdf = PdfDocument(render("blank-form", office.as_("A-02"), Request(form=form, large=large)))
    for page in pdf:
        top = page.get_height() - TOP_MARGIN
        parts = list(page.get_objects(filter=[FPDF_PAGEOBJ_PATH, FPDF_PAGEOBJ_TEXT]))
        rules = [part.get_bounds()[3] for part in parts if part.type == FPDF_PAGEOBJ_PATH and _is_rule(part)]
        words = [part.get_bounds()[3] for part in parts if part.type == FPDF_PAGEOBJ_TEXT]
        first = max((y for y in words if y <= top), default=0)
        alone = [y for y in rules if first < y <= top]
        assert len(alone) != 1, page.get_textpage().get_text_bounded()[:200]


def _is_rule(part: PdfObject) -> bool:
    left, below, right, above = part.get_bounds()
    return bool(right - left > 200 and above - below < 3)


def test_a_whole_case_file_form_prints_tagged(office: Office) -> None:
    """R-166: tagged like every report."""
    with pikepdf.open(io.BytesIO(render("blank-form", office.as_("A-02"), Request(form="CIN")))) as pdf:
        found = walk(pdf)
        assert found.faults == []
        assert found.kinds["H2"] == 16
        assert 20 < len(pdf.pages) < 60


def test_the_file_is_named_for_its_form() -> None:
    assert proposed_name("blank-form", Request(form="CIN@1")) == "blank-form-cin-1.pdf"
    assert proposed_name("indicator-table", Request()) == "indicator-table.pdf"


def test_the_command_line_saves_one(shell: Shell, demonstration: Path, tmp_path: Path) -> None:
    out = tmp_path / "form.pdf"
    who = ("-w", demonstration, "--as", "Q-01", "report", "blank-form", "--out", out)
    assert is_one_sentence_of_trouble(shell(*who))
    assert shell(*who, "--form", "FCF@1", "--large").code == 0
    with pikepdf.open(out) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Child and family feedback"
