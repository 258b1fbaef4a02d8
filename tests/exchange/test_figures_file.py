"""A file of historic figures: read whole, or refused with one sentence that names line and column (R-118)."""

import os
import sys
from pathlib import Path

import pytest

from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.exchange.figures_file import COLUMNS, read_figures
from audit_tool.services.figures import Brought
from tests.conftest import ROOT, Office

SHIPPED = ROOT / "resources" / "figures" / "audits_by_quarter.csv"
GOOD_LINE = "2017-18-Q3"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    copy = tmp_path / "figures.csv"
    copy.write_bytes(SHIPPED.read_bytes())
    return copy


def test_r118_the_shipped_file_is_read_whole() -> None:
    found = read_figures(SHIPPED)
    assert len(found) == 9
    assert [each.counts["inadequate"] for each in found] == [9, 5, 4, 2, 4, 15, 3, 1, 4]
    assert sum(each.counts[grade] for each in found[:1] for grade in each.counts) == 82
    assert found[3].note.startswith('Only quarter with an outstanding audit: the one that tells "good"')
    assert found[0].quarter == found[0].financial_year == ""


def test_a_file_saved_on_windows_by_a_spreadsheet_is_read_alike(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert read_figures(file) == read_figures(SHIPPED)


BAD: list[tuple[str, str, str, str]] = [
    ("missing column", ",outstanding,", ",best,", "has no column outstanding"),
    ("column twice", "pct_basis,note", "good,note", "has the column good twice"),
    ("wrong sum", ",7,1,32,", ",7,2,32,", "line 5, total_audits: the grades add up to 33, not 32"),
    ("bad date", "2017-10-01", "01/10/2017", "line 5, start_date: “01/10/2017” is not a date"),
    ("date without dashes", "2017-10-01", "20171001", "line 5, start_date: “20171001” is not a date"),
    ("impossible date", "2017-12-31", "2017-12-32", "line 5, end_date: “2017-12-32” is not a date"),
    ("end before start", "2017-10-01,2017-12-31", "2017-12-31,2017-10-01", "line 5, end_date: 2017-10-01 lies before"),
    ("wrong percentage", "6.3,68.8", "6.2,68.8", "line 5, inadequate_pct: 2 of 32 is 6.3, not 6.2"),
    ("wrong pooled percentage", "3.1,25.0", "3.1,21.9", "line 5, good_or_outstanding_pct: 8 of 32 is 25.0, not 21.9"),
    ("repeated period", "2017-18-Q3,", "2017-18-Q2,", "line 5, period_id: “2017-18-Q2” occurs twice"),
    (
        "repeated quarter",
        "quarter,2017-18,Q3,2017-10-01,2017-12-31",
        "quarter,2017-18,Q2,2017-07-01,2017-09-30",
        "line 5, quarter: Q2 of 2017-18 occurs twice",
    ),
    ("no period", "2017-18-Q3,", ",", "line 5, period_id: it is empty"),
    ("not a number", ",2,22,7,1,", ",two,22,7,1,", "line 5, inadequate: “two” is not a whole number"),
    ("a negative number", ",2,22,7,1,", ",-2,22,7,1,", "line 5, inadequate: “-2” is not a whole number"),
    ("a raised two", ",2,22,7,1,", ",²,22,7,1,", "line 5, inadequate: “²” is not a whole number"),
    ("an empty count", ",2,22,7,1,", ",,22,7,1,", "line 5, inadequate: “” is not a whole number"),
    ("a number beyond reason", ",2,22,7,1,", ",99999999999999999999,22,7,1,", "line 5, inadequate: “9999"),
    (
        "an unknown quarter",
        "quarter,2017-18,Q3",
        "quarter,2017-18,Q5",
        "line 5, quarter: “Q5” is not one of Q1, Q2, Q3, Q4",
    ),
    ("a year that is none", "quarter,2017-18,Q3", "quarter,2017/18,Q3", "line 5, financial_year: “2017/18” is not"),
    ("a year that skips one", "quarter,2017-18,Q3", "quarter,2017-19,Q3", "line 5, financial_year: “2017-19” is not"),
    ("a quarter without its year", "quarter,2017-18,Q3", "quarter,,Q3", "line 5, financial_year: Q3 needs"),
    ("a quarter of other days", "quarter,2017-18,Q3", "quarter,2018-19,Q4", "Q4 of 2018-19 runs from 2019-01-01 to"),
    ("a year before all calendars", "quarter,2017-18,Q3", "quarter,0000-01,Q3", "“0000-01” is not a financial year"),
    ("a cell longer than any", "004 L1202", "n" * 140_000, "or a cell is longer than any is"),
    (
        "a cell too many",
        "2017-18-Q3,",
        "2017-18-Q3,,",
        "line 5, the whole line: 22 cells stand where the header has 21",
    ),
    ("a cell too few", "2017-18 Q3,financial quarter", "2017-18 Q3", "line 5, the whole line: 20 cells stand"),
    ("an open quotation mark", "2018-19-H1", '"2018-19-H1', "the whole line: a quotation mark"),
]


@pytest.mark.parametrize(("old", "new", "sentence"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_a_bad_file_is_refused_with_file_line_and_column(file: Path, old: str, new: str, sentence: str) -> None:
    content = file.read_text(encoding="utf-8")
    assert old in content
    file.write_text(content.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(WrongInputError) as refused:
        read_figures(file)
    assert "figures.csv" in str(refused.value)
    assert sentence in str(refused.value)
    assert "Nothing was changed" in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "has no column"),
        (b"\n\n", "has no column"),
        ((",".join(COLUMNS) + "\n").encode(), "holds no period"),
        ("période".encode("latin-1"), "could not be read as a CSV file in UTF-8"),
        ("period_id".encode("utf-16"), "could not be read as a CSV file in UTF-8"),
        (b"PK\x03\x04" + bytes(range(256)), "could not be read as a CSV file in UTF-8"),
        (b"x" * 5_000_001, "too large"),
    ],
)
def test_something_else_than_a_file_of_figures_is_refused(file: Path, content: bytes, sentence: str) -> None:
    file.write_bytes(content)
    with pytest.raises(WrongInputError, match=sentence):
        read_figures(file)


def test_a_missing_file_or_a_folder_is_refused_in_words(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "absent.csv"):
        with pytest.raises(WrongInputError, match="could not be read"):
            read_figures(path)


def test_the_line_is_right_after_a_note_of_several_lines(file: Path) -> None:
    content = file.read_text(encoding="utf-8").replace("Monthly case file audits.", "Monthly\ncase\nfile audits.")
    file.write_text(content.replace("2017-10-01", "soon"), encoding="utf-8")
    with pytest.raises(WrongInputError, match="line 7, start_date"):
        read_figures(file)


def test_bringing_in_adds_corrects_and_leaves_alone(office: Office, file: Path) -> None:
    figures = office.as_("Q-01").figures
    assert figures.bring_in(read_figures(file), file.name) == Brought(9, 0, 0)
    assert figures.bring_in(read_figures(file), file.name) == Brought(0, 0, 9)
    content = file.read_text(encoding="utf-8")
    file.write_text(content.replace("1,2,6,0,9,stated,11.1,22.2", "2,1,6,0,9,stated,22.2,11.1"), encoding="utf-8")
    assert figures.bring_in(read_figures(file), file.name) == Brought(0, 1, 8)
    file.write_text(content.replace("2018-07-01,2018-09-30,1,2", "2018-07-02,2018-09-30,1,2"), encoding="utf-8")
    assert figures.bring_in(read_figures(file), file.name) == Brought(0, 1, 8)
    assert figures.bring_in(read_figures(file), file.name) == Brought(0, 0, 9)
    assert office.as_("Q-01").check() == ()


def test_a_quarter_comes_in_under_one_key_alone(office: Office, file: Path) -> None:
    figures = office.as_("Q-01").figures
    figures.bring_in(read_figures(SHIPPED), SHIPPED.name)
    before = figures.indicators()
    head, line = (
        row for row in SHIPPED.read_text(encoding="utf-8").splitlines() if row[:10] in {"period_id,", GOOD_LINE}
    )
    file.write_text(f"{head}\n{line.replace(GOOD_LINE, 'Q3 again', 1)}\n", encoding="utf-8")
    with pytest.raises(WrongInputError, match="Q3 of 2017-18 is held as “2017-18-Q3”, and comes as “Q3 again”"):
        figures.bring_in(read_figures(file), file.name)
    assert figures.indicators() == before


def test_a_refused_file_leaves_the_figures_as_they_were(office: Office, file: Path) -> None:
    figures = office.as_("Q-01").figures
    figures.bring_in(read_figures(SHIPPED), SHIPPED.name)
    before = figures.indicators()
    file.write_text(SHIPPED.read_text(encoding="utf-8").replace("2,22,7,1,32", "2,22,7,2,32"), encoding="utf-8")
    with pytest.raises(WrongInputError):
        figures.bring_in(read_figures(file), file.name)
    assert figures.indicators() == before
    with pytest.raises(NotAllowedError):
        office.as_("A-02").figures.bring_in(read_figures(SHIPPED), SHIPPED.name)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps its pipes elsewhere")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "figures.csv")
    with pytest.raises(WrongInputError, match="could not be read"):
        read_figures(tmp_path / "figures.csv")
