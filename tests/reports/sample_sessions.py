"""The record of panel sessions as it is printed."""

from dataclasses import replace

from audit_tool.reports.panel_session.content import HeldSession, PanelSessionsRecord
from tests.reports.sample_case import MARKING

SAT = PanelSessionsRecord(
    marking=replace(MARKING, version=""),
    title="Practice week: November 2026",
    line="9 to 13 November 2026. 2 sessions of the panel.",
    sessions=(
        HeldSession(
            "Session 1, 12 November 2026",
            "From 12 November 2026, 14:00 to 14:50",
            ("M-01, Principal social worker", "M-02, Head of practice"),
            ("Independent chair",),
            "2 cases were taken, with 3 decisions.",
            (
                (
                    "PW-DEMO-014",
                    (
                        "14:05, M-01: 7.2 Decided Requires improvement. Different evidence seen.",
                        "14:11, M-02: 8.8 Decided Good. Descriptor read differently. Both had it.",
                        "14:12, M-01: The case was finished.",
                    ),
                ),
                ("PW-DEMO-017", ("14:30: 15.1 Decided Good. Slip or wrong key. One key too far.",)),
            ),
            "1 case that you audited is left out here.",
            ("Read the records of brothers and sisters before grading risk.",),
        ),
        HeldSession(
            "Session 2, 13 November 2026",
            "Open since 13 November 2026, 09:00",
            ("M-01, Principal social worker",),
            (),
            "No case was taken.",
            (),
            "",
            (),
        ),
    ),
)
