"""The colours and the size in which a chart is drawn, by the theme that is worn."""

from typing import TYPE_CHECKING

from audit_tool.ui.theme.theme import Theme

if TYPE_CHECKING:
    from audit_tool.reports.charts import Ink

GRADES = ("outstanding", "good", "requires_improvement", "inadequate")


def ink_of(theme: Theme) -> "Ink":
    """The colours in which a chart is drawn under a theme."""
    from audit_tool.reports.charts import Ink

    grades = tuple((look.fill, look.letter, look.edge) for look in map(theme.grade, GRADES))
    return Ink(
        text=theme.hex("text"),
        muted=theme.hex("muted"),
        subtle=theme.hex("subtle"),
        line=theme.hex("chart_grid"),
        accent=theme.hex("chart_line"),
        band=theme.hex("chart_band"),
        ground=theme.hex("surface"),
        grades=grades,
        size=float(theme.px(13)),
    )
