"""Which counts this council hides in what it publishes: a threshold, and whether zeros too (R-165)."""

import json

from audit_tool.analysis.small_numbers import THRESHOLDS, Policy
from audit_tool.errors import WrongInputError
from audit_tool.services.identity import Act
from audit_tool.services.workplace import Workplace
from audit_tool.storage import trail

SMALL_NUMBERS = "small numbers"


class SmallNumbers:
    """Use cases around small numbers."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def policy(self) -> Policy:
        """What is set."""
        with self._work.store.reading() as session:
            stored = trail.setting(session, SMALL_NUMBERS)
        if not stored:
            return Policy()
        found = json.loads(stored)
        return Policy(found["threshold"], found["hides_zero"])

    def put_policy(self, policy: Policy) -> None:
        """Set another; public papers follow it from now on."""
        self._work.identity.require(Act.SET_UP)
        if policy.threshold not in THRESHOLDS:
            allowed = ", ".join(map(str, THRESHOLDS))
            message = f"Small numbers are those under {allowed}. Nothing was changed. Choose one of these."
            raise WrongInputError(message)
        stored = json.dumps({"threshold": policy.threshold, "hides_zero": policy.hides_zero})
        with self._work.store.transaction() as session:
            trail.put_setting(session, SMALL_NUMBERS, stored)
            self._work.note(session, "small numbers set", "", stored)
