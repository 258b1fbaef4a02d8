"""What no table says of single questions in a form that a program can read, with the part it comes from."""

from catalogue.yaml_style import Row


def is_(value: str, tag: str) -> Row:
    """One rule by which an answer on the cover makes a tag true."""
    return {"test": value, "tag": tag}


NOT_INDEPENDENT = (
    "You have a part in this case or manage its worker, so somebody else must audit it. "
    "What you wrote is saved. Tell the quality lead."
)
NOT_IN_THEME = (
    "This case does not fit the theme of the round, so it is not submitted. "
    "What you wrote is saved. Tell the quality lead, who brings in the next case."
)
NOT_OBTAINED = ["sought_no_reply", "sought_declined", "not_sought", "not_appropriate"]
QUESTION_RULES: dict[str, Row] = {
    "CVR-03": {"unit": "years", "gives_age": True, "sets_when": [is_("=unborn", "unborn")]},  # 1.4
    "CVR-06": {"sets_when": [is_("=yes", "lang")]},
    "CVR-07": {"sets_when": [is_("=yes", "disabled")]},
    "CVR-08": {"sets_when": [is_(">=1", "sibs")]},
    "CVR-13": {"seats": ["first", "second"], "stops": [{"value": "no", "say": NOT_INDEPENDENT}]},  # asked in the audit
    "CVR-14": {"comment_for": ["theme", "risk_or_performance_concern", "requested_by_service"]},
    "CVR-17": {"unit": "changes"},
    "CVR-18": {"unit": "miles", "sets_when": [is_(">=20", "out20")]},
    "CVR-19": {"unit": "episodes", "sets_when": [is_(">=1", "missing")]},
    "CVR-20": {"parts": ["referrals", "section 47 enquiries"], "sets_when": [is_(">=2", "repeat")]},
    "CVR-23": {"seats": ["first", "second"]},
    "CVR-24": {"seats": ["first"], "stops": [{"value": "no", "say": NOT_IN_THEME}]},
    "CVR-25": {"unit": "workers"},
    "CVR-26": {"unit": "children"},
    "CVR-27": {"seats": ["first", "second"]},
    "CVR-30": {"sets_when": [is_("=yes", "outarea")]},
    "SAF-01": {"comment_for": ["yes", "partly"]},  # 4.2: a comment on facts is required for SAF-01
    "SUP-13": {"parts": ["due", "held"]},
    "FDB-01": {"reasons": "L-ASKWHY", "reasons_for": NOT_OBTAINED},
    "OVR-03": {"kind": "findings", "count": 3},  # 4.3: a line of text and one theme code each
    "OVR-04": {"kind": "findings", "count": 3},
    "OVR-06": {"unit": "minutes"},
    "OVR-07": {"seats": ["first", "second"], "when": "above_limit", "required": False},  # 4.1 RUL-05: may
    "OVR-08": {"seats": ["first"], "required": False, "comment_for": ["yes"]},
}

SEC_04: Row = {
    "code": "SEC-04",
    "kind": "text",
    "set": "extra",
    "seats": ["second"],
    "required": False,
    "themes": ["audit_quality"],
}

OTHER_TAGS = {
    "unborn": "Unborn",
    "sibs": "Brothers or sisters are linked to the case",
    "disabled": "Disability recorded or suspected",
    "lang": "An interpreter or translation is needed",
    "out20": "Lives 20 or more miles from home",
    "outarea": "Lives outside the council's area",
    "missing": "At least one missing episode in the period read",
    "repeat": "A referral within 12 months of an earlier one",
    "order": "Care order or interim care order",
    "custody": "In custody",
    "adoptplan": "Adoption plan",
    "above_limit": "The overall grade is above the limit set by a local rule",
}
