"""R-148, R-155, R-156: the plan in print says all that the plan holds; a public copy says nothing from audits."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from audit_tool.analysis.plan_rows import STATUS_WORDS, Status
from audit_tool.errors import WrongInputError
from audit_tool.exchange.plan_file import read_plan
from audit_tool.reports.improvement_plan.collect import LEFT_OUT, collect
from audit_tool.reports.request import PUBLIC, Request
from audit_tool.reports.saving import make, proposed_name
from audit_tool.services.plan_writing import Told
from tests.conftest import ROOT, Office, kept
from tests.reports.sample_plan import QUARTERS
from tests.reports.samples import SAMPLES

SOURCE = ROOT / "resources" / "figures" / "improvement_plan.csv"
YEAR = "2018-19"


@pytest.fixture
@kept
def planned(office: Office) -> Office:
    desk = office.as_("Q-01")
    desk.plan_import.bring_in(read_plan(SOURCE, date(2018, 11, 30)).rows, SOURCE.name, {YEAR: date(2018, 6, 5)})
    desk.plan_measures.rest_on(YEAR, "WFD 3.1", "question", "SUP-12")
    return office


def pages_of(path: Path) -> list[str]:
    return [page.get_textpage().get_text_range() for page in PdfDocument(path)]


def words_of(text: str) -> Counter[str]:
    return Counter(re.findall(r"[\w%]+", text.replace("\ufffe", "-").lower()))


def test_r156_no_row_and_no_word_of_the_source_is_lost_on_paper(planned: Office, tmp_path: Path) -> None:
    desk, out = planned.as_("A-02"), tmp_path / "plan.pdf"
    make("improvement-plan", desk, Request(year=YEAR), out)
    pages = pages_of(out)
    printed = words_of(" ".join(pages))
    for row in desk.plan.of(YEAR).rows:
        texts = [row.reference, row.area_title, row.noted, STATUS_WORDS[row.status]]
        for wording in row.wordings:
            texts += [wording.action, wording.timescale, *wording.leads, wording.evidence, wording.source]
        texts += [word for told in row.progress for word in (told.text, told.stated, told.told_in)]
        for text in texts:
            assert not words_of(text) - printed, text
    # Marking and page number stand on every page; a page with no more is an empty one.
    assert min(len(page) for page in pages) > 300


def test_r155_no_older_quarter_of_a_measure_is_lost_on_paper(tmp_path: Path) -> None:
    """A small table beside a row that goes over pages with it."""
    (sample,) = (each for each in SAMPLES if each.name == "plan-odd")
    (tmp_path / "plan.pdf").write_bytes(sample.pdf(1.0))
    printed = " ".join(" ".join(pages_of(tmp_path / "plan.pdf")).replace("\ufffe", "-").split())
    for quarter, words in QUARTERS:
        # Two rows with two measures each.
        assert printed.count(f"{quarter} {words[:7]}") == 4, quarter


def test_the_report_tells_exceptions_first_and_audits_beside_their_row(planned: Office) -> None:
    desk = planned.as_("Q-01")
    desk.plan.tell(YEAR, "PMQA 4.1", Told("It failed.", Status.SIGNIFICANT_RISK))
    found = collect(desk, Request())
    assert found.line == "Approved 5 June 2018."
    assert "PMQA 4.1" in {row.reference for row in found.exceptions}
    assert [row.reference for row in found.closed] == ["PMQA 1.5", "WFD 1.1", "WFD 1.2"]
    rows = {row.reference: row for row in (*found.exceptions, *found.others, *found.closed)}
    assert len(rows) == 25
    (measure,) = rows["WFD 3.1"].measures
    assert measure.sentence.endswith("good or outstanding: no decided audit was asked this yet.")
    assert rows["WFD 2.3"].evidence.startswith("same as June 2018: % increase in family meetings")
    before = {(each.reference, each.label): each for each in found.earlier}
    assert before["PMQA 4.1", "November 2018"].told.startswith("November 2018: Reported as on track")
    assert before["WFD 5.1", "June 2018"].wording.startswith("Action: use the knowledge and skills statement")


def test_a_public_copy_leaves_out_what_audits_say_and_says_so(planned: Office) -> None:
    found = collect(planned.as_("Q-01"), Request(audience=PUBLIC))
    assert found.left_out == LEFT_OUT
    assert not [row for row in (*found.exceptions, *found.others, *found.closed) if row.measures or row.flags]
    assert (found.marking.audience, proposed_name("improvement-plan", Request(year="2018/19"))) == (
        "Public",
        "improvement-plan-2018-19.pdf",
    )


def test_without_a_plan_nothing_is_made(office: Office) -> None:
    for request, match in (
        (Request(), "no improvement plan yet"),
        (Request(year="1999-00"), "no improvement plan 1999"),
    ):
        with pytest.raises(WrongInputError, match=match):
            collect(office.as_("Q-01"), request)
