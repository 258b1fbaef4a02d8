"""The quality lead's part: the board, Insight, and each document previewed in the window and saved."""

from audit_tool.reports.request import Request
from audit_tool.ui.screens.reports.offers import key_of
from audit_tool.ui.screens.reports.view import ReportsScreen
from audit_tool.walkthrough.stage import Stage, StepError

LEAST_BYTES = 10_000
CASE_REPORTS = ("case-summary", "moderation-record")
FIGURES = "indicator-table"


def documents(stage: Stage, lead: str, case: str) -> None:
    """Look at the week and the figures, then preview and save each document."""
    stage.unlock(lead)
    for key in ("practice_week", "insight", "settings"):
        stage.window.go(key)
        stage.picture(key.replace("_", "-"))
    stage.window.go("reports")
    stage.settle()
    screen = stage.window.screen_shown
    if not isinstance(screen, ReportsScreen):
        message = "Reports is not on screen"
        raise StepError(message)
    for name in (*CASE_REPORTS, FIGURES):
        screen.presenter.choose_report(name)
        stage.settle()
        if name != FIGURES:
            screen.presenter.choose_case(key_of(Request(_round_of(stage, case), case)))
            stage.settle()
        stage.require(screen.presenter.has_pages, f"{name} has no preview")
        stage.picture(f"preview-{name}")
        path = stage.out / screen.presenter.proposed_name
        screen.presenter.save(path)
        stage.settle()
        stage.require(path.exists() and path.stat().st_size > LEAST_BYTES, f"{path.name} was not saved")


def _round_of(stage: Stage, case: str) -> str:
    """The name of the round that holds the case."""
    desk = stage.window.desk
    for each in desk.rounds.listing():
        if any(row.reference == case for row in desk.board.rows(each.id)):
            return each.name
    message = f"no round holds {case}"
    raise StepError(message)
