"""Messages to copy into an e-mail: days and reference codes only; the names are left for the sender to fill in."""

from audit_tool.formdef.definition import Seat
from audit_tool.formdef.wording import day_words, span_words
from audit_tool.services.going_out import OwnAudit, OwnPage
from audit_tool.services.round_terms import RoundStep

SIGNED = "[your name]"
KEEP_OUT = "Please answer without any name, address or other detail of a child or family."


def to_auditor(page: OwnPage) -> str:
    """What an auditor has to do and by when."""
    lines = [f"Your audits in {_round(page)}:", ""]
    for seat in (Seat.FIRST, Seat.SECOND):
        lines += [_audit_line(each) for each in page.of(seat)]
    lines += ["", "You find them in the program under My work."]
    first = bool(page.of(Seat.FIRST))
    steps = (
        (RoundStep.REFLECTION, "Practitioners give their own view by {}.", first),
        (RoundStep.FAMILY_FEEDBACK, "Please ask the families and write down what they say by {}.", first),
        (RoundStep.FEEDBACK, "Practitioners hear back from you by {}.", first),
    )
    lines += _by(page, steps)
    return _letter("the auditor", lines)


def to_practitioner(page: OwnPage, audit: OwnAudit) -> str:
    """What is asked of the practitioner of one case, and when they hear back."""
    lines = [f"Case {audit.reference} will be audited in {_round(page)}.", ""]
    if audit.conversation:
        lines.append("The auditor would like to talk with you about it and will agree a time with you.")
    steps = (
        (RoundStep.REFLECTION, "Please write down your own view of the work by {}.", True),
        (RoundStep.FEEDBACK, "You hear back by {}.", True),
    )
    return _letter("the practitioner", [*lines, *_by(page, steps)])


def to_moderator(page: OwnPage) -> str:
    """What a moderator has to do and by when."""
    lines = [f"You moderate {_round(page)}.", ""]
    steps = (
        (RoundStep.FIRST_AUDIT, "First audits are due by {}.", True),
        (RoundStep.SECOND_AUDIT, "Second audits are due by {}.", True),
        (RoundStep.MODERATION, "Please decide where auditors differ by {}.", True),
    )
    lines += [*_by(page, steps), "Cases appear under Moderation as soon as both audits are submitted."]
    return _letter("the moderator", lines)


def _letter(who: str, lines: list[str]) -> str:
    return "\n".join([f"Dear [name of {who}],", "", *lines, "", KEEP_OUT, "", "Kind regards", SIGNED, ""])


def _round(page: OwnPage) -> str:
    return f"{page.round_name} ({span_words(page.starts_on, page.ends_on)})"


def _audit_line(audit: OwnAudit) -> str:
    due = f", due {day_words(audit.due_on)}" if audit.due_on else ", no due day yet"
    time = f", about {audit.minutes} minutes" if audit.minutes else ""
    return f"- {audit.reference}: {audit.seat.value} audit on {audit.form} ({audit.form_code}){due}{time}"


def _by(page: OwnPage, steps: tuple[tuple[RoundStep, str, bool], ...]) -> list[str]:
    return [
        words.format(day_words(page.deadlines[step]))
        for step, words, wanted in steps
        if wanted and step in page.deadlines
    ]
