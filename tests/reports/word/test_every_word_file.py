"""What must hold of every report's Word version, whatever is in it."""

import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import HRFlowable
from reportlab.platypus import Paragraph as PlainParagraph

from audit_tool.reports.catalogue import REPORTS
from audit_tool.reports.marking import PageFrame
from audit_tool.reports.page import TEXT_WIDTH
from audit_tool.reports.word.document import build
from audit_tool.reports.word.faults import NoWordForItError
from tests.reports.samples import Sample
from tests.reports.test_every_report import built, tool
from tests.reports.word.copies import COPIED, STATUS, W, joined, paragraphs, part, report_of, word_of

every_copy = pytest.mark.parametrize("sample", COPIED, ids=[sample.name for sample in COPIED])
WORKED = [sample for sample in COPIED if sample.name.endswith("-worked")]
worked_copy = pytest.mark.parametrize("sample", WORKED, ids=[sample.name for sample in WORKED])


@cache
def written(sample: Sample) -> bytes:
    return word_of(sample)


def heard(pdf: Path) -> Iterator[str]:
    """What a reader hears of a PDF: all but the labels of lists and what is drawn in figures."""
    left_out: int | None = None
    for line in tool("pdfinfo", "-struct-text", str(pdf)).stdout.splitlines():
        depth = len(line) - len(line.lstrip())
        if left_out is not None and depth > left_out:
            continue
        told = line.strip()
        left_out = depth if re.match(r"(Figure|Lbl)\b", told) else None
        if told.startswith('"'):
            yield told[1:-1].replace('\\"', '"').replace("\\\\", "\\")


def test_every_report_with_a_word_version_has_samples() -> None:
    """A report that gets one is tried with all of its samples, without a line here."""
    with_word = {entry.name for entry in REPORTS if entry.word}
    assert {report_of(sample) for sample in COPIED} == with_word
    assert len(WORKED) >= len(with_word)


def test_no_record_of_a_case_has_a_word_version() -> None:
    """What is sealed is never edited."""
    assert [entry.name for entry in REPORTS if entry.word and entry.needs in {"case", "record", "person", "form"}] == []


@every_copy
def test_it_says_what_the_pdf_says_in_the_same_order(sample: Sample, tmp_path: Path) -> None:
    pdf = tmp_path / "same.pdf"
    pdf.write_bytes(built(sample))
    assert joined(list(paragraphs(written(sample)))) == joined(list(heard(pdf)))


@worked_copy
def test_two_files_of_the_same_report_are_the_same(sample: Sample) -> None:
    assert word_of(sample) == written(sample)


@worked_copy
def test_large_print_says_the_same(sample: Sample) -> None:
    """R-166"""
    assert list(paragraphs(word_of(sample, 1.5))) == list(paragraphs(written(sample)))


@every_copy
def test_headings_are_words_own_and_skip_no_level(sample: Sample) -> None:
    """So the navigation pane shows them."""
    document = docx.Document(io.BytesIO(written(sample)))
    names = [str(paragraph.style.name) for paragraph in document.paragraphs if paragraph.style]
    levels = [int(name.removeprefix("Heading ")) for name in names if name.startswith("Heading ")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@every_copy
def test_heads_of_tables_repeat_and_no_row_is_split(sample: Sample) -> None:
    """R-162"""
    root = part(written(sample), "word/document.xml")
    for table in root.iter(f"{W}tbl"):
        look = table.find(f"{W}tblPr/{W}tblLook")
        assert look is not None
        repeated = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.findall(f"{W}tr")]
        assert repeated[0] == (look.get(f"{W}firstRow") == "1")
        assert repeated == sorted(repeated, reverse=True)
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in table.findall(f"{W}tr"))


@every_copy
def test_no_table_is_wider_than_the_page(sample: Sample) -> None:
    for table in part(written(sample), "word/document.xml").iter(f"{W}tbl"):
        columns = table.findall(f"{W}tblGrid/{W}gridCol")
        assert sum(int(str(column.get(f"{W}w"))) for column in columns) <= TEXT_WIDTH * 20 + len(columns)


@every_copy
def test_each_picture_has_words_or_is_decoration(sample: Sample) -> None:
    """R-166"""
    numbers = []
    for told in part(written(sample), "word/document.xml").iter("{*}docPr"):
        numbers.append(told.get("id"))
        decoration = next(told.iter("{*}decorative"), None)
        assert bool(told.get("descr")) != (decoration is not None)
    assert len(numbers) == len(set(numbers))


ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind contextualSpacing jc"
    " outlineLvl rPr",
    "rPr": "rStyle rFonts b bCs i iCs caps noProof color spacing kern sz szCs u shd vertAlign lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan vMerge tcBorders shd tcMar vAlign",
}
"""The order of the standard (ECMA-376, part 1, 17.3 and 17.4), of what is used here."""


@every_copy
@pytest.mark.parametrize("name", ["document", "styles", "header1", "footer1"])
def test_properties_stand_in_the_order_that_word_wants(sample: Sample, name: str) -> None:
    """Word refuses a whole file for one of them that does not."""
    root = part(written(sample), f"word/{name}.xml")
    for kind, known in ORDERS.items():
        order = known.split()
        for properties in root.iter(f"{W}{kind}"):
            places = [order.index(str(each.tag).removeprefix(W)) for each in properties]
            assert places == sorted(places)


@worked_copy
def test_every_page_carries_its_marking_and_number(sample: Sample) -> None:
    """R-161"""
    marking = sample.marking
    assert list(paragraphs(written(sample), "word/header1.xml")) == [
        f"{marking.marking}{marking.audience}. {STATUS}. As at {marking.as_at}"
    ]
    (foot,) = paragraphs(written(sample), "word/footer1.xml")
    assert foot.startswith(marking.form_label)
    fields = [each.get(f"{W}instr") for each in part(written(sample), "word/footer1.xml").iter(f"{W}fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"]


@worked_copy
def test_nobody_and_no_clock_is_named_in_the_properties(sample: Sample) -> None:
    about = docx.Document(io.BytesIO(written(sample))).core_properties
    assert (about.title, about.language) == (sample.title, "en-GB")
    assert (about.author, about.last_modified_by, about.comments) == (*(sample.marking.prepared_by,) * 2, "")
    assert (about.created, about.modified) == (None, None)
    with zipfile.ZipFile(io.BytesIO(written(sample))) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_all_text_is_in_british_english() -> None:
    languages = {each.get(f"{W}val") for each in part(written(WORKED[0]), "word/styles.xml").iter(f"{W}lang")}
    assert languages == {"en-GB"}


def test_it_asks_for_the_house_typeface_alone() -> None:
    """R-162; another of its kind stands in where a computer lacks it."""
    fonts = part(written(WORKED[0]), "word/fontTable.xml")
    assert [(each.get(f"{W}name"), each[0].get(f"{W}val")) for each in fonts] == [("IBM Plex Sans", "Segoe UI")]
    asked = [
        face
        for each in ("document", "styles")
        for face in part(written(WORKED[0]), f"word/{each}.xml").iter(f"{W}rFonts")
    ]
    assert {value for each in asked for value in each.attrib.values()} == {"IBM Plex Sans"}


@pytest.mark.parametrize(
    "stray", [PlainParagraph("Untold.", ParagraphStyle("plain")), HRFlowable(), "a text"], ids=["plain", "rule", "text"]
)
def test_a_part_that_word_does_not_know_is_refused(stray: object) -> None:
    """As a stray untagged flowable fails the PDF."""
    sample = WORKED[0]
    with pytest.raises(NoWordForItError, match=type(stray).__name__):
        build([*sample.story(1.0), stray], PageFrame(sample.title, sample.marking), STATUS)


@worked_copy
def test_libreoffice_opens_it_with_the_same_text(sample: Sample, tmp_path: Path) -> None:
    """R-166: it is read elsewhere than in Word too."""
    (tmp_path / "plain.txt").write_text("Nothing but a try.", encoding="utf-8")
    (tmp_path / "copy.docx").write_bytes(written(sample))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    out = ("--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path / "out"))
    tool("soffice", home, *out, str(tmp_path / "plain.txt"))
    if not (tmp_path / "out" / "plain.txt").exists():
        pytest.skip("this LibreOffice reads no documents")
    tool("soffice", home, *out, str(tmp_path / "copy.docx"))
    read = (tmp_path / "out" / "copy.txt").read_text(encoding="utf-8-sig").replace("•", "")
    assert joined([read]) == joined(list(paragraphs(written(sample))))
