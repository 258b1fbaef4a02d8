"""Commands around reports: which there are, and saving one as a PDF."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from audit_tool.commands.output import show, tell
from audit_tool.commands.unlocking import unlocked
from audit_tool.errors import WrongInputError

if TYPE_CHECKING:
    from audit_tool.reports.catalogue import ReportEntry


def list_reports(options: Namespace) -> int:
    """Every report and what it needs."""
    from audit_tool.reports.catalogue import REPORTS

    lines = [f"{each.name} {each.title}: {each.purpose}{_needs(each)}" for each in REPORTS]
    keys = ("name", "title", "purpose", "needs")
    show(lines, [{key: getattr(each, key) for key in keys} for each in REPORTS], as_json=options.json)
    return 0


def make_report(options: Namespace) -> int:
    """Save one report."""
    from audit_tool.reports.catalogue import make
    from audit_tool.reports.request import Request

    entry, out = _entry(options.name), place_of(options, "report")
    if entry.needs == "case" and not options.case:
        message = f"The report {entry.name} is about one case. Nothing was changed. Name it: --case REFERENCE."
        raise WrongInputError(message)
    if entry.needs == "form" and not options.form:
        message = f"The report {entry.name} is about one form. Nothing was changed. Name it: --form CIN@1."
        raise WrongInputError(message)
    with unlocked(options) as desk:
        tell(f"Making {entry.title}")
        request = Request(
            options.round,
            options.case,
            options.audience,
            form=options.form,
            large=options.large,
            record=options.record,
            person=options.whose,
            year=options.year,
        )
        make(entry.name, desk, request, out)
    show([f"Saved {out}"], {"report": entry.name, "saved": str(out)}, as_json=options.json)
    return 0


def _needs(each: "ReportEntry") -> str:
    if each.needs == "person":
        return " Your own, or --person."
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
