"""Audits to audit, as lists of them say it."""

from audit_tool.formdef.wording import lowered
from audit_tool.services.audit_reviews import AuditToReview, Reviewer
from audit_tool.services.first_reading import AUDITS


def review_key(audit: AuditToReview) -> str:
    """How an audit is known in a list."""
    return f"{audit.allocation_id} {audit.seat.value}"


def audit_name(audit: AuditToReview) -> str:
    """Which audit it is: "PW-4, the second audit"."""
    return f"{audit.reference}, {lowered(AUDITS[audit.seat.value])}"


def review_words(audit: AuditToReview) -> str:
    """Which audit it is, and whether it is to be audited: "PW-4, the second audit: inadequate, due"."""
    why = audit.why.lower()
    told = f"{why}, due" if audit.due else why
    return f"{audit_name(audit)}: {told}" if told else audit_name(audit)


def state_words(reviewer: Reviewer) -> str:
    """How far somebody is with it."""
    if reviewer.submitted:
        return "submitted"
    if reviewer.gone:
        return "cannot go on with it: choose somebody else"
    return "asked, nothing written yet" if reviewer.untouched else "begun"
