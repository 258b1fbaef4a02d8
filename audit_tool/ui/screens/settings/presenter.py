"""Settings without their widgets: the register of people, who settles differences, passphrases, the check."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from audit_tool.analysis.routing import ROUTE_WORDS, TRIGGER_WORDS, Route, Trigger
from audit_tool.formdef.wording import day_words
from audit_tool.services.desk import Desk
from audit_tool.services.identity import ROLE_WORDS, Act, Role
from audit_tool.services.people import NewPerson, PersonEntry
from audit_tool.ui.asking import refusing
from audit_tool.ui.jobs import Lane, Runner

Problems = dict[str, str]
ALL_WELL = "Everything holds: file, links, trail, frozen audits and decisions."


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One line of the register in words."""

    code: str
    words: str
    left: bool
    me: bool


@dataclass(frozen=True, slots=True)
class RuleLine:
    """Who settles one kind of difference."""

    trigger: str
    words: str
    route: str


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """A person to add as it is typed."""

    code: str = ""
    title: str = ""
    roles: tuple[str, ...] = ()
    passphrase: str = ""


class SettingsView(Protocol):
    """What the presenter needs of the screen."""

    def show_people(self, lines: Sequence[PersonLine]) -> None:
        """Show the register."""

    def show_rules(self, lines: Sequence[RuleLine]) -> None:
        """Show who settles what."""

    def show_problems(self, part: str, problems: Problems) -> None:
        """Say at the fields of a card what is wrong."""

    def show_done(self, part: str, happened: str, rest: str = "") -> None:
        """Say what was done in a card, and empty its fields."""

    def show_check(self, words: Sequence[str], *, well: bool) -> None:
        """Say what the check found."""

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""


class SettingsPresenter:
    """What one person may set."""

    def __init__(self, desk: Desk, runner: Runner, view: SettingsView, today: Callable[[], date]) -> None:
        self._desk = desk
        self._runner = runner
        self._view = view
        self._refused = refusing(view.show_problem)
        self._today = today

    @property
    def leads(self) -> bool:
        """Whether people and rules are this person's to set."""
        return self._desk.identity.may_anywhere(Act.SET_UP)

    def load(self) -> None:
        """Read people and rules anew."""
        if self.leads:
            self._runner.run(self._desk.people.listing, self._show_people, self._refused)
            self._runner.run(self._desk.moderating.rules, self._show_rules, self._refused)

    def change_passphrase(self, new: str, again: str) -> None:
        """Change one's own passphrase."""
        problems = {"again": "The two are not the same."} if new != again else {}
        self._view.show_problems("passphrase", problems)
        if not problems:
            code = self._desk.identity.code
            done = self._done("passphrase", "Your passphrase is changed.", "Use the new one from now on.")
            refused = self._at_field("passphrase", "new")
            self._runner.run(lambda: self._desk.give_passphrase(code, new), done, refused, Lane.WRITE)

    def add_person(self, draft: PersonDraft) -> None:
        """Put a person into the register, with a first passphrase."""
        problems: Problems = {}
        if not draft.code.strip():
            problems["code"] = "Give a role code such as A-02, never a name."
        if not draft.passphrase:
            problems["first"] = "Give a first passphrase; the person can change it."
        self._view.show_problems("person", problems)
        if problems:
            return
        new = NewPerson(draft.code.strip(), draft.title, roles=tuple(Role(role) for role in draft.roles))

        def work() -> None:
            # The passphrase is looked at first, so that nobody stands in the register without being able to unlock.
            self._desk.refuse_weak(draft.passphrase)
            self._desk.people.add(new)
            self._desk.give_passphrase(new.code, draft.passphrase)

        done = self._done("person", f"{new.code} is in the register.", "Tell them their first passphrase.")
        self._runner.run(work, done, self._person_refused, Lane.WRITE)

    def give_passphrase(self, code: str, passphrase: str) -> None:
        """Give somebody a new passphrase."""
        done = self._done("register", f"{code} has a new passphrase.", "The old one no longer opens the workspace.")
        refused = self._at_field("register", "given")
        self._runner.run(lambda: self._desk.give_passphrase(code, passphrase), done, refused, Lane.WRITE)

    def leaves(self, code: str) -> None:
        """Note that somebody leaves today; what they audited stays theirs."""
        done = self._done("register", f"{code} is noted as a leaver.", "What they audited stays theirs.")
        today = self._today()
        self._runner.run(lambda: self._desk.people.leaves(code, today), done, self._refused, Lane.WRITE)

    def change_rule(self, trigger: str, route: str) -> None:
        """Change who settles a kind of difference."""
        words = TRIGGER_WORDS[Trigger(trigger)].lower()
        done = self._done("rules", "The rule is changed.", f"“{words}” goes to: {ROUTE_WORDS[Route(route)].lower()}.")
        change = self._desk.moderating.change_rule
        self._runner.run(lambda: change(Trigger(trigger), Route(route)), done, self._refused, Lane.WRITE)

    def check(self) -> None:
        """Check the whole workspace."""
        self._runner.run(self._desk.check, self._checked, self._refused)

    def _checked(self, faults: tuple[str, ...]) -> None:
        advice = "Keep this workspace as it is, and bring back the latest backup in another folder."
        self._view.show_check([*faults, advice] if faults else [ALL_WELL], well=not faults)

    def _show_people(self, people: tuple[PersonEntry, ...]) -> None:
        self._view.show_people([self._line(person) for person in people])

    def _line(self, person: PersonEntry) -> PersonLine:
        today = self._today()
        roles = [ROLE_WORDS[role].lower() for role in person.roles]
        roles += ["moderator of a round"] if person.round_roles else []
        left = person.left(today)
        parts = [person.title, (", ".join(roles) or "no role yet").capitalize()]
        if person.ends_on is not None:
            parts.append(f"{'left' if left else 'leaves'} on {day_words(person.ends_on)}")
        me = person.code == self._desk.identity.code
        return PersonLine(person.code, ". ".join(part for part in parts if part), left, me)

    def _show_rules(self, table: dict[Trigger, Route]) -> None:
        lines = [RuleLine(trigger.value, TRIGGER_WORDS[trigger], table[trigger].value) for trigger in Trigger]
        self._view.show_rules(lines)

    def _done(self, part: str, happened: str, rest: str = "") -> Callable[[Any], None]:
        def tell(_result: object) -> None:
            self._view.show_done(part, happened, rest)
            self.load()

        return tell

    def _person_refused(self, fault: Exception) -> None:
        field = "first" if "passphrase" in str(fault) else "code"
        self._at_field("person", field)(fault)

    def _at_field(self, part: str, field: str) -> Callable[[Exception], None]:
        return refusing(lambda words: self._view.show_problems(part, {field: words}))


def routes_for(trigger: str) -> tuple[tuple[str, str], ...]:
    """Who may settle a kind of difference: the same answer may be accepted, a difference must go to somebody."""
    no_difference = Trigger(trigger) is Trigger.SAME
    minor = Trigger(trigger) in {Trigger.FACT, Trigger.MEASURED_FACT, Trigger.SAME}
    offered = [
        route
        for route in Route
        if (route is not Route.ACCEPTED or no_difference) and (route is not Route.NOTED or minor)
    ]
    return tuple((route.value, ROUTE_WORDS[route]) for route in offered)
