"""What a heading says about its column: what it is, or that it holds what must stay outside (R-014)."""

import re
from enum import StrEnum

from audit_tool.analysis.case_facts import FACT_WORDS


class Use(StrEnum):
    """What a column is taken for."""

    REFERENCE = "reference"
    SERVICE_AREA = "service_area"
    TEAM = "team"
    WORKER = "worker"
    MANAGER = "manager"
    CASE_TYPE = "case_types"
    OPENED_ON = "opened_on"
    LAST_AUDIT_ON = "last_audit_on"
    AGE = "age"
    FAMILY_GROUP = "family_group"
    FACT = "fact"
    LEFT_OUT = "left_out"


USE_WORDS = {
    Use.REFERENCE: "Reference of the case",
    Use.OPENED_ON: "Date opened",
    Use.LAST_AUDIT_ON: "Date of the last audit",
    Use.FACT: "Another fact, under its heading",
    Use.LEFT_OUT: "Left out",
} | {Use(fact): words for fact, words in FACT_WORDS.items()}
MANY = frozenset((Use.CASE_TYPE, Use.FACT, Use.LEFT_OUT))
"""What several columns may be at once."""
CODED = frozenset((Use.WORKER, Use.MANAGER, Use.FAMILY_GROUP))
"""What is about people or families, and so must be told by codes."""
DAYS = frozenset((Use.OPENED_ON, Use.LAST_AUDIT_ON))

_CODE = r"(?:id|ids|code|codes|ref|reference|no|number|num)"
_PEOPLE = (
    "child|client|person|young person|yp|service user|subject|mother|father|parent|carer|worker|manager|sw|practitioner"
    "|sibling|siblings|allocated"
)
_SYSTEMS = "child|client|person|case|service user|mosaic|lcs|ehm|liquidlogic|carefirst|protocol|record|system|pupil|yp"
_PERSONAL: tuple[tuple[str, str], ...] = (
    ("dates of birth", r"\b(?:d ?o ?b|births?|born|birthday)\b"),
    ("NHS numbers", r"\bnhs\b"),
    ("pupil or insurance numbers", r"\b(?:upn|uln|ni no|ni number|nino|national insurance)\b"),
    ("addresses", r"\b(?:address(?:es)?|post ?code|street|house (?:no|number|name)|uprn|town)\b"),
    ("phone numbers", r"\b(?:phone|telephone|mobile|tel|contact (?:no|number))\b"),
    ("e-mail addresses", r"\be ?mail\b"),
    ("names", r"\b(?:forenames?|surnames?|first ?names?|last ?names?|full ?names?|family name|known as|alias)\b"),
    ("names", r"\binitials\b"),
    ("names", rf"\b(?:{_PEOPLE})s?(?: s)?(?: \w+)? names?\b"),
    ("names", r"^(?:the )?names?(?: of .*)?$"),
    ("names", r"^(?:mother|father|parent|carer|sibling|brother|sister|partner)s?(?: \d+)?$|\bnext of kin\b"),
)  # fmt: skip
_KNOWN: tuple[tuple[Use, str], ...] = (
    (Use.LAST_AUDIT_ON, r"\b(?:last|previous|latest|most recent)\b.*\baudit"),
    (Use.LAST_AUDIT_ON, r"\baudit(?:ed)?\b.*\b(?:date|on)\b|\bdate\b.*\baudit"),
    (Use.FAMILY_GROUP, rf"\bfamily (?:group|{_CODE})\b|\bsibling group\b|\bhousehold {_CODE}\b|^family$"),
    (Use.MANAGER, r"\b(?:manager|mgr|supervisor)\b"),
    (Use.WORKER, r"\b(?:worker|practitioner|allocated to|key ?worker|sw|lead professional)\b"),
    (Use.CASE_TYPE, r"\b(?:case|plan|involvement|record|legal) ?(?:types?|status|category)\b"),
    (Use.CASE_TYPE, r"^types?$|^(?:status|category)$|\bcategory of (?:need|plan)\b"),
    (Use.OPENED_ON, r"\b(?:open(?:ed)?|start(?:ed)?|referral|allocated|plan|case|lac|cp|cin)\b.*\b(?:date|on)\b"),
    (Use.OPENED_ON, r"\bdate\b.*\b(?:open(?:ed)?|start(?:ed)?|referr)|^opened$|^start$"),
    (Use.AGE, r"^(?:current )?age(?: \(?(?:in )?(?:years?|yrs)\)?)?$|^age (?:at|today|now)\b"),
    (Use.SERVICE_AREA, r"\b(?:service|area|locality|district|division|directorate)\b"),
    (Use.TEAM, r"\bteams?\b"),
    (Use.REFERENCE, rf"\b(?:{_SYSTEMS}|unique)\b.*\b{_CODE}\b"),
    (Use.REFERENCE, rf"^(?:our )?{_CODE}$|^(?:case|mosaic|liquidlogic|carefirst|p)$"),
    (Use.REFERENCE, rf"\bidentifier\b|^pid$|^ref(?:erence)? {_CODE}$"),
)  # fmt: skip
_IS_SOMEBODY = re.compile(rf"(?:{_PEOPLE}|family|household)s?(?: \d+)?")
_NAMES_A_GROUP = re.compile(r"\b(?:team|service|area|locality|district|plan|school|form)\b")
_TEAM_FIRST = re.compile(r"\bteams?\b")


def plain_heading(heading: str) -> str:
    """A heading as it is compared: lower case, words parted by single spaces."""
    parted = re.sub(r"([a-z])([A-Z])", r"\1 \2", heading)
    return " ".join(re.sub(r"[^a-z0-9()]+", " ", parted.lower()).split())


def personal_heading(heading: str) -> str:
    """What a heading says it holds that must stay outside; empty where it says nothing of the kind."""
    plain = plain_heading(heading)
    for kind, pattern in _PERSONAL:
        if re.search(pattern, plain) and not (kind == "names" and names_a_group(heading)):
            return kind
    return ""


def names_a_group(heading: str) -> bool:
    """Whether the names under a heading are those of teams, places or forms."""
    return _NAMES_A_GROUP.search(plain_heading(heading)) is not None


def is_about_somebody(heading: str) -> bool:
    """Whether a heading says whom a column is about, and not whether by a name or by a code."""
    return _IS_SOMEBODY.fullmatch(plain_heading(heading)) is not None


def use_by_heading(heading: str) -> Use | None:
    """What a column is by its heading; none where its words are not known."""
    if personal_heading(heading):
        return Use.LEFT_OUT
    plain = plain_heading(heading)
    if _TEAM_FIRST.search(plain) and not re.search(r"\b(?:manager|mgr)\b", plain):
        return Use.TEAM
    return next((use for use, pattern in _KNOWN if re.search(pattern, plain)), None)
