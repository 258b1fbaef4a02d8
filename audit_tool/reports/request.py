"""What somebody asks a report for, and the marking that its pages carry."""

from collections.abc import Mapping
from dataclasses import dataclass

from audit_tool.counted_words import listed
from audit_tool.formdef.wording import day_words
from audit_tool.reports.marking import Marking
from audit_tool.services.desk import Desk
from audit_tool.services.identity import Role
from audit_tool.services.issued import PUBLIC as PUBLIC  # noqa: PLC0414 - reports and screens name it from here
from audit_tool.services.issued import UNMARKED as UNMARKED  # noqa: PLC0414 - likewise

INTERNAL = "internal"
AUDIENCES = {INTERNAL: "Internal", PUBLIC: "Public"}
CONFIDENTIAL = "PRIVATE AND CONFIDENTIAL"
MARKINGS = (CONFIDENTIAL, "PROTECT", UNMARKED)
"""The protective markings that the council's papers use (domain, section 6)."""


MOST_FORMS = 8
"""So many forms are named at the foot of a page."""
LARGE_PRINT = 1.5
"""15 points instead of 10 for running text."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a report is about, for whom, under which marking (empty: the usual one), and in which size of print."""

    round: str = ""
    case: str = ""
    audience: str = INTERNAL
    marking: str = ""
    form: str = ""
    """Such as CIN@1, for a report about a form."""
    large: bool = False
    record: int = 0
    """The number of a submitted companion record, for its print."""
    person: str = ""
    """Whose worklist or card it is, by role code; empty for one's own."""

    year: str = ""
    """Whose plan, such as 2026-27; empty for the latest."""

    period: str = ""
    """A quarter or half-year, such as 2026-27 Q3; empty for the last whole quarter with settled audits."""

    @property
    def in_public(self) -> bool:
        """Whether anybody may read it, by its audience or by its marking alone."""
        return self.audience == PUBLIC or self.marking == UNMARKED

    @property
    def scale(self) -> float:
        """How many times the usual size the print is."""
        return LARGE_PRINT if self.large else 1.0


def marking_of(desk: Desk, request: Request, form_label: str, *, as_at: str = "", note: str = "") -> Marking:
    """The marking of every page: for whom, how far it is, and who prepared it by role."""
    public = request.audience == PUBLIC
    return Marking(
        marking=request.marking or (UNMARKED if public else CONFIDENTIAL),
        audience=AUDIENCES[request.audience],
        as_at=as_at or day_words(desk.work.today()),
        form_label=form_label,
        prepared_by=_prepared_by(desk),
        note=note,
    )


def forms_words(titles: Mapping[str, str]) -> str:
    """Forms by code and title: one by its title, several by their codes, for the foot of a page has one line."""
    if len(titles) > 1:
        codes = sorted(titles)
        # The line has no room for more.
        named = (
            codes if len(codes) <= MOST_FORMS else [*codes[: MOST_FORMS - 1], f"{len(codes) - MOST_FORMS + 1} others"]
        )
        return f"Forms {listed(named)}"
    return next((f"{title} ({code})" for code, title in titles.items()), "No audit form")


def _prepared_by(desk: Desk) -> str:
    roles = {role for role, _ in desk.identity.roles}
    if Role.QUALITY_LEAD in roles:
        return "the quality team"
    return "the moderator" if Role.MODERATOR in roles else "the first auditor"
