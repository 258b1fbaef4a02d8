"""What every test may use: cheap keys, a clock that stands still, a workspace with people in it."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import wraps
from pathlib import Path
from typing import TypeVar, cast

import pytest
from hypothesis import settings

from audit_tool.formdef.answers import Answer
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.definition import AuditSet
from audit_tool.services import desk as desks
from audit_tool.services.allocation import NewAllocation
from audit_tool.services.desk import Desk
from audit_tool.services.identity import Role
from audit_tool.services.people import NewPerson
from audit_tool.services.round_terms import NewRound
from audit_tool.services.rounds import Mode
from audit_tool.storage.keyfile import Cost
from tests.shell import Shell

# A busy computer takes longer, which says nothing about the program. `make test` tries the same examples each time, so
# that nothing fails by luck; `make soak` looks for others.
settings.register_profile("settled", deadline=None, derandomize=not os.environ.get("AUDIT_TOOL_SOAK"))
settings.load_profile("settled")

ROOT = Path(__file__).parent.parent
CHEAP = Cost(passes=1, memory=64, lanes=1)
PASSPHRASE = "four quiet words here"
COVER = {
    "CVR-02": Answer("child_in_need,child_protection"),
    "CVR-03": Answer("7"),
    "CVR-21": Answer("neglect"),
    "CVR-22": Answer("assessment_finished,review"),
}


@dataclass
class Ticking:
    """A clock that moves one second at each look."""

    now: datetime = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@dataclass
class Office:
    """A workspace with a quality lead, two auditors and a moderator, opened by one of them at a time."""

    folder: Path
    forms: FormCatalogue
    clock: Ticking = field(default_factory=Ticking)
    recovery: str = ""
    round_id: int = 0
    copies: Path = Path()
    """Where offices are kept that took long to arrange."""
    _open: Desk | None = None

    def found(self) -> None:
        founder = NewPerson("Q-01", "Quality lead", roles=(Role.QUALITY_LEAD,))
        made, self.recovery = desks.create(self.folder, founder, PASSPHRASE, self.forms, clock=self.clock, cost=CHEAP)
        self._open = made
        for code in ("A-02", "A-09", "A-11"):
            made.people.add(NewPerson(code, "Head of service"))
        made.people.add(NewPerson("M-01", "Principal social worker", roles=()))
        for code in ("A-02", "A-09", "A-11", "M-01"):
            made.give_passphrase(code, PASSPHRASE, CHEAP)

    def copy(self, folder: Path) -> "Office":
        """The same office in another folder; this one is closed."""
        shutil.copytree(self.folder, folder)
        return replace(self, folder=folder, clock=replace(self.clock))

    def become(self, other: "Office") -> None:
        """Hold what another office holds, at its time."""
        self.lock()
        shutil.rmtree(self.folder)
        shutil.copytree(other.folder, self.folder)
        self.clock.now, self.round_id = other.clock.now, other.round_id

    def hold_round(self, mode: Mode = Mode.BLIND, audit_set: AuditSet = AuditSet.SHORT) -> int:
        lead = self.as_("Q-01")
        days = date(2026, 11, 9), date(2026, 11, 13)
        new = NewRound("Practice week: November 2026", *days, mode=mode, audit_set=audit_set, target=12)
        self.round_id = lead.round_setting.create(new)
        lead.people.give_role("M-01", Role.MODERATOR, self.round_id)
        return self.round_id

    def allocate(self, reference: str = "PW-1", second: str = "A-09", cover: dict[str, Answer] | None = None) -> int:
        new = NewAllocation(
            reference, "A-02", second, due_on=date(2026, 11, 12), cover=COVER if cover is None else cover
        )
        return self.as_("Q-01").allocation.allocate(self.round_id, new)

    def as_(self, person: str) -> Desk:
        """The desk of a person; whoever was at work before has locked."""
        if self._open is None or self._open.identity.code != person:
            self.lock()
            self._open = desks.unlock(self.folder, person, PASSPHRASE, self.forms, clock=self.clock)
        return self._open

    def lock(self) -> None:
        if self._open is not None:
            self._open.lock()
            self._open = None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The two longest tests first: begun last, one of two workers would wait for them alone."""
    items.sort(key=lambda item: "tests/walkthrough/" not in item.nodeid)


@pytest.fixture(scope="session")
def forms() -> FormCatalogue:
    return FormCatalogue(ROOT / "forms")


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory, forms: FormCatalogue) -> Office:
    """An office founded once for all tests of a worker; each of them has a copy of it."""
    made = Office(tmp_path_factory.mktemp("founded") / "workspace", forms, copies=tmp_path_factory.mktemp("kept"))
    made.found()
    made.lock()
    return made


T = TypeVar("T")
_kept: dict[str, tuple[Office, object]] = {}


def kept(arrange: Callable[..., T]) -> Callable[..., T]:
    """For a fixture that arranges an office in seconds: it is done once a worker, and every test has a copy."""

    @wraps(arrange)
    def run(office: Office, **others: object) -> T:
        name = f"{arrange.__module__}.{arrange.__qualname__}"
        if name not in _kept:
            made = arrange(office, **others)
            office.lock()
            _kept[name] = office.copy(office.copies / name), made
        first, found = _kept[name]
        office.become(first)
        return cast("T", office if isinstance(found, Office) else found)

    return run


@pytest.fixture
def office(founded: Office, tmp_path: Path) -> Iterator[Office]:
    made = founded.copy(tmp_path / "workspace")
    made.as_("Q-01")
    yield made
    made.lock()


@pytest.fixture
@kept
def round_held(office: Office) -> Office:
    """A round with one case that two auditors have."""
    office.hold_round()
    office.allocate()
    return office


@pytest.fixture
def fill(office: Office) -> Callable[..., None]:
    """Answer everything an auditor is asked, and submit."""

    def run(person: str, allocation_id: int, grade: str = "good", **changes: Answer) -> None:
        auditing = office.as_(person).auditing
        record = auditing.begin(allocation_id)
        complete(auditing, record, grade, {code.replace("_", "-"): answer for code, answer in changes.items()})
        auditing.submit(record)

    return run


def complete(auditing: object, record: int, grade: str, changes: dict[str, Answer]) -> None:
    """Give every question an answer that stands; `changes` win."""
    from audit_tool.formdef.completeness import gaps
    from audit_tool.services.auditing import Auditing

    assert isinstance(auditing, Auditing)
    for _ in range(3):
        sheet = auditing.sheet(record)
        for section in sheet.sections():
            for one in section.questions:
                code = one.question.code
                wanted = changes.get(code) or plausible(one.question, grade)
                if sheet.answers.get(code) != wanted and not wanted.empty:
                    auditing.save(record, code, wanted)
        if not gaps(auditing.sheet(record).sections(), auditing.sheet(record).answers):
            return


def a_number(question: object) -> str:
    """A number that fits a question's range."""
    from audit_tool.formdef.definition import Question

    assert isinstance(question, Question)
    allowed = question.range
    if allowed is None or allowed.allows(1):
        return "1"
    return f"{allowed.most if allowed.least is None else allowed.least:g}"


def plausible(question: object, grade: str) -> Answer:
    """An answer of the right kind that leaves no gap."""
    from audit_tool.formdef.answers import Finding, findings_value
    from audit_tool.formdef.definition import Kind, Question

    assert isinstance(question, Question)
    if question.kind is Kind.GRADE:
        words = "What was seen on the record, and what it means for the child's day."
        return Answer(grade, words, (question.evidence[0].code,) if question.evidence else ())
    if question.kind is Kind.FINDINGS:
        theme = question.options[0].code
        return Answer(findings_value(tuple(Finding(f"Line {n}", theme) for n in range(max(1, question.count)))))
    if question.kind is Kind.ROWS:
        return Answer(reason="no_more")
    return {
        Kind.FACT: Answer("yes", "Seen."),
        Kind.NUMBER: Answer("/".join(a_number(question) for _ in question.parts or ("",))),
        Kind.TEXT: Answer("Some plain words."),
        Kind.CHOICE: Answer(question.options[0].code, "Said.") if question.options else Answer(),
        Kind.CHOICES: Answer(question.options[0].code) if question.options else Answer(),
        Kind.DATE: Answer("2026-10-06"),
        Kind.DATES: Answer("2026-10-06/2026-10-07"),
    }[question.kind]


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory, forms: FormCatalogue) -> Path:
    """The demonstration workspace, made once for all tests of a worker; they only read it."""
    from audit_tool.exchange.demonstration import make_demonstration

    folder = tmp_path_factory.mktemp("demonstration") / "workspace"
    make_demonstration(folder, forms)
    return folder


@pytest.fixture
def own_demonstration(demonstration: Path, tmp_path: Path) -> Path:
    """A copy of the demonstration workspace that a test may change."""
    return shutil.copytree(demonstration, tmp_path / "demonstration")


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """The command line, with the passphrase of the demonstration in the environment."""
    from audit_tool.exchange.demonstration import PASSPHRASE as TOLD

    monkeypatch.setenv("AUDIT_TOOL_PASSPHRASE", TOLD)
    return Shell(capsys)
