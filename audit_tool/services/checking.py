"""The whole-workspace check: pages, links, trail, frozen fingerprints, and figures as the sum of their audits."""

import json
from collections import Counter
from pathlib import Path

from audit_tool.models.moderation import Moderation
from audit_tool.models.records import KeptForm, Record
from audit_tool.models.rounds import Allocation
from audit_tool.services.action_history import faults as action_faults
from audit_tool.services.answering import answers_of
from audit_tool.services.counting import Counting
from audit_tool.services.deciding_history import Happened
from audit_tool.services.freezing import fingerprint, former_seal, moderation_fingerprint, text_fingerprint
from audit_tool.services.issued import issued_faults
from audit_tool.services.plan_snapshots import plan_faults
from audit_tool.services.subjects import subject_of
from audit_tool.services.workplace import Workplace
from audit_tool.storage import integrity, moderations, records, rounds, trail, witness
from audit_tool.storage.store import Session


def faults_of(work: Workplace, memory: Path) -> tuple[str, ...]:
    """Each thing that does not hold, in a sentence; `memory` is what the folder remembers of the trail."""
    with work.store.reading() as session:
        found = list(integrity.page_faults(session))
        broken = trail.broken_at(session)
        if broken is not None:
            found.append(f"The trail does not fit from entry {broken} on.")
        found += [fault for fault in (trail.end_fault(session), witness.fault(memory, session)) if fault]
        found += [fault for kept in integrity.kept_forms(session) if (fault := _form_fault(kept))]
        found += [fault for record in integrity.frozen_records(session) if (fault := _record_fault(session, record))]
        found += [fault for each in integrity.decided(session) if (fault := _moderation_fault(session, each))]
        found += plan_faults(session)
        found += issued_faults(session)
        reopened = Counter(json.loads(detail)["allocation"] for detail in integrity.told(session, Happened.REOPENED))
        for each in integrity.begun(session):
            found += _former_faults(session, each, reopened[each.allocation_id])
        found += action_faults(session)
    return (*found, *Counting(work).put_right())


def _record_fault(session: Session, record: Record) -> str:
    reference = subject_of(session, record).reference
    now = fingerprint(record, reference, answers_of(records.answers(session, record.id)))
    what = f"{record.seat} audit" if record.kind == records.AUDIT else "companion record"
    return "" if now == record.fingerprint else f"The {what} of {reference} is not as it was submitted."


def _moderation_fault(session: Session, moderation: Moderation) -> str:
    reference = rounds.reference_of(session, session.get_one(Allocation, moderation.allocation_id))
    before = moderations.fingerprint_before(session, moderation.id)
    now = moderation_fingerprint(moderation, moderations.decisions(session, moderation.id), before)
    return "" if now == moderation.fingerprint else f"The moderation of {reference} is not as it was decided."


def _former_faults(session: Session, moderation: Moderation, reopened: int) -> list[str]:
    """What does not hold of the outcomes that stood before; the trail tells how many there must be."""
    former = moderations.former(session, moderation.id)
    if not former and not reopened:
        return []
    reference = rounds.reference_of(session, session.get_one(Allocation, moderation.allocation_id))
    found = [
        f"Issue {each.number} of the outcome of {reference} is not as it was kept."
        for each in former
        if (each.fingerprint, each.seal) != (text_fingerprint(each.content), former_seal(each))
    ]
    if [each.number for each in former] != list(range(1, reopened + 1)):
        found.append(f"The outcomes of {reference} from before it was reopened are not all there.")
    return found


def _form_fault(kept: KeptForm) -> str:
    now = text_fingerprint(kept.text)
    return "" if now == kept.fingerprint else f"The words of form {kept.code} version {kept.version} are not as kept."
