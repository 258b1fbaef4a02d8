"""Commands around reports: which there are, and saving one as a PDF or as a Word file."""

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from audit_tool.commands.output import show, tell
from audit_tool.commands.unlocking import unlocked
from audit_tool.errors import WrongInputError

if TYPE_CHECKING:
    from audit_tool.reports.catalogue import ReportEntry
    from audit_tool.reports.request import Request
    from audit_tool.services.desk import Desk
    from audit_tool.services.issued import Issue

Made: TypeAlias = tuple[list[str], dict[str, object]]
"""What was done, in lines for people and in facts for programs."""


def list_reports(options: Namespace) -> int:
    """Every report and what it needs."""
    from audit_tool.reports.catalogue import REPORTS

    lines = [f"{each.name} {each.title}: {each.purpose}{_needs(each)}" for each in REPORTS]
    keys = ("name", "title", "purpose", "needs")
    show(lines, [{key: getattr(each, key) for key in keys} for each in REPORTS], as_json=options.json)
    return 0


def make_report(options: Namespace) -> int:
    """Save one report, or issue it."""
    from audit_tool.reports.request import Request

    entry = _entry(options.name)
    out = place_of(options, "report") if options.out or not options.issue else None
    if entry.needs == "case" and not options.case:
        message = f"The report {entry.name} is about one case. Nothing was changed. Name it: --case REFERENCE."
        raise WrongInputError(message)
    if entry.needs == "form" and not options.form:
        message = f"The report {entry.name} is about one form. Nothing was changed. Name it: --form CIN@1."
        raise WrongInputError(message)
    request = Request(
        options.round,
        options.case,
        options.audience,
        form=options.form,
        large=options.large,
        record=options.record,
        person=options.whose,
        year=options.year,
        period=options.period,
    )
    with unlocked(options) as desk:
        tell(f"Making {entry.title}")
        lines, facts = (_issue if options.issue else _save)(desk, entry.name, request, options, out)
    show(lines, {"report": entry.name, **facts}, as_json=options.json)
    return 0


def list_issued(options: Namespace) -> int:
    """What was issued, the newest first."""
    with unlocked(options) as desk:
        found = desk.issued.listing()
    show(map(_line, found), [asdict(each) for each in found], as_json=options.json)
    return 0


def save_issued(options: Namespace) -> int:
    """Save an issue again as it went out."""
    from audit_tool.reports.saving import save

    out = place_of(options, "report")
    with unlocked(options) as desk:
        save(desk.issued.pdf(options.number), out, desk.folder)
    show([f"Saved {out}"], {"issued": options.number, "saved": str(out)}, as_json=options.json)
    return 0


def _save(desk: "Desk", name: str, request: "Request", _options: Namespace, out: Path | None) -> Made:
    from audit_tool.reports.saving import make

    if out is not None:
        make(name, desk, request, out)
    return [f"Saved {out}"], {"saved": str(out)}


def _issue(desk: "Desk", name: str, request: "Request", options: Namespace, out: Path | None) -> Made:
    """Issue a report; the very file that was kept is saved too where a place for it is named."""
    from audit_tool.reports.issuing import issue
    from audit_tool.reports.saving import refuse_as_word, save

    if out is not None:
        refuse_as_word(out)
    number = issue(name, desk, request, options.reason)
    made = next(each for each in desk.issued.listing() if each.id == number)
    lines, facts = [f"Issued {_line(made)}", *made.changed], asdict(made)
    if out is None:
        return lines, {"issued": facts}
    tell(f"Issued as version {made.number}")
    save(desk.issued.pdf(number), out, desk.folder)
    return [*lines, f"Saved {out}"], {"issued": facts, "saved": str(out)}


def _line(each: "Issue") -> str:
    why = f". Reason: {each.reason}" if each.reason else ""
    when = f"version {each.number}, {each.day.isoformat()}, {each.audience}, by {each.by}"
    return f"{each.id} {each.name}, {each.title}: {when}{why}"


def _needs(each: "ReportEntry") -> str:
    if each.needs == "person":
        return " Your own, or --person."
    if each.needs == "period":
        return " The last whole quarter, or --period."
    return f" Needs --{each.needs}." if each.needs in {"case", "record", "form"} else ""


def _entry(name: str) -> "ReportEntry":
    from audit_tool.reports.catalogue import REPORTS

    for each in REPORTS:
        if each.name == name:
            return each
    known = ", ".join(each.name for each in REPORTS)
    message = f"There is no report “{name}”. Nothing was changed. Choose one of: {known}."
    raise WrongInputError(message)


def place_of(options: Namespace, what: str) -> Path:
    """Where a file is to be saved: in a folder that exists."""
    if not options.out:
        message = f"The {what} needs a file to be saved in. Nothing was changed. Name it: --out FILE."
        raise WrongInputError(message)
    out = Path(options.out)
    if out.is_dir() or not out.absolute().parent.is_dir():
        message = f"The {what} cannot be saved as {out}. Nothing was changed. Name a file in a folder that exists."
        raise WrongInputError(message)
    return out
