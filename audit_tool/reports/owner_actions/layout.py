"""An owner's list as a page: what is late first, each action with its date, its words and its case."""

from reportlab.platypus import Flowable

from audit_tool.reports.blocks import Cell, listing, opening, section, told
from audit_tool.reports.flowables import Paragraph
from audit_tool.reports.owner_actions.content import OwnedAction, OwnerActions
from audit_tool.reports.styles import Sheet, sheet
from audit_tool.reports.wording import figure, said

_COLUMNS = ("Due", "What needs to be different", "Case and level")
_SHARES = (0.24, 0.52, 0.24)
NO_CASE = "No single case"


def story(data: OwnerActions, scale: float = 1.0) -> list[Flowable]:
    """Everything on the page, in reading order."""
    styles = sheet(scale)
    return [
        *opening(f"Actions of {data.owner}", data.line, styles),
        Paragraph(figure(data.sentence), styles.sentence),
        *(
            flowable
            for title, actions in data.parts
            for flowable in section(f"{title} ({len(actions)})", [_table(actions, styles)], styles)
        ),
    ]


def _table(actions: tuple[OwnedAction, ...], styles: Sheet) -> Flowable:
    return listing(_COLUMNS, [_row(each, styles) for each in actions], _SHARES, styles)


def _row(one: OwnedAction, styles: Sheet) -> list[Cell]:
    due: list[Flowable] = [Paragraph(figure(one.due), styles.cell_strong)]
    if one.day:
        due.append(Paragraph(figure(one.day), styles.cell_quiet))
    return [
        due,
        [told(one.text, styles.cell), *([Paragraph(said(one.about), styles.cell_quiet)] if one.about else [])],
        [
            Paragraph(said(one.case) or figure(NO_CASE), styles.cell),
            Paragraph(figure(f"{one.level}. {one.state}"), styles.cell_quiet),
        ],
    ]
