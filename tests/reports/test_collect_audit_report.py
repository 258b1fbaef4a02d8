"""R-159, R-130, R-124: the audit report counts as Insight does, quotes what others printed, and names nobody."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from audit_tool.analysis.action_words import Level, Urgency
from audit_tool.analysis.action_words import Source as Came
from audit_tool.analysis.counting import share_words
from audit_tool.analysis.printed import Kind, PrintedFigure
from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.exchange.figures_import import bring_in_figures
from audit_tool.formdef.answers import Answer
from audit_tool.reports.audit_report.collect import collect
from audit_tool.reports.audit_report.content import AreaPart, AuditReport
from audit_tool.reports.audit_report.quoted import age_words, compliance_of, own_grades
from audit_tool.reports.frozen_content import kept as as_kept
from audit_tool.reports.issuing import issue, next_issue
from audit_tool.reports.periods import periods_with_audits
from audit_tool.reports.request import Request
from audit_tool.services.action_terms import NewAction, Origin
from audit_tool.services.allocation import NewAllocation
from audit_tool.services.insight import By, Chosen
from audit_tool.services.judgement_areas import headings_at
from tests.conftest import COVER, ROOT, Office, kept

WORDS = "What was seen on the record, and what it means for the child's day."
Q3, Q4 = Request(period="2026-27-Q3"), Request(period="2026-27 Q4")
FEBRUARY = datetime(2027, 2, 3, 9, 0, tzinfo=UTC)


@pytest.fixture
@kept
def quarters(office: Office, fill: Callable[..., None]) -> Office:
    """Two audits in one quarter, one of them not good, and one in the next; a fourth is not settled."""
    office.hold_round()
    for at, (person, grade) in enumerate((("A-02", "good"), ("A-09", "requires_improvement"))):
        lead = office.as_("Q-01")
        fill(person, lead.allocation.allocate(office.round_id, NewAllocation(f"PW-{at}", person, cover=COVER)), grade)
    office.allocate("PW-7", "")
    office.clock.now = FEBRUARY
    lead = office.as_("Q-01")
    fill("A-02", lead.allocation.allocate(office.round_id, NewAllocation("PW-9", "A-02", cover=COVER)))
    lead = office.as_("Q-01")
    for name in ("compliance_measures", "self_evaluation_judgements"):
        bring_in_figures(lead, ROOT / "resources" / "figures" / f"{name}.csv")
    return office


def report(office: Office, request: Request = Q4) -> AuditReport:
    return collect(office.as_("Q-01"), request)


def area(found: AuditReport, title: str) -> AreaPart:
    return next(each for each in found.areas if title in each.title)


def test_r159_the_headings_stand_in_the_order_of_the_self_evaluation(quarters: Office) -> None:
    found = report(quarters)
    assert [each.title for each in found.areas] == [each.title for each in headings_at(FEBRUARY.date()).areas]
    assert [each.what for each in found.glance] == [each.title for each in found.areas]
    assert found.headings == "In the order of the self-evaluation: four graded areas."


def test_r115_the_period_before_stands_beside_and_a_sentence_says_what_may_be_said(quarters: Office) -> None:
    found = report(quarters)
    assert (found.before, found.period) == ("2026-27 Q3", "2026-27 Q4")
    assert found.sentence == (
        "Good or outstanding overall: 1 of 2 in 2026-27 Q3, then 1 of 1 in 2026-27 Q4: "
        "too few to tell a change; the count is the same, only the total differs."
    )
    assert (found.glance[1].before, found.glance[1].now) == ("1 of 2", "1 of 1")
    assert found.glance[2].now == "No audit settled"


def test_r126_every_figure_is_the_one_that_insight_shows(quarters: Office) -> None:
    part = area(report(quarters, Q3), "help and protection")
    desk = quarters.as_("Q-01")
    chosen = Chosen(quarters=("2026-27 Q3",))
    shown = {line.trend.title: share_words(line.whole) for line in desk.insight.measures(chosen) if line.whole.base}
    assert part.figures
    assert {each.what: each.now.partition(";")[0] for each in part.figures}.items() <= shown.items()
    assert part.chart is not None
    assert part.chart.bars == desk.insight.share_out(chosen, By.QUARTER).bars


def test_an_area_of_themes_counts_their_grades_alone(quarters: Office) -> None:
    leaders = area(report(quarters, Q3), "leaders")
    assert leaders.chart is not None
    themes = {bar.label: bar.counts for bar in leaders.chart.bars}
    insight = quarters.as_("Q-01").insight
    shown = {bar.label: bar.counts for bar in insight.share_out(Chosen(quarters=("2026-27 Q3",)), By.THEME).bars}
    assert themes == {label: shown[label] for label in themes}
    assert "Management oversight" in themes
    assert "Voice and lived experience of the child" not in themes


def test_strengths_are_counted_and_no_case_and_nobody_is_named(quarters: Office) -> None:
    found = report(quarters, Q3)
    part = area(found, "help and protection")
    assert part.strengths
    assert all(words.endswith("times") or words == "once" for _, words in part.strengths)
    told = as_kept(replace(found, marking=replace(found.marking, prepared_by="")))
    assert not [each for each in ("PW-0", "PW-1", "A-02", "A-09", "Q-01") if each in told]


def test_r119_the_own_grade_is_quoted_with_source_and_date(quarters: Office) -> None:
    found = report(quarters)
    (own,) = area(found, "help and protection").own
    assert (own.what, own.printed, own.as_at) == ("KJ1 Help and protection", "Requires improvement", "September 2016")
    assert own.basis == "Quoted from the self-evaluation. Source: 000 L1205-1292."
    assert [each.what for each in area(found, "Children in care").own] == [
        "KJ2 Children in care and permanence",
        "KJ3 Adoption",
    ]


def test_the_latest_of_several_own_grades_is_quoted() -> None:
    def grade(printed: str, period: str) -> PrintedFigure:
        return PrintedFigure(
            period, Kind.SELF_EVALUATION, "KJ4_grade", "KJ4 Care leavers: x", period, printed, "", "000"
        )

    held = [grade("Good", "March 2018"), grade("Inadequate", "November 2017"), grade("Outstanding", "long ago")]
    leavers = headings_at(FEBRUARY.date()).areas[-1]
    assert [each.printed for each in own_grades(leavers, held)] == ["Good"]
    assert own_grades(leavers, ()) == ()


def test_r130_compliance_figures_stand_beside_with_date_basis_and_source(quarters: Office) -> None:
    found = report(quarters)
    leavers = area(found, "Care leavers")
    (told,) = leavers.compliance
    assert (told.what, told.printed, told.as_at) == (
        "Care leavers with an up to date pathway plan (Care leavers)",
        "88%",
        "31 March 2018",
    )
    assert told.basis.endswith("Source: 001 L5902-5907.")
    assert leavers.compliance_words == "None of these is of 2026-27 Q4: the latest stands at 31 March 2018."


def test_a_compliance_figure_of_after_the_period_is_not_in_it() -> None:
    def figure(day: datetime | None, printed: str, source: str = "001") -> PrintedFigure:
        ends = day.date() if day else None
        name = f"{day}{printed}{source}"
        return PrintedFigure(
            name, Kind.COMPLIANCE, "m", "Plans", str(day), printed, "percent", source, "Care leavers", None, ends
        )

    headings = headings_at(FEBRUARY.date())
    leavers = headings.areas[-1]
    early, late = datetime(2026, 12, 31, tzinfo=UTC), datetime(2027, 3, 31, tzinfo=UTC)
    twice = [figure(early, "88"), figure(early, "89", "002")]
    held = [figure(None, "70"), *twice, figure(late, "95")]
    assert list(compliance_of(leavers, headings, held, early.date())) == twice
    assert [each.printed for each in compliance_of(leavers, headings, held, late.date())] == ["95"]
    assert age_words(twice, early.date(), "Q3") == "The latest figure of each measure, as its document has it."
    assert "no day is given" in age_words([figure(None, "70")], early.date(), "Q3")


def test_r124_the_status_says_whether_figures_can_still_change(quarters: Office, fill: Callable[..., None]) -> None:
    assert report(quarters).status == ("Provisional. 2026-27 Q4: it runs to 31 March 2027. Counted on 3 February 2027.")
    assert report(quarters, Q3).status == (
        "Provisional. 2026-27 Q3: 1 case of its rounds is not settled. Counted on 3 February 2027."
    )
    fill("A-02", 3)
    assert report(quarters, Q3).status == "Final: nothing is left to settle. Counted on 3 February 2027."
    assert report(quarters, Request(period="2016-17 Q1")).status.startswith("No audit of 2016-17 Q1 is settled.")


def test_evidence_names_rounds_forms_and_versions_with_the_number_of_audits(quarters: Office) -> None:
    (found,) = area(report(quarters, Q3), "help and protection").evidence
    assert (found.round, found.audits) == ("Practice week: November 2026", "2")
    assert found.form.endswith("(CIN, version 1)")
    assert area(report(quarters, Q3), "Care leavers").evidence == ()


def test_actions_are_counted_over_the_rounds_and_no_plan_is_said_in_words(quarters: Office) -> None:
    lead = quarters.as_("Q-01")
    origin = Origin(Came.ROUND, round_id=quarters.round_id)
    lead.actions.raise_new(
        NewAction("A plan on every record.", Level.TEAM, Urgency.TODAY, "A-11", FEBRUARY.date(), origin=origin)
    )
    found = report(quarters)
    assert dict(found.actions)["Team"] == "1"
    assert dict(found.actions)["Still to be done or checked"] == "1 of 1"
    assert found.plan_words == "No improvement plan of 2026-27 is held."
    lead.plan.begin("2026-27")
    assert "The plan holds no action yet." in report(quarters).plan_words


def test_half_a_year_pools_its_quarters(quarters: Office) -> None:
    found = report(quarters, Request(period="2026-27-H2"))
    assert found.sentence == "Good or outstanding overall: 2 of 3 in 2026-27 H2: nothing to compare it with yet."
    chart = area(found, "help and protection").chart
    assert chart is not None
    assert [(bar.label, bar.total) for bar in chart.bars] == [("2026-27 Q3", 2), ("2026-27 Q4", 1)]


def test_r128_periods_that_were_audited_in_other_ways_are_not_compared(
    quarters: Office, fill: Callable[..., None]
) -> None:
    lead = quarters.as_("Q-01")
    case = lead.allocation.allocate(quarters.round_id, NewAllocation("PW-11", "A-02", cover=COVER))
    fill("A-02", case, CVR_23=Answer("file_only"))
    found = report(quarters)
    assert "not comparable, since the audits were done in other ways" in found.sentence
    assert "Not comparable" in area(found, "help and protection").figures[0].told


def test_without_a_period_it_is_the_last_whole_quarter_with_settled_audits(quarters: Office) -> None:
    assert report(quarters, Request()).period == "2026-27 Q3"
    offered = [each.words for each in periods_with_audits(quarters.as_("Q-01"))]
    assert offered == ["2026-27 Q3", "2026-27 Q4", "2026-27 H2"]


def test_a_quarter_of_no_audit_is_a_report_in_words(quarters: Office) -> None:
    found = report(quarters, Request(period="2016-17 Q1"))
    assert found.sentence == "No audit that belongs here was settled in 2016-17 Q1."
    assert [each.title for each in found.areas][-1] == "Leadership, management and governance"
    assert all(each.chart is None and not each.figures for each in found.areas)
    assert found.marking.form_label == "No audit form"


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ("2026-27", "no quarter and no half-year"),
        ("bi-annual", "Write it such as"),
        ("2027-28 Q1", "has not begun yet"),
    ],
)
def test_any_other_period_is_refused_in_plain_words(quarters: Office, period: str, said: str) -> None:
    with pytest.raises(WrongInputError, match=said):
        report(quarters, Request(period=period))


def test_without_a_whole_quarter_a_period_is_asked_for(office: Office) -> None:
    with pytest.raises(WrongInputError, match="No whole quarter has a settled audit yet"):
        report(office, Request())


def test_it_is_for_the_quality_lead(quarters: Office) -> None:
    for person in ("A-02", "M-01"):
        with pytest.raises(NotAllowedError):
            collect(quarters.as_(person), Q3)
        with pytest.raises(NotAllowedError):
            issue("audit-report", quarters.as_(person), Q3)


def test_r167_each_period_is_issued_and_corrected_by_itself(quarters: Office, fill: Callable[..., None]) -> None:
    lead = quarters.as_("Q-01")
    issue("audit-report", lead, Q3)
    issue("audit-report", lead, Q4)
    assert [(each.subject, each.number) for each in lead.issued.listing()] == [
        ("period 2026-27 Q4", 1),
        ("period 2026-27 Q3", 1),
    ]
    assert next_issue("audit-report", lead, Request()).number == 2
    case = lead.allocation.allocate(quarters.round_id, NewAllocation("PW-12", "A-02", cover=COVER))
    fill("A-02", case)
    found = next_issue("audit-report", quarters.as_("Q-01"), Q4)
    assert found.number == 2
    assert any("from “1 of 1” to “2 of 2”" in line for line in found.changed)
    assert json.loads(as_kept(found.content))["period"] == "2026-27 Q4"
