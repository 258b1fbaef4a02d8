"""Every report with ordinary, very long, odd and no content."""

import io
from collections.abc import Callable
from dataclasses import dataclass, replace

from reportlab.platypus import Flowable

from audit_tool.formdef.answers import Answer
from audit_tool.formdef.conditions import Facts
from audit_tool.formdef.reading import read_form
from audit_tool.places import forms
from audit_tool.reports.agreement import layout as agreement
from audit_tool.reports.agreement.content import AgreementReport, SectionLine
from audit_tool.reports.answer_words import answered_words
from audit_tool.reports.audit_report import layout as audit_report
from audit_tool.reports.audit_report.content import AuditReport
from audit_tool.reports.audits_of_audits import layout as audits_of_audits
from audit_tool.reports.audits_of_audits.content import AuditsOfAudits
from audit_tool.reports.blank_form import layout as blank_form
from audit_tool.reports.blank_form.content import BlankForm, BlankSection
from audit_tool.reports.case_summary import layout as case_summary
from audit_tool.reports.case_summary.content import CaseSummary, Noted
from audit_tool.reports.companion_record import layout as companion_record
from audit_tool.reports.companion_record.content import Answered, AnsweredSection, CompanionRecord
from audit_tool.reports.correction import corrected
from audit_tool.reports.daily_sheet import layout as daily_sheet
from audit_tool.reports.daily_sheet.content import Awaited, DailySheet
from audit_tool.reports.dip_sample import layout as dip_sample
from audit_tool.reports.dip_sample.content import DipSampleNote
from audit_tool.reports.earlier_figures import layout as earlier_figures
from audit_tool.reports.earlier_figures.content import EarlierFiguresReport
from audit_tool.reports.feedback_figures import layout as feedback_figures
from audit_tool.reports.feedback_figures.content import FeedbackReport
from audit_tool.reports.improvement_plan import layout as improvement_plan
from audit_tool.reports.improvement_plan.content import PlanReport
from audit_tool.reports.indicator_table import layout as indicator_table
from audit_tool.reports.indicator_table.content import IndicatorTable
from audit_tool.reports.inspection_pack import layout as inspection_pack
from audit_tool.reports.inspection_pack.content import InspectionPack
from audit_tool.reports.learning import layout as learning
from audit_tool.reports.learning.content import AskedAgain, LearningBriefing
from audit_tool.reports.marking import Marking, PageFrame
from audit_tool.reports.moderation_record import layout as moderation_record
from audit_tool.reports.moderation_record.content import Judgement, ModerationRecord
from audit_tool.reports.owner_actions import layout as owner_actions
from audit_tool.reports.owner_actions.content import OwnerActions
from audit_tool.reports.page import build
from audit_tool.reports.panel_card import layout as panel_card
from audit_tool.reports.panel_card.content import GivenAnswer, PanelCardPage, PanelLine, ReviewedLine, ReviewedPart
from audit_tool.reports.panel_session import layout as panel_session
from audit_tool.reports.panel_session.content import PanelSessionsRecord
from audit_tool.reports.practice_week import layout as practice_week
from audit_tool.reports.practice_week.content import PracticeWeekReport, PublicWeek
from audit_tool.reports.practitioner_feedback import layout as practitioner_feedback
from audit_tool.reports.practitioner_feedback.content import PractitionerFeedback
from audit_tool.reports.sample import layout as sample_statement
from audit_tool.reports.sample.content import Reasoned, SampleStatement, Swap
from audit_tool.reports.timetable import layout as timetable
from audit_tool.reports.timetable.content import AuditorLine, Timetable
from audit_tool.reports.worklist import layout as worklist
from audit_tool.reports.worklist.content import WorklistPage
from tests.reports.sample_agreement import AGREED, ONE_PART
from tests.reports.sample_audit_report import NO_FIGURES, ONE_AUDIT, QUARTER, quarter_of
from tests.reports.sample_blank import BLANK, FACT, GRADED
from tests.reports.sample_case import CASE
from tests.reports.sample_companion import OBSERVED
from tests.reports.sample_daily_sheet import DAILY, QUIET_DAY
from tests.reports.sample_dip_sample import BRIEFED, FIRST_OF_ITS_KIND, NO_GRADE, briefed_of
from tests.reports.sample_drawn import DRAWN, NOTHING_CHANGED
from tests.reports.sample_earlier_figures import BORNE_OUT, EARLIER, earlier_of
from tests.reports.sample_feedback import FEEDBACK, feedback_of
from tests.reports.sample_feedback_figures import FED_BACK, fed_back_of
from tests.reports.sample_going_out import TIMETABLE, WORKLIST
from tests.reports.sample_indicators import INDICATORS, PUBLIC_INDICATORS
from tests.reports.sample_inspection import ALONE, PACK, pack_of
from tests.reports.sample_issued import CORRECTED, CORRECTION, ISSUED
from tests.reports.sample_learning import ALL_AGREED, LEARNT
from tests.reports.sample_moderation import RECORD, RISK, SCOPE
from tests.reports.sample_owner_actions import OWNED, owned_of
from tests.reports.sample_panel_card import ALL_STOOD, PANEL_CARD
from tests.reports.sample_plan import NO_ROWS, PLANNED, plan_of
from tests.reports.sample_practice_week import NOTHING_YET, PUBLIC_WEEK, WEEK, public_week_of, week_of
from tests.reports.sample_reviews import NONE_OF_TWO, REVIEWED
from tests.reports.sample_sessions import SAT

LONG = "Help came late and then it came well. " * 220
ODD = "Zażółć gęślą jaźń, ŵyth, Ж 😀 <b>bold & broken</b>\n\x00second line " + "x" * 400


@dataclass(frozen=True)
class Sample:
    """A named report that can be built again and again."""

    name: str
    title: str
    marking: Marking
    story: Callable[[float], list[Flowable]]

    def pdf(self, scale: float = 1.0) -> bytes:
        """The finished file."""
        buffer = io.BytesIO()
        build(buffer, self.story(scale), PageFrame(self.title, self.marking))
        return buffer.getvalue()


def _case(name: str, data: CaseSummary) -> Sample:
    title = f"Case audit summary {data.case_reference}"
    return Sample(f"case-{name}", title, data.marking, lambda scale: case_summary.story(data, scale))


def _feedback(name: str, data: PractitionerFeedback) -> Sample:
    title = f"Feedback on {data.case_reference}"
    return Sample(f"feedback-{name}", title, data.marking, lambda scale: practitioner_feedback.story(data, scale))


def _companion(name: str, data: CompanionRecord) -> Sample:
    title = f"{data.title} {data.reference}"
    return Sample(f"companion-{name}", title, data.marking, lambda scale: companion_record.story(data, scale))


def _worklist(name: str, data: WorklistPage) -> Sample:
    title = f"Worklist of {data.person}"
    return Sample(f"worklist-{name}", title, data.marking, lambda scale: worklist.story(data, scale))


def _worklist_of(words: str) -> WorklistPage:
    audits = tuple(replace(each, reference=words[:40], form=words[:200]) for each in WORKLIST.audits) * 30
    return replace(WORKLIST, audits=audits, gaps=(words,), observed=(words[:300],), conversations=(words[:40],) * 60)


def _drawn(name: str, data: SampleStatement) -> Sample:
    title = f"How the cases were chosen: {data.title}"
    return Sample(f"sample-{name}", title, data.marking, lambda scale: sample_statement.story(data, scale))


def _drawn_of(words: str) -> SampleStatement:
    reasoned, cases = (Reasoned(words[:40], words),) * 8, ((words[:40], words[:200], "Drawn, place 1"),) * 120
    return replace(
        DRAWN,
        method=words,
        rules=(words,) * 3,
        changes=words,
        swaps=(Swap(words[:40], words[:40], words, words[:60]),) * 6,
        picked=reasoned,
        lifted=reasoned,
        exempt=reasoned,
        cases=cases,
    )


def _agreed(name: str, data: AgreementReport) -> Sample:
    title = f"Agreement of two auditors: {data.title}"
    return Sample(f"agreement-{name}", title, data.marking, lambda scale: agreement.story(data, scale))


def _agreed_of(words: str) -> AgreementReport:
    part = replace(AGREED.parts[0], title=words[:300], far=words)
    lines = (SectionLine(words[:300], "1,234 of 5,678 (22%)", "1,234", "1,234", "1,234"),) * 40
    return replace(AGREED, parts=(part,) * 3, sections=lines, notes=(words[:900],))


def _sat(name: str, data: PanelSessionsRecord) -> Sample:
    title = f"Panel sessions: {data.title}"
    return Sample(f"panel-session-{name}", title, data.marking, lambda scale: panel_session.story(data, scale))


def _fed_back(name: str, data: FeedbackReport) -> Sample:
    title = f"Feedback: {data.title}"
    return Sample(f"figures-of-feedback-{name}", title, data.marking, lambda scale: feedback_figures.story(data, scale))


def _week(name: str, data: PracticeWeekReport | PublicWeek) -> Sample:
    return Sample(f"week-{name}", data.title, data.marking, lambda scale: practice_week.story(data, scale))


def _quarter(name: str, data: AuditReport) -> Sample:
    title = f"Audit report: {data.period}"
    return Sample(f"quarter-{name}", title, data.marking, lambda scale: audit_report.story(data, scale))


def _briefed(name: str, data: DipSampleNote) -> Sample:
    title = f"Dip sample: {data.title}"
    return Sample(f"dip-sample-{name}", title, data.marking, lambda scale: dip_sample.story(data, scale))


def _sat_of(words: str) -> PanelSessionsRecord:
    cases = ((words[:40], (words, words[:300])),) * 20
    held = replace(SAT.sessions[0], members=(words[:60],) * 9, guests=(words[:90],) * 5, cases=cases, learning=(words,))
    return replace(SAT, sessions=(held,) * 3)


def _reviewed(name: str, data: AuditsOfAudits) -> Sample:
    title = f"Audits of audits: {data.title}"
    return Sample(f"reviews-{name}", title, data.marking, lambda scale: audits_of_audits.story(data, scale))


def _reviewed_of(words: str) -> AuditsOfAudits:
    part = replace(REVIEWED.against[0], title=words[:300], far=words)
    return replace(REVIEWED, against=(part,) * 3, answers=((words[:300], words[:900]),) * 20, notes=(words[:900],))


def _learnt(name: str, data: LearningBriefing) -> Sample:
    title = f"Learning briefing: {data.title}"
    return Sample(f"learning-{name}", title, data.marking, lambda scale: learning.story(data, scale))


def _learnt_of(words: str) -> LearningBriefing:
    asked = AskedAgain(words[:60], words[:900], "17", words[:90], (words, words[:300]))
    pairs = ((words[:900], words), (words[:300], words[:900])) * 20
    return replace(
        LEARNT, sentence=words[:900], reasons=((words[:90], "11 of 17"),) * 30, questions=(asked,) * 30, notes=pairs
    )


def _panel(name: str, data: PanelCardPage) -> Sample:
    return Sample(
        f"panel-card-{name}",
        f"You and the panel: {data.person}",
        data.marking,
        lambda scale: panel_card.story(data, scale),
    )


def _panel_of(words: str) -> PanelCardPage:
    line = PanelLine(
        words[:60], words[:600], GivenAnswer(None, words[:90]), GivenAnswer(4, ""), words[:90], (words[:900],) * 2
    )
    asked = ReviewedLine(words[:600], GivenAnswer(None, words[:90]), words[:900])
    return replace(
        PANEL_CARD,
        line=words[:300],
        sentence=words[:300],
        further=(words,),
        differences=(line,) * 30,
        reviews=(ReviewedPart(words[:60], (asked,) * 16),) * 2,
    )


def _planned(name: str, data: PlanReport) -> Sample:
    title = f"Improvement plan {data.year}"
    return Sample(f"plan-{name}", title, data.marking, lambda scale: improvement_plan.story(data, scale))


def _daily(name: str, data: DailySheet) -> Sample:
    title = f"Daily sheet: {data.title}"
    return Sample(f"daily-sheet-{name}", title, data.marking, lambda scale: daily_sheet.story(data, scale))


def _daily_of(words: str) -> DailySheet:
    line = Awaited(words[:20], words[:200], "Second audit", words[:90])
    return replace(DAILY, line=words[:300], concerns=words[:600], awaited=(line,) * 90)


def _owned(name: str, data: OwnerActions) -> Sample:
    title = f"Actions of {data.owner}"
    return Sample(f"owner-actions-{name}", title, data.marking, lambda scale: owner_actions.story(data, scale))


def _timetable(name: str, data: Timetable) -> Sample:
    title = f"Timetable: {data.title}"
    return Sample(f"timetable-{name}", title, data.marking, lambda scale: timetable.story(data, scale))


def _timetable_of(words: str) -> Timetable:
    line = AuditorLine(words[:20], "100", "100", "150 hours", words[:90])
    return replace(TIMETABLE, line=words[:900], auditors=(line,) * 90, moderators=words[:400])


def _companion_of(words: str) -> CompanionRecord:
    answers = (Answered("1.1", words, words, None), Answered("1.2", words[:900], words, 3))
    return replace(OBSERVED, sections=(AnsweredSection(words[:300], answers),))


def _moderation(name: str, data: ModerationRecord) -> Sample:
    title = f"Moderation record {data.case_reference}"
    return Sample(f"moderation-{name}", title, data.marking, lambda scale: moderation_record.story(data, scale))


def _earlier(name: str, data: EarlierFiguresReport) -> Sample:
    return Sample(f"earlier-{name}", data.title, data.marking, lambda scale: earlier_figures.story(data, scale))


def _pack(name: str, data: InspectionPack) -> Sample:
    title = f"Inspection pack {data.case_reference}"
    return Sample(f"pack-{name}", title, data.marking, lambda scale: inspection_pack.story(data, scale))


def _indicators(name: str, data: IndicatorTable) -> Sample:
    return Sample(f"indicators-{name}", data.title, data.marking, lambda scale: indicator_table.story(data, scale))


def _blank(name: str, data: BlankForm) -> Sample:
    return Sample(f"blank-{name}", data.title, data.marking, lambda scale: blank_form.story(data, scale))


def _blank_of(words: str) -> BlankForm:
    each = replace(
        FACT, text=words, options=(words[:900], "Yes", *[words[:60]] * 80), fields=(words[:90], "To"), lines=90
    )
    return replace(BLANK, sections=(BlankSection("1 Only", (each, GRADED)),))


def _case_of(words: str) -> CaseSummary:
    assert CASE.strengths is not None
    section, fact, action = CASE.sections[0], CASE.facts[0], CASE.actions[0]
    return replace(
        CASE,
        story=words,
        limit="Held at requires improvement by the plan",
        override=words,
        strengths=(replace(CASE.strengths[0], text=words), CASE.strengths[1]),
        reason=words,
        notes=(Noted("What was decided?", words), Noted("What else?", "Nothing")),
        sections=(
            *CASE.sections[:3],
            replace(section, rationale=words),
            replace(section, grade=None, not_graded="Not asked"),
        ),
        facts=(fact, replace(fact, comment=words)),
        actions=(replace(action, what=words), action),
        response=words,
    )


def _record_of(words: str) -> ModerationRecord:
    side = Judgement(grade=None, not_graded="Not enough evidence", rationale=words, evidence=("Chronology",) * 60)
    item = replace(RISK, first=side, decision=words, learning=words, decided_grade=None, decided_words="Not judged")
    return replace(RECORD, items=(item, RISK), scope=(replace(SCOPE, settled=words),), response=words)


EMPTY_CASE = replace(
    CASE, strengths=(), developments=(), difference="", sections=(), facts=(), voices=(), actions=(), meanings=(),
    story="", response="", grade=None, not_graded="Not judged: the case was closed",
)  # fmt: skip
EMPTY_RECORD = replace(RECORD, items=(), agreed=(), scope=(), response="")


def _noted_by_plan() -> tuple[Noted, ...]:
    """A visit in time and one that is late, by the case's own plan; and a plan that is longer than the standard."""
    form = read_form(forms() / "cin-1.yaml")
    question, facts = form.questions["WRK-01"], Facts(frozenset({"cin"}))
    answers = [Answer(f"2026-10-06/2026-10-27//{plan}", "", ("plan: section 4",)) for plan in PLANS]
    return tuple(Noted(question.text, answered_words(form, question, answer, facts)) for answer in answers)


PLANS = ("3 weeks", "10 working_days", "2 months")
WORKED = (
    _case("worked", CASE),
    _case("plan", replace(EMPTY_CASE, notes=_noted_by_plan())),
    _moderation("worked", RECORD),
    _feedback("worked", FEEDBACK),
    _companion("worked", OBSERVED),
    _indicators("worked", INDICATORS),
    _earlier("worked", EARLIER),
    _indicators("public", PUBLIC_INDICATORS),
    _blank("worked", BLANK),
    _worklist("worked", WORKLIST),
    _timetable("worked", TIMETABLE),
    _daily("worked", DAILY),
    _drawn("worked", DRAWN),
    _learnt("worked", LEARNT),
    _sat("worked", SAT),
    _panel("worked", PANEL_CARD),
    _agreed("worked", AGREED),
    _planned("worked", PLANNED),
    _reviewed("worked", REVIEWED),
    _owned("worked", OWNED),
    _fed_back("worked", FED_BACK),
    _week("worked", WEEK),
    _quarter("worked", QUARTER),
    _briefed("worked", BRIEFED),
    _week("public", PUBLIC_WEEK),
    _pack("worked", PACK),
    _case("issued", ISSUED),
    Sample(
        "case-corrected",
        "Case audit summary",
        CORRECTED.marking,
        lambda scale: corrected(case_summary.story(CORRECTED, scale), CORRECTION, scale),
    ),
)
SAMPLES = (
    *WORKED,
    _pack("long", pack_of(PACK, _case_of(LONG), _record_of(LONG), LONG)),
    _pack("odd", pack_of(PACK, _case_of(ODD), _record_of(ODD), ODD)),
    _pack("alone", ALONE),
    _week("long", week_of(LONG)),
    _week("odd", week_of(ODD)),
    _week("empty", NOTHING_YET),
    _briefed("long", briefed_of(LONG)),
    _briefed("odd", briefed_of(ODD)),
    _briefed("first", FIRST_OF_ITS_KIND),
    _briefed("no-grade", NO_GRADE),
    _quarter("long", quarter_of(LONG)),
    _quarter("odd", quarter_of(ODD)),
    _quarter("one-audit", ONE_AUDIT),
    _quarter("no-figures", NO_FIGURES),
    _week("public-long", public_week_of(LONG)),
    _week("public-odd", public_week_of(ODD)),
    _case("long", _case_of(LONG)),
    _case("odd", _case_of(ODD)),
    _case("empty", EMPTY_CASE),
    _moderation("long", _record_of(LONG)),
    _moderation("odd", _record_of(ODD)),
    _moderation("empty", EMPTY_RECORD),
    _feedback("long", feedback_of(LONG)),
    _feedback("odd", feedback_of(ODD)),
    _feedback(
        "empty", replace(FEEDBACK, strengths=(), developments=(), beside=(), sections=(), actions=(), meanings=())
    ),
    _companion("long", _companion_of(LONG)),
    _companion("odd", _companion_of(ODD)),
    _companion("kept", replace(OBSERVED, voice="Mother", fingerprint="")),
    _worklist("long", _worklist_of(LONG)),
    _worklist("odd", _worklist_of(ODD)),
    _worklist("moderator", replace(WORKLIST, audits=(), conversations=(), observed=(), to_observe=(), gaps=())),
    _learnt("agreed", ALL_AGREED),
    _agreed("one", ONE_PART),
    _agreed("long", _agreed_of(LONG)),
    _agreed("odd", _agreed_of(ODD)),
    _reviewed("once", NONE_OF_TWO),
    _reviewed("long", _reviewed_of(LONG)),
    _reviewed("odd", _reviewed_of(ODD)),
    _learnt("long", _learnt_of(LONG)),
    _learnt("odd", _learnt_of(ODD)),
    _fed_back("long", fed_back_of(LONG)),
    _earlier("long", earlier_of(LONG)),
    _earlier("odd", earlier_of(ODD)),
    _earlier("borne-out", BORNE_OUT),
    _fed_back("odd", fed_back_of(ODD)),
    _sat("long", _sat_of(LONG)),
    _sat("odd", _sat_of(ODD)),
    _panel("stood", ALL_STOOD),
    _panel("long", _panel_of(LONG)),
    _panel("odd", _panel_of(ODD)),
    _drawn("unchanged", NOTHING_CHANGED),
    _drawn("long", _drawn_of(LONG)),
    _drawn("odd", _drawn_of(ODD)),
    _planned("long", plan_of(LONG)),
    _planned("odd", plan_of(ODD)),
    _planned("word", plan_of("unbroken" * 700)),
    _planned("none", NO_ROWS),
    _daily("long", _daily_of(LONG)),
    _daily("odd", _daily_of(ODD)),
    _daily("quiet", QUIET_DAY),
    _owned("long", owned_of(LONG)),
    _owned("odd", owned_of(ODD)),
    _owned("word", owned_of("unbroken" * 90)),
    _timetable("long", _timetable_of(LONG)),
    _timetable("odd", _timetable_of(ODD)),
    _timetable("moderators", replace(TIMETABLE, auditors=())),
    _blank("long", _blank_of(LONG)),
    _blank("odd", _blank_of(ODD)),
    _indicators("long", replace(INDICATORS, tables=INDICATORS.tables * 4, sentence=LONG)),
)
