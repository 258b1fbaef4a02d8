"""Follow-ups that a text promises: an audit to come that somebody wrote down and nobody may have booked (R-140)."""

import re

_AUDIT = r"(?:audited|re-?audited|dip[- ]sampled|sampled|checked|reviewed|looked at)"
_AGAIN = r"(?:again|once more|anew|afresh|a second time)"
_WHEN = (
    r"(?:(?:in|within|after)\s+(?:\d+|one|two|three|four|five|six|nine|twelve|a)\s+(?:days?|weeks?|months?|years?)"
    r"(?:['’]s? time)?|next (?:week|month|quarter|year|round|practice week)"
    r"|(?:in|by) (?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|spring|summer|autumn|winter))"
)
_PROMISES = (
    re.compile(rf"\bre-?audit(?:ed|s)?\b[^.!?\n]*?\b{_WHEN}", re.IGNORECASE),
    re.compile(
        rf"\b(?:will|shall|to|should|must|is to|are to)\s+be\s+{_AUDIT}\b[^.!?\n]*?\b(?:{_AGAIN}|{_WHEN})",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:follow[- ]?up|repeat|further|another|second)\s+(?:dip[- ]?)?(?:sample|audit)\b", re.IGNORECASE),
    re.compile(r"\b(?:we|i|the team|managers?)\s+(?:will|shall)\s+(?:re-?)?audit\b[^.!?\n]*", re.IGNORECASE),
)
_NOT = re.compile(
    r"\b(?:no|not|never|without|cannot|need(?:s)? no|instead of)\b[^.!?\n]{0,40}$"
    r"|\b(?:was|were|had been|has been)\b[^.!?\n]{0,20}$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")


def promised(text: str) -> tuple[str, ...]:
    """The sentences of a text that promise another audit; those that deny one or tell of one that was are left out."""
    found = []
    for sentence in _SENTENCE.findall(text):
        for promise in _PROMISES:
            match = promise.search(sentence)
            if match is not None and not _NOT.search(sentence[: match.start()]):
                found.append(" ".join(sentence.split()))
                break
    return tuple(found)
