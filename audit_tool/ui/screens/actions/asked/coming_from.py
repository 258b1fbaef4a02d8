"""From where somebody comes to raise an action, and how they get back there."""

from audit_tool.analysis.action_words import Source
from audit_tool.services.action_terms import Origin
from audit_tool.ui.formview.caret import Caret
from audit_tool.ui.frame import AUDIT, Frame, Place


def origin_asked(about: str) -> tuple[Origin, str]:
    """What an action is to come from, and that in words.

    Such as `case:3:SAF-02` for a compared case, `concern:7`, `new`, or `12:SAF-02` for a record of one's own.
    """
    if about == Origin().about:
        return Origin(), ""
    what, _, rest = about.partition(":")
    if what == "case":
        allocation, _, code = rest.partition(":")
        words = f"From question {code} of this comparison." if code else "From the comparison of a case."
        return Origin(Source.MODERATION, allocation_id=int(allocation), question=code), words
    if what == "round":
        return Origin(Source.ROUND, round_id=int(rest)), "From the round in front."
    if what == "concern":
        return Origin(Source.CONCERN, concern_id=int(rest)), "From an immediate concern."
    words = f"From question {rest} of your audit." if rest else "From your audit."
    return Origin(Source.QUESTION if rest else Source.RECORD, record_id=int(what), question=rest), words


def go_back(frame: Frame, origin: Origin) -> bool:
    """Bring somebody back to where they came from; false for what was written by hand."""
    if origin.record_id is not None:
        frame.come_back(Place(AUDIT, origin.record_id, Caret(origin.question)))
    elif origin.allocation_id is not None:
        # Nothing is chosen there: what was being decided is still open.
        frame.go("moderation")
    elif origin.concern_id is not None:
        frame.go("actions", "concerns")
    elif origin.source is Source.ROUND:
        frame.go("practice_week")
    else:
        return False
    return True
