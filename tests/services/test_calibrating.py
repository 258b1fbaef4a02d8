"""R-108: practice cases that everybody grades alone, the spread of the group, and none of it in any real figure."""

from dataclasses import replace
from datetime import date

import pytest

from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.cases import PRACTICE_FORM as FORM
from audit_tool.formdef.definition import Kind
from audit_tool.formdef.practice_cases import practice_cases
from audit_tool.services.allocation import NewAllocation
from audit_tool.services.calibrating import NewCalibration
from audit_tool.services.companions import NewRecord
from tests.conftest import Office, complete, kept

GROUP = ("A-02", "A-09", "A-11")
NEW = NewCalibration("Calibration: 9 November 2026", date(2026, 11, 9), ("CAL-01", "CAL-03"), GROUP)


def grade(office: Office, person: str, reference: str, grades: str = "good", **changes: str) -> None:
    """One auditor grades one practice case and submits it."""
    auditing = office.as_(person).auditing
    task = next(task for task in office.as_(person).worklist.tasks() if task.reference == reference)
    record = auditing.begin(task.allocation_id)
    words = {
        code.replace("_", "-"): Answer(value, "What the page says, and what it means for the child.", ("assessment",))
        for code, value in changes.items()
    }
    complete(auditing, record, grades, words)
    auditing.submit(record)


@pytest.fixture
@kept
def calibration(office: Office) -> int:
    """Three auditors, two cases; all have graded the first, nobody the second."""
    made = office.as_("Q-01").calibrating.set_up(NEW)
    grade(office, "A-02", "CAL-01")
    grade(office, "A-09", "CAL-01", PLN_15="requires_improvement")
    grade(office, "A-11", "CAL-01", PLN_15="inadequate", VOC_09="outstanding")
    return made


def test_everybody_finds_each_case_once_and_reads_its_text(office: Office, calibration: int) -> None:
    for person in GROUP:
        tasks = office.as_(person).worklist.tasks()
        assert [(task.reference, task.state) for task in tasks] == [("CAL-03", "not started"), ("CAL-01", "settled")]
        texts = [office.as_(person).calibrating.reading(task.allocation_id) for task in tasks]
        assert [text and text.title for text in texts] == [case.title for case in practice_cases()[::-2]]


def test_nobody_reads_a_practice_case_as_somebody_else_and_a_real_case_has_no_text(
    office: Office, calibration: int
) -> None:
    others = office.as_("A-02").worklist.tasks()[0].allocation_id
    with pytest.raises(NotAllowedError, match="not yours"):
        office.as_("A-09").calibrating.reading(others)
    office.hold_round()
    real = office.allocate()
    assert office.as_("A-02").calibrating.reading(real) is None


def test_the_spread_counts_grades_and_names_nobody(office: Office, calibration: int) -> None:
    found = office.as_("Q-01").calibrating.graded(calibration)
    assert (found.auditors, found.finished) == (3, 0)
    lines = {(line.reference, line.code): line for line in found.spread.lines}
    assert lines["CAL-01", "PLN-15"].counts == (1, 1, 1, 0)
    assert (lines["CAL-01", "PLN-15"].apart, lines["CAL-01", "PLN-15"].crosses_good) == (2, True)
    assert (lines["CAL-01", "VOC-09"].apart, lines["CAL-01", "VOC-09"].crosses_good) == (1, False)
    assert lines["CAL-03", "PLN-15"].gaps == 3
    assert (len(found.spread.judged), found.spread.same, found.spread.within_one, found.spread.crossing) == (
        11,
        9,
        10,
        1,
    )
    assert found.spread.alpha.items == 11
    assert not {code for code in GROUP if code in repr(found)}


def test_a_calibration_is_for_the_quality_lead_to_set_up_and_to_show(office: Office, calibration: int) -> None:
    for person in ("A-02", "M-01"):
        with pytest.raises(NotAllowedError):
            office.as_(person).calibrating.graded(calibration)
        with pytest.raises(NotAllowedError):
            office.as_(person).calibrating.set_up(replace(NEW, name="Another"))


def test_no_report_knows_a_practice_case(office: Office, calibration: int) -> None:
    lead = office.as_("Q-01")
    assert lead.outcomes.settled(calibration) == ()
    allocation = next(task for task in office.as_("A-02").worklist.tasks() if task.state == "settled").allocation_id
    for person in ("A-02", "Q-01"):
        with pytest.raises(WrongInputError, match="not settled"):
            office.as_(person).outcomes.of(allocation)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": " "}, "needs a name"),
        ({"references": ("CAL-99",)}, "at least one practice case"),
        ({"auditors": ("A-02", "A-02")}, "at least two auditors"),
        ({"auditors": ("A-02", "M-01")}, "M-01 is not an auditor"),
        ({"auditors": ("A-02", "Z-99")}, "Z-99 is not an auditor"),
    ],
)
def test_what_cannot_be_set_up_is_refused_whole(office: Office, change: dict[str, object], words: str) -> None:
    lead = office.as_("Q-01")
    with pytest.raises(WrongInputError, match=words):
        lead.calibrating.set_up(replace(NEW, **change))  # type: ignore[arg-type]
    assert lead.rounds.listing() == ()


def test_a_name_twice_and_a_real_case_of_that_reference_are_refused(office: Office) -> None:
    lead = office.as_("Q-01")
    office.hold_round()
    lead.allocation.allocate(office.round_id, NewAllocation("CAL-01", "A-02"))
    with pytest.raises(WrongInputError, match="reference of a real case"):
        lead.calibrating.set_up(NEW)
    lead.calibrating.set_up(replace(NEW, references=("CAL-02",)))
    with pytest.raises(WrongInputError, match="already there"):
        lead.calibrating.set_up(replace(NEW, references=("CAL-02",)))
    assert len(lead.rounds.listing()) == 2


def test_a_round_that_is_no_calibration_has_no_spread(office: Office) -> None:
    office.hold_round()
    with pytest.raises(WrongInputError, match="not a calibration"):
        office.as_("Q-01").calibrating.graded(office.round_id)


def test_what_is_to_be_talked_about_is_a_grade_of_the_form(office: Office) -> None:
    form = office.forms.newest(FORM)
    grades = {code for code, question in form.questions.items() if question.kind is Kind.GRADE}
    assert len(practice_cases()) >= 3
    for case in practice_cases():
        assert set(case.discuss) <= grades
        assert len(" ".join(part.text for part in case.parts).split()) > 200


def test_r108_nothing_is_said_about_a_practice_case_beside_its_grades(office: Office, calibration: int) -> None:
    for person in ("Q-01", "A-02"):
        companions = office.as_(person).companions
        assert companions.offered(calibration) == ()
        for form in ("OBS", "PSR"):
            with pytest.raises(WrongInputError, match="holds practice cases only"):
                companions.begin(NewRecord(form, calibration, None, "Team meeting 3", ""))
        assert companions.mine() == ()
