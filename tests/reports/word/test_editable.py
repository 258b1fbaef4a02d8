"""A Word version says where it comes from, what the record is, and is refused where there is none."""

import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.reports.catalogue import REPORTS
from audit_tool.reports.editable import Origin, editable
from audit_tool.reports.issuing import issue
from audit_tool.reports.marking import PageFrame
from audit_tool.reports.request import PUBLIC, Request
from audit_tool.reports.saving import make, save
from audit_tool.reports.word.document import build
from tests.conftest import Office
from tests.reports.samples import WORKED
from tests.reports.test_collect_plan import planned as planned  # noqa: PLC0414 - a fixture
from tests.reports.word.copies import paragraphs
from tests.shell import Shell

WEEK = next(each for each in WORKED if each.name == "week-worked")
ODD_NAMES = "Zoë, Łukasz, Seán and Ŵyn & <team>"


def beginning(file: bytes) -> str:
    return " ".join(list(paragraphs(file))[:6])


def test_it_tells_on_its_first_page_what_it_is() -> None:
    file = build(editable(WEEK.story(1.0), Origin("20 November 2026"), 1.0), PageFrame(WEEK.title, WEEK.marking), "")
    title, _, head, purpose, origin, *_ = paragraphs(file)
    assert (title, head) == ("Practice week: November 2026", "Editable copy")
    assert "not the record" in purpose
    assert origin.startswith("It was made from a draft as at 20 November 2026. Whoever made it finds no issue")


@pytest.mark.parametrize(
    ("same", "status", "words"),
    [
        (True, "Editable copy of version 2", "says what version 2, issued on 12 November 2026, says."),
        (False, "Editable copy of a draft", "version 2, issued on 12 November 2026, says something else."),
    ],
)
def test_an_issue_is_the_record(same: bool, status: str, words: str) -> None:
    origin = Origin("20 November 2026", 2, "12 November 2026", same)
    assert origin.status == status
    assert origin.words.endswith(f"{words} The PDF of that version is the record.")


@pytest.mark.parametrize("title", [ODD_NAMES, "Week 😀 of \x00 \x0b signs \ufffe", "long " * 100])
def test_names_and_odd_signs_in_a_title_survive_or_are_named(title: str) -> None:
    marking = replace(WEEK.marking, form_label=ODD_NAMES, note="Seed &amp; \x01 😀")
    file = build(WEEK.story(1.0), PageFrame(title, marking), "")
    told = docx.Document(io.BytesIO(file)).core_properties.title
    assert told == title.replace("😀", "[grinning face]").translate({0: "", 11: " ", 0xFFFE: ""})[:255]
    (foot,) = paragraphs(file, "word/footer1.xml")
    assert foot.startswith(f"{ODD_NAMES}. Seed &amp;  [grinning face]")


def test_r097_it_knows_the_issue_that_says_the_same(planned: Office, tmp_path: Path) -> None:
    desk, out, plan = planned.as_("Q-01"), tmp_path / "plan.docx", Request()
    make("improvement-plan", desk, plan, out)
    assert "finds no issue of the report" in beginning(out.read_bytes())
    issue("improvement-plan", desk, plan)
    make("improvement-plan", desk, plan, out)
    assert "says what version 1, issued on" in beginning(out.read_bytes())
    make("improvement-plan", desk, replace(plan, audience=PUBLIC), out)
    assert "finds no issue of the report" in beginning(out.read_bytes()), "each audience is numbered by itself"
    make("improvement-plan", planned.as_("A-02"), plan, out)
    assert "finds no issue of the report" in beginning(out.read_bytes()), "an internal one counts audits (R-080)"


def test_the_same_is_refused_as_for_the_pdf(planned: Office, tmp_path: Path) -> None:
    out = tmp_path / "week.docx"
    planned.hold_round()
    with pytest.raises(WrongInputError, match="never public"):
        make("learning", planned.as_("Q-01"), Request(audience=PUBLIC), out)
    with pytest.raises(NotAllowedError):
        make("learning", planned.as_("A-02"), Request(), out)
    assert not out.exists()


@pytest.mark.parametrize("name", [entry.name for entry in REPORTS if not entry.word])
def test_a_report_without_one_says_so(name: str, planned: Office, tmp_path: Path) -> None:
    with pytest.raises(WrongInputError, match=r"has no Word version\. Nothing was made\. Save it as PDF"):
        make(name, planned.as_("Q-01"), Request(), tmp_path / "a.DOCX")
    assert list(tmp_path.glob("*.DOCX")) == []


def test_it_takes_the_place_of_an_older_word_file_only(planned: Office, tmp_path: Path) -> None:
    desk, out = planned.as_("Q-01"), tmp_path / "plan.docx"
    out.write_bytes(b"%PDF-1.7 a report")
    with pytest.raises(WrongInputError, match="something that is no Word file has this name"):
        make("improvement-plan", desk, Request(), out)
    assert out.read_bytes() == b"%PDF-1.7 a report"
    with pytest.raises(WrongInputError, match="this folder is the workspace"):
        make("improvement-plan", desk, Request(), desk.folder / "plan.docx")
    out.write_bytes(b"PK\x03\x04 an older one")
    make("improvement-plan", desk, Request(), out)
    assert "Improvement plan" in beginning(out.read_bytes())


def test_a_pdf_never_gets_the_name_of_a_word_file(planned: Office, tmp_path: Path) -> None:
    with pytest.raises(WrongInputError, match=r"this is a PDF\. .* ends in \.pdf"):
        save(b"%PDF-1.7", tmp_path / "plan.docx", planned.folder)


def test_the_command_line_chooses_by_the_ending(shell: Shell, own_demonstration: Path, tmp_path: Path) -> None:
    who, out = ("-w", own_demonstration, "--as", "Q-01"), tmp_path / "week.docx"
    assert shell(*who, "report", "practice-week", "--out", out).out == f"Saved {out}\n"
    assert "Editable copy" in beginning(out.read_bytes())
    ran = shell(*who, "report", "moderation-record", "--case", "PW-DEMO-003", "--out", tmp_path / "record.docx")
    assert (ran.code, "has no Word version" in ran.err) == (2, True)
    ran = shell(*who, "report", "practice-week", "--issue", "--out", tmp_path / "issue.docx")
    assert (ran.code, "this is a PDF" in ran.err) == (2, True)
    assert shell(*who, "issued", "list").out == ""


def test_what_writes_word_files_is_loaded_by_whoever_asks_for_one() -> None:
    code = (
        "import sys, audit_tool.reports.editable; print([n for n in ('docx', 'lxml', 'reportlab') if n in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
