"""What the case audit summary says; collected elsewhere, laid out in `layout`."""

from dataclasses import dataclass

from audit_tool.reports.marking import Marking


@dataclass(frozen=True)
class Point:
    """One strength or one thing to develop."""

    text: str  # the auditor's words
    theme: str  # label of the theme, e.g. "Direct work"


@dataclass(frozen=True)
class SectionGrade:
    """One graded question as it counts in results."""

    section: str  # short title, e.g. "The plan"
    grade: int | None  # 1 inadequate to 4 outstanding; None where it is not a grade
    not_graded: str  # words where grade is None, e.g. "Not enough evidence"; else ""
    rationale: str  # of the record whose grade counts
    moderated: bool  # decided by moderation: said under the section's title


@dataclass(frozen=True)
class FactBelowYes:
    """A fact answered no or partly."""

    question: str
    answer: str  # "No" or "Partly"
    comment: str  # may be empty


@dataclass(frozen=True)
class Noted:
    """Any other answer: a date with its verdict, a choice, a number, a text."""

    question: str
    answer: str  # in words


@dataclass(frozen=True)
class Voice:
    """What one person said, in their own words."""

    who: str  # a role: "Child, 7", "Mother", "Practitioner"
    words: str  # with their own quotation marks, or "Sought, no reply"


@dataclass(frozen=True)
class AgreedAction:
    """One action that follows from the audit."""

    what: str
    owner: str  # a role code or role
    due: str  # as agreed, in words or a date


@dataclass(frozen=True)
class GradeMeaning:
    """The short descriptor of a grade used on the page."""

    grade: int
    descriptor: str


@dataclass(frozen=True)
class CaseSummary:
    """A case audit summary for practitioner and team manager. Confidence has no field: it is never shown."""

    marking: Marking
    case_reference: str
    case_kind: str  # in words, e.g. "Child in need"
    team: str
    round_name: str  # e.g. "Practice week, 9 to 13 November 2026"
    audit_date: str  # day the first audit was submitted, in words
    audit_mode: str  # in words, e.g. "with the practitioner throughout"; empty where the form does not ask
    auditors: str  # role codes, e.g. "Auditors A-02 and A-09"
    conversation: str  # with the practitioner, or that none is recorded; empty where the form does not ask
    grade_name: str  # "Overall", or "Lead grade" where the form has no overall grade
    grade: int | None  # the outcome overall
    not_graded: str  # words where grade is None, e.g. "Not judged: case closed in May"; else ""
    origin: str  # "First audit", "Agreed by both auditors" or "Decided by moderation"
    limit: str  # sentence when a local rule holds the grade, e.g. "Held at ... by ..."; else ""
    override: str  # why a limit was set aside, and by which role; else ""
    story: str  # the case in a few sentences (SNP-01); may be empty
    strengths: tuple[Point, ...] | None  # None where the form does not ask for them, as below
    developments: tuple[Point, ...] | None
    difference: str | None  # what difference was made, and how we know (OUT-01); may be empty
    reason: str  # why the grade was given, where the form asks for no strengths; else ""
    notes_title: str
    notes: tuple[Noted, ...]  # of a case file form only its dates
    sections: tuple[SectionGrade, ...]
    facts: tuple[FactBelowYes, ...]
    voices: tuple[Voice, ...] | None  # child, family, practitioner, in that order; None where nobody is asked
    actions: tuple[AgreedAction, ...]
    response: str  # the practitioner's response to the audit in words; may be empty
    meanings: tuple[GradeMeaning, ...]  # of the grades used, best first
    issue: tuple[str, ...] = ()  # which issue of the outcome, and what changed and why; empty for the first
