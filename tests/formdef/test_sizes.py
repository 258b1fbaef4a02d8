"""Every form asks as much as the catalogue's table 3.1 says, and every question of the banks is asked somewhere."""

from pathlib import Path

import pytest

from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.conditions import Facts
from audit_tool.formdef.definition import AuditSet, Form, Seat, SecondSeat
from audit_tool.formdef.faults import Fault
from audit_tool.formdef.library import Library
from audit_tool.formdef.reading import check
from audit_tool.formdef.sizes import Size, bank_size, size, usual_size
from tests.formdef.conftest import FORMS

FULL = {
    # short items and grades, second auditor's items, full items and grades, bank size, minutes
    "CIN": (53, 15, 41, 164, 17, 263, 75, 200),
    "CIC": (54, 16, 40, 183, 18, 295, 80, 220),
    "CLF": (50, 13, 37, 136, 15, 161, 70, 150),
    "EHF": (54, 15, 41, 160, 17, 210, 70, 150),
    "MSH": (25, 4, 12, 36, 4, 48, 30, 50),
    "FOS": (36, 8, 19, 61, 10, 75, 70, 120),
    "ADO": (43, 12, 22, 78, 13, 98, 70, 130),
    "YJC": (51, 13, 38, 126, 15, 155, 75, 140),
    "DCS": (53, 15, 41, 161, 17, 208, 75, 160),
    "EHC": (33, 4, 23, 54, 4, 68, 55, 80),
    "IRO": (30, 6, 15, 51, 6, 61, 45, 70),
}
LIGHT = {
    # items, bank size, minutes, lead grade
    "SVD": (14, 14, 25, "SUP-12"),
    "RHI": (14, 14, 20, "OVR-01"),
    "PEP": (14, 14, 20, "OVR-01"),
    "XRT": (13, 13, 20, "OVR-01"),
    "STR": (14, 15, 25, "OVR-01"),
    "NGD": (12, 12, 25, "NEG-05"),
    "PPD": (14, 14, 20, "PLN-15"),
    "PDC": (13, 13, 25, "OVR-01"),
}
COMPANION = {
    # items, grades; the grade of an observation is switched off (3.4), so 24 with one grade are 23 with none
    "PSR": (16, 2),
    "FCF": (17, 0),
    "OBS": (23, 0),
    "TWS": (12, 0),
    "ATA": (16, 1),
    "MAC": (27, 6),
}
ROUND_OF_A_WEEK = ("CIN", "CIC", "CLF", "EHF", "YJC", "DCS")
CATALOGUE = FormCatalogue(FORMS)


@pytest.mark.parametrize("code", FULL)
def test_a_full_form_is_as_long_as_the_catalogue_says(code: str) -> None:
    form = CATALOGUE.newest(code)
    short, second, full = (
        usual_size(form, AuditSet.SHORT),
        usual_size(form, AuditSet.SHORT, Seat.SECOND),
        usual_size(form, AuditSet.FULL),
    )
    found = (*_pair(short), second.items, *_pair(full), bank_size(form).items, *form.minutes.values())
    assert (form.family, form.second_seat, found) == ("full", SecondSeat.MARKED, FULL[code])


@pytest.mark.parametrize("code", LIGHT)
def test_a_light_form_is_as_long_as_the_catalogue_says_and_has_one_grade(code: str) -> None:
    form = CATALOGUE.newest(code)
    items, bank, minutes, lead = LIGHT[code]
    first, second = (usual_size(form, AuditSet.SHORT, seat) for seat in Seat)
    assert first == second == usual_size(form, AuditSet.FULL) == Size(items, 1)
    assert (form.family, bank_size(form).items, set(form.minutes.values())) == ("light", bank, {minutes})
    assert (form.main_grade, 8 <= items <= 15) == (lead, True)


@pytest.mark.parametrize("code", COMPANION)
def test_a_companion_form_is_as_long_as_the_catalogue_says(code: str) -> None:
    form = CATALOGUE.newest(code)
    assert (form.family, form.second_seat) == ("companion", SecondSeat.NONE)
    assert bank_size(form) == Size(*COMPANION[code])


def test_the_grade_of_an_observation_is_one_switch(folder: Path) -> None:
    path = folder / "obs-1.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("switched_on: false", "switched_on: true"), "utf-8")
    assert bank_size(FormCatalogue(folder).newest("OBS")) == Size(24, 1)


@pytest.mark.parametrize(
    ("code", "title", "expected"),
    [("CIN", "Protection case", (54, 15)), ("ADO", "Adopter file", (33, 9)), ("IRO", "Conference chair", (32, 6))],
)
def test_variants_are_as_long_as_the_catalogue_says(code: str, title: str, expected: tuple[int, int]) -> None:
    form = CATALOGUE.newest(code)
    situation = next(one for one in form.typical if one.title == title)
    assert _pair(size(form, AuditSet.SHORT, Seat.FIRST, situation)) == expected


def test_all_forms_of_the_catalogue_are_there() -> None:
    assert {entry.code for entry in CATALOGUE.listing()} == {*FULL, *LIGHT, *COMPANION, "CAL"}
    assert len(CATALOGUE.listing()) == 26


def test_practice_weeks_stay_near_fifty_items() -> None:
    """6.3: 45 to 55 items in every usual case."""
    for code in ROUND_OF_A_WEEK:
        form = CATALOGUE.newest(code)
        for situation in form.typical:
            assert 45 <= size(form, AuditSet.SHORT, Seat.FIRST, situation).items <= 55


def test_a_form_that_outgrows_its_size_is_told_so(folder: Path) -> None:
    change(folder, "rhi-1.yaml", "most: 15", "most: 12")
    found = check(folder / "rhi-1.yaml")
    assert [(fault.line, fault.problem) for fault in found] == [
        (11, "In the usual case the short set asks 14 items, not 8 to 12.")
    ]
    assert CATALOGUE.newest("RHI").code == "RHI", "a form that is long can still be used"


def test_every_question_of_the_banks_is_asked_by_some_form() -> None:
    """6.3: reach."""
    asked = {code for entry in CATALOGUE.listing() for code in CATALOGUE.form(entry.code, entry.version).questions}
    library = Library(FORMS / "shared")
    banks = [library.bank(path.stem) for path in (FORMS / "shared" / "banks").glob("*.yaml")]
    held = {code for bank in banks if bank for code in bank.questions}
    assert held - asked == set()
    assert len(held - {"SEC-04"}) == 381


def test_the_catalogue_s_672_questions_are_there_of_which_45_are_graded() -> None:
    every = {code: q for form in forms_read() for code, q in form.questions.items() if code != "SEC-04"}
    assert len(every) + 1 == 672, "the grade of an observation is switched off"
    assert sum(question.kind.value == "grade" for question in every.values()) + 1 == 45


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        ("shared/measures.yaml", "VOC-09 good", "It is good", "VOC-09 reports to M04, which does not name it."),
        ("shared/measures.yaml", "VOC-09 good", "VOC-09 or VOC-77 good", "M04 names VOC-77, which is no question."),
        ("shared/banks/VOC.yaml", "measures: [M04]", "measures: []", "M04 names VOC-09, which does not report to it."),
        ("ata-1.yaml", "measures: [M22]", "measures: []", "M22 names ATA-14, which does not report to it."),
    ],
)
def test_a_measure_and_its_questions_name_each_other(folder: Path, name: str, old: str, new: str, problem: str) -> None:
    """6.3: measures."""
    change(folder, name, old, new)
    assert [fault.problem for fault in check(folder)] == [problem]


def test_two_forms_cannot_share_a_code_of_their_own_but_two_versions_do(folder: Path) -> None:
    text = (folder / "svd-1.yaml").read_text(encoding="utf-8")
    (folder / "svd-2.yaml").write_text(text.replace("version: 1", "version: 2"), encoding="utf-8")
    assert check(folder) == ()
    (folder / "abc-1.yaml").write_text(text.replace("code: SVD\n", "code: ABC\n"), encoding="utf-8")
    faults = check(folder)
    assert {fault.question for fault in faults} == {"SVD-01"}
    assert all("belongs to a question of the form ABC" in fault.problem for fault in faults)


def test_what_a_light_form_is_about_is_true_of_every_case(forms: FormCatalogue) -> None:
    """3.3: the form sets its own tag."""
    told = {form.code: set(form.sets) for form in forms_read() if form.family == "light"}
    assert told == {
        "SVD": set(), "RHI": {"missing"}, "PEP": {"cic"}, "XRT": {"exploit"}, "STR": {"s47"}, "NGD": {"neglect"},
        "PPD": {"cl"}, "PDC": {"court"},
    }  # fmt: skip
    assert "EXP-04" in _asked(forms.newest("RHI"), Facts())


def forms_read() -> list[Form]:
    return [CATALOGUE.form(entry.code, entry.version) for entry in CATALOGUE.listing()]


def change(folder: Path, name: str, old: str, new: str) -> None:
    # What is changed here was released as it was; that this shows too is for test_releases.
    (folder / "released.txt").unlink(missing_ok=True)
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _asked(form: Form, facts: Facts) -> set[str]:
    from audit_tool.formdef.applicability import asked_questions, facts_of
    from audit_tool.formdef.asking import asked_of

    assert facts_of(form, {}).tags == form.sets
    found = asked_of(form, AuditSet.SHORT, Seat.FIRST, facts_of(form, {}), {})
    return {one.question.code for one in asked_questions(found)}


def _pair(found: Size) -> tuple[int, int]:
    return found.items, found.graded


def test_no_fault_of_a_folder_comes_without_a_line(folder: Path) -> None:
    change(folder, "shared/measures.yaml", "VOC-09 good", "VOC-08 is good")
    fault: Fault = check(folder)[0]
    text = (folder / "shared" / "measures.yaml").read_text(encoding="utf-8").splitlines()
    assert (fault.file, "VOC-08 is good" in text[fault.line - 1]) == ("measures.yaml", True)
