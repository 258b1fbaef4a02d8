"""A submitted audit keeps the words and choices it was made on, whatever becomes of the form's file (R-034)."""

import hashlib

from audit_tool.formdef.definition import Form
from audit_tool.formdef.snapshots import form_from, snapshot
from audit_tool.models.records import KeptForm, Record
from audit_tool.services.workplace import Workplace
from audit_tool.storage.store import Session


def keep(session: Session, form: Form) -> str:
    """Keep a form as it stands now; gives the fingerprint by which it is found again."""
    text = snapshot(form)
    fingerprint = hashlib.sha256(text.encode("utf-8")).hexdigest()
    if session.get(KeptForm, fingerprint) is None:
        session.add(KeptForm(fingerprint=fingerprint, code=form.code, version=form.version, text=text))
        session.flush()
    return fingerprint


def form_of(work: Workplace, session: Session, record: Record) -> Form:
    """The form a record was made on: as kept at submission, or as it stands now for a draft."""
    if record.kept_form is None:
        return work.forms.form(record.form_code, record.form_version)
    if record.kept_form not in work.kept_forms:
        work.kept_forms[record.kept_form] = form_from(session.get_one(KeptForm, record.kept_form).text)
    return work.kept_forms[record.kept_form]
