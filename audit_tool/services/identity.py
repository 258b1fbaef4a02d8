"""Who is at work, and what that person may do: the table of domain section 3.3 as values (R-011)."""

from dataclasses import dataclass
from enum import StrEnum

from audit_tool.errors import NotAllowedError


class Role(StrEnum):
    """A part that somebody plays in the whole workspace or in one round."""

    AUDITOR = "auditor"
    MODERATOR = "moderator"
    QUALITY_LEAD = "quality_lead"


ROLE_WORDS = {Role.AUDITOR: "Auditor", Role.MODERATOR: "Moderator", Role.QUALITY_LEAD: "Quality lead"}


class Act(StrEnum):
    """Something that not everybody may do."""

    SET_UP = "set up rounds, people and allocations"
    READ_PROGRESS = "see who has submitted"
    READ_BOTH = "read both audits of a case"
    DECIDE = "decide differences"
    REOPEN = "reopen a submitted audit"
    REPORT = "save reports of any case"
    IMPORT_FIGURES = "bring in figures"
    EDIT_PLAN = "change the improvement plan"
    SEE_FIGURES = "see figures held without case records"


PERMITTED: dict[Act, frozenset[Role]] = {
    Act.SET_UP: frozenset({Role.QUALITY_LEAD}),
    Act.READ_PROGRESS: frozenset({Role.QUALITY_LEAD}),
    Act.READ_BOTH: frozenset({Role.QUALITY_LEAD, Role.MODERATOR}),
    Act.DECIDE: frozenset({Role.MODERATOR}),
    Act.REOPEN: frozenset({Role.QUALITY_LEAD}),
    Act.REPORT: frozenset({Role.QUALITY_LEAD}),
    Act.IMPORT_FIGURES: frozenset({Role.QUALITY_LEAD}),
    Act.EDIT_PLAN: frozenset({Role.QUALITY_LEAD}),
    Act.SEE_FIGURES: frozenset(Role),
}


@dataclass(frozen=True, slots=True)
class Identity:
    """The person whose passphrase opened the workspace."""

    id: int
    code: str
    title: str
    roles: frozenset[tuple[Role, int | None]]

    def has(self, role: Role, round_id: int | None = None) -> bool:
        """Whether the person has a role in the workspace, or in this round."""
        return (role, None) in self.roles or (round_id is not None and (role, round_id) in self.roles)

    def may(self, act: Act, round_id: int | None = None) -> bool:
        """Whether some role of the person permits the act."""
        return any(self.has(role, round_id) for role in PERMITTED[act])

    def may_anywhere(self, act: Act) -> bool:
        """Whether the person may do it in at least one round."""
        return any(role in PERMITTED[act] for role, _ in self.roles)

    def require(self, act: Act, round_id: int | None = None) -> None:
        """Refuse what the person may not do."""
        if not self.may(act, round_id):
            self._refuse(act)

    def require_anywhere(self, act: Act) -> None:
        """Refuse what the person may do in no round at all."""
        if not self.may_anywhere(act):
            self._refuse(act)

    def _refuse(self, act: Act) -> None:
        allowed = " or ".join(sorted(ROLE_WORDS[role].lower() for role in PERMITTED[act]))
        message = f"{self.code} may not {act.value}. Nothing was changed. Ask a {allowed}."
        raise NotAllowedError(message)
