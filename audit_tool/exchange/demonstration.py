"""Makes the demonstration workspace through the real services: the same content every time; only keys are random."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from audit_tool.errors import WrongInputError
from audit_tool.exchange.demonstration_answers import Voice, cover_of_case
from audit_tool.exchange.demonstration_files import (
    CaseFile,
    ModerationFile,
    RoundFile,
    moment_of,
    read_case,
    read_week,
)
from audit_tool.exchange.figures_import import bring_in_figures
from audit_tool.formdef.answer_files import read_answers
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.definition import Seat
from audit_tool.places import resources
from audit_tool.services import desk as desks
from audit_tool.services.allocation import NewAllocation
from audit_tool.services.auditing import Auditing
from audit_tool.services.desk import Desk
from audit_tool.services.first_reading import NewCompanion
from audit_tool.services.identity import Role
from audit_tool.services.people import NewPerson
from audit_tool.services.round_terms import NewRound
from audit_tool.services.rulings import Ruling
from audit_tool.small_files import put_in_place
from audit_tool.storage.folder import cannot_write, folder_for
from audit_tool.storage.keyfile import Cost

PASSPHRASE = "demonstration only"  # noqa: S105 - meant to be known: nothing in the demonstration is secret
COST = Cost(passes=2, memory=8192, lanes=1)
"""A cheap cost, so that making and unlocking the demonstration takes no time; real workspaces use the default."""
PACE = (41, 76, 23, 95, 58, 34, 112, 67)
"""How unevenly an auditor's answers follow each other; stretched to the minutes that the audit took."""
FIGURES = (
    "audits_by_quarter",
    "criteria_by_quarter",
    "compliance_measures",
    "pep_audits",
    "quoted_baselines",
    "self_evaluation_judgements",
)
"""The files of figures without records, as they are brought in."""
COMPANIONS = (
    ("practitioner", "reflection", "PSR"),
    *((voice, "feedback", "FCF") for voice in ("child", "mother", "father")),
)

Told = Callable[[str], None]
Event = tuple[datetime, str, Callable[[Desk], None]]
"""When something happens, who does it, and what it is."""


class DemonstrationClock:
    """A clock that goes on by a second at each look, and further when it is told to."""

    def __init__(self, start: datetime) -> None:
        self._now = start

    def __call__(self) -> datetime:
        """The present moment."""
        self._now += timedelta(seconds=1)
        return self._now

    def go_to(self, moment: datetime) -> None:
        """Go on to a moment; never back."""
        self._now = max(self._now, moment)

    def let_pass(self, seconds: float) -> None:
        """Let some time go by."""
        self._now += timedelta(seconds=round(seconds))


def make_demonstration(folder: Path, forms: FormCatalogue, told: Told = lambda _: None) -> None:
    """Make the demonstration workspace in a new or empty folder, or leave everything as it was."""
    target = folder_for(folder).path
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        message = f"{folder} already holds something. Nothing was changed. Choose a new or an empty folder."
        raise WrongInputError(message)
    with _neighbour(target) as beside:
        Builder(beside, forms, told).build()
        if target.exists():
            target.rmdir()
        put_in_place(beside, target)


@contextlib.contextmanager
def _neighbour(target: Path) -> Iterator[Path]:
    """A folder beside the target to work in; it and any folder made for it are gone again after a failure."""
    made = [parent for parent in target.parents if not parent.exists()]
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as fault:
        raise WrongInputError(cannot_write(target, fault)) from fault
    try:
        yield beside
    except BaseException as fault:
        shutil.rmtree(beside, ignore_errors=True)
        for parent in made:
            with contextlib.suppress(OSError):
                os.rmdir(parent)  # noqa: PTH106 - only where it is empty
        if isinstance(fault, OSError):
            raise WrongInputError(cannot_write(target, fault)) from fault
        raise


@dataclass
class Builder:
    """Plays the two weeks in order of time, each act by the person who would do it."""

    folder: Path
    forms: FormCatalogue
    told: Told
    source: Path = field(default_factory=lambda: resources() / "demo")
    _allocated: dict[str, int] = field(default_factory=dict)
    _desk: Desk | None = None

    def build(self) -> None:
        """Make the whole workspace and close it."""
        self._week = read_week(self.source)
        self._clock = DemonstrationClock(moment_of(self._week.registered_at))
        try:
            self._register()
            for at, person, act in sorted(self._events(), key=lambda event: event[0]):
                desk = self._as(person)
                self._clock.go_to(at)
                act(desk)
        finally:
            self._lock()

    def _register(self) -> None:
        lead, *others = self._week.people
        founder = NewPerson(lead.code, lead.title, lead.service, (Role(lead.role),))
        self._desk, _ = desks.create(self.folder, founder, PASSPHRASE, self.forms, clock=self._clock, cost=COST)
        self.told("People")
        for person in others:
            roles = (Role(person.role),) if person.role else ()
            self._desk.people.add(NewPerson(person.code, person.title, person.service, roles))
            self._desk.give_passphrase(person.code, PASSPHRASE, COST)

    def _events(self) -> Iterator[Event]:
        lead = self._week.people[0].code
        yield moment_of(self._week.figures_at), lead, self._bring_figures
        for each in self._week.rounds:
            cases = {reference: read_case(self.source, reference) for reference in each.cases}
            yield moment_of(each.set_up_at), lead, _bound(self._set_up, each, cases)
            for reference, case in cases.items():
                yield from self._case_events(lead, each.moderator, reference, case)

    def _case_events(self, lead: str, moderator: str, reference: str, case: CaseFile) -> Iterator[Event]:
        for seat, who, audit in (
            (Seat.FIRST, case.first, case.first_audit),
            (Seat.SECOND, case.second, case.second_audit),
        ):
            if audit is not None:
                voice = Voice(self.source, self._week, case, seat)
                yield moment_of(audit.begun_at), who, _bound(self._audit, reference, voice)
        if case.companions_at is not None:
            yield moment_of(case.companions_at), lead, _bound(self._keep_companions, reference)
        if case.moderation is not None:
            yield moment_of(case.moderation.at), moderator, _bound(self._moderate, reference, case.moderation)

    def _set_up(self, desk: Desk, each: RoundFile, cases: dict[str, CaseFile]) -> None:
        self.told(each.name)
        days = (date.fromisoformat(each.starts_on), date.fromisoformat(each.ends_on))
        round_id = desk.round_setting.create(NewRound(each.name, *days, target=each.target))
        desk.people.give_role(each.moderator, Role.MODERATOR, round_id)
        for reference, case in cases.items():
            new = NewAllocation(
                reference,
                case.first,
                case.second,
                due_on=date.fromisoformat(case.due_on),
                second_due_on=date.fromisoformat(case.second_due_on) if case.second_due_on else None,
                cover=cover_of_case(self.source, self._week, reference, case),
            )
            self._allocated[reference] = desk.allocation.allocate(round_id, new)

    def _audit(self, desk: Desk, reference: str, voice: Voice) -> None:
        self.told(f"{reference}, audit by {desk.identity.code}")
        record = desk.auditing.begin(self._allocated[reference])
        asked = [one.question for section in desk.auditing.sheet(record).sections() for one in section.questions]
        if unasked := voice.codes() - {question.code for question in asked}:
            message = f"The demonstration file of {reference} answers {', '.join(sorted(unasked))}, which is not asked."
            raise WrongInputError(message)
        codes = [question.code for question in asked]
        stop = codes.index(voice.audit.stop_before) if voice.audit.stop_before else len(codes)
        stretch = voice.audit.minutes * 60 * len(PACE) / (sum(PACE) * max(1, stop))
        for at, question in enumerate(asked[:stop]):
            answer = voice.answer(question)
            if not answer.empty:
                self._clock.let_pass(PACE[at % len(PACE)] * stretch)
                desk.auditing.save(record, question.code, answer)
        self._end(desk.auditing, record, voice)

    def _end(self, auditing: Auditing, record: int, voice: Voice) -> None:
        if voice.audit.submit:
            auditing.submit(record)
        elif voice.audit.stop_before:
            auditing.keep_place(record, voice.audit.stop_before)
        elif voice.audit.leave_out:
            auditing.keep_place(record, voice.audit.leave_out[0])

    def _moderate(self, desk: Desk, reference: str, wanted: ModerationFile) -> None:
        self.told(f"{reference}, moderation")
        allocation = self._allocated[reference]
        for code in wanted.to_panel:
            self._clock.let_pass(160)
            desk.moderating.send_to_panel(allocation, code)
        for each in wanted.decisions:
            self._clock.let_pass(420)
            ruling = Ruling(each.value, each.reason, each.note, each.learning, each.clarify)
            desk.moderating.decide(allocation, each.question, ruling)
        if wanted.finish:
            self._clock.let_pass(90)
            desk.moderating.accept_agreed(allocation)
            desk.moderating.finish(allocation)

    def _keep_companions(self, desk: Desk, reference: str) -> None:
        said = read_answers(self.source / "companions.yaml")
        for voice, kind, form in COMPANIONS:
            self._clock.let_pass(240)
            desk.first_reading.keep_companion(NewCompanion(self._allocated[reference], kind, voice, form, said[voice]))

    def _bring_figures(self, desk: Desk) -> None:
        for name in FIGURES:
            bring_in_figures(desk, resources() / "figures" / f"{name}.csv")

    def _as(self, person: str) -> Desk:
        if self._desk is None or self._desk.identity.code != person:
            self._lock()
            self._desk = desks.unlock(self.folder, person, PASSPHRASE, self.forms, clock=self._clock)
        return self._desk

    def _lock(self) -> None:
        if self._desk is not None:
            self._desk.lock()
            self._desk = None


def _bound(act: Callable[..., None], *rest: object) -> Callable[[Desk], None]:
    return lambda desk: act(desk, *rest)
