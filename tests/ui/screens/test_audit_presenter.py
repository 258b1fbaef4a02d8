"""The audit screen's presenter: the real services, no widgets (R-054 to R-067, R-080, R-081)."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest

from audit_tool.formdef.answers import Answer
from audit_tool.formdef.definition import AuditSet, Kind
from audit_tool.services.round_terms import NewRound
from audit_tool.services.rounds import Mode
from audit_tool.ui.autosave import LONGEST, PAUSE
from audit_tool.ui.jobs import Runner, Straight
from audit_tool.ui.screens.audit.in_hand import Held
from audit_tool.ui.screens.audit.presenter import AuditPresenter
from tests.conftest import Office, plausible
from tests.ui.screens.standing_in import FULL, Alarm, FullDisk, RecordingView, Saving, Slow

TODAY = date(2026, 11, 10)
WHY = "The record shows who keeps the child safe tonight, and how."
Fill = Callable[..., None]


class Bench:
    """One person's presenter with everything around it under the test's control."""

    def __init__(self, office: Office, person: str, allocation: int, runner: Runner | None = None) -> None:
        self.view, self.saving = RecordingView(), Saving()
        self.pause, self.limit, self.look = Alarm(), Alarm(), Alarm()
        self.desk = office.as_(person)
        self.allocation = allocation
        self.presenter = AuditPresenter(
            self.desk, runner or Straight(), (self.pause, self.limit, self.look), self.view, self.saving, lambda: TODAY
        )

    def open(self, code: str = "") -> "Bench":
        self.presenter.open(self.allocation, code)
        return self

    def type(self, code: str, text: str) -> None:
        for end in range(1, len(text) + 1):
            self.presenter.change(code, Answer(text[:end]), typing=True)

    def stored(self, code: str) -> Answer | None:
        record = self.desk.auditing.begin(self.allocation)
        return self.desk.auditing.sheet(record).answers.get(code)

    @property
    def record(self) -> int:
        return self.presenter.hand.sheet.record_id


@pytest.fixture
def allocation(office: Office) -> int:
    office.hold_round()
    return office.allocate()


@pytest.fixture
def bench(office: Office, allocation: int) -> Bench:
    return Bench(office, "A-02", allocation).open()


@pytest.fixture
def disk(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> FullDisk:
    return FullDisk(bench.desk.auditing, monkeypatch)


def test_a_new_audit_opens_at_its_first_question(bench: Bench) -> None:
    assert bench.view.focused == bench.presenter.hand.order[0] == bench.presenter.place
    assert bench.view.header is not None
    assert (bench.view.header.answered, bench.view.header.reference) == (0, "PW-1")
    assert bench.view.may == (False, False)


def test_r063_outline_head_header_and_my_work_count_alike(bench: Bench) -> None:
    """What must be answered counts wherever it is asked: the cover's questions too."""
    hand = bench.presenter.hand
    cover = next(one.question for one in hand.sections[0].questions if one.question.required)
    for code, answer in ((cover.code, plausible(cover, "good")), ("SAF-01", Answer("no"))):
        bench.presenter.change(code, answer, typing=False)
    header, lines = bench.view.header, hand.lines()
    assert header is not None
    assert [hand.line(section) for section in hand.sections] == lines
    assert sum(line.answered for line in lines) == header.answered == 2
    assert sum(line.total for line in lines) == header.total == header.answered + len(hand.gaps())
    (task,) = bench.desk.worklist.tasks()
    assert (task.answered, task.total, task.missing) == (header.answered, header.total, header.gaps)


def test_r054_an_audit_opens_where_its_author_stopped(office: Office, bench: Bench) -> None:
    bench.presenter.go_to("VOC-09")
    office.lock()
    again = Bench(office, "A-02", bench.allocation).open()
    assert again.view.focused == again.view.help == "VOC-09"
    assert "VOC-09" in again.view.codes


def test_r054_only_another_place_is_written(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.presenter.go_to("VOC-09")
    written: list[str] = []
    keep = bench.desk.auditing.keep_place

    def noted(record: int, code: str) -> None:
        written.append(code)
        keep(record, code)

    monkeypatch.setattr(bench.desk.auditing, "keep_place", noted)
    bench.open()
    assert bench.presenter.place == "VOC-09"
    assert not written
    bench.presenter.go_to("PLN-15")
    bench.presenter.go_to("VOC-09")
    assert written == ["PLN-15", "VOC-09"]


def test_a_question_that_is_asked_for_wins_over_the_place(office: Office, bench: Bench) -> None:
    bench.presenter.go_to("VOC-09")
    assert Bench(office, "A-02", bench.allocation).open("PLN-15").view.focused == "PLN-15"


def test_r054_a_choice_is_on_the_disk_at_once(bench: Bench) -> None:
    bench.presenter.change("SAF-01", Answer("no"), typing=False)
    assert bench.stored("SAF-01") == Answer("no")
    assert bench.saving.said == ["saving", "saved"]


def test_typed_text_waits_for_a_pause_and_is_saved_as_one_change(bench: Bench) -> None:
    bench.type("SNP-01", "A girl of seven")
    assert bench.stored("SNP-01") is None
    assert bench.saving.last == "saving"
    assert bench.pause.after == PAUSE
    bench.pause.ring()
    assert bench.stored("SNP-01") == Answer("A girl of seven")
    assert bench.saving.last == "saved"
    assert not bench.limit.set
    assert bench.desk.auditing.undo(bench.record) is not None
    assert bench.desk.auditing.undo(bench.record) is None, "each letter became a change of its own"


def test_text_never_waits_longer_than_the_limit_however_one_types(bench: Bench) -> None:
    bench.type("SNP-01", "A")
    assert bench.limit.after == LONGEST
    bench.limit.after = 1
    bench.type("SNP-01", "A girl")
    assert bench.limit.after == 1, "typing on put the limit off"
    bench.limit.ring()
    assert bench.stored("SNP-01") == Answer("A girl")
    assert LONGEST < 1000
    assert PAUSE < LONGEST


def test_a_choice_takes_the_text_that_waits_along(bench: Bench) -> None:
    bench.type("SNP-01", "A girl")
    bench.presenter.change("SAF-01", Answer("no"), typing=False)
    assert bench.stored("SNP-01") == Answer("A girl")
    assert not bench.pause.set


def test_the_same_answer_again_is_no_change(bench: Bench) -> None:
    bench.presenter.change("SAF-01", Answer("no"), typing=False)
    bench.presenter.change("SAF-01", Answer("no"), typing=False)
    assert bench.saving.said == ["saving", "saved"]


def test_saved_is_said_only_after_the_disk_has_it(office: Office, allocation: int) -> None:
    runner = Slow()
    bench = Bench(office, "A-02", allocation, runner).open()
    runner.drain()
    bench.presenter.change("SAF-01", Answer("no"), typing=False)
    assert bench.saving.said == ["saving"]
    assert bench.stored("SAF-01") is None
    runner.drain()
    assert bench.saving.said == ["saving", "saved"]
    assert bench.stored("SAF-01") == Answer("no")


def test_saved_is_not_said_while_something_newer_waits(office: Office, allocation: int) -> None:
    runner = Slow()
    bench = Bench(office, "A-02", allocation, runner).open()
    runner.drain()
    bench.presenter.change("SAF-01", Answer("no"), typing=False)
    bench.type("SNP-01", "A")
    bench.type("SNP-01", "A girl")
    runner.drain()
    assert bench.saving.last == "saving"
    bench.limit.ring()
    runner.drain()
    assert bench.saving.last == "saved"
    assert bench.stored("SNP-01") == Answer("A girl")


def test_a_full_disk_says_so_and_a_later_success_writes_the_newest(bench: Bench, disk: FullDisk) -> None:
    disk.full = True
    bench.presenter.change("SAF-01", Answer("no"), typing=False)
    assert bench.saving.last == f"not saved: {FULL} Your text stays here."
    assert bench.limit.set, "nothing tries again"
    bench.type("SNP-01", "A girl")
    bench.limit.ring()
    assert bench.saving.last.startswith("not saved")
    bench.type("SNP-01", "A girl of seven")
    bench.presenter.change("SAF-01", Answer("partly"), typing=False)
    disk.full = False
    bench.limit.ring()
    assert bench.saving.last == "saved"
    assert bench.stored("SNP-01") == Answer("A girl of seven")
    assert bench.stored("SAF-01") == Answer("partly")


def test_finish_says_no_while_the_disk_refuses(bench: Bench, disk: FullDisk) -> None:
    disk.full = True
    bench.type("SNP-01", "A girl")
    assert not bench.presenter.finish()
    assert disk.refusals
    disk.full = False
    assert bench.presenter.finish()
    assert bench.stored("SNP-01") == Answer("A girl")


def test_finish_waits_for_a_write_under_way(office: Office, allocation: int) -> None:
    runner = Slow()
    bench = Bench(office, "A-02", allocation, runner).open()
    runner.drain()
    bench.presenter.change("SAF-01", Answer("no"), typing=False)
    bench.type("SNP-01", "A girl")
    assert bench.presenter.finish()
    assert bench.stored("SNP-01") == Answer("A girl")
    assert bench.saving.last == "saved"


def test_a_fault_of_the_program_loses_nothing_and_is_not_hidden(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(bench.desk.auditing, "save", lambda *_: 1 // 0)
        with pytest.raises(ZeroDivisionError):
            bench.presenter.change("SAF-01", Answer("no"), typing=False)
    assert bench.saving.last.startswith("not saved")
    bench.limit.ring()
    assert bench.stored("SAF-01") == Answer("no")


def test_undo_and_redo_go_to_the_change_wherever_it_was(bench: Bench) -> None:
    bench.presenter.change("SAF-01", Answer("no"), typing=False)
    bench.presenter.go_to("PLN-01")
    bench.presenter.change("PLN-01", Answer("yes"), typing=False)
    bench.presenter.undo()
    assert bench.view.shown["PLN-01"] == Answer()
    assert bench.view.may == (True, True)
    bench.presenter.undo()
    assert bench.view.focused == "SAF-01"
    assert "SAF-01" in bench.view.codes
    assert bench.stored("SAF-01") is None
    assert bench.view.may == (False, True)
    bench.presenter.undo()
    assert bench.view.may == (False, True), "redo is gone because there was nothing to undo"
    bench.presenter.redo()
    bench.presenter.redo()
    assert bench.view.focused == "PLN-01"
    assert bench.stored("PLN-01") == bench.presenter.hand.answer("PLN-01") == Answer("yes")
    assert bench.view.may == (True, False)


def test_undo_takes_back_what_was_typed_a_moment_ago(bench: Bench) -> None:
    bench.type("SNP-01", "A girl")
    bench.presenter.undo()
    assert bench.view.shown["SNP-01"] == Answer()
    assert bench.stored("SNP-01") is None
    assert bench.saving.last == "saved"


def test_undo_before_anything_is_open_does_nothing(office: Office, allocation: int) -> None:
    bench = Bench(office, "A-02", allocation, Slow())
    for act in ("undo", "redo", "next_section", "previous_section", "review"):
        getattr(bench.presenter, act)()
    assert bench.presenter.finish()
    assert not bench.view.problems


def test_the_next_section_comes_after_the_last_question_and_the_review_after_all(bench: Bench) -> None:
    order = bench.presenter.hand.order
    for code, following in pairwise(order):
        bench.presenter.next_question(code)
        assert bench.presenter.place == bench.view.focused == following
    bench.presenter.next_question(order[-1])
    assert bench.view.missing


def test_next_and_previous_section_skip_what_is_not_asked(bench: Bench) -> None:
    numbers = [section.number for section in bench.presenter.hand.shown]
    seen = []
    for _ in numbers:
        assert bench.view.section is not None
        seen.append(bench.view.section.number)
        bench.presenter.next_section()
    assert seen == numbers
    assert bench.view.missing is not None
    bench.presenter.previous_section()
    assert bench.view.section is not None
    assert bench.view.section.number == numbers[-2]


def test_the_question_on_setting_a_limit_aside_comes_and_goes(bench: Bench) -> None:
    bench.presenter.go_to("OVR-01")
    assert "OVR-07" not in bench.view.codes
    bench.presenter.change("OVR-01", Answer("good", WHY, ("plan",)), typing=False)
    bench.presenter.go_to("RSK-22")
    bench.presenter.change("RSK-22", Answer("inadequate", WHY, ("plan",)), typing=False)
    assert bench.view.held is not None
    bench.presenter.go_to("OVR-01")
    assert "OVR-07" in bench.view.codes
    bench.presenter.change("OVR-01", Answer("inadequate", WHY, ("plan",)), typing=False)
    assert "OVR-07" not in bench.view.codes
    assert bench.view.focused == "OVR-01"


def test_r059_a_limit_says_which_answer_holds_the_overall_grade(bench: Bench) -> None:
    assert held_by(bench) is None
    bench.presenter.change("RSK-22", Answer("inadequate", WHY), typing=False)
    held = held_by(bench)
    assert held is not None
    assert (held.grade, held.code) == ("inadequate", "RSK-22")
    number = bench.presenter.hand.question("RSK-22")
    assert number is not None
    assert held.number == number.number
    assert held.why.startswith(f"by {number.number} ")
    assert "You graded it Inadequate." in held.why
    bench.presenter.change("SAF-02", Answer("inadequate", WHY), typing=False)
    held = held_by(bench)
    assert held is not None
    assert held.why.endswith("So does 1 more.")
    for code in ("RSK-22", "SAF-02"):
        bench.presenter.change(code, Answer("good", WHY), typing=False)
    assert held_by(bench) is None


def held_by(bench: Bench) -> Held | None:
    return bench.view.held


def test_r063_submitting_with_gaps_freezes_nothing_and_the_review_names_them(bench: Bench) -> None:
    bench.presenter.review()
    assert bench.view.missing
    assert bench.view.missing[0].question in bench.presenter.hand.order
    bench.presenter.submit()
    assert "answers are missing" in bench.view.problems[-1]
    assert bench.view.submitted is None
    assert not bench.desk.auditing.sheet(bench.record).frozen


def test_r067_submitting_takes_the_last_words_along_and_freezes(office: Office, fill: Fill, allocation: int) -> None:
    bench = Bench(office, "A-02", allocation).open()
    from tests.conftest import complete

    complete(bench.desk.auditing, bench.record, "good", {})
    bench = Bench(office, "A-02", allocation).open("SNP-01")
    bench.type("SNP-01", "The very last words")
    bench.presenter.submit()
    assert not bench.view.problems
    assert bench.view.submitted is not None
    assert bench.view.frozen
    assert bench.stored("SNP-01") == Answer("The very last words")


def test_submitting_stops_while_the_disk_refuses(bench: Bench, disk: FullDisk) -> None:
    disk.full = True
    bench.type("SNP-01", "A girl")
    bench.presenter.submit()
    assert bench.view.problems[-1].startswith("Not submitted")
    assert bench.view.submitted is None


def test_a_frozen_audit_takes_no_change(office: Office, fill: Fill, allocation: int) -> None:
    fill("A-02", allocation)
    bench = Bench(office, "A-02", allocation).open("SAF-01")
    before = bench.stored("SAF-01")
    bench.presenter.change("SAF-01", Answer("no"), typing=False)
    bench.presenter.undo()
    bench.presenter.redo()
    bench.presenter.arrive("SNP-01")
    assert bench.view.frozen
    assert bench.view.may == (False, False)
    assert bench.stored("SAF-01") == before == bench.presenter.hand.answer("SAF-01")
    assert not bench.saving.said
    assert not bench.view.problems


def test_somebody_elses_audit_is_a_sentence_not_a_fault(office: Office, allocation: int) -> None:
    bench = Bench(office, "A-11", allocation).open()
    assert "other auditors" in bench.view.problems[-1]


def test_r080_a_blind_second_audit_is_shown_nothing(office: Office, fill: Fill, allocation: int) -> None:
    fill("A-02", allocation)
    bench = Bench(office, "A-09", allocation).open()
    assert bench.view.first is None
    assert not bench.view.answers
    fill("A-09", allocation)
    assert Bench(office, "A-09", allocation).open().view.first is None


def test_r081_an_informed_second_audit_starts_from_the_first(office: Office, fill: Fill) -> None:
    office.hold_round(Mode.INFORMED)
    allocation = office.allocate()
    early = Bench(office, "A-09", allocation).open()
    assert "not submitted yet" in early.view.problems[-1]
    fill("A-02", allocation, "requires_improvement")
    bench = Bench(office, "A-09", allocation).open()
    assert bench.view.first is not None
    assert bench.view.first.answers["RSK-22"].value == "requires_improvement"
    assert not bench.view.first.may_comment
    assert not bench.view.answers, "the own answers are not filled in beforehand"


@pytest.fixture
def reader(office: Office, fill: Fill) -> Bench:
    """A second auditor who has frozen own grades and may now read and comment."""
    office.hold_round(Mode.OWN_GRADES_FIRST)
    allocation = office.allocate()
    fill("A-02", allocation)
    before = Bench(office, "A-09", allocation).open()
    assert before.view.first is None
    fill("A-09", allocation)
    return Bench(office, "A-09", allocation).open("RSK-22")


def test_r081_after_the_own_grades_the_first_audit_can_be_commented_on(reader: Bench) -> None:
    assert reader.view.first is not None
    assert reader.view.first.may_comment
    own = reader.stored("RSK-22")
    for end in range(1, 12):
        reader.presenter.comment_on_first("RSK-22", "I saw more."[:end])
    assert reader.saving.last == "saving"
    reader.pause.ring()
    assert reader.saving.last == "saved"
    given = reader.desk.first_reading.given(reader.allocation)
    assert given is not None
    assert given.comments == {"RSK-22": "I saw more."}
    assert reader.stored("RSK-22") == own


def test_a_comment_is_there_again_when_one_comes_back_to_its_question(reader: Bench) -> None:
    reader.presenter.comment_on_first("RSK-22", "I saw more.")
    reader.presenter.go_to("PLN-15")
    assert reader.view.first is not None
    assert reader.view.first.comments["RSK-22"] == "I saw more."


def test_a_comment_is_brought_to_the_disk_before_leaving(reader: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    from audit_tool.storage.store import NotSavedError

    def refuse(*_: object) -> None:
        raise NotSavedError(FULL)

    with monkeypatch.context() as full:
        full.setattr(reader.desk.first_reading, "comment", refuse)
        reader.presenter.comment_on_first("RSK-22", "I saw more.")
        assert not reader.presenter.finish()
    assert reader.presenter.finish()
    given = reader.desk.first_reading.given(reader.allocation)
    assert given is not None
    assert given.comments == {"RSK-22": "I saw more."}


def test_every_question_of_the_full_set_can_be_gone_to(office: Office) -> None:
    office.as_("Q-01").round_setting.create(
        NewRound("Full", date(2026, 11, 9), date(2026, 11, 13), audit_set=AuditSet.FULL)
    )
    office.round_id = office.as_("Q-01").rounds.listing()[0].id
    bench = Bench(office, "A-02", office.allocate()).open()
    kinds = set()
    for code in bench.presenter.hand.order:
        bench.presenter.go_to(code)
        assert code in bench.view.codes
        assert bench.view.help == code
        question = bench.presenter.hand.question(code)
        assert question is not None
        kinds.add(question.question.kind)
    assert {Kind.GRADE, Kind.FACT, Kind.DATES, Kind.FINDINGS} <= kinds
