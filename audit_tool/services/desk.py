"""Everything one unlocked person can do, in one place: how the window and the command line reach the services."""

from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from audit_tool.errors import WrongInputError
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.services.auditing import Auditing
from audit_tool.services.first_reading import FirstReading
from audit_tool.services.identity import Act, Identity, Role
from audit_tool.services.people import NewPerson, People, enter, identify, refuse_opening, refuse_wrong_code
from audit_tool.services.rounds import Rounds
from audit_tool.services.worklist import Worklist
from audit_tool.services.workplace import Clock, Workplace, wall_clock
from audit_tool.storage import slots, trail, workspaces
from audit_tool.storage.keyfile import Cost
from audit_tool.storage.store import Store
from audit_tool.storage.workspaces import OpenWorkspace

if TYPE_CHECKING:
    from audit_tool.services.action_proposals import ActionProposals
    from audit_tool.services.action_reminders import ActionReminders
    from audit_tool.services.actions import Actions
    from audit_tool.services.agreement import Agreeing
    from audit_tool.services.allocation import Allocating
    from audit_tool.services.audit_reviews import AuditReviews
    from audit_tool.services.board import Board
    from audit_tool.services.calibrating import Calibrating
    from audit_tool.services.coming_back import ComingBack
    from audit_tool.services.companions import Companions
    from audit_tool.services.concerns import Concerns
    from audit_tool.services.counting import Counting
    from audit_tool.services.earlier_figures import EarlierFigures
    from audit_tool.services.exemptions import Exemptions
    from audit_tool.services.feedback import Feedback
    from audit_tool.services.figures import Figures
    from audit_tool.services.form_versions import FormVersions
    from audit_tool.services.going_out import GoingOut
    from audit_tool.services.insight import Insight
    from audit_tool.services.insight_words import InsightWords
    from audit_tool.services.issued import IssuedReports
    from audit_tool.services.last_time import LastTimes
    from audit_tool.services.learning import Learning
    from audit_tool.services.moderating import Moderating
    from audit_tool.services.outcomes import Outcomes
    from audit_tool.services.own_conflicts import OwnConflicts
    from audit_tool.services.owner_lists import OwnerLists
    from audit_tool.services.panel_card import PanelCards
    from audit_tool.services.panel_sessions import PanelSessions
    from audit_tool.services.passing_on import PassingOn
    from audit_tool.services.plan import Planning
    from audit_tool.services.plan_carrying import PlanCarrying
    from audit_tool.services.plan_import import PlanImport
    from audit_tool.services.plan_measures import PlanMeasures
    from audit_tool.services.plan_update import PlanUpdate
    from audit_tool.services.population import Population
    from audit_tool.services.proposals import Proposals
    from audit_tool.services.reaudits import Reaudits
    from audit_tool.services.reopening import Reopening
    from audit_tool.services.review_figures import ReviewFigures
    from audit_tool.services.round_setting import RoundSetting
    from audit_tool.services.sampling import Sampling
    from audit_tool.services.saved_views import SavedViews
    from audit_tool.services.searching import Searching
    from audit_tool.services.second_audits import SecondAudits
    from audit_tool.services.small_numbers import SmallNumbers
    from audit_tool.services.star import Star
    from audit_tool.services.unfinished import Unfinished
    from audit_tool.services.working_hours import WorkingHours
    from audit_tool.services.writing_help import WritingHelp

Service = TypeVar("Service")

OWN_FORMS = "forms"
"""The folder in a workspace that holds the council's own forms: it goes wherever the workspace goes."""


class _Later(Generic[Service]):
    """A service that is loaded when it is first wanted: an auditor's laptop holds nothing of what a lead works with.

    Its module is named as the desk names it.
    """

    def __init__(self, kind: str) -> None:
        self._kind = kind

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, desk: "Desk", owner: type) -> Service:
        module = import_module(f"audit_tool.services.{self._name}")
        # Python asks here no more once the desk has it; of two that ask at once, both get the same.
        made: Service = vars(desk).setdefault(self._name, getattr(module, self._kind)(desk.work))
        return made


class Desk:
    """The services of one unlocked workspace, all bound to the identity that unlocked it."""

    round_setting: "_Later[RoundSetting]" = _Later("RoundSetting")
    going_out: "_Later[GoingOut]" = _Later("GoingOut")
    population: "_Later[Population]" = _Later("Population")
    sampling: "_Later[Sampling]" = _Later("Sampling")
    proposals: "_Later[Proposals]" = _Later("Proposals")
    allocation: "_Later[Allocating]" = _Later("Allocating")
    board: "_Later[Board]" = _Later("Board")
    exemptions: "_Later[Exemptions]" = _Later("Exemptions")
    second_audits: "_Later[SecondAudits]" = _Later("SecondAudits")
    companions: "_Later[Companions]" = _Later("Companions")
    actions: "_Later[Actions]" = _Later("Actions")
    action_reminders: "_Later[ActionReminders]" = _Later("ActionReminders")
    action_proposals: "_Later[ActionProposals]" = _Later("ActionProposals")
    audit_reviews: "_Later[AuditReviews]" = _Later("AuditReviews")
    review_figures: "_Later[ReviewFigures]" = _Later("ReviewFigures")
    concerns: "_Later[Concerns]" = _Later("Concerns")
    working_hours: "_Later[WorkingHours]" = _Later("WorkingHours")
    small_numbers: "_Later[SmallNumbers]" = _Later("SmallNumbers")
    last_time: "_Later[LastTimes]" = _Later("LastTimes")
    learning: "_Later[Learning]" = _Later("Learning")
    moderating: "_Later[Moderating]" = _Later("Moderating")
    agreement: "_Later[Agreeing]" = _Later("Agreeing")
    panel_sessions: "_Later[PanelSessions]" = _Later("PanelSessions")
    passing_on: "_Later[PassingOn]" = _Later("PassingOn")
    reaudits: "_Later[Reaudits]" = _Later("Reaudits")
    coming_back: "_Later[ComingBack]" = _Later("ComingBack")
    reopening: "_Later[Reopening]" = _Later("Reopening")
    feedback: "_Later[Feedback]" = _Later("Feedback")
    outcomes: "_Later[Outcomes]" = _Later("Outcomes")
    own_conflicts: "_Later[OwnConflicts]" = _Later("OwnConflicts")
    owner_lists: "_Later[OwnerLists]" = _Later("OwnerLists")
    panel_card: "_Later[PanelCards]" = _Later("PanelCards")
    saved_views: "_Later[SavedViews]" = _Later("SavedViews")
    searching: "_Later[Searching]" = _Later("Searching")
    insight: "_Later[Insight]" = _Later("Insight")
    insight_words: "_Later[InsightWords]" = _Later("InsightWords")
    counting: "_Later[Counting]" = _Later("Counting")
    earlier_figures: "_Later[EarlierFigures]" = _Later("EarlierFigures")
    issued: "_Later[IssuedReports]" = _Later("IssuedReports")
    figures: "_Later[Figures]" = _Later("Figures")
    calibrating: "_Later[Calibrating]" = _Later("Calibrating")
    form_versions: "_Later[FormVersions]" = _Later("FormVersions")
    star: "_Later[Star]" = _Later("Star")
    plan: "_Later[Planning]" = _Later("Planning")
    plan_carrying: "_Later[PlanCarrying]" = _Later("PlanCarrying")
    plan_import: "_Later[PlanImport]" = _Later("PlanImport")
    plan_measures: "_Later[PlanMeasures]" = _Later("PlanMeasures")
    plan_update: "_Later[PlanUpdate]" = _Later("PlanUpdate")
    unfinished: "_Later[Unfinished]" = _Later("Unfinished")
    writing_help: "_Later[WritingHelp]" = _Later("WritingHelp")

    def __init__(self, opened: OpenWorkspace, identity: Identity, forms: FormCatalogue, clock: Clock) -> None:
        self._opened = opened
        self.forms = forms.with_own(opened.folder.path / OWN_FORMS)
        self.work = Workplace(opened.store, identity, self.forms, clock)
        self.identity = identity
        self.people = People(self.work)
        self.rounds = Rounds(self.work)
        self.worklist = Worklist(self.work)
        self.auditing = Auditing(self.work)
        self.first_reading = FirstReading(self.work)

    @property
    def folder(self) -> Path:
        """Where the workspace lies."""
        return self._opened.folder.path

    def give_passphrase(self, code: str, passphrase: str, cost: Cost | None = None) -> None:
        """Give a registered person a passphrase of their own, or a new one."""
        if code != self.identity.code:
            self.identity.require(Act.SET_UP)
        if code not in {entry.code for entry in self.people.listing()}:
            message = f"{code} is not in the register. Nothing was changed. Add the person first."
            raise WrongInputError(message)
        self._opened.add_slot(code, passphrase, cost)
        with self.work.store.transaction() as session:
            self.work.note(session, "passphrase given", code)

    def refuse_weak(self, passphrase: str) -> None:
        """Refuse a passphrase that is too short, before anything is changed for it."""
        workspaces.refuse_weak(passphrase)

    def check(self) -> tuple[str, ...]:
        """What does not hold in this workspace; empty where all is well."""
        from audit_tool.services.checking import faults_of

        return faults_of(self.work, self._opened.folder.memory)

    def lock(self) -> None:
        """Close the workspace."""
        self._opened.close()


def create(
    folder: Path,
    founder: NewPerson,
    passphrase: str,
    forms: FormCatalogue,
    *,
    clock: Clock = wall_clock,
    cost: Cost | None = None,
) -> tuple[Desk, str]:
    """Make a workspace whose first person is the quality lead; the second value is the recovery key, told once."""
    roles = tuple(dict.fromkeys((*founder.roles, Role.QUALITY_LEAD)))
    founder = replace(founder, code=founder.code.strip(), roles=roles)
    refuse_wrong_code(founder.code)

    entered: list[Identity] = []

    def found(store: Store) -> None:
        with store.transaction() as session:
            person = enter(session, founder)
            trail.add(session, clock(), person.id, "workspace created", founder.code)
            entered.append(identify(session, founder.code))

    opened, recovery = workspaces.create(folder, founder.code, passphrase, clock(), cost, found)
    return Desk(opened, entered[0], forms, clock), recovery


def unlock(folder: Path, person: str, passphrase: str, forms: FormCatalogue, *, clock: Clock = wall_clock) -> Desk:
    """Open a workspace as one person."""
    opened = workspaces.unlock(folder, person, passphrase, clock())
    try:
        with opened.store.reading() as session:
            identity = identify(session, person)
            refuse_opening(session, person, clock().astimezone().date())
    except BaseException:
        opened.close()
        raise
    return Desk(opened, identity, forms, clock)


def people_of(folder: Path) -> tuple[str, ...]:
    """Codes of those who can unlock the workspace; readable before anybody has."""
    return slots.people_of(folder)


def recover(folder: Path, recovery_key: str, person: str, passphrase: str) -> None:
    """Give a person a new passphrase by the recovery key."""
    workspaces.recover(folder, recovery_key, person, passphrase)
