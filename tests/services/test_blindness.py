"""R-080: in two workspaces that differ only in what the first auditor answers, the second auditor sees no difference.

Everybody acts at random. After each act, everything that any service method gives or refuses the second auditor, with
every id there is, is compared between the two.
"""

import random
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from audit_tool.analysis.action_words import Level, Source, Urgency
from audit_tool.analysis.routing import Route, Trigger
from audit_tool.errors import AuditToolError, WrongInputError
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.definition import Kind, Seat
from audit_tool.services import pairs
from audit_tool.services.action_terms import NewAction, Origin
from audit_tool.services.allocation import NewAllocation
from audit_tool.services.desk import Desk
from audit_tool.services.feedback_terms import How
from audit_tool.services.first_reading import NewCompanion
from audit_tool.services.identity import Role
from audit_tool.services.issued import About, NewIssue
from audit_tool.services.people import NewPerson, enter, identify
from audit_tool.services.plan import NewPlanRow
from audit_tool.services.round_terms import NewRound
from audit_tool.services.rounds import Mode
from audit_tool.services.rulings import Ruling
from audit_tool.storage import workspaces
from audit_tool.storage.workspaces import OpenWorkspace
from tests.conftest import CHEAP, COVER, PASSPHRASE, complete
from tests.formdef.soak import SOAKING
from tests.services.reach import probing_desk, reachable

GRADES = ("inadequate", "requires_improvement", "good", "outstanding")
PEOPLE = ("A-02", "A-09", "A-11", "M-01")
WORDS = ("Nan calls in each morning.", "Nobody wrote down the visit.", "Kind and clear work.", "Drift in August.")


class Standing:
    """A clock that only the test moves."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@dataclass
class World:
    """One of two workspaces, in which everybody sits at a desk of their own."""

    folder: Path
    forms: FormCatalogue
    mode: Mode
    own: random.Random
    """Chance of this world alone: it fills the first audit."""
    clock: Standing = field(default_factory=Standing)
    desks: dict[str, Desk] = field(default_factory=dict)
    opened: OpenWorkspace | None = None
    cases: tuple[int, ...] = ()
    round_id: int = 0

    def found(self) -> None:
        self.opened, _ = workspaces.create(self.folder, "Q-01", PASSPHRASE, self.clock(), CHEAP)
        with self.opened.store.transaction() as session:
            enter(session, NewPerson("Q-01", roles=(Role.QUALITY_LEAD,)))
            for code in PEOPLE:
                enter(session, NewPerson(code, roles=() if code == "M-01" else (Role.AUDITOR,)))
        self.sit("Q-01")
        lead = self.desks["Q-01"]
        self.round_id = lead.round_setting.create(
            NewRound("Week", date(2026, 11, 9), date(2026, 11, 13), mode=self.mode)
        )
        self.desks["Q-01"].people.give_role("M-01", Role.MODERATOR, self.round_id)
        pairs_of_people = (("A-02", "A-09"), ("A-09", "A-02"), ("A-02", "A-11"))
        self.cases = tuple(
            lead.allocation.allocate(self.round_id, NewAllocation(f"PW-{number}", first, second, cover=COVER))
            for number, (first, second) in enumerate(pairs_of_people, start=1)
        )
        lead.plan.begin("2026-27")
        lead.plan.add_row("2026-27", NewPlanRow("PMQA 1.1", "PMQA 1", "Quality", "Audit better"))
        for kind, code in (("question", "SAF-02"), ("question", "OVR-01"), ("theme", "safety")):
            lead.plan_measures.rest_on("2026-27", "PMQA 1.1", kind, code)
        for code in PEOPLE:
            self.sit(code)

    def sit(self, code: str) -> None:
        assert self.opened is not None
        with self.opened.store.reading() as session:
            identity = identify(session, code)
        self.desks[code] = Desk(self.opened, identity, self.forms, self.clock)

    def record(self, person: str, case: int) -> int:
        return self.desks[person].auditing.begin(self.cases[case])

    def seen(self, person: str = "A-09") -> dict[str, object]:
        """Everything that this person can reach."""
        assert self.opened is not None
        probe = probing_desk(self.opened, self.desks[person].identity, self.forms, self.clock)
        ids = {"allocation_id": (*self.cases, 999), "round_id": (self.round_id, 999), "record_id": tuple(range(1, 9))}
        return reachable(probe, ids)

    def scribble(self, person: str, case: int, chance: random.Random) -> None:
        """Save, take back and make again, as often and in what order chance has it."""
        auditing = self.desks[person].auditing
        record = self.record(person, case)
        questions = [one.question for section in auditing.sheet(record).sections() for one in section.questions]
        for _ in range(chance.randrange(1, 6)):
            question = chance.choice(questions)
            auditing.save(record, question.code, answer_to(question.kind, chance))
            if chance.random() < 0.4:
                auditing.undo(record)
            if chance.random() < 0.3:
                auditing.redo(record)
            auditing.keep_place(record, chance.choice(questions).code)

    def submit(self, person: str, case: int, chance: random.Random) -> None:
        auditing = self.desks[person].auditing
        record = self.record(person, case)
        codes = [code for code, asked in self.forms.form("CIN", 1).questions.items() if asked.kind is Kind.GRADE]
        changes = {code: answer_to(Kind.GRADE, chance) for code in codes}
        complete(auditing, record, chance.choice(GRADES), changes)
        auditing.submit(record)

    def moderate(self, case: int, chance: random.Random) -> None:
        """Take one step of a moderation, whatever it is next."""
        moderation, allocation = self.desks["M-01"].moderating, self.cases[case]
        waiting = moderation.comparison(allocation).open_items
        moderation.accept_agreed(allocation)
        for routed in waiting[: chance.randrange(1, 30)]:
            value = chance.choice(GRADES) if routed.item.kind is Kind.GRADE else "yes"
            moderation.decide(allocation, routed.item.code, Ruling(value, "slip_or_wrong_key", chance.choice(WORDS)))
        if not moderation.comparison(allocation).open_items:
            moderation.finish(allocation)


def answer_to(kind: Kind, chance: random.Random) -> Answer:
    if kind is Kind.GRADE:
        return Answer(chance.choice(GRADES), chance.choice(WORDS) * 4, ("assessment",))
    if kind is Kind.FACT:
        return Answer(chance.choice(("yes", "no", "partly")), chance.choice(WORDS))
    return Answer(chance.choice(WORDS)) if kind is Kind.TEXT else Answer()


@dataclass
class Twins:
    """Two workspaces in which the same happens, but for what A-02 answers in the first audit of the first case."""

    worlds: tuple[World, World]
    shared: random.Random

    def both(self, act: str, *given: object) -> None:
        """Do the same in both, with the same chance and at the same moment."""
        seed = self.shared.random()
        ended = []
        for world in self.worlds:
            world.clock.now += timedelta(seconds=7)
            try:
                getattr(self, f"_{act}")(world, random.Random(seed), *given)
                ended.append("")
            except AuditToolError as refused:
                ended.append(str(refused))
        assert ended[0] == ended[1] or act == "moderates", (act, given, ended)

    def _first_writes(self, world: World, _: random.Random) -> None:
        world.scribble("A-02", 0, world.own)

    def _first_submits(self, world: World, _: random.Random) -> None:
        world.submit("A-02", 0, world.own)

    def _second_writes(self, world: World, chance: random.Random) -> None:
        world.scribble("A-09", 0, chance)

    def _second_submits(self, world: World, chance: random.Random) -> None:
        world.submit("A-09", 0, chance)

    def _other_case(self, world: World, chance: random.Random) -> None:
        person, case = chance.choice((("A-09", 1), ("A-02", 1), ("A-02", 2), ("A-11", 2)))
        chance.choice((world.scribble, world.submit))(person, case, chance)

    def _reopens(self, world: World, _: random.Random, seat: Seat) -> None:
        world.desks["Q-01"].auditing.reopen(world.cases[0], seat, "The wrong key was pressed.")

    def _companion(self, world: World, chance: random.Random) -> None:
        voice = chance.choice(("child", "mother", "father", "practitioner"))
        kept = NewCompanion(world.cases[0], "feedback", voice, "CIN", {"SNP-01": Answer(chance.choice(WORDS))})
        world.desks["Q-01"].first_reading.keep_companion(kept)

    def _rule(self, world: World, chance: random.Random) -> None:
        trigger = chance.choice(list(Trigger))
        world.desks["Q-01"].moderating.change_rule(trigger, chance.choice(list(Route)))

    def _first_asks(self, world: World, _: random.Random) -> None:
        """An action of the first audit for the second auditor to do, of all people, and one that names no case."""
        record = world.record("A-02", 0)
        for origin in (Origin(Source.RECORD, record_id=record), Origin()):
            urgency, level = world.own.choice(list(Urgency)), world.own.choice(list(Level))
            text, owner = world.own.choice(WORDS), world.own.choice(("A-09", "A-11", "Team manager"))
            due = date(2026, 11, world.own.randrange(12, 30))
            world.desks["A-02"].actions.raise_new(NewAction(text, level, urgency, owner, due, origin))

    def _first_worries(self, world: World, _: random.Random) -> None:
        concerns = world.desks["A-02"].concerns
        begun = concerns.begin(world.cases[0])
        words = {name: world.own.choice(WORDS) for name in ("worry", "seen", "told_who", "told_how", "promise")}
        concerns.write(begun, {**words, "today": world.own.choice(("yes", "no"))})
        concerns.raise_now(begun, world.own.choice((None, world.clock())))

    def _first_feeds_back(self, world: World, _: random.Random) -> None:
        """No grade is told to the practitioner while a second audit is open or undecided (domain 3.2, step 15)."""
        with pytest.raises(WrongInputError, match="not settled yet"):
            world.desks["A-02"].feedback.give(world.cases[0], world.clock().date(), world.own.choice(list(How)))

    def _lead_issues(self, world: World, _: random.Random) -> None:
        """Whatever was issued of the case, its second auditor finds nothing of it, not even that it was."""
        issued = world.desks["Q-01"].issued
        for name in ("case-summary", "practitioner-feedback", "moderation-record"):
            about = About(name, "internal", allocation_id=world.cases[0])
            words = world.own.choice(WORDS)
            number = issued.last(about)[0] + 1
            issued.keep(
                NewIssue(about, number, words, words, words.encode(), "{}", (words,), "The wrong key was pressed.")
            )

    def _reviews(self, world: World, _: random.Random) -> None:
        """Both audits are in, and the first one is audited: what is said of it is this world's own."""
        world.desks["Q-01"].audit_reviews.put_share(world.round_id, 100)
        record = world.desks["M-01"].audit_reviews.take_up(world.cases[0], Seat.FIRST)
        auditing = world.desks["M-01"].auditing
        said = {"ATA-01": Answer(world.own.choice(("yes", "no"))), "ATA-16": Answer(world.own.choice(WORDS))}
        complete(auditing, record, world.own.choice(GRADES), said)
        auditing.submit(record)

    def _moderates(self, world: World, chance: random.Random) -> None:
        world.moderate(0, chance)

    def same_to(self, person: str = "A-09") -> None:
        seen = [world.seen(person) for world in self.worlds]
        assert len(seen[0]) > 150
        assert seen[0].keys() == seen[1].keys()
        assert {call: (told, seen[1][call]) for call, told in seen[0].items() if told != seen[1][call]} == {}

    def frozen(self, seat: Seat) -> bool:
        rows = [world.desks["Q-01"].board.rows(world.round_id)[0] for world in self.worlds]
        states = [(row.first if seat is Seat.FIRST else row.second).state for row in rows]
        assert states[0] == states[1]
        return states[0] == "submitted"


def twins(tmp_path: Path, forms: FormCatalogue, mode: Mode, seed: int) -> Twins:
    worlds = tuple(World(tmp_path / str(side), forms, mode, random.Random(f"{seed}/{side}")) for side in range(2))
    for world in worlds:
        world.found()
    return Twins((worlds[0], worlds[1]), random.Random(seed))


def close(pair: Twins) -> None:
    for world in pair.worlds:
        assert world.desks["Q-01"].check() == ()
        assert world.opened is not None
        world.opened.close()


COMMON = (
    "first_writes",
    "first_writes",
    "second_writes",
    "other_case",
    "other_case",
    "companion",
    "rule",
    "first_asks",
    "first_worries",
    "first_feeds_back",
    "lead_issues",
)


def act_at_random(pair: Twins, *, reopening: bool = True) -> None:
    """One act that is possible now, the same in both."""
    possible: list[tuple[object, ...]] = [(act,) for act in COMMON]
    for seat, name in ((Seat.FIRST, "first"), (Seat.SECOND, "second")):
        if not pair.frozen(seat):
            possible += [(f"{name}_submits",)]
        elif reopening:
            possible += [("reopens", seat)]
    act, *given = pair.shared.choice(possible)
    pair.both(str(act), *given)


SOAK = (pytest.mark.soak, pytest.mark.skipif(not SOAKING, reason="a long loop: make soak"))


def seeds(first: int, short: int, long: int) -> list[object]:
    """A few chances in every run, more in `make soak`."""
    return [*range(first, first + short), *(pytest.param(seed, marks=SOAK) for seed in range(first + short, long))]


@pytest.mark.parametrize("seed", seeds(0, 1, 20))
def test_r080_a_blind_second_auditor_sees_no_trace_of_the_first_audit(
    tmp_path: Path, forms: FormCatalogue, seed: int
) -> None:
    pair = twins(tmp_path, forms, Mode.BLIND, seed)
    pair.both("first_writes")
    pair.both("first_asks")
    pair.both("first_worries")
    pair.same_to()
    for _ in range(5):
        act_at_random(pair)
        pair.same_to()
    for seat, name in ((Seat.FIRST, "first"), (Seat.SECOND, "second")):
        if not pair.frozen(seat):
            pair.both(f"{name}_submits")
            pair.same_to()
    # Both are frozen now: nothing yet, nothing while one is audited, and nothing while the moderator decides.
    pair.both("reviews")
    pair.same_to()
    for _ in range(2):
        pair.both("moderates")
        decided = [world.desks["M-01"].moderating.comparison(world.cases[0]).decided_at for world in pair.worlds]
        if any(decided):
            break
        pair.same_to()
    shown = [world.desks["M-01"].moderating.comparison(world.cases[0]).pair.a.answers for world in pair.worlds]
    assert shown[0] != shown[1], "the two first audits must differ, or this test proves nothing"
    close(pair)


@pytest.mark.parametrize("seed", seeds(100, 1, 110))
def test_r080_with_own_grades_first_nothing_shows_until_the_second_is_frozen(
    tmp_path: Path, forms: FormCatalogue, seed: int
) -> None:
    pair = twins(tmp_path, forms, Mode.OWN_GRADES_FIRST, seed)
    pair.both("first_writes")
    pair.both("first_submits")
    for _ in range(3):
        pair.both(pair.shared.choice(COMMON))
        pair.same_to()
    pair.both("second_submits")
    given = [world.desks["A-09"].first_reading.given(world.cases[0]) for world in pair.worlds]
    assert given[0] is not None
    assert given[1] is not None
    assert given[0].answers != given[1].answers
    close(pair)


def test_r080_an_auditor_of_other_cases_sees_no_trace_either(tmp_path: Path, forms: FormCatalogue) -> None:
    pair = twins(tmp_path, forms, Mode.BLIND, 7)
    pair.both("first_writes")
    pair.both("first_submits")
    pair.both("second_submits")
    pair.same_to("A-11")
    close(pair)


def test_the_comparison_would_notice_a_leak(
    tmp_path: Path, forms: FormCatalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair = twins(tmp_path, forms, Mode.BLIND, 8)
    pair.both("first_submits")
    pair.both("second_submits")
    pair.same_to()
    with monkeypatch.context() as patched:
        patched.setattr(pairs, "require_reader", lambda *_: None)
        with pytest.raises(AssertionError, match=r"moderating\.comparison"):
            pair.same_to()
    close(pair)
