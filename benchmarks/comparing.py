"""Opening a compared case with its history, in a workspace of many audits and one of few, by turns in one process."""

from datetime import date
from functools import partial
from pathlib import Path

from audit_tool.formdef.applicability import asked_questions
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.places import forms
from audit_tool.services import desk as desks
from audit_tool.services.allocation import NewAllocation
from audit_tool.services.desk import Desk
from audit_tool.services.identity import Role
from audit_tool.services.people import NewPerson
from audit_tool.services.round_terms import NewRound
from audit_tool.walkthrough.panel import plain_answer
from benchmarks.office import CHEAP, PASSPHRASE, PERSON
from benchmarks.ratio import Ratio, middle, milliseconds

MANY, FEW = 200, 10
"""Cases, each with two submitted audits."""
TURNS = 100
FORM = "SVD"
DAY = date(2026, 11, 10)
CASE = 5


def measure(place: Path) -> Ratio:
    """What moderation reads when a case is opened, and its history."""
    made = [_moderated(place / str(count), count) for count in (MANY, FEW)]
    took: list[list[float]] = [[], []]
    for _ in range(TURNS):
        for desk, figures in zip(made, took, strict=True):
            figures.append(milliseconds(partial(_open, desk)))
    for desk in made:
        desk.lock()
    many, few = map(middle, took)
    return Ratio(f"A comparison opened among {MANY} cases / among {FEW}", 1.3, many, few, "ms")


def _open(desk: Desk) -> None:
    desk.moderating.comparison(CASE)
    desk.moderating.voices(CASE)
    desk.moderating.history(CASE)


def _moderated(folder: Path, count: int) -> Desk:
    """A workspace whose quality lead moderates `count` cases with two audits each."""
    founder = NewPerson(PERSON, "Quality lead", roles=(Role.QUALITY_LEAD, Role.MODERATOR))
    catalogue = FormCatalogue(forms())
    lead, _ = desks.create(folder, founder, PASSPHRASE, catalogue, cost=CHEAP)
    round_id = lead.round_setting.create(NewRound("Dip sample", DAY, DAY, kind="dip_sample", forms=(FORM,)))
    for code in ("A-02", "A-09"):
        lead.people.add(NewPerson(code, roles=(Role.AUDITOR,)))
        lead.give_passphrase(code, PASSPHRASE, CHEAP)
    allotted = [NewAllocation(f"SUP-{at:04}", "A-02", "A-09", FORM, due_on=DAY) for at in range(count)]
    cases = lead.allocation.allocate_all(round_id, allotted)
    lead.lock()
    for code, grade in (("A-02", "good"), ("A-09", "requires_improvement")):
        auditor = desks.unlock(folder, code, PASSPHRASE, catalogue)
        for case in cases:
            _audit(auditor, case, grade)
        auditor.lock()
    lead = desks.unlock(folder, PERSON, PASSPHRASE, catalogue)
    lead.moderating.send_to_panel(CASE, next(each.item.code for each in lead.moderating.comparison(CASE).open_items))
    return lead


def _audit(desk: Desk, case: int, grade: str) -> None:
    record = desk.auditing.begin(case)
    for asked in asked_questions(desk.auditing.sheet(record).sections()):
        if asked.question.required:
            desk.auditing.save(record, asked.question.code, plain_answer(asked.question, grade))
    desk.auditing.submit(record)
