"""How many items a form asks in its usual cases, and whether that stays within what the form says of itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from audit_tool.formdef.applicability import asked, asked_questions
from audit_tool.formdef.conditions import Facts
from audit_tool.formdef.definition import AuditSet, Form, Kind, Seat, Situation
from audit_tool.formdef.faults import Fault
from audit_tool.formdef.schema import ItemsFile
from audit_tool.formdef.yaml_files import YamlFile


@dataclass(frozen=True, slots=True)
class Size:
    """Items that somebody answers, and how many of them are graded."""

    items: int
    graded: int


def size(form: Form, audit_set: AuditSet, seat: Seat, situation: Situation) -> Size:
    """What an auditor of a usual case answers about the work; cover fields and extras are not counted."""
    facts = Facts(situation.tags | form.sets, situation.age)
    found = [one for one in asked_questions(asked(form, audit_set, seat, facts)) if one.counts]
    return Size(len(found), sum(one.question.kind is Kind.GRADE for one in found))


def bank_size(form: Form) -> Size:
    """Every item that the form can ask, with all conditions true."""
    found = [question for question in form.questions.values() if question.counts]
    return Size(len(found), sum(question.kind is Kind.GRADE for question in found))


def usual_size(form: Form, audit_set: AuditSet, seat: Seat = Seat.FIRST) -> Size:
    """The size in the form's first usual case; of a form that states none, everything that it can ask."""
    return size(form, audit_set, seat, form.typical[0]) if form.typical else bank_size(form)


def size_faults(file: YamlFile, form: Form, stated: ItemsFile) -> Iterator[Fault]:
    """A fault for each usual case whose short set is longer or shorter than the form means it to be."""
    for situation in form.typical:
        items = size(form, AuditSet.SHORT, Seat.FIRST, situation).items
        if not stated.least <= items <= stated.most:
            case = f"“{situation.title}”" if situation.title else "the usual case"
            problem = f"In {case} the short set asks {items} items, not {stated.least} to {stated.most}."
            yield file.fault(("short_items",), problem, "Move questions between the sets, or change these numbers.")
