"""Saves a report as a file, PDF or Word by its ending, all of it or nothing."""

from pathlib import Path

from audit_tool.errors import WrongInputError
from audit_tool.reports.catalogue import entry_of, render
from audit_tool.reports.editable import render_word
from audit_tool.reports.request import PUBLIC, Request
from audit_tool.services.desk import Desk
from audit_tool.services.issued import Issue
from audit_tool.small_files import name_part, save_whole

_BEGINNING = b"%PDF-"
WORD = ".docx"
_BEGINNING_OF_WORD = b"PK\x03\x04"


def make(name: str, desk: Desk, request: Request, out: Path) -> None:
    """Save a report, all of it or nothing, as the kind of file that its name ends in: Word, else PDF."""
    if not is_word(out):
        save(render(name, desk, request), out, desk.folder)
        return
    save_whole(render_word(name, desk, request), out, desk.folder, _BEGINNING_OF_WORD, "Word file")


def save(pdf: bytes, out: Path, workspace: Path) -> None:
    """Put a finished PDF in its place at once; it never takes the place of a workspace's file or of anything else."""
    refuse_as_word(out)
    save_whole(pdf, out, workspace, _BEGINNING, "PDF")


def is_word(out: Path) -> bool:
    """Whether a file is named as a Word file."""
    return out.suffix.lower() == WORD


def refuse_as_word(out: Path) -> None:
    """Refuse the name of a Word file for a PDF."""
    if is_word(out):
        message = f"{out.name} was not saved: this is a PDF. Nothing was changed. Choose a name that ends in .pdf."
        raise WrongInputError(message)


def proposed_name(name: str, request: Request) -> str:
    """A file name that says which report it is and carries nothing of a case but its reference."""
    told = {
        "case": request.case,
        "round": request.round,
        "record": request.case,
        "form": request.form.lower(),
        "person": request.person,
        "plan": request.year,
        "period": request.period,
    }
    return _name(name, told.get(entry_of(name).needs, ""), request.audience)


def issued_name(issue: Issue) -> str:
    """A file name for an issue: about what it is, for whom and which version, whatever is in hand beside it."""
    kind, _, what = issue.subject.partition(" ")
    title = issue.title.removeprefix(entry_of(issue.name).title).replace(": ", " ").strip()
    about = {"period": what, "plan": what, "allocation": title, "round": title}
    return _name(issue.name, about.get(kind, ""), issue.audience, f"version-{issue.number}")


def _name(name: str, about: str, audience: str, version: str = "") -> str:
    """Public and internal papers of the same report must not be taken for each other in a folder."""
    parts = (name, name_part(about), "public" if audience == PUBLIC else "", version)
    return f"{'-'.join(filter(None, parts))}.pdf"
