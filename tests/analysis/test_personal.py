"""What looks like a personal detail, and above all what does not (R-014, R-170). All people here are invented."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit_tool.analysis.personal import Detail, is_nhs_number, personal_details
from audit_tool.analysis.personal_words import plain, shipped
from tests.conftest import ROOT

FOUND = [
    # Names: a title with a surname, a listed given name, with its surname.
    ("Seen with Mrs Okafor at school.", Detail.NAME, "Mrs Okafor"),
    ("Dr. Patel wrote the report.", Detail.NAME, "Dr. Patel"),
    ("Call from Mr O’Neill about the plan.", Detail.NAME, "Mr O’Neill"),
    ("Ms Lloyd-Jones chaired.", Detail.NAME, "Ms Lloyd-Jones"),
    ("He lives with Uncle Kieran.", Detail.NAME, "Uncle Kieran"),
    ("Jayden said he likes the new school.", Detail.NAME, "Jayden"),
    ("Views of Jayden Brookes are recorded.", Detail.NAME, "Jayden Brookes"),
    ("Jayden’s views are recorded.", Detail.NAME, "Jayden"),
    ("Plan was read to Aisha's mother.", Detail.NAME, "Aisha"),
    ("Grandmother (Chantelle) collects her.", Detail.NAME, "Chantelle"),
    ("mother:Siobhan", Detail.NAME, "Siobhan"),
    ("Kayden-Lee is safe there.", Detail.NAME, "Kayden-Lee"),
    ("Agnieszka Nowak is the worker.", Detail.NAME, "Agnieszka Nowak"),
    ("Wanjiru told the worker.", Detail.NAME, "Wanjiru"),
    ("Seen at home.\nKieran was shy.", Detail.NAME, "Kieran"),
    ("Jayden At school", Detail.NAME, "Jayden At"),
    # NHS numbers: ten digits whose last is the check digit, as people write them.
    ("NHS 943 476 5919", Detail.NHS_NUMBER, "943 476 5919"),
    ("number 9434765919 on file", Detail.NHS_NUMBER, "9434765919"),
    ("943-476-5919.", Detail.NHS_NUMBER, "943-476-5919"),
    # Dates of birth: only with a word that says so.
    ("DOB 12/03/2017", Detail.BIRTH, "12/03/2017"),
    ("d.o.b. 1.4.16", Detail.BIRTH, "1.4.16"),
    ("Date of birth: 3rd of March 2015", Detail.BIRTH, "3rd of March 2015"),
    ("She was born on 3 May 2019 in hospital.", Detail.BIRTH, "3 May 2019"),
    ("his birthday is 4 June", Detail.BIRTH, "4 June"),
    # Phones, mail, postcodes, addresses.
    ("Ring 07700 900123 after four.", Detail.PHONE, "07700 900123"),
    ("(020) 7946 0123", Detail.PHONE, "(020) 7946 0123"),
    ("0113 496 0123", Detail.PHONE, "0113 496 0123"),
    ("+44 7700 900 123", Detail.PHONE, "+44 7700 900 123"),
    ("+44 (0)113 496 0123", Detail.PHONE, "+44 (0)113 496 0123"),
    ("write to someone@example.org.", Detail.MAIL, "someone@example.org"),
    ("first.last@mail.example.co.uk", Detail.MAIL, "first.last@mail.example.co.uk"),
    ("lives in LS12 3AB", Detail.POSTCODE, "LS12 3AB"),
    ("SW1A 1AA", Detail.POSTCODE, "SW1A 1AA"),
    ("near M11AE now", Detail.POSTCODE, "M11AE"),
    ("Lives at 12 Acacia Avenue.", Detail.ADDRESS, "12 Acacia Avenue"),
    ("moved to Flat 3, 14b St Mary's Road", Detail.ADDRESS, "14b St Mary's Road"),
    ("7 Upper Brook Street", Detail.ADDRESS, "7 Upper Brook Street"),
]

QUIET = [
    # Roles, agencies, laws, tools, forms of words with capitals.
    "The Social Worker and the Team Manager met the Head Teacher and the Health Visitor.",
    "Signs of Safety was used; the Strengthening Families model is known to Early Help.",
    "Section 47 of the Children Act 1989 and the Care Act 2014; Working Together 2023.",
    "Gillick competence and Fraser guidelines were weighed. Clare's Law was used.",
    "The Family Group Conference agreed. The Pathway Plan is late. Graded Care Profile 2 was done.",
    "Mother said she was safer. Father told us. Grandmother Was Told. Aunt and cousin agreed.",
    "Miss school again and the plan fails. Will says the plan, Mark it done, Grace period, Rose garden.",
    "Hope House and Faith schools. May and June reviews, April visits, Jan to Mar.",
    "A Moses basket was bought; a Stanley knife was found at St Mary's.",
    "The Mary Seacole House team, Sarah's Law, Kieran Street Primary School and St Aidan's Academy.",
    "Ofsted, CAMHS, MACE, NEET, EHCP, IRO, LADO, MASH, NRPF, SEND; A-02 and M-01 in round PW-DEMO-014.",
    "Moved from Leeds to Bradford; lives in Lincoln, Preston or Chester; speaks Polish, Urdu and Romanian.",
    "Ramadan, Eid, Diwali and Christmas were marked. Muslim, Christian and Sikh families.",
    "Barnardo's, the NSPCC and Anna Freud were consulted. Childline 0800 1111.",
    # Numbers that are something else.
    "Seen on 27 October 2026, plan of 25/09/2026, review in 10 working days, 48 hours, 2026-10-31.",
    "Case 943 476 5918 and reference 1234567890, 0000000000 and 1111111111.",
    "M07 and W-31; questions PLN-01 to PLN-07; STD-46; version 1.2.3; 12,345 and 9434765919.5.",
    "Helpline 0808 800 5000 and 0300 123 4567, call 999 or 101 or 111.",
    "10 Key Way marks, one Way forward, 3 Care Close, 2 Family Court hearings, 4 Weeks Later Close.",
    "Born at 34 weeks. She was born into a busy home. Birthday party in the plan.",
    "Aged 7, brother of 3; born premature; 12 March was the conference.",
    "@plan 27 October and @case note 3 May. E-mail was sent @ noon.",
    "AB1 in the list, LS12 area, E1 risk, B 12, S2 set, Z9 9ZZ.",
    "12 Review meetings, 3 Core Group Meetings, 5 Home Visits, 27 October Close of the plan.",
    "",
    "   ",
    "JAYDEN IS A HEADING",
]


@pytest.mark.parametrize(("text", "detail", "found"), FOUND)
def test_a_detail_is_found(text: str, detail: Detail, found: str) -> None:
    """R-170."""
    (only,) = personal_details(text)
    assert (only.detail, only.text) == (detail, found)
    assert text[only.start :].startswith(found)


@pytest.mark.parametrize("text", QUIET)
def test_what_only_looks_like_one_stays_quiet(text: str) -> None:
    """A false alarm is worse than silence."""
    assert personal_details(text) == ()


def test_several_details_come_in_order_and_none_twice() -> None:
    text = "Jayden, born on 3 May 2019, 12 Acacia Avenue, LS12 3AB, 07700 900123, NHS 943 476 5919."
    found = personal_details(text)
    kinds = [Detail.NAME, Detail.BIRTH, Detail.ADDRESS, Detail.POSTCODE, Detail.PHONE, Detail.NHS_NUMBER]
    assert [one.detail for one in found] == kinds
    assert all(one.start + len(one.text) <= two.start for one, two in pairwise(found))


def test_the_advice_says_what_to_write_instead() -> None:
    (found,) = personal_details("NHS 943 476 5919")
    assert found.advice == "“943 476 5919” looks like an NHS number. Write the reference code of the case instead."
    (found,) = personal_details("Jayden is safe.")
    assert found.advice.startswith("“Jayden” looks like a name. Write the role instead")


def test_the_shipped_forms_and_demonstration_give_no_alarm() -> None:
    """Thousands of lines as people write them, all without a name: the precision of the rules."""
    files = [*(ROOT / "resources" / "demo").rglob("*.yaml"), *(ROOT / "forms").rglob("*.yaml")]
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    assert len(lines) > 5000
    assert [(line, found.text) for line in lines for found in personal_details(line)] == []


def test_a_council_adds_what_is_no_name_in_its_area() -> None:
    words = replace(shipped(), allowed=shipped().allowed | {plain("Declan’s Den")})
    assert personal_details("Seen at Declan's Den.", words) == ()
    assert [one.text for one in personal_details("Seen with Declan.", words)] == ["Declan"]


@st.composite
def _nine(draw: st.DrawFn) -> tuple[str, int]:
    nine = draw(st.text("0123456789", min_size=9, max_size=9))
    check = 11 - sum(int(digit) * weight for digit, weight in zip(nine, range(10, 1, -1), strict=True)) % 11
    return nine, 0 if check == 11 else check


@given(_nine(), st.sampled_from(["", " ", "-"]))
def test_every_valid_nhs_number_is_found_and_no_other_last_digit(number: tuple[str, int], gap: str) -> None:
    nine, check = number
    for last in range(10):
        digits = f"{nine}{last}"
        valid = last == check and len(set(digits)) > 1
        assert is_nhs_number(digits) is valid
        written = gap.join((digits[:3], digits[3:6], digits[6:]))
        details = {found.detail for found in personal_details(f"it is {written}, they say")}
        # Ten digits that begin like a telephone's area are taken for a telephone first.
        phone = re.match(r"0[127]", digits) is not None
        assert details == ({Detail.PHONE} if phone else {Detail.NHS_NUMBER} if valid else set())


@given(st.text())
def test_any_text_is_read_without_a_fault(text: str) -> None:
    for found in personal_details(text):
        assert text[found.start : found.start + len(found.text)] == found.text
