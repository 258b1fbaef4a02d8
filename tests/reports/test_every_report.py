"""What must hold of every report, whatever is in it."""

import io
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from tests.reports.samples import SAMPLES, WORKED, Sample
from tests.reports.walk import Walk, walk

GOLDEN = Path(__file__).parent / "golden"

every_report = pytest.mark.parametrize("sample", SAMPLES, ids=[sample.name for sample in SAMPLES])
worked_report = pytest.mark.parametrize("sample", WORKED, ids=[sample.name for sample in WORKED])

ODD = [sample for sample in SAMPLES if sample.name.endswith("odd")]
widest_and_usual = pytest.mark.parametrize("sample", [*WORKED, *ODD], ids=lambda sample: sample.name)


def tool(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    program = shutil.which(name)
    if program is None:
        pytest.skip(f"{name} is not installed here")
    return subprocess.run([program, *arguments], capture_output=True, text=True, encoding="utf-8", check=False)


@cache
def built(sample: Sample, scale: float = 1.0) -> bytes:
    """The file of a sample, built once for all that is asked of it."""
    return sample.pdf(scale)


@cache
def walked(sample: Sample, scale: float = 1.0) -> Walk:
    with pikepdf.open(io.BytesIO(built(sample, scale))) as pdf:
        return walk(pdf)


@pytest.fixture
def made(sample: Sample, tmp_path: Path) -> Path:
    path = tmp_path / f"{sample.name}.pdf"
    path.write_bytes(built(sample))
    return path


@every_report
def test_content_and_structure_tree_agree(sample: Sample) -> None:
    """R-166: everything painted is tagged or decoration, and the tree leads to it and back."""
    assert walked(sample).faults == []


@widest_and_usual
def test_large_print_holds_together(sample: Sample) -> None:
    """R-166: the large-print form is the same report at 1.5 times the size."""
    assert walked(sample, 1.5).faults == []


@every_report
def test_only_the_house_typeface_is_shown(sample: Sample) -> None:
    """R-162: embedded fonts, no symbol font."""
    fonts = walked(sample).fonts
    assert fonts
    assert all("IBMPlexSans" in font for font in fonts)


@worked_report
def test_two_builds_are_the_same_file(sample: Sample) -> None:
    """R-167: an issued report can be run again to the same file."""
    assert sample.pdf() == built(sample)


@every_report
def test_qpdf_finds_nothing_wrong(made: Path) -> None:
    checked = tool("qpdf", "--check", str(made))
    assert checked.returncode == 0, checked.stderr
    assert "WARNING" not in checked.stdout + checked.stderr


@every_report
def test_every_page_carries_its_marking_and_number(sample: Sample, made: Path) -> None:
    """R-161: marking, audience, status, version, as-at date, form version and page number on each page."""
    pages = tool("pdftotext", "-layout", str(made), "-").stdout.split("\f")[:-1]
    marking = sample.marking
    for number, page in enumerate(pages, start=1):
        assert marking.marking in page
        assert f"{marking.audience}. {marking.status}. As at {marking.as_at}" in page
        assert marking.form_label in page
        assert f"Page {number} of {len(pages)}" in page


@every_report
def test_no_computer_word_is_printed(made: Path) -> None:
    """R-163: no "None", "NaN" or spreadsheet error reaches a page."""
    printed = tool("pdftotext", str(made), "-").stdout
    assert printed.strip()
    for word in ("NaN", "nan ", "#REF!", "NULL", "None.None", "Undefined"):
        assert word not in printed


@worked_report
def test_text_in_reading_order_is_as_agreed(sample: Sample, made: Path) -> None:
    heard = tool("pdfinfo", "-struct-text", str(made)).stdout
    lines = [line.rstrip() for line in heard.splitlines() if '"' in line or line.strip()[:1] in "HTL"]
    assert "\n".join(lines) + "\n" == (GOLDEN / f"{sample.name}.txt").read_text(encoding="utf-8")


def test_case_summary_of_the_worked_example_is_two_pages() -> None:
    with pikepdf.open(io.BytesIO(built(WORKED[0]))) as pdf:
        assert len(pdf.pages) == 2


@pytest.mark.parametrize(
    "sample", [each for each in SAMPLES if each.name.startswith("feedback-")], ids=lambda each: each.name
)
def test_r132_feedback_to_the_practitioner_is_one_page_whatever_is_in_it(sample: Sample) -> None:
    with pikepdf.open(io.BytesIO(built(sample))) as pdf:
        assert len(pdf.pages) == 1


@pytest.mark.parametrize(
    "sample", [each for each in SAMPLES if each.name.startswith("dip-sample-")], ids=lambda each: each.name
)
def test_r160_a_briefing_note_is_at_most_two_pages_whatever_is_in_it(sample: Sample) -> None:
    with pikepdf.open(io.BytesIO(built(sample))) as pdf:
        assert len(pdf.pages) <= 2


def test_data_for_a_report_can_be_collected_without_the_pdf_library() -> None:
    modules = (
        "case_summary moderation_record indicator_table blank_form worklist timetable daily_sheet sample learning"
        " agreement audits_of_audits panel_session improvement_plan practitioner_feedback"
        " feedback_figures owner_actions practice_week earlier_figures inspection_pack audit_report dip_sample"
    )
    loading = "; ".join(f"import audit_tool.reports.{name}.content" for name in modules.split())
    code = f"{loading}; import sys; print('reportlab' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown.strip() == "False"
