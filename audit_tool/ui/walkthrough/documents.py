"""The quality lead's part: both PDFs of the decided case and the indicator table, previewed and saved."""

from audit_tool.ui.walkthrough.stage import Stage


def documents(stage: Stage, lead: str, case: str) -> None:
    """Preview and save each document."""
    stage.unlock(lead)
    stage.picture("lead")
    del case
