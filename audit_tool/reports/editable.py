"""The Word version of a report: a copy for a board to edit, which says where it comes from and that it is no record."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audit_tool.errors import WrongInputError
from audit_tool.formdef.wording import day_words
from audit_tool.reports.catalogue import REPORTS, Content, ReportEntry, entry_of, refuse_audience
from audit_tool.reports.frozen_content import kept
from audit_tool.reports.issuing import about_of
from audit_tool.reports.request import Request
from audit_tool.reports.told_changes import told_changes
from audit_tool.services.desk import Desk
from audit_tool.services.issued import Issue

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

TITLE = "Editable copy"
PURPOSE = "This is a copy to be edited, not the record. What is changed here is changed in this copy alone."
NONE_FOUND = "Whoever made it finds no issue of the report; the PDF of an issue is the record."


@dataclass(frozen=True, slots=True)
class Origin:
    """What a copy was made from: the report as it is on a day, beside the last issue of it."""

    as_at: str
    number: int = 0
    """Of the last issue; 0 where there is none."""
    issued_on: str = ""
    same: bool = False
    """Whether that issue says the same."""

    @property
    def status(self) -> str:
        """What stands at the head of every page."""
        return f"Editable copy of version {self.number}" if self.same else "Editable copy of a draft"

    @property
    def words(self) -> str:
        """Where it comes from, and what the record is."""
        if not self.number:
            return f"It was made from a draft as at {self.as_at}. {NONE_FOUND}"
        version = f"version {self.number}, issued on {self.issued_on}"
        if self.same:
            return (
                f"It was made as at {self.as_at} and says what {version}, says. The PDF of that version is the record."
            )
        return (
            f"It was made from a draft as at {self.as_at}, and {version}, says something else. "
            "The PDF of that version is the record."
        )


def render_word(name: str, desk: Desk, request: Request) -> bytes:
    """A report as the bytes of a Word file: collected, and refused, just as its PDF is."""
    entry = entry_of(name)
    refuse_without_word(entry)
    refuse_audience(request)
    content = entry.collect(desk, request)
    origin = origin_of(entry, content, desk, request)
    frame, story = entry.draw(content, request.scale)
    # Loaded by whoever asks for a Word file, and by nobody else.
    from audit_tool.reports.word.document import build

    return build(editable(story, origin, request.scale), frame, origin.status)


def refuse_without_word(entry: ReportEntry) -> None:
    """Refuse a report that no board edits."""
    if not entry.word:
        those = ", ".join(each.name for each in REPORTS if each.word)
        message = f"“{entry.title}” has no Word version. Nothing was made. Save it as PDF; these have one: {those}."
        raise WrongInputError(message)


def origin_of(entry: ReportEntry, content: Content, desk: Desk, request: Request) -> Origin:
    """What a copy of this content is made from."""
    last = _last_issue(entry, desk, request)
    if last is None:
        return Origin(content.marking.as_at)
    same = not told_changes(desk.issued.content(last.id), kept(content))
    return Origin(content.marking.as_at, last.number, day_words(last.day), same)


def _last_issue(entry: ReportEntry, desk: Desk, request: Request) -> Issue | None:
    """The last issue about the same, of those that this person may open."""
    about = about_of(entry, desk, request)
    wanted = about.name, about.subject, about.audience
    found = [each for each in desk.issued.listing() if (each.name, each.subject, each.audience) == wanted]
    return max(found, key=lambda each: each.number, default=None)


def editable(story: "Sequence[Flowable]", origin: Origin, scale: float) -> "list[Flowable]":
    """The pages with what they are, told under title and subtitle."""
    from audit_tool.reports.blocks import gap, section
    from audit_tool.reports.flowables import Paragraph
    from audit_tool.reports.styles import sheet
    from audit_tool.reports.wording import figure

    styles = sheet(scale)
    told = [Paragraph(figure(words), styles.body) for words in (PURPOSE, origin.words)]
    return [*story[:2], *section(TITLE, told, styles), gap(8, styles), *story[2:]]
