"""Everything that one person can get out of the services: each public method, called with every id there is."""

import dataclasses
import inspect
import itertools
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from audit_tool.analysis.action_states import Step
from audit_tool.analysis.action_words import Due, Level, Urgency, Wanted
from audit_tool.analysis.action_words import Impact as Helped
from audit_tool.analysis.allocating import TeamSpell
from audit_tool.analysis.charts import GradeBar
from audit_tool.analysis.feedback_counts import Response
from audit_tool.analysis.plan_rows import Impact, ImpactState, PlanRow, Status, Wording
from audit_tool.analysis.routing import Route, Trigger
from audit_tool.analysis.sample_settings import SampleSettings
from audit_tool.analysis.small_numbers import Policy
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.definition import Form, Seat
from audit_tool.services.action_terms import Difference, NewAction, Revision
from audit_tool.services.allocation import NewAllocation
from audit_tool.services.calibrating import NewCalibration
from audit_tool.services.companions import NewRecord
from audit_tool.services.desk import Desk
from audit_tool.services.feedback_terms import How, Limits
from audit_tool.services.figures import Aggregate
from audit_tool.services.first_reading import NewCompanion
from audit_tool.services.identity import Identity, Role
from audit_tool.services.insight import By, Chosen
from audit_tool.services.issued import About, NewIssue
from audit_tool.services.people import NewPerson
from audit_tool.services.plan import NewPlanRow
from audit_tool.services.plan_carrying import Goal
from audit_tool.services.plan_update import RowUpdate
from audit_tool.services.plan_writing import Told
from audit_tool.services.population import ListedCase, Source
from audit_tool.services.reopening import Cause
from audit_tool.services.round_terms import NewRound
from audit_tool.services.rounds import Mode
from audit_tool.services.rulings import Ruling
from audit_tool.services.sample_entries import Outcome
from audit_tool.services.typed_figures import TypedFigure
from audit_tool.services.working_hours import Hours
from audit_tool.services.workplace import Clock
from audit_tool.storage.store import Session, Store
from audit_tool.storage.workspaces import OpenWorkspace

NOT_ANSWERS = {"work", "forms", "folder", "lock"}
"""Parts of a desk that answer nothing about audits: surroundings, forms, the place on disk, closing."""
DAY = date(2026, 11, 12)
WORDING = Wording("June 2026", DAY, "A probe")
PLAN_ROW = PlanRow("2026-27", "PMQA 1.1", "PMQA 1", "Quality", (WORDING,))
COUNTS = {"inadequate": 1, "requires_improvement": 2, "good": 3, "outstanding": 4}
GIVEN: dict[str, tuple[object, ...]] = {
    "code": ("SAF-02", "A-02", "CIN"),
    "answer": (Answer("good", "A probe.", ("assessment",)),),
    "seat": tuple(Seat),
    "cause": (Cause.DISPUTE,),
    "reason": ("slip_or_wrong_key",),
    "ruling": (Ruling("good", "slip_or_wrong_key", "A probe."),),
    "text": ("A probe.",),
    "trigger": (Trigger.ONE_APART,),
    "settled_by": (Route.PANEL,),
    "mode": (Mode.INFORMED,),
    "role": (Role.MODERATOR,),
    "ends_on": (DAY,),
    "origin": ("a file",),
    "prompt": ("PRM-12",),
    "question": ("SAF-02",),
    "about": ("A probe",),
    "word": ("probe",),
    "reference": ("PW-1", "PW-2"),
    "path": (Path("no such file.yaml"),),
    "version": (1, 2),
    "per_cent": (35,),
    "passphrase": ("four other words here",),
    "cases": ((ListedCase("PW-3"),),),
    "source": (Source("extract.csv", "", "0" * 64, {"Case ID": "reference"}),),
    "import_id": (1, 999),
    "references": (("PW-1", "PW-3"),),
    "headings": (("Case ID",),),
    "auditor": ("A-02", "A-09"),
    "allotted": ((NewAllocation("PW-76", "A-02", "A-09"),),),
    "room": ({"A-02": 3, "A-09": None},),
    "holds": (False,),
    "teams": ((TeamSpell("North"),),),
    "approver": ("Director",),
    "name": ("", "Nowhere"),
    "settings": (SampleSettings("48213077", DAY, 1),),
    "outcome": (Outcome.UNSUITABLE,),
    "year": ("2026-27", "1999-00"),
    "told": (Told("A probe.", Status.ON_TARGET),),
    "update": (RowUpdate(Told("A probe.", Status.ON_TARGET), Impact.NOT_YET_DUE),),
    "impact": (ImpactState(Impact.NOT_EVIDENCED),),
    "quarter": ("2026-27 Q3",),
    "kind": ("question", "theme"),
    "kinds": (("question", "plan row"),),
    "part": ("Why",),
    "goal": (Goal("2027-28", "PMQA 1.1"),),
    "round_name": ("", "Nowhere"),
    "bar": (GradeBar("Safety", (1, 0, 0, 0), "", "Team North"),),
    "looked_at": ({"team": "North"},),
    "given": ((PLAN_ROW,),),
    "day": (DAY,),
    "action_id": (1, 2, 999),
    "reaudit_id": (1, 999),
    "months": (3,),
    "rule": ("ACT-R03",),
    "action_ids": ((1,), (1, 2)),
    "step": (Step.START, Step.CLAIM),
    "wanted": (Wanted(), Wanted(text="nan calls", due=Due.LATE)),
    "revision": (Revision(helping="A probe"),),
    "difference": (Difference(Helped.TOO_EARLY, DAY),),
    "due_on": (DAY,),
    "owner": ("A-09", "Team manager"),
    "concern_id": (1, 2, 999),
    "words": ({"worry": "A probe."}, "A probe of it."),
    "who": ("Duty manager",),
    "how": ("Telephone",),
    "at": (datetime(2026, 11, 10, 9, 0, tzinfo=UTC),),
    "promise": ("They will visit today.",),
    "evidence": ("The minutes say so.",),
    "proved_right": ("yes",),
    "hours": (Hours(),),
    "policy": (Policy(10),),
    "on": (DAY,),
    "way": (How.IN_PERSON,),
    "response": (Response.DISPUTES,),
    "limits": (Limits(),),
    "to": ("A-09", "M-01"),
    "members": (("A-09",),),
    "chosen": (Chosen(), Chosen("second", rounds=(1,))),
    "by": (By.SECTION, By.TEAM),
    "codes": (["SAF-02", "main-grade"],),
    "then": ((1, "A round"),),
    "now": ((1, "A round"),),
    "looked_for": ("record", "nan"),
    "issue_id": (1, 999),
    "what": (About("case-summary", "internal", allocation_id=1), About("indicator-table", "internal")),
    "aggregates": ((Aggregate("P", "P", "quarter", "2026-27", "Q3", DAY, DAY, COUNTS),),),
}
NEW: dict[str, object] = {
    "NewAction": NewAction("A probe of all that is new.", Level.CHILD, Urgency.TODAY, "A-11", DAY),
    "NewPerson": NewPerson("A-77"),
    "NewRound": NewRound("A probe", DAY, DAY),
    "NewAllocation": NewAllocation("PW-77", "A-02", "A-09"),
    "NewRecord": NewRecord("PSR", 1, 1),
    "NewCalibration": NewCalibration("A probe", DAY, ("CAL-01",), ("A-02", "A-09")),
    "NewPlanRow": NewPlanRow("PMQA 1.1", "PMQA 1", "Quality", "A probe"),
    "NewIssue": NewIssue(About("case-summary", "internal", allocation_id=1), 1, "PROTECT", "A probe", b"%PDF-", "{}"),
    "Wording": WORDING,
    "TypedFigure": TypedFigure("Visits in timescale", "Children in care", "91%", DAY, "A probe"),
    "NewCompanion": NewCompanion(1, "reflection", "practitioner", "CIN", {}),
}


class _TakenBackError(Exception):
    """Ends a probe's transaction."""


class ProbeStore:
    """A store in which every change is taken back at once, so that probing leaves no trace."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        try:
            with self._store.transaction() as session:
                yield session
                session.flush()
                raise _TakenBackError
        except _TakenBackError:
            pass

    @contextmanager
    def reading(self) -> Iterator[Session]:
        with self._store.reading() as session:
            yield session


def probing_desk(opened: OpenWorkspace, identity: Identity, forms: FormCatalogue, clock: Clock) -> Desk:
    """A desk whose acts leave no trace."""
    held = SimpleNamespace(store=ProbeStore(opened.store), folder=opened.folder, add_slot=lambda *_: None)
    return Desk(cast("OpenWorkspace", held), identity, forms, clock)


def methods_of(desk: Desk) -> dict[str, Any]:
    """Every public method of the desk and of every service on it, found by looking."""
    found = {}
    for name in sorted(set(dir(desk)) - NOT_ANSWERS):
        if name.startswith("_"):
            continue
        part = getattr(desk, name)
        if inspect.ismethod(part) or dataclasses.is_dataclass(part):
            found[name] = part
        elif type(part).__module__.startswith("audit_tool.services."):
            public = [each for each in dir(part) if not each.startswith("_")]
            found |= {f"{name}.{each}": getattr(part, each) for each in public}
        else:
            message = f"{name} on the desk is new: say in tests/services/reach.py how to look into it"
            raise AssertionError(message)
    return found


def calls_of(method: object, ids: dict[str, tuple[int, ...]]) -> list[dict[str, object]]:
    """Every set of arguments to try; a parameter that nobody has thought of fails the test."""
    if not callable(method):
        return []
    choices: dict[str, tuple[object, ...]] = {}
    for name, parameter in inspect.signature(method).parameters.items():
        if parameter.default is not inspect.Parameter.empty:
            continue
        if name == "new":
            choices[name] = (NEW[parameter.annotation.__name__],)
        elif name in ids:
            choices[name] = ids[name]
        else:
            assert name in GIVEN, f"say in tests/services/reach.py what to give for {name}"
            choices[name] = GIVEN[name]
    return [dict(zip(choices, values, strict=True)) for values in itertools.product(*choices.values())]


def reachable(desk: Desk, ids: dict[str, tuple[int, ...]]) -> dict[str, object]:
    """What every call gives or refuses, in a form that can be compared."""
    found: dict[str, object] = {}
    for name, method in methods_of(desk).items():
        if not callable(method):
            found[name] = plain(method)
        for given in calls_of(method, ids):
            shown = ", ".join(f"{key}={plain(value)}" for key, value in given.items())
            try:
                found[f"{name}({shown})"] = plain(entered(method(**given)))
            except Exception as refused:  # noqa: BLE001 - what is refused, and in which words, is part of what is told
                found[f"{name}({shown})"] = (type(refused).__name__, str(refused), plain(vars(refused)))
    return found


def entered(value: object) -> object:
    """What is open while something is done is entered: whoever may not is refused there."""
    if isinstance(value, AbstractContextManager):
        with value as inside:
            return type(inside).__name__
    return value


def plain(value: object) -> object:
    """A value as tuples and texts."""
    if isinstance(value, Form):
        return value.label
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = [(each.name, plain(getattr(value, each.name))) for each in dataclasses.fields(value)]
        return (type(value).__name__, *fields)
    if isinstance(value, dict):
        return tuple((str(key), plain(each)) for key, each in value.items())
    if isinstance(value, list | tuple):
        return tuple(plain(each) for each in value)
    if isinstance(value, frozenset | set):
        return tuple(sorted(map(repr, value)))
    return repr(value)
