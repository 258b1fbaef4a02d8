"""What in a text looks as if it named a person or told how to find one, and what to write instead (R-014, R-170).

A false alarm is worse than silence: who is wrongly warned ten times does not read the eleventh warning. So each rule
asks for more than one sign (a check digit, a word before the date, a house number with a street), and what is doubtful
is left.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from audit_tool.analysis.personal_names import names
from audit_tool.analysis.personal_words import NameWords, shipped

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DAY = rf"(?:\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\.?(?:\s+\d{{2,4}})?)"
_BORN = re.compile(
    r"\b(?:d\.?\s?o\.?\s?b\.?|date of birth|(?:was |were |is )?born(?: on)?|birthday(?: is| on| was)?)"
    rf"\s*[:;,-]?\s*(?:the\s+)?(?P<found>{_DAY})\b",
    re.IGNORECASE,
)
_MAIL = re.compile(r"(?P<found>[\w.+'-]+@[\w-]+(?:\.[\w-]+)+)")
_TEN_DIGITS = re.compile(r"(?<![\d/.+-])(?P<found>\d{3}(?P<gap>[ -]?)\d{3}(?P=gap)\d{4})(?![\d/-])(?!\.\d)")
_PHONE = re.compile(
    r"(?<![\w/.+-])(?P<found>(?:\+44[\s-]?(?:\(0\)[\s-]?)?[127]|\(?0[127])(?:[\s()-]{0,2}\d){8,9})(?![\w/-])"
)
_AREAS = (
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX"
    " FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N"
    " NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF"
    " TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE"
)
_INWARD = r"\d[ABD-HJLNP-UW-Z]{2}"
_POSTCODE = re.compile(
    rf"(?<![\w/-])(?P<found>(?:{_AREAS.replace(' ', '|')})\d(?:\d|[A-HJKMNPR-Y])?\s?{_INWARD})(?![\w/-])"
)
_STREET = (
    r"(?:Road|Rd|Street|Avenue|Ave|Lane|Drive|Crescent|Terrace|Gardens|Grove|Way|Place|Square|Mews|Close|Walk|Hill|Rise"
    r"|Parade|Row)"
)
_ADDRESS = re.compile(
    r"(?<![\w/.-])(?P<found>(?:(?:Flat|Apartment|Unit|No\.?)\s+)?\d{1,4}[A-Za-z]?,?\s+"
    rf"(?!(?i:{_MONTH})\b)(?:(?:St\.?|[A-Z][a-z'’-]+)\s+){{1,3}}{_STREET})\b",
)
_NOT_A_STREET = re.compile(
    r"(?i)\b(?:key|one|next|same|right|wrong|best|only|first|third|further|family|care|hours?|days?|weeks?|months?|years?)\b"
)


class Detail(StrEnum):
    """What kind of personal detail a text seems to hold."""

    NHS_NUMBER = "NHS number"
    BIRTH = "date of birth"
    MAIL = "e-mail address"
    PHONE = "phone number"
    POSTCODE = "postcode"
    ADDRESS = "address"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Found:
    """One place in a text that looks like a personal detail."""

    detail: Detail
    start: int
    text: str

    @property
    def advice(self) -> str:
        """One sentence: what it looks like, and what to write instead."""
        return f"“{self.text}” looks like {_ARTICLE[self.detail]} {self.detail.value}. {_INSTEAD[self.detail]}"


_ARTICLE = {detail: "an" if detail.value[0] in "aeN" else "a" for detail in Detail} | {Detail.NAME: "a"}
_ROLE = "Write the role instead, such as mother or worker, or the reference code."
_INSTEAD = {
    Detail.NHS_NUMBER: "Write the reference code of the case instead.",
    Detail.BIRTH: "Write the age in years instead.",
    Detail.MAIL: _ROLE,
    Detail.PHONE: _ROLE,
    Detail.POSTCODE: "Write the area instead, such as the locality.",
    Detail.ADDRESS: "Write the kind of place instead, such as home or grandmother's home.",
    Detail.NAME: _ROLE,
}


def personal_details(text: str, words: NameWords | None = None) -> tuple[Found, ...]:
    """Everything in a text that looks like a personal detail, each place once, in order."""
    taken: list[Found] = []
    for detail, search in _SEARCHES:
        for start, found in search(text):
            _take(taken, Found(detail, start, found))
    for start, found in names(text, words or shipped()):
        _take(taken, Found(Detail.NAME, start, found))
    return tuple(sorted(taken, key=lambda one: one.start))


@lru_cache(maxsize=4096)
def detail_in_short(text: str) -> Detail | None:
    """What a heading, a cell or a file's name looks like; written all in small or all in capital letters too."""
    found = personal_details(text)
    if not found and (text.isupper() or text.islower()):
        found = personal_details(text.title())
    return found[0].detail if found else None


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits are a valid NHS number: the last is the check digit, modulus 11."""
    if len(digits) != 10 or not digits.isascii() or not digits.isdigit() or len(set(digits)) == 1:
        return False
    check = 11 - sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return check != 10 and check % 11 == int(digits[9])


def _take(taken: list[Found], found: Found) -> None:
    end = found.start + len(found.text)
    if not any(one.start < end and found.start < one.start + len(one.text) for one in taken):
        taken.append(found)


Places = Iterator[tuple[int, str]]


def _all(pattern: re.Pattern[str]) -> Callable[[str], Places]:
    def search(text: str) -> Places:
        for match in pattern.finditer(text):
            yield match.start("found"), match["found"]

    return search


def _nhs_numbers(text: str) -> Places:
    for start, found in _all(_TEN_DIGITS)(text):
        if is_nhs_number("".join(re.findall(r"\d", found))):
            yield start, found


def _phones(text: str) -> Places:
    for start, found in _all(_PHONE)(text):
        digits = re.sub(r"\D", "", found)
        national = digits.removeprefix("44") if found.startswith("+") else digits[1:]
        # A number of ten digits begins with 0 and an area; the rest is a reference.
        if len(national.removeprefix("0")) in {9, 10}:
            yield start, found


def _addresses(text: str) -> Places:
    for start, found in _all(_ADDRESS)(text):
        if not _NOT_A_STREET.search(found):
            yield start, found


_SEARCHES: tuple[tuple[Detail, Callable[[str], Places]], ...] = (
    (Detail.MAIL, _all(_MAIL)),
    (Detail.BIRTH, _all(_BORN)),
    (Detail.PHONE, _phones),
    (Detail.NHS_NUMBER, _nhs_numbers),
    (Detail.POSTCODE, _all(_POSTCODE)),
    (Detail.ADDRESS, _addresses),
)
