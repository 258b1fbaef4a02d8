"""What stands in the column `type` of an XLSForm, in the several ways in which people write it."""

import re
from dataclasses import dataclass

ASKED = {
    "text": "text",
    "integer": "number",
    "decimal": "number",
    "date": "date",
    "select_one": "choice",
    "select_multiple": "choices",
}
"""Kinds of question by type."""
CHOOSING = {"select_one", "select_multiple"}
FROM_PHONE = {
    *("start", "end", "today", "deviceid", "subscriberid", "simserial", "phonenumber", "username", "email", "audit"),
    *("start-geopoint", "background-audio"),
}
"""Types that a phone fills in by itself."""
_OTHER_NAMES = {"string": "text", "int": "integer", "select1": "select_one", "select": "select_multiple"}
_TWO_WORDS = re.compile(r"(begin|end|select)[ _]+(group|repeat|one|multiple|all that apply)\b[ _]*(?:from\b)?")


@dataclass(frozen=True, slots=True)
class RowType:
    """The type of one row, with the list that a choice names."""

    name: str
    list_name: str = ""
    or_other: bool = False


def type_of(text: str) -> RowType:
    """The type in its usual form; as it stands where it is not known."""
    words = " ".join(text.split())
    found = _TWO_WORDS.match(words.lower())
    if found:
        second = "multiple" if found[2] == "all that apply" else found[2]
        name, rest = f"{found[1]}_{second}", words[found.end() :].split()
    else:
        first, *rest = words.split() or [""]
        name = _OTHER_NAMES.get(first.lower(), first.lower())
    other = [word.lower() for word in rest[-2:]] == ["or", "other"] or rest[-1:] == ["or_other"]
    return RowType(name, rest[0] if rest and name in CHOOSING else "", other and name in CHOOSING)
