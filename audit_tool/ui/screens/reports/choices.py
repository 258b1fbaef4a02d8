"""What a report can be made of, read once for all reports that are made of it. Knows no Qt."""

from dataclasses import dataclass, replace
from functools import cached_property

from audit_tool.reports.request import Request
from audit_tool.services.desk import Desk
from audit_tool.services.going_out import OwnPage
from audit_tool.services.identity import Act
from audit_tool.services.outcomes import ORIGIN_WORDS
from audit_tool.services.panel_rows import PanelRow
from audit_tool.services.rounds import RoundEntry


@dataclass(frozen=True, slots=True)
class Choice:
    """A case, a record or a form that a report can be made of; what names it goes into the request."""

    key: str
    words: str
    round: str = ""
    reference: str = ""
    form: str = ""
    record: int = 0
    person: str = ""
    year: str = ""
    period: str = ""

    def put_into(self, request: Request) -> Request:
        """The request about this case, record or form."""
        return replace(
            request,
            round=self.round,
            case=self.reference,
            form=self.form,
            record=self.record,
            person=self.person,
            year=self.year,
            period=self.period,
        )


class Read:
    """What several reports can be made of, read once for all of them."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._panels: dict[int, tuple[PanelRow, ...]] = {}

    @cached_property
    def rounds(self) -> tuple[RoundEntry, ...]:
        """Every round."""
        return tuple(self.desk.rounds.listing())

    @cached_property
    def settled(self) -> list[Choice]:
        """Cases whose outcome this person may report on."""
        return [
            case_choice(chosen.name, case.reference, ORIGIN_WORDS[case.origin].lower())
            for chosen in self.rounds
            for case in self.desk.outcomes.settled(chosen.id)
        ]

    @cached_property
    def pages(self) -> list[OwnPage]:
        """What goes out: everybody's for the quality lead, one's own for everybody."""
        found: list[OwnPage] = []
        for chosen in self.rounds:
            if self.desk.identity.may(Act.READ_PROGRESS, chosen.id):
                found += self.desk.going_out.everybody(chosen.id)
            elif (own := self.desk.going_out.own(chosen.id)) is not None:
                found.append(own)
        return found

    @property
    def read_both(self) -> list[RoundEntry]:
        """Rounds of real cases in which this person compares audits."""
        may = self.desk.identity.may
        return [each for each in self.rounds if may(Act.READ_BOTH, each.id) and not each.practice]

    def panel(self, round_id: int) -> tuple[PanelRow, ...]:
        """The cases of a round with both audits in."""
        if round_id not in self._panels:
            self._panels[round_id] = self.desk.moderating.panel(round_id)
        return self._panels[round_id]


def case_choice(round_name: str, reference: str, words: str) -> Choice:
    """A case of a round, with what is to be known of it."""
    return Choice(case_key(round_name, reference), f"{reference}, {words}", round_name, reference)


def case_key(round_name: str, reference: str) -> str:
    """How a case or a person of a round is known in a list."""
    return f"{round_name}\n{reference}"
