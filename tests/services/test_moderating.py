"""Moderation: a third record that overwrites neither audit, with a reason and a note each time (R-083 to R-091)."""

import json
from collections.abc import Callable

import pytest

from audit_tool.analysis.routing import DEFAULTS, Route, Trigger
from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.formdef.answer_files import read_answers
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.definition import Kind, Seat
from audit_tool.services.auditing import Auditing
from audit_tool.services.moderating import Moderating
from audit_tool.services.outcomes import Origin
from audit_tool.services.rounds import Mode
from audit_tool.services.rulings import REASONS, Ruling
from audit_tool.storage import trail
from tests.conftest import ROOT, Office, kept

NOTE = "Read the records of brothers and sisters before grading risk."
SLIP = ("slip_or_wrong_key", NOTE)
DEMO = ROOT / "resources" / "demo" / "worked_example.yaml"
WORDS = "The record shows who keeps the child safe, and how it is known."
LOW = Answer("requires_improvement", WORDS, ("assessment",))
HIGH = Answer("good", WORDS, ("assessment",))


@pytest.fixture
@kept
def pair(office: Office, fill: Callable[..., None]) -> int:
    """Both audits frozen; they differ on PLN-15 and ASM-19, across good."""
    office.hold_round()
    allocation = office.allocate()
    fill("A-02", allocation)
    fill("A-09", allocation, PLN_15=LOW, ASM_19=LOW)
    return allocation


def decide_all(moderating: Moderating, allocation: int, value: str = "good") -> None:
    moderating.accept_agreed(allocation)
    for routed in moderating.comparison(allocation).open_items:
        moderating.decide(allocation, routed.item.code, Ruling(value, *SLIP))
    moderating.finish(allocation)


def originals(office: Office, allocation: int) -> list[tuple[str, dict[str, Answer]]]:
    found = []
    for person in ("A-02", "A-09"):
        sheet = office.as_(person).auditing.sheet(office.as_(person).auditing.begin(allocation))
        found.append((sheet.fingerprint, sheet.answers))
    return found


@pytest.fixture
def demo(office: Office) -> int:
    """The worked example of the forms catalogue, part 5, as two audits of a workspace."""
    example = read_answers(DEMO)
    office.hold_round()
    allocation = office.allocate("PW-DEMO-014", cover=example["cover"])
    for person, seat in (("A-02", "first"), ("A-09", "second")):
        auditing = office.as_(person).auditing
        record = auditing.begin(allocation)
        for code, answer in example[seat].items():
            auditing.save(record, code, answer)
        auditing.submit(record)
    return allocation


def test_the_worked_example_comes_out_as_the_catalogue_says(office: Office, demo: int) -> None:
    before = originals(office, demo)
    moderating = office.as_("M-01").moderating
    comparison = moderating.comparison(demo)
    counted = comparison.pair.original
    assert (counted.same, counted.pairs, counted.within_one) == (13, 16, 16)
    assert (counted.a_higher, counted.b_higher, counted.scope) == (3, 0, 0)
    assert (counted.facts_same, counted.facts) == (26, 26)
    assert {each.item.code: each.route for each in comparison.to_decide} == {
        "RSK-22": Route.PANEL,
        "PLN-15": Route.MODERATOR,
        "OVR-01": Route.PANEL,
    }
    moderating.accept_agreed(demo)
    for code, reason in (
        ("RSK-22", "different_evidence_seen"),
        ("PLN-15", "descriptor_read_differently"),
        ("OVR-01", "follows_from_another"),
    ):
        moderating.decide(demo, code, Ruling("requires_improvement", reason, NOTE))
    done = moderating.finish(demo)
    assert done.names == ("A-02", "A-09")
    outcome = office.as_("Q-01").outcomes.of(demo)
    assert outcome.origin is Origin.MODERATED
    assert outcome.overall is not None
    assert (outcome.overall.effective, outcome.overall.causes) == ("requires_improvement", ())
    assert outcome.decided_codes == {"RSK-22", "PLN-15", "OVR-01"}
    assert originals(office, demo) == before
    assert office.as_("Q-01").check() == ()


def test_r091_names_are_hidden_everywhere_until_the_case_is_decided(office: Office, pair: int) -> None:
    moderating = office.as_("M-01").moderating
    comparison = moderating.accept_agreed(pair)
    assert comparison.names == ("", "")
    assert (comparison.pair.a.author, comparison.pair.b.author) == ("", "")
    shown = repr((comparison.pair.a, comparison.pair.b, comparison.decided, moderating.panel(1)))
    assert "A-02" not in shown
    assert "A-09" not in shown
    decide_all(moderating, pair)
    assert moderating.comparison(pair).names == ("A-02", "A-09")


@pytest.mark.parametrize(
    ("value", "reason", "note", "words"),
    [
        ("", "slip_or_wrong_key", NOTE, "decided answer"),
        ("excellent", "slip_or_wrong_key", NOTE, "decided answer"),
        ("yes", "slip_or_wrong_key", NOTE, "decided answer"),
        ("good", "", NOTE, "reason for the difference"),
        ("good", "because", NOTE, "reason for the difference"),
        ("good", "slip_or_wrong_key", "", "note for both"),
        ("good", "slip_or_wrong_key", " \n", "note for both"),
    ],
)
def test_r090_a_decision_needs_grade_reason_and_note(
    office: Office, pair: int, value: str, reason: str, note: str, words: str
) -> None:
    moderating = office.as_("M-01").moderating
    with pytest.raises(WrongInputError, match=words):
        moderating.decide(pair, "PLN-15", Ruling(value, reason, note))
    assert moderating.comparison(pair).decided == {}
    assert len(REASONS) >= 9


def test_r090_learning_and_a_standard_to_clarify_are_kept_apart_from_the_note(office: Office, pair: int) -> None:
    moderating = office.as_("M-01").moderating
    ruling = Ruling("good", "slip_or_wrong_key", " Both had the plan. \n", " Read it twice. ", " Say what a plan is. ")
    made = moderating.decide(pair, "PLN-15", ruling).decided["PLN-15"]
    assert (made.note, made.learning, made.clarify) == ("Both had the plan.", "Read it twice.", "Say what a plan is.")
    with office.as_("M-01").work.store.reading() as session:
        told = json.loads(trail.entries(session)[-1].detail)
    assert told == {
        "allocation": pair,
        "question": "PLN-15",
        "value": "good",
        "reason": "slip_or_wrong_key",
        "note": "Both had the plan.",
        "learning": "Read it twice.",
        "clarify": "Say what a plan is.",
    }
    changed = moderating.decide(pair, "PLN-15", Ruling("good", *SLIP)).decided["PLN-15"]
    assert (changed.note, changed.learning, changed.clarify) == (NOTE, "", "")


def test_where_two_auditors_settle_it_grade_and_reason_are_enough(office: Office, fill: Callable[..., None]) -> None:
    """Domain 4.9: one apart on the same side of good, the two talk: agreed grade and reason."""
    office.hold_round()
    allocation = office.allocate()
    theirs = Answer("outstanding", "Everybody at home can say what comes next.", ("plan",))
    fill("A-02", allocation)
    fill("A-09", allocation, PLN_15=theirs)
    moderating = office.as_("M-01").moderating
    with pytest.raises(WrongInputError, match="Neither auditor gave this answer"):
        moderating.decide(allocation, "PLN-15", Ruling("requires_improvement", "slip_or_wrong_key"))
    with pytest.raises(WrongInputError, match="note for both"):
        moderating.decide(allocation, "PLN-15", Ruling("outstanding", "slip_or_wrong_key"), route="moderator")
    moderating.decide(allocation, "PLN-15", Ruling("outstanding", "slip_or_wrong_key"))
    moderating.accept_agreed(allocation)
    moderating.finish(allocation)
    stands = office.as_("Q-01").outcomes.of(allocation).answers["PLN-15"]
    assert (stands.value, stands.comment, stands.evidence) == (theirs.value, theirs.comment, theirs.evidence)


def test_what_is_sent_to_the_panel_needs_its_note(office: Office, fill: Callable[..., None]) -> None:
    office.hold_round()
    allocation = office.allocate()
    fill("A-02", allocation)
    fill("A-09", allocation, PLN_15=Answer("outstanding", WORDS, ("plan",)))
    moderating = office.as_("M-01").moderating
    moderating.send_to_panel(allocation, "PLN-15")
    with pytest.raises(WrongInputError, match="note for both"):
        moderating.decide(allocation, "PLN-15", Ruling("good", "slip_or_wrong_key"))


def test_only_questions_asked_of_both_can_be_decided_or_sent_on(office: Office, pair: int) -> None:
    moderating = office.as_("M-01").moderating
    for code in ("SNP-01", "XXX-99", ""):
        with pytest.raises(WrongInputError, match="not asked of both"):
            moderating.decide(pair, code, Ruling("good", *SLIP))
        with pytest.raises(WrongInputError, match="not asked of both"):
            moderating.send_to_panel(pair, code)
    with pytest.raises(WrongInputError, match="not a way"):
        moderating.decide(pair, "PLN-15", Ruling("good", *SLIP), route="a coin")
    assert moderating.comparison(pair).decided == {}


def test_what_is_sent_to_the_panel_stays_open_until_decided(office: Office, pair: int) -> None:
    moderating = office.as_("M-01").moderating
    sent = moderating.send_to_panel(pair, "PLN-15")
    assert sent.decided["PLN-15"].route == Route.PANEL
    assert {each.item.code for each in sent.open_items} == {"PLN-15", "ASM-19"}
    decided = moderating.decide(pair, "PLN-15", Ruling("good", *SLIP))
    assert decided.decided["PLN-15"].route == Route.PANEL
    assert [each.item.code for each in decided.open_items] == ["ASM-19"]


def test_a_case_is_finished_only_when_nothing_is_open_and_then_stays(office: Office, pair: int) -> None:
    moderating = office.as_("M-01").moderating
    with pytest.raises(WrongInputError, match="2 differences are still open"):
        moderating.finish(pair)
    for code in ("PLN-15", "ASM-19"):
        moderating.decide(pair, code, Ruling("good", *SLIP))
    with pytest.raises(WrongInputError, match="not accepted"):
        moderating.finish(pair)
    moderating.accept_agreed(pair)
    moderating.finish(pair)
    attempts: tuple[Callable[[], object], ...] = (
        lambda: moderating.decide(pair, "PLN-15", Ruling("outstanding", *SLIP)),
        lambda: moderating.accept_agreed(pair),
        lambda: moderating.send_to_panel(pair, "PLN-15"),
        lambda: moderating.finish(pair),
    )
    for attempt in attempts:
        with pytest.raises(WrongInputError, match="already decided"):
            attempt()
    with pytest.raises(WrongInputError, match="decided, so its audits stay"):
        office.as_("Q-01").auditing.reopen(pair, Seat.FIRST, "The wrong key was pressed.")


def test_r089_neither_audit_is_touched_and_the_check_finds_tampering(office: Office, pair: int) -> None:
    from sqlalchemy import text

    before = originals(office, pair)
    decide_all(office.as_("M-01").moderating, pair, "outstanding")
    assert originals(office, pair) == before
    lead = office.as_("Q-01")
    assert lead.check() == ()
    for change, words in (
        ("UPDATE decision SET learning = 'x' WHERE id = 1", "moderation of PW-1"),
        ("UPDATE decision SET learning = ''", ""),
        ("UPDATE decision SET decided_by_id = 1", "moderation of PW-1"),
        ("UPDATE record_answer SET value = 'outstanding' WHERE record_id = 1", "first audit of PW-1"),
        ("UPDATE trail_entry SET detail = 'x' WHERE id = 9", "trail does not fit from entry 9"),
    ):
        with lead.work.store.transaction() as session:
            session.execute(text(change))
        found = lead.check()
        assert any(words in fault for fault in found) if words else found == (), change


def test_r087_a_rule_changed_later_alters_no_decided_case(office: Office, fill: Callable[..., None]) -> None:
    office.hold_round()
    allocation = office.allocate()
    fill("A-02", allocation)
    fill("A-09", allocation)
    decide_all(office.as_("M-01").moderating, allocation)
    lead = office.as_("Q-01")
    assert lead.outcomes.of(allocation).origin is Origin.AGREED
    assert lead.moderating.rules() == DEFAULTS
    lead.moderating.change_rule(Trigger.SAME, Route.PANEL)
    assert lead.moderating.rules()[Trigger.SAME] is Route.PANEL
    assert lead.outcomes.of(allocation).origin is Origin.AGREED
    assert lead.moderating.comparison(allocation).open_items == []
    assert office.as_("M-01").moderating.panel(1)[0].open == 0


def test_a_graded_question_that_neither_judged_in_the_same_words_breaks_nothing(
    office: Office, fill: Callable[..., None]
) -> None:
    office.hold_round()
    allocation = office.allocate()
    fill("A-02", allocation, PLN_15=Answer("not_judged", "Not on the record.", (), "not_enough_on_record"))
    fill("A-09", allocation)
    comparison = office.as_("M-01").moderating.comparison(allocation)
    routed = next(each for each in comparison.routed if each.item.code == "PLN-15")
    assert (routed.route, routed.item.scope, comparison.pair.original.scope) == (Route.AUDITORS, True, 1)


def test_r067_after_reopening_agreement_still_counts_the_first_frozen_copies(
    office: Office, pair: int, fill: Callable[..., None]
) -> None:
    before = office.as_("M-01").moderating.comparison(pair).pair.original
    again = office.as_("Q-01").auditing.reopen(pair, Seat.SECOND, "The wrong key was pressed.")
    with pytest.raises(WrongInputError, match="Both audits must be submitted"):
        office.as_("M-01").moderating.comparison(pair)
    auditing: Auditing = office.as_("A-09").auditing
    auditing.save(again, "PLN-15", HIGH)
    auditing.submit(again)
    comparison = office.as_("M-01").moderating.comparison(pair)
    assert [each.item.code for each in comparison.to_decide] == ["ASM-19"]
    assert comparison.pair.original == before
    assert office.as_("Q-01").check() == ()


def test_a_decision_about_an_answer_changed_since_does_not_stand(office: Office, pair: int) -> None:
    moderating = office.as_("M-01").moderating
    moderating.accept_agreed(pair)
    for code in ("PLN-15", "ASM-19"):
        moderating.decide(pair, code, Ruling("good", *SLIP, "Read it twice.", "Say what good is."))
    again = office.as_("Q-01").auditing.reopen(pair, Seat.SECOND, "The wrong key was pressed.")
    auditing = office.as_("A-09").auditing
    auditing.save(again, "PLN-15", Answer("inadequate", WORDS, ("assessment",)))
    auditing.submit(again)
    comparison = office.as_("M-01").moderating.comparison(pair)
    assert "PLN-15" in {each.item.code for each in comparison.open_items}
    made = comparison.decided["PLN-15"]
    assert (made.value, made.reason, made.note, made.learning, made.clarify) == ("", "", "", "", "")
    assert comparison.decided["ASM-19"].value == "good"
    assert not comparison.agreed_accepted


@pytest.mark.parametrize("mode", list(Mode))
def test_r081_each_mode_gives_the_first_audit_when_it_says_and_stores_since_when(
    office: Office, fill: Callable[..., None], mode: Mode
) -> None:
    office.hold_round(mode)
    allocation = office.allocate()
    second = office.as_("A-09")
    if mode is Mode.INFORMED:
        with pytest.raises(WrongInputError, match="not submitted yet"):
            second.auditing.begin(allocation)
    else:
        second.auditing.begin(allocation)
    assert second.first_reading.given(allocation) is None
    fill("A-02", allocation)
    office.as_("A-09").auditing.begin(allocation)
    given = office.as_("A-09").first_reading.given(allocation)
    assert (given is not None) == (mode is Mode.INFORMED)
    fill("A-09", allocation, PLN_15=LOW)
    reading = office.as_("A-09").first_reading
    given = reading.given(allocation)
    assert (given is not None) == (mode is not Mode.BLIND)
    comparison = office.as_("M-01").moderating.comparison(allocation)
    assert comparison.pair.mode is mode
    assert (comparison.pair.b.first_seen_at is not None) == (mode is not Mode.BLIND)
    if given is not None:
        assert comparison.pair.b.first_seen_at == given.since
        assert given.answers["PLN-15"].value == "good"
        assert "A-02" not in repr(given.comments)
        later = office.as_("A-09").first_reading.given(allocation)
        assert later is not None
        assert later.since == given.since


def test_own_grades_first_is_not_noted_as_seen_while_the_first_is_open(
    office: Office, fill: Callable[..., None]
) -> None:
    office.hold_round(Mode.OWN_GRADES_FIRST)
    allocation = office.allocate()
    fill("A-09", allocation)
    office.as_("A-09").first_reading.note_seen(allocation)
    assert office.as_("A-09").first_reading.given(allocation) is None
    with pytest.raises(WrongInputError, match="not open for comments"):
        office.as_("A-09").first_reading.comment(allocation, "PLN-15", "I see.")
    fill("A-02", allocation)
    frozen = office.as_("M-01").moderating.comparison(allocation).pair
    assert frozen.b.first_seen_at is None
    reading = office.as_("A-09").first_reading
    reading.comment(allocation, "PLN-15", "I see.")
    given = reading.given(allocation)
    assert given is not None
    assert given.comments == {"PLN-15": "I see."}
    assert given.since > max(frozen.a.submitted_at, frozen.b.submitted_at)
    assert office.as_("Q-01").check() == ()


def test_r080_after_both_are_frozen_a_blind_second_auditor_gets_nothing(office: Office, pair: int) -> None:
    second = office.as_("A-09")
    assert second.first_reading.given(pair) is None
    for attempt in (
        lambda: second.moderating.comparison(pair),
        lambda: second.outcomes.of(pair),
        lambda: second.outcomes.moderated(pair),
        lambda: second.first_reading.comment(pair, "PLN-15", "I see."),
    ):
        with pytest.raises((NotAllowedError, WrongInputError)):
            attempt()
    assert second.outcomes.settled(1) == ()


def test_the_quality_lead_cannot_write_an_audit_as_a_companion_record(office: Office) -> None:
    from audit_tool.services.first_reading import NewCompanion

    office.hold_round()
    allocation = office.allocate()
    with pytest.raises(WrongInputError, match="never kept for somebody"):
        office.as_("Q-01").first_reading.keep_companion(NewCompanion(allocation, "audit", "first", "CIN", {}))


def test_the_first_auditors_outcome_comes_with_the_case_decided_only(office: Office, pair: int) -> None:
    with pytest.raises(WrongInputError, match="not settled"):
        office.as_("A-02").outcomes.of(pair)
    decide_all(office.as_("M-01").moderating, pair, "outstanding")
    outcome = office.as_("A-02").outcomes.of(pair)
    assert outcome.mode is Mode.BLIND
    assert outcome.answers["PLN-15"] == Answer("outstanding", *_words(office, pair, "PLN-15"))
    assert outcome.notes["PLN-15"] == NOTE
    graded = [
        one.question.code
        for section in outcome.sections
        for one in section.questions
        if one.question.kind is Kind.GRADE
    ]
    assert "PLN-15" in graded


def _words(office: Office, allocation: int, code: str) -> tuple[str, tuple[str, ...]]:
    own = originals(office, allocation)[0][1][code]
    return own.comment, own.evidence
