"""What a corrected report says on its first page: which version it takes the place of, why, and what changed."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from audit_tool.reports.blocks import gap, section
from audit_tool.reports.flowables import Paragraph, bullets
from audit_tool.reports.styles import sheet
from audit_tool.reports.wording import figure, said


@dataclass(frozen=True, slots=True)
class Correction:
    """A further issue of a report that was issued before."""

    number: int
    reason: str
    changed: tuple[str, ...]


def corrected(story: Sequence[Flowable], correction: Correction, scale: float) -> list[Flowable]:
    """The pages with what changed, told under title and subtitle."""
    styles, before = sheet(scale), correction.number - 1
    parts = [
        Paragraph(
            f"{figure(f'Version {before} is kept as it was issued. Reason:')} {said(correction.reason)}", styles.body
        ),
        *bullets([said(line) for line in correction.changed], styles.bullet),
    ]
    title = f"Version {correction.number} takes the place of version {before}"
    return [*story[:2], *section(title, parts, styles), gap(8, styles), *story[2:]]
