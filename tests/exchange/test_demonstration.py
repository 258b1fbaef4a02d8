"""The demonstration workspace: the same every time, credible, and with the fixture results of the catalogue, 5.6."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Select, Table, select

from audit_tool.errors import AuditToolError, WrongInputError
from audit_tool.exchange import demonstration as builder
from audit_tool.exchange.demonstration import PASSPHRASE, make_demonstration
from audit_tool.exchange.demonstration_files import read_case
from audit_tool.formdef.answer_files import read_answers
from audit_tool.formdef.answers import dates_of
from audit_tool.formdef.applicability import asked_questions
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.definition import Kind
from audit_tool.formdef.grading import overall
from audit_tool.models.catalogue import metadata
from audit_tool.models.records import Record
from audit_tool.places import resources
from audit_tool.services import desk as desks
from audit_tool.services.comparisons import Comparison
from audit_tool.services.desk import Desk
from audit_tool.services.outcomes import Origin
from audit_tool.services.rounds import Mode
from audit_tool.services.rulings import Ruling
from audit_tool.storage import keyfile

NOVEMBER, MAY = "Practice week: November 2026", "Practice week: May 2026"
WORKED = "PW-DEMO-014"
PAIRS_THAT_ARE_NO_NAMES = {
    *("Locality Demo", "White British", "Asian British", "Black British", "Black Caribbean", "White Polish"),
    *("Early Years", "Early Intervention", "Making Safeguarding", "The March"),
    *("Since August", "Since September", "Since July", "That July", "The July"),
}


@contextmanager
def at_work(folder: Path, person: str, forms: FormCatalogue) -> Iterator[Desk]:
    desk = desks.unlock(folder, person, PASSPHRASE, forms)
    try:
        yield desk
    finally:
        desk.lock()


@pytest.fixture
def lead(demonstration: Path, forms: FormCatalogue) -> Iterator[Desk]:
    with at_work(demonstration, "Q-01", forms) as desk:
        yield desk


def round_named(desk: Desk, name: str) -> int:
    return next(each.id for each in desk.rounds.listing() if each.name == name)


def allocation_of(desk: Desk, reference: str) -> int:
    rows = [row for each in desk.rounds.listing() for row in desk.board.rows(each.id)]
    return next(row.allocation_id for row in rows if row.reference == reference)


def compared(desk: Desk, reference: str) -> Comparison:
    return desk.moderating.comparison(allocation_of(desk, reference))


def content(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, without what is signed with the workspace's own key."""
    with desk.work.store.reading() as session:
        return {
            table.name: [tuple(row) for row in session.execute(_unsigned(table).order_by(*table.primary_key))]
            for table in metadata.sorted_tables
        }


def _unsigned(table: Table) -> Select[Any]:
    return select(*(column for column in table.columns if column.name != "signature"))


def test_two_makings_have_the_same_content(lead: Desk, forms: FormCatalogue, tmp_path: Path) -> None:
    make_demonstration(tmp_path / "again", forms)

    with at_work(tmp_path / "again", "Q-01", forms) as again:
        first, second = content(lead), content(again)

    assert first["record_answer"]
    assert first == second


def test_the_whole_workspace_holds(lead: Desk) -> None:
    assert lead.check() == ()


def test_everybody_opens_it_with_the_told_passphrase(demonstration: Path, forms: FormCatalogue) -> None:
    people = desks.people_of(demonstration)

    assert {"Q-01", "A-02", "A-09", "M-01"} <= set(people)
    assert len(people) == 10
    for person in people:
        with at_work(demonstration, person, forms) as desk:
            assert desk.identity.code == person


def test_unlocking_costs_little_memory_and_few_passes(demonstration: Path) -> None:
    for slot in keyfile.read(demonstration / "workspace.keys").slots:
        assert slot.cost.memory * slot.cost.passes <= 16384


def test_the_week_is_blind_short_and_at_nine_of_twelve(lead: Desk) -> None:
    found = {each.name: each for each in lead.rounds.listing()}

    week = found[NOVEMBER]
    assert (week.mode, week.audit_set.value, week.target) == (Mode.BLIND, "short", 12)
    assert (week.allocated, week.submitted) == (12, 9)
    assert (week.second_allocated, week.second_submitted) == (11, 7)
    assert found[MAY].allocated == 1


def test_cases_stand_at_every_step(lead: Desk) -> None:
    board = lead.board.rows(round_named(lead, NOVEMBER))

    steps = {(row.first.state, row.second.state, row.moderation) for row in board}
    assert steps == {
        ("submitted", "none", "none"),
        ("submitted", "submitted", "decided"),
        ("submitted", "submitted", "under way"),
        ("submitted", "submitted", "ready"),
        ("submitted", "draft", "waiting"),
        ("draft", "not started", "waiting"),
        ("not started", "not started", "waiting"),
    }


def test_one_draft_lacks_exactly_the_talk_and_the_minutes(demonstration: Path, forms: FormCatalogue) -> None:
    with at_work(demonstration, "A-09", forms) as desk:
        task = next(task for task in desk.worklist.tasks() if task.reference == "PW-DEMO-021")
        assert task.record_id is not None
        sheet = desk.auditing.sheet(task.record_id)

    assert (task.answered, task.total, task.missing, task.state) == (58, 60, 2, "draft")
    asked = {one.question.code for one in asked_questions(sheet.sections())}
    assert {"PRC-01", "OVR-06"} <= asked - set(sheet.answers)


def test_the_worked_example_gives_the_agreement_of_the_fixture(lead: Desk) -> None:
    """Catalogue 5.6: 44 asked of both, 13 of 16 grades the same, all within one, all facts the same."""
    found = compared(lead, WORKED)

    counted = found.pair.original
    assert (counted.pairs, counted.same, counted.within_one) == (16, 13, 16)
    assert (counted.a_higher, counted.b_higher) == (3, 0)
    assert (counted.facts, counted.facts_same) == (26, 26)
    assert len(found.pair.asked) - sum(not one.counts for one in found.pair.asked) == 44
    assert {routed.item.code for routed in found.to_decide} == {"RSK-22", "PLN-15", "OVR-01"}
    assert found.decided_at is None
    assert not found.decided


def test_the_worked_example_is_held_by_the_protection_limit_for_the_second_auditor_only(lead: Desk) -> None:
    pair = compared(lead, WORKED).pair

    first, second = overall(pair.form, pair.a.answers), overall(pair.form, pair.b.answers)
    assert first is not None
    assert second is not None
    assert first.causes == ()
    assert [(cause.limit, cause.question) for cause in second.causes] == [("RUL-01", "RSK-22")]
    assert (second.chosen, second.effective) == ("requires_improvement", "inadequate")


@pytest.mark.parametrize(("side", "expected"), [("a", (7, 8, 0)), ("b", (6, 8, 1))])
def test_section_grades_of_the_worked_example(lead: Desk, side: str, expected: tuple[int, int, int]) -> None:
    pair = compared(lead, WORKED).pair
    answers = getattr(pair, side).answers

    graded = [
        one.question.code for one in pair.asked if one.question.kind is Kind.GRADE and one.question.code != "OVR-01"
    ]
    given = [answers[code].value for code in graded]
    assert tuple(given.count(grade) for grade in ("good", "requires_improvement", "inadequate")) == expected


def test_the_worked_example_holds_the_views_of_practitioner_and_family(lead: Desk) -> None:
    """R-068, R-072: the words of catalogue 5.4, each on its own form."""
    with lead.work.store.reading() as session:
        kept = session.scalars(select(Record).where(Record.kind != "audit").order_by(Record.id)).all()
        found = [(record.kind, record.seat, record.form_code) for record in kept]

    assert found == [
        ("reflection", "practitioner", "PSR"),
        ("feedback", "child", "FCF"),
        ("feedback", "mother", "FCF"),
        ("feedback", "father", "FCF"),
    ]


def test_what_companions_said_fits_their_forms(forms: FormCatalogue) -> None:
    said = read_answers(resources() / "demo" / "companions.yaml")

    for voice, _, form in builder.COMPANIONS:
        questions = forms.newest(form).questions
        for code, answer in said[voice].items():
            allowed = {option.code for option in questions[code].options}
            assert not allowed or not answer.value or answer.value in allowed, (voice, code)


def test_decided_cases_are_one_moderated_and_one_agreed(lead: Desk) -> None:
    settled = {case.reference: case.origin for case in lead.outcomes.settled(round_named(lead, NOVEMBER))}

    assert settled == {"PW-DEMO-002": Origin.FIRST, "PW-DEMO-003": Origin.MODERATED, "PW-DEMO-016": Origin.AGREED}


def test_the_moderated_case_shows_differences_of_several_kinds(lead: Desk) -> None:
    triggers = {trigger.value for routed in compared(lead, "PW-DEMO-003").routed for trigger in routed.triggers}

    assert triggers == {"crosses_good", "one_apart", "scope", "measured_fact", "fact", "same"}


def test_open_cases_bring_two_apart_crossing_good_protection_and_an_unsure_auditor(
    demonstration: Path, forms: FormCatalogue
) -> None:
    with at_work(demonstration, "M-01", forms) as desk:
        panel = desk.moderating.panel(round_named(desk, NOVEMBER))
        triggers = {trigger.value for trigger in compared_as_moderator(desk, "PW-DEMO-017", panel)}

    assert [row.reference for row in panel][:5] == [WORKED, "PW-DEMO-009", "PW-DEMO-005", "PW-DEMO-017", "PW-DEMO-020"]
    assert {"crosses_good", "two_apart"} <= triggers
    assert panel[4].why == "Unsure auditor or rule set aside"


def compared_as_moderator(desk: Desk, reference: str, panel: tuple[Any, ...]) -> list[Any]:
    allocation = next(row.allocation_id for row in panel if row.reference == reference)
    return [trigger for routed in desk.moderating.comparison(allocation).to_decide for trigger in routed.triggers]


def test_deciding_the_worked_example_as_the_catalogue_does_lifts_the_limit(
    own_demonstration: Path, forms: FormCatalogue
) -> None:
    """Catalogue 5.5 and 5.6: three decisions, no limit afterwards, requires improvement as moderated."""
    decisions = (
        ("RSK-22", "different_evidence_seen", "The interim plan of 7 September was on the brother's record."),
        ("PLN-15", "descriptor_read_differently", "A good plan is one the family can use."),
        ("OVR-01", "follows_from_another", "With the risk question moderated the limit no longer holds."),
    )
    with at_work(own_demonstration, "M-01", forms) as desk:
        panel = desk.moderating.panel(round_named(desk, NOVEMBER))
        allocation = next(row.allocation_id for row in panel if row.reference == WORKED)
        for code, reason, note in decisions:
            desk.moderating.decide(allocation, code, Ruling("requires_improvement", reason, note))
        desk.moderating.accept_agreed(allocation)
        desk.moderating.finish(allocation)

    with at_work(own_demonstration, "Q-01", forms) as desk:
        outcome = desk.outcomes.of(allocation)
        assert desk.check() == ()
    assert outcome.origin is Origin.MODERATED
    assert outcome.overall is not None
    assert (outcome.overall.effective, outcome.overall.limit) == ("requires_improvement", "")


def test_the_published_figures_are_in(lead: Desk) -> None:
    rows = content(lead)["historic_aggregate"]

    assert (
        len(rows)
        == len((resources() / "figures" / "audits_by_quarter.csv").read_text(encoding="utf-8").splitlines()) - 1
    )


def test_every_moment_lies_in_the_two_weeks_or_their_setting_up_and_time_never_goes_back(lead: Desk) -> None:
    trail = content(lead)["trail_entry"]
    moments = [row[1] for row in trail]

    assert moments == sorted(moments)
    assert {(at.year, at.month) for at in moments} == {(2026, 5), (2026, 11)}
    assert max(moments).day <= 13


def test_saved_answers_lie_seconds_to_minutes_apart(lead: Desk) -> None:
    rows = content(lead)["answer_revision"]
    by_record: dict[int, list[Any]] = {}
    for row in rows:
        by_record.setdefault(row[1], []).append(row[5])

    steps = [(after - before).total_seconds() for at in by_record.values() for before, after in pairwise(at)]
    assert min(steps) > 5
    assert max(steps) < 600


def test_no_text_in_it_looks_like_a_name(lead: Desk) -> None:
    """R-170: two capitalised words after each other, except the few pairs that are known to be none."""
    pair = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b")
    texts = [value for rows in content(lead).values() for row in rows for value in row if isinstance(value, str)]

    assert {found for text in texts for found in pair.findall(text)} <= PAIRS_THAT_ARE_NO_NAMES


def test_no_two_rationales_are_the_same_sentence(lead: Desk) -> None:
    worked = allocation_of(lead, WORKED)
    with lead.work.store.reading() as session:
        records = {row.id for row in session.scalars(select(Record)) if row.allocation_id != worked}
    comments = [row[4] for row in content(lead)["record_answer"] if row[1] in records and len(row[4]) >= 40]

    assert len(comments) > 200
    assert len(comments) == len(set(comments))


def test_cases_are_of_different_kinds_and_ages(lead: Desk) -> None:
    facts = content(lead)["case_fact"]
    ages = {row[3] for row in facts if row[2] == "CVR-03"}
    kinds = {row[3] for row in facts if row[2] == "CVR-02"}
    features = {code for row in facts if row[2] == "CVR-21" for code in row[3].split(",")}

    assert {"unborn", "0", "16"} <= ages
    assert kinds == {"child_in_need", "child_protection", "child_in_need,child_protection"}
    assert {
        "neglect",
        "domestic_abuse",
        "exploitation",
        "parental_substance_use",
        "young_carer",
        "short_breaks",
    } <= features


def test_every_cover_value_is_one_that_the_form_offers(lead: Desk, forms: FormCatalogue) -> None:
    questions = forms.newest("CIN").questions

    for _, _, code, value, _ in content(lead)["case_fact"]:
        allowed = {option.code for option in questions[code].options}
        if allowed:
            assert set(value.split(",")) <= allowed, (code, value)
        if questions[code].kind is Kind.DATES:
            assert all(dates_of(value))


def test_a_folder_that_holds_something_is_refused_and_left_alone(forms: FormCatalogue, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("keep me", encoding="utf-8")

    with pytest.raises(WrongInputError, match="already holds something"):
        make_demonstration(tmp_path, forms)

    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_an_empty_folder_is_taken(forms: FormCatalogue, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    make_demonstration(tmp_path / "empty", forms)

    assert desks.people_of(tmp_path / "empty")
    assert [path.name for path in tmp_path.iterdir()] == ["empty"]


def test_a_failure_in_the_middle_leaves_nothing_behind(
    forms: FormCatalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise AuditToolError("stopped in the middle")

    monkeypatch.setattr(builder.Builder, "_bring_figures", fail)

    with pytest.raises(AuditToolError, match="stopped in the middle"):
        make_demonstration(tmp_path / "one" / "two" / "workspace", forms)

    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_told_in_words(forms: FormCatalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(builder.Builder, "_bring_figures", fail)

    with pytest.raises(WrongInputError, match="disk is full"):
        make_demonstration(tmp_path / "workspace", forms)


def test_a_damaged_case_file_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "X.yaml").write_text('first: A-02\ndue_on: "soon"\n', encoding="utf-8")

    with pytest.raises(WrongInputError, match=r"X\.yaml, line 2"):
        read_case(tmp_path, "X")
