"""What the report on audits of audits says: how far reviewers agree, and each question of the form in counts."""

from dataclasses import dataclass

from audit_tool.reports.agreement.content import AgreementPart
from audit_tool.reports.marking import Marking


@dataclass(frozen=True)
class AuditsOfAudits:
    """The figures of audits of audits of a round, apart from all others (R-092, R-107); nobody is named."""

    marking: Marking
    title: str  # the round
    line: str  # its days, and how many audits of audits are in
    against: tuple[AgreementPart, ...]  # the audits' grades, and where their reviewers stand
    between: tuple[AgreementPart, ...]  # two reviewers of the same audit
    answers: tuple[tuple[str, str], ...]  # each question of the form, and its counts in words
    notes: tuple[str, ...]
    seed: str
