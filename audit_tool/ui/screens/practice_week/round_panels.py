"""The panels that open over the board of a round: one line each, and the board has a button for it."""

from collections.abc import Callable
from dataclasses import dataclass

from audit_tool.ui.frame import Frame
from audit_tool.ui.screens.practice_week.allocation.view import AllocationPanel
from audit_tool.ui.screens.practice_week.calibration.view import CalibrationPanel
from audit_tool.ui.screens.practice_week.going_out.panel import GoingOutPanel
from audit_tool.ui.screens.practice_week.panel import SetUpPanel
from audit_tool.ui.screens.practice_week.population.view import PopulationPanel
from audit_tool.ui.screens.practice_week.reviews.panel import ReviewsPanel
from audit_tool.ui.screens.practice_week.sample.view import SamplePanel


@dataclass(frozen=True, slots=True)
class PanelEntry:
    """What the button says, what it is for, and the panel it opens for a round."""

    word: str
    hint: str
    build: Callable[[Frame, int], SetUpPanel]
    real: bool = True
    """Whether it is about real cases, so that a round of practice cases has no use for it (R-108)."""


PANELS = {
    "calibration": PanelEntry(
        "Calibration", "Practice cases that everybody grades before the week", CalibrationPanel, real=False
    ),
    "population": PanelEntry("Population", "Bring in the list of cases that this round may draw from", PopulationPanel),
    "sample": PanelEntry("Sample", "Draw the cases that are audited out of the population", SamplePanel),
    "allocation": PanelEntry("Allocate", "Give the drawn cases to auditors", AllocationPanel),
    "going_out": PanelEntry(
        "What goes out", "Worklists, calendar files and messages for this round", GoingOutPanel, real=False
    ),
    "reviews": PanelEntry("Audits of audits", "Which submitted audits are audited, and who is asked to", ReviewsPanel),
}
"""In the order of the work."""
