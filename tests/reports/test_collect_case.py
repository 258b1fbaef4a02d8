"""What case reports collect from a real workspace, and who may have them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.formdef.answers import Answer, Finding, findings_value
from audit_tool.formdef.definition import AuditSet, Kind
from audit_tool.reports.answer_words import conversation_words
from audit_tool.reports.case_summary.collect import collect as case_summary
from audit_tool.reports.case_summary.content import Voice
from audit_tool.reports.moderation_record.collect import collect as moderation_record
from audit_tool.reports.request import Request
from audit_tool.services.allocation import NewAllocation
from audit_tool.services.first_reading import NewCompanion
from audit_tool.services.rounds import Mode
from audit_tool.services.rulings import Ruling
from audit_tool.ui.screens.moderation.compared import case_line, difference_of
from tests.conftest import COVER, Office, kept

Fill = Callable[..., None]
CASE = Request(case="PW-1")
TEAM = {"CVR-09": Answer("Locality Demo North")}
REASON = "different_evidence_seen"


def decide_all(office: Office, allocation: int, value: str = "good") -> None:
    moderating = office.as_("M-01").moderating
    for routed in moderating.comparison(allocation).to_decide:
        texts = "The plan of May was on the other record.", "Open every record.", "Say which plan."
        moderating.decide(allocation, routed.item.code, Ruling(value, REASON, *texts))
    moderating.accept_agreed(allocation)
    moderating.finish(allocation)


@pytest.fixture
@kept
def alone(office: Office, fill: Fill) -> int:
    """A case with one auditor only, settled by submitting."""
    office.hold_round()
    allocation = office.allocate(second="", cover={**COVER, **TEAM})
    strengths = findings_value((Finding("She knows him well", "direct_work"), Finding("  ", "")))
    fill("A-02", allocation, VOC_02=Answer("partly", "His words are few."), OVR_03=Answer(strengths, reason="no_more"))
    return allocation


@pytest.fixture
@kept
def decided(office: Office, fill: Fill) -> int:
    office.hold_round()
    allocation = office.allocate()
    grade = Answer("requires_improvement", "Two goals of five can be checked by nobody.", ("plan",))
    fill("A-02", allocation)
    fill("A-09", allocation, PLN_15=grade)
    decide_all(office, allocation)
    return allocation


def test_a_first_audit_alone_is_summarised_in_its_own_words(office: Office, alone: int) -> None:
    found = case_summary(office.as_("Q-01"), CASE)
    assert (found.case_reference, found.team, found.auditors) == ("PW-1", "Locality Demo North", "Auditor A-02")
    assert (found.grade, found.origin, found.limit, found.override) == (3, "First audit", "", "")
    assert found.case_kind == "Child in need, Child protection"
    assert found.strengths is not None
    assert [point.text for point in found.strengths] == ["She knows him well"]
    assert [(fact.answer, fact.comment) for fact in found.facts] == [("Partly", "His words are few.")]
    assert {section.section for section in found.sections} >= {"Safety now", "Plan", "Voice"}
    assert "Overall" not in {section.section for section in found.sections}
    assert [meaning.grade for meaning in found.meanings] == [3]


def test_r059_a_local_rule_that_holds_the_grade_is_said_with_its_question(office: Office, fill: Fill) -> None:
    office.hold_round()
    allocation = office.allocate(second="")
    fill("A-02", allocation, PLN_15=Answer("inadequate", "No plan could be found for half of the year.", ("plan",)))
    found = case_summary(office.as_("Q-01"), CASE)
    assert found.grade == 2
    assert found.limit.startswith("Overall is held at Requires improvement by PLN-15")


def test_r060_an_override_is_told_with_its_reason_and_by_whom(office: Office, fill: Fill) -> None:
    office.hold_round()
    allocation = office.allocate(second="")
    low = Answer("inadequate", "No plan could be found for half of the year.", ("plan",))
    auditing = office.as_("A-02").auditing
    auditing.save(auditing.begin(allocation), "OVR-07", Answer("The plan stands in the court bundle."))
    fill("A-02", allocation, PLN_15=low)
    found = case_summary(office.as_("Q-01"), CASE)
    assert (found.grade, found.limit) == (3, "")
    assert found.override == "The plan stands in the court bundle. Set aside by the first auditor, A-02."


def test_a_moderated_section_carries_the_decision_and_its_note(office: Office, decided: int) -> None:
    found = case_summary(office.as_("Q-01"), CASE)
    plan = next(section for section in found.sections if section.section == "Plan")
    assert (plan.grade, plan.moderated, plan.rationale) == (3, True, "The plan of May was on the other record.")
    assert (found.origin, found.auditors) == ("Decided by moderation", "Auditors A-02 and A-09")


def test_voices_stand_child_first_and_say_when_nobody_answered(office: Office, alone: int) -> None:
    lead = office.as_("Q-01")
    asked = {"FCF-02": Answer("obtained"), "FCF-13": Answer("She comes when she says.")}
    vain = {"FCF-02": Answer(lead.forms.newest("FCF").questions["FCF-02"].options[-1].code)}
    reflection = {"PSR-01": Answer("The breakfast chart."), "PSR-13": Answer("partly", "It was on the other record.")}
    for kind, voice, form, answers in (
        ("reflection", "practitioner", "PSR", reflection),
        ("feedback", "mother", "FCF", vain),
        ("feedback", "child", "FCF", asked),
    ):
        lead.first_reading.keep_companion(NewCompanion(alone, kind, voice, form, answers))
    found = case_summary(lead, CASE)
    assert found.voices is not None
    assert [voice.who for voice in found.voices] == ["The child", "Mother", "The practitioner"]
    assert found.voices[0] == Voice("The child", "“She comes when she says.”")
    assert found.voices[1].words
    assert found.response == "Agrees with the overall grade: partly. “It was on the other record.”"


def test_r011_only_lead_and_own_first_auditor_have_the_summary(office: Office, decided: int) -> None:
    assert case_summary(office.as_("A-02"), CASE).marking.prepared_by == "the first auditor"
    for person in ("A-09", "A-11"):
        with pytest.raises(WrongInputError, match="no case PW-1"):
            case_summary(office.as_(person), CASE)


def test_the_summary_of_a_case_that_is_not_settled_is_refused(office: Office, fill: Fill) -> None:
    office.hold_round()
    fill("A-02", office.allocate())
    with pytest.raises(WrongInputError, match="not settled"):
        case_summary(office.as_("Q-01"), CASE)


def test_a_case_in_two_rounds_needs_its_round(office: Office, alone: int) -> None:
    lead = office.as_("Q-01")
    first = next(each.name for each in lead.rounds.listing())
    from audit_tool.services.allocation import NewAllocation
    from audit_tool.services.round_terms import NewRound

    other = lead.round_setting.create(NewRound("Dip sample", lead.work.today(), lead.work.today()))
    lead.allocation.allocate(other, NewAllocation("PW-1", "A-11", cover=COVER))
    with pytest.raises(WrongInputError, match="Say which round"):
        case_summary(lead, CASE)
    assert case_summary(lead, Request(round=first, case="PW-1")).round_name == first


def test_r090_a_moderation_record_holds_both_judgements_and_the_decision(office: Office, decided: int) -> None:
    found = moderation_record(office.as_("M-01"), CASE)
    assert (found.first.auditor, found.second.auditor) == ("A-02", "A-09")
    assert found.agreement.startswith("Same grade on ")
    assert "B lower on 1, higher on 0. All within one grade." in found.agreement
    number = numbers_in_window(office, decided)["PLN-15"]
    item = next(each for each in found.items if each.number == number)
    assert (item.first.grade, item.second.grade, item.decided_grade) == (3, 2, 3)
    assert (item.distance, item.direction, item.boundary) == ("One grade apart", "B lower", "Crosses good")
    assert item.decided_by == "Moderator, recorded by M-01"
    assert item.reason == "Different evidence seen"
    assert item.decision == "The plan of May was on the other record."
    assert (item.learning, item.clarify) == ("Open every record.", "Say which plan.")
    assert found.mode == "Blind"
    assert found.visibility.startswith("The second auditor could not see the first judgement")
    assert [len(part) for part in found.first.fingerprint.split()] == [4, 4, 4]


def numbers_in_window(office: Office, allocation: int) -> dict[str, str]:
    """What the Moderation screen calls each question of a case."""
    comparison = office.as_("M-01").moderating.comparison(allocation)
    return {each.item.code: difference_of(comparison, each).number for each in comparison.routed}


def test_a_moderation_record_calls_questions_as_the_window_does(office: Office, decided: int) -> None:
    """R-157: who reads the record beside the screen finds 7.2 as 7.2."""
    found = moderation_record(office.as_("M-01"), CASE)
    named = numbers_in_window(office, decided)
    lines: list[Any] = [*found.items, *found.scope, *found.agreed]
    printed = {each.number: each.question for each in lines}
    form = office.as_("M-01").moderating.comparison(decided).pair.form
    assert printed
    assert {number: form.questions[code].text for code, number in named.items() if number in printed} == printed


def test_r112_the_record_and_the_window_tell_what_stands_outside_the_counts(office: Office, fill: Fill) -> None:
    office.hold_round()
    allocation = office.allocate()
    reason = office.forms.form("CIN", 1).questions["PLN-15"].reasons[0].code
    nothing = Answer("not_judged", "There was nothing to go by.", (), reason)
    no_fact = Answer("not_applicable", "She has no sister.", (), "")
    for person in ("A-02", "A-09"):
        fill(person, allocation, PLN_15=nothing, PLN_05=no_fact)
    desk = office.as_("M-01")
    line = case_line(desk.moderating.comparison(allocation), may_decide=True)
    told = "Not counted: 1 question that neither judged, 1 fact that one or both found not applicable."
    assert line.left_out == told
    for each in desk.moderating.comparison(allocation).open_items:
        desk.moderating.decide(allocation, each.item.code, Ruling("good", REASON, "Said.", "", ""))
    desk.moderating.accept_agreed(allocation)
    desk.moderating.finish(allocation)
    found = moderation_record(desk, CASE)
    assert (found.agreement, found.left_out) == (f"{line.same}.", told)


def test_a_fact_in_a_moderation_record_has_an_answer_and_no_grade(office: Office, fill: Fill) -> None:
    office.hold_round()
    allocation = office.allocate()
    fill("A-02", allocation)
    fill("A-09", allocation, PLN_05=Answer("no", "No day is named."))
    desk = office.as_("M-01")
    (routed,) = [each for each in desk.moderating.comparison(allocation).to_decide if each.item.kind is Kind.FACT]
    desk.moderating.decide(allocation, routed.item.code, Ruling("partly", REASON, "One task has a day.", "", ""))
    decide_all(office, allocation, "partly")
    found = moderation_record(desk, CASE)
    assert [(item.answered, item.decided_words) for item in found.items] == [("Answer", "Partly")]


def test_who_does_not_want_to_be_quoted_is_quoted_in_no_report(office: Office, alone: int) -> None:
    """The form promises it: "No" keeps the words out of all reports."""
    lead = office.as_("Q-01")
    said = {"FCF-02": Answer("obtained"), "FCF-13": Answer("She comes when she says."), "FCF-14": Answer("Keep Nan.")}
    for voice, may in (("child", "no"), ("mother", "yes")):
        answers = {**said, "FCF-15": Answer(may)}
        lead.first_reading.keep_companion(NewCompanion(alone, "feedback", voice, "FCF", answers))
    voices = case_summary(lead, CASE).voices
    assert voices is not None
    assert voices[0] == Voice("The child", "Their words are kept out of this, as they wish.")
    assert voices[1] == Voice("Mother", "“She comes when she says.”\n“Keep Nan.”")


def test_r091_no_record_and_so_no_name_before_the_decision(office: Office, fill: Fill) -> None:
    office.hold_round()
    allocation = office.allocate()
    fill("A-02", allocation)
    fill("A-09", allocation, grade="requires_improvement")
    with pytest.raises(WrongInputError, match="not decided yet"):
        moderation_record(office.as_("M-01"), CASE)


def test_r011_the_first_auditor_has_no_moderation_record(office: Office, decided: int) -> None:
    with pytest.raises(NotAllowedError):
        moderation_record(office.as_("A-02"), CASE)


@pytest.mark.parametrize(
    ("mode", "word", "said"),
    [(Mode.OWN_GRADES_FIRST, "Own grades first", "graded first"), (Mode.INFORMED, "Informed", "was given the first")],
)
def test_r081_the_record_says_whether_and_when_the_first_was_visible(
    office: Office, fill: Fill, mode: Mode, word: str, said: str
) -> None:
    office.hold_round(mode)
    allocation = office.allocate()
    fill("A-02", allocation)
    fill("A-09", allocation)
    if mode is Mode.OWN_GRADES_FIRST:
        office.as_("A-09").first_reading.note_seen(allocation)
    decide_all(office, allocation)
    found = moderation_record(office.as_("Q-01"), CASE)
    assert found.mode == word
    assert said in found.visibility
    assert "10 November 2026" in found.visibility


def test_one_who_did_not_judge_is_a_difference_of_scope(office: Office, fill: Fill) -> None:
    office.hold_round()
    allocation = office.allocate()
    fill("A-02", allocation)
    question = office.forms.newest("CIN").questions["PLN-15"]
    unjudged = Answer("not_judged", "There was nothing to go by.", (), question.reasons[0].code)
    fill("A-09", allocation, PLN_15=unjudged)
    decide_all(office, allocation)
    found = moderation_record(office.as_("Q-01"), CASE)
    number = numbers_in_window(office, allocation)["PLN-15"]
    assert number not in {item.number for item in found.items}
    scope = next(each for each in found.scope if each.number == number)
    assert (scope.first, scope.second.partition(":")[0]) == ("Good", "Not judged")
    assert scope.settled.startswith("Good. The plan of May")


def test_r161_a_draft_carries_no_made_up_version_and_an_issued_report_its_own(office: Office, decided: int) -> None:
    for collect in (case_summary, moderation_record):
        marking = collect(office.as_("Q-01"), CASE).marking
        assert (marking.status, marking.version) == ("Draft, not issued", "")
    assert replace(marking, version="2").status == "Issued, version 2"


@pytest.fixture
def dip_sample(office: Office) -> Callable[[str, str], int]:
    """A dip sample in a round of its own, given to one auditor or to two."""

    def run(form: str, second: str) -> int:
        office.hold_round()
        new = NewAllocation("PW-1", "A-02", second, form, cover={"CVR-02": Answer("child_in_care"), **TEAM})
        return office.as_("Q-01").allocation.allocate(office.round_id, new)

    return run


def test_a_form_without_overall_grade_is_known_by_its_lead_grade(
    office: Office, fill: Fill, dip_sample: Callable[[str, str], int]
) -> None:
    """3.3: the lead grade."""
    fill(
        "A-02",
        dip_sample("NGD", ""),
        NEG_05=Answer("requires_improvement", "The tool came late for him, after a second winter.", ("plan",)),
    )
    found = case_summary(office.as_("Q-01"), CASE)
    assert (found.grade_name, found.grade, found.limit) == ("Lead grade", 2, "")
    assert found.case_kind == "Neglect dip sample: Child in care"
    assert found.reason == "The tool came late for him, after a second winter.\nSome plain words."
    assert found.sections == ()
    assert (found.strengths, found.developments, found.difference, found.voices) == (None, None, None, None)
    assert [meaning.grade for meaning in found.meanings] == [2]


def test_what_a_dip_sample_records_beside_grades_and_facts_is_told(
    office: Office, fill: Fill, dip_sample: Callable[[str, str], int]
) -> None:
    changes = {"STR_01": Answer("2026-10-06/2026-10-07"), "STR_04": Answer("no_enquiry")}
    fill("A-02", dip_sample("STR", ""), **changes)
    notes = {note.question: note.answer for note in case_summary(office.as_("Q-01"), CASE).notes}
    assert notes["What was decided?"] == "No enquiry"
    assert notes["Was the discussion held in time?"].startswith("6 October 2026 to 7 October 2026. No verdict: 1 day")
    assert case_summary(office.as_("Q-01"), CASE).audit_mode == ""


def test_a_case_file_audit_tells_its_dates_with_their_verdicts(office: Office, fill: Fill) -> None:
    office.hold_round(audit_set=AuditSet.FULL)
    fill("A-02", office.allocate(second=""), ASM_01=Answer("2026-08-10/2026-09-25"))
    found = case_summary(office.as_("Q-01"), CASE)
    notes = {note.question: note.answer for note in found.notes}
    assert notes["Was the single assessment finished in time?"].startswith(
        "10 August 2026 to 25 September 2026. Met: 33 working days"
    )
    assert found.notes_title == "Dates and time limits"
    dates = {one.text for one in office.forms.form("CIN", 1).questions.values() if one.kind is Kind.DATES}
    assert set(notes) <= dates - {"Period read and period judged"}, "grades, facts and texts have places of their own"


def test_two_audits_of_a_dip_sample_are_moderated_by_its_lead_grade(
    office: Office, fill: Fill, dip_sample: Callable[[str, str], int]
) -> None:
    allocation = dip_sample("SVD", "A-09")
    fill("A-02", allocation)
    low = Answer("inadequate", "Six months without a word of supervision on record.", ("supervision_record",))
    fill("A-09", allocation, SUP_12=low)
    row = office.as_("M-01").moderating.panel(office.round_id)[0]
    assert (row.a, row.b) == ("good", "inadequate")
    decide_all(office, allocation, "requires_improvement")
    record = moderation_record(office.as_("Q-01"), CASE)
    assert (record.grade_name, record.outcome_grade) == ("lead", 2)
    assert (record.first.overall.grade, record.second.overall.grade) == (3, 1)


def test_a_form_that_asks_nothing_of_a_second_auditor_is_given_to_one_only(office: Office) -> None:
    office.hold_round()
    new = NewAllocation("PW-1", "A-02", "A-09", "MAC")
    with pytest.raises(WrongInputError, match="Leave the second auditor out"):
        office.as_("Q-01").allocation.allocate(office.round_id, new)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer("yes"), "Held with the practitioner"),
        (Answer("no", "On leave all week."), "Not held. On leave all week."),
        (Answer(), "No conversation with the practitioner is recorded"),
    ],
)
def test_r070_whether_the_practitioner_was_talked_with_is_told_its_absence_too(
    office: Office, answer: Answer, words: str
) -> None:
    assert conversation_words(office.forms.newest("CIN"), {"PRC-01": answer}) == words
    assert conversation_words(office.forms.newest("PEP"), {"PRC-01": answer}) == ""
