"""R-167: what is kept of a report holds every figure, so that the same pages can be drawn from it again."""

import json
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit_tool.reports.case_summary.content import CaseSummary
from audit_tool.reports.frozen_content import kept
from audit_tool.reports.indicator_table.content import IndicatorTable
from audit_tool.reports.marking import Marking
from audit_tool.reports.practice_week.content import PracticeWeekReport
from tests.reports.rebuilding import rebuilt
from tests.reports.sample_agreement import AGREED, ONE_PART
from tests.reports.sample_audit_report import NO_FIGURES, QUARTER
from tests.reports.sample_case import CASE
from tests.reports.sample_dip_sample import BRIEFED, NO_GRADE
from tests.reports.sample_drawn import DRAWN
from tests.reports.sample_feedback import FEEDBACK
from tests.reports.sample_feedback_figures import FED_BACK
from tests.reports.sample_indicators import INDICATORS, PUBLIC_INDICATORS
from tests.reports.sample_learning import LEARNT
from tests.reports.sample_moderation import RECORD
from tests.reports.sample_panel_card import PANEL_CARD
from tests.reports.sample_plan import PLANNED
from tests.reports.sample_practice_week import NOTHING_YET, WEEK
from tests.reports.sample_reviews import REVIEWED
from tests.reports.sample_sessions import SAT

CONTENTS = (AGREED, ONE_PART, BRIEFED, NO_GRADE, CASE, DRAWN, FEEDBACK, FED_BACK, INDICATORS, PUBLIC_INDICATORS, LEARNT, RECORD, PANEL_CARD, PLANNED, WEEK, NOTHING_YET, NO_FIGURES, QUARTER, REVIEWED, SAT)  # fmt: skip  # noqa: E501


@pytest.mark.parametrize("content", CONTENTS, ids=lambda each: type(each).__name__)
def test_nothing_of_a_report_is_lost(content: Any) -> None:
    assert rebuilt(type(content), json.loads(kept(content))) == content


@pytest.mark.parametrize("kind", [CaseSummary, IndicatorTable, PracticeWeekReport, Marking])
@given(chance=st.data())
def test_nothing_of_any_content_is_lost(kind: type, chance: st.DataObject) -> None:
    content = chance.draw(st.from_type(kind))
    assert rebuilt(kind, json.loads(kept(content))) == content


@dataclass(frozen=True)
class Odd:
    day: date
    other: object


def test_a_day_is_kept_in_figures_and_what_is_no_content_is_refused() -> None:
    assert json.loads(kept(Odd(date(2026, 11, 26), None))) == {"day": "2026-11-26", "other": None}
    assert [each.name for each in fields(Odd)] == ["day", "other"]
    with pytest.raises(TypeError, match="cannot be kept"):
        kept(Odd(date(2026, 11, 26), object()))
