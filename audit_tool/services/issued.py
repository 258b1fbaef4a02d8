"""Issued reports: kept as they went out, numbered, corrected by a further issue only (R-097, R-124, R-167)."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, date

from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.models.issued import IssuedReport
from audit_tool.models.rounds import Allocation
from audit_tool.services.freezing import text_fingerprint
from audit_tool.services.identity import Act
from audit_tool.services.naming import Naming
from audit_tool.services.outcomes import decided_of, may_read, origin_of
from audit_tool.services.pairs import audits_case
from audit_tool.services.reasons import reason_in
from audit_tool.services.workplace import Workplace
from audit_tool.storage import integrity, issued, people, rounds
from audit_tool.storage.store import Session

ISSUED = "report issued"
PUBLIC = "public"
"""The audience of everybody."""
UNMARKED = "PUBLIC [NOT PROTECTIVELY MARKED]"
"""The marking under which anybody may read it, whoever it was meant for."""
CORRECTION = "A correction"
"""What needs a reason."""
FOR_EVERYBODY = frozenset({"indicator-table", "improvement-plan"})
"""Whoever opens the workspace may make these, so everybody finds them as issued for the public.

An internal one counts audits as they were settled then. Whoever audits one of them a second time since could work out
what the first auditor said (R-080), so it is for those who read both.
"""
OUTCOMES = frozenset({"case-summary", "practitioner-feedback"})
"""The first auditor of a case makes these of it."""
MODERATION = "moderation-record"


@dataclass(frozen=True, slots=True)
class About:
    """What a report is about; a number of 0 and an empty text say nothing."""

    name: str
    """Of the report."""
    audience: str
    round_id: int = 0
    allocation_id: int = 0
    person: str = ""
    year: str = ""
    period: str = ""

    @property
    def subject(self) -> str:
        """The same for every issue about it, whoever asks."""
        parts = {"allocation": self.allocation_id, "plan": self.year, "period": self.period}
        found = [f"{kind} {what}" for kind, what in parts.items() if what]
        if not found and self.round_id:
            found = [f"round {self.round_id} {self.person}".strip()]
        return found[0] if found else "everything"


@dataclass(frozen=True, slots=True)
class NewIssue:
    """A finished report that is to be kept."""

    about: About
    number: int
    marking: str
    title: str
    pdf: bytes
    content: str
    changed: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue in the list."""

    id: int
    name: str
    title: str
    subject: str
    audience: str
    marking: str
    number: int
    day: date
    by: str
    """The role and the code of whoever issued it."""
    changed: tuple[str, ...]
    reason: str


class IssuedReports:
    """Use cases around issued reports."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def listing(self) -> tuple[Issue, ...]:
        """What was issued of all that this person may make a report of now, the newest first."""
        with self._work.store.reading() as session:
            return tuple(
                _entry(row, f"{person.title} ({person.code})" if person.title else person.code)
                for row, person in issued.listed(session)
                if self._may_read(session, row)
            )

    def pdf(self, issue_id: int) -> bytes:
        """An issue, byte for byte as it went out."""
        with self._work.store.reading() as session:
            return self._readable(session, issue_id).pdf

    def content(self, issue_id: int) -> str:
        """What was collected for an issue, as it was kept."""
        with self._work.store.reading() as session:
            return self._readable(session, issue_id).content

    def last(self, what: About) -> tuple[int, str]:
        """Number and content of the latest issue, for whoever issues the next one; 0 where there is none."""
        with self._work.store.reading() as session:
            self._require(session, what)
            found = issued.last(session, what.name, what.subject, what.audience)
            return (found.number, found.content) if found else (0, "")

    def published(self, what: About) -> tuple[str, ...]:
        """The content of all that went out to the public about the same, the oldest first: it cannot be taken back."""
        with self._work.store.reading() as session:
            rows = issued.about(session, what.name, what.subject)
            public = [row for row in rows if _in_public(row.audience, row.marking)]
            if not all(self._may_read(session, row) for row in public):
                message = "You may not read what was issued of this. Nothing was made. Ask the quality lead."
                raise NotAllowedError(message)
            return tuple(row.content for row in public)

    def keep(self, new: NewIssue) -> int:
        """Keep a finished report as issued, all of it or nothing."""
        about = new.about
        with self._work.store.transaction() as session:
            round_id = self._require(session, about)
            before = issued.last(session, about.name, about.subject, about.audience)
            if new.number != (before.number if before else 0) + 1:
                message = "This report was issued by somebody else meanwhile. Nothing was issued. Look at theirs first."
                raise WrongInputError(message)
            if before:
                _refuse_naming(session, new, reason_in(new.reason, CORRECTION))
            row = self._row(new, round_id)
            session.add(row)
            session.flush()
            told = json.dumps({"issued": row.id, "fingerprint": row.fingerprint})
            self._work.note(session, ISSUED, f"{about.name} {about.subject}, version {new.number}", told)
            return row.id

    def _readable(self, session: Session, issue_id: int) -> IssuedReport:
        row = session.get(IssuedReport, issue_id)
        if row is None or not self._may_read(session, row):
            message = f"There is no issued report {issue_id} that you may open. Nothing was changed. Look at the list."
            raise WrongInputError(message)
        return row

    def _row(self, new: NewIssue, round_id: int | None) -> IssuedReport:
        row = IssuedReport(
            name=new.about.name,
            subject=new.about.subject,
            round_id=round_id,
            allocation_id=new.about.allocation_id or None,
            audience=new.about.audience,
            marking=new.marking,
            number=new.number,
            at=self._work.clock(),
            person_id=self._work.identity.id,
            title=new.title,
            pdf=new.pdf,
            content=new.content,
            changed="\n".join(new.changed),
            reason=new.reason.strip(),
        )
        row.fingerprint = fingerprint_of(row)
        return row

    def _require(self, session: Session, about: About) -> int | None:
        """Refuse whoever may not issue this; gives the round by which that is decided, where it is about one.

        Whoever audits a case second makes no report of it, the quality lead neither (R-080).
        """
        allocation = session.get_one(Allocation, about.allocation_id) if about.allocation_id else None
        round_id = allocation.round_id if allocation else about.round_id or None
        self._work.identity.require(Act.REPORT, round_id)
        if allocation is not None and allocation.second_auditor_id == self._work.identity.id:
            message = "You are an auditor of this case, so somebody else issues its reports. Nothing was issued."
            raise NotAllowedError(message)
        return round_id

    def _may_read(self, session: Session, row: IssuedReport) -> bool:
        identity = self._work.identity
        if row.name in FOR_EVERYBODY:
            return _in_public(row.audience, row.marking) or identity.may(Act.READ_BOTH)
        if row.allocation_id is None:
            return identity.may(Act.REPORT, row.round_id)
        allocation = session.get_one(Allocation, row.allocation_id)
        if row.name in OUTCOMES:
            # A case that was reopened, or is audited a second time after all, is the lead's alone until it is settled.
            settled = origin_of(self._work, session, allocation) is not None
            return may_read(identity, allocation) and (settled or identity.may(Act.REPORT, row.round_id))
        if row.name == MODERATION and not audits_case(identity, allocation):
            decided = decided_of(self._work, session, allocation) is not None
            return identity.may(Act.REPORT, row.round_id) or (identity.may(Act.READ_BOTH, row.round_id) and decided)
        return False


def _refuse_naming(session: Session, new: NewIssue, reason: str) -> None:
    """The reason stands on the first page, so one that everybody reads names nobody and no case."""
    if not _in_public(new.about.audience, new.marking):
        return
    if found := Naming([*people.codes(session).values(), *rounds.case_references(session)]).found_in(reason):
        message = (
            f"Everybody can read this reason on the first page, and “{found}” seems to name a person or a case. "
            "Nothing was issued. Give the reason without it."
        )
        raise WrongInputError(message)


def _in_public(audience: str, marking: str) -> bool:
    """Whether anybody may read it, whoever it was meant for."""
    return audience == PUBLIC or marking == UNMARKED


def fingerprint_of(row: IssuedReport) -> str:
    """A hash over all that was kept of an issue."""
    texts = (row.name, row.subject, row.audience, row.marking, row.title, row.content, row.changed, row.reason)
    places = (row.round_id, row.allocation_id, row.number, row.person_id, row.at.astimezone(UTC).isoformat())
    file = hashlib.sha256(row.pdf).hexdigest()
    return text_fingerprint(json.dumps([*texts, *places, file], ensure_ascii=False))


def issued_faults(session: Session) -> list[str]:
    """Issues that are not as they went out, or are there no more; the trail tells which there must be."""
    kept = {row.id: row for row in issued.every(session)}
    told = [json.loads(detail) for detail in integrity.told(session, ISSUED)]
    noted = {each["issued"]: each["fingerprint"] for each in told}
    found = [
        f"Version {row.number} of “{row.title}” is not as it was issued."
        for row in kept.values()
        if not row.fingerprint == fingerprint_of(row) == noted.get(row.id)
    ]
    missing = len(noted.keys() - kept.keys())
    return [*found, *([f"Issued reports are missing: {missing}."] if missing else [])]


def _entry(row: IssuedReport, by: str) -> Issue:
    return Issue(
        row.id,
        row.name,
        row.title,
        row.subject,
        row.audience,
        row.marking,
        row.number,
        row.at.astimezone().date(),
        by,
        tuple(row.changed.splitlines()),
        row.reason,
    )
