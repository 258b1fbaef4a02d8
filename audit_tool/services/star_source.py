"""Reads the tables of the star one run of audits at a time, and puts keys in the place of references and people."""

from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import groupby, islice
from operator import itemgetter

from audit_tool.models.counting import CountedGroup
from audit_tool.models.moderation import Decision
from audit_tool.models.rounds import Round
from audit_tool.services.counted import OUTCOME
from audit_tool.services.star_facts import AuditFact, CaseFact, DecisionFact, RoundFact, Side, Sorted
from audit_tool.services.star_forms import StarForms
from audit_tool.services.star_keys import StarKeys
from audit_tool.services.workplace import Workplace
from audit_tool.storage import star
from audit_tool.storage.store import Session

_AT_ONCE = 500
FIRST, SECOND = "first", "second"


class StarSource:
    """Everything that the star holds, at one moment."""

    def __init__(
        self, work: Workplace, session: Session, round_id: int | None, progress: Callable[[int, int], None]
    ) -> None:
        self.work, self.session, self._progress = work, session, progress
        self.keys = StarKeys(session)
        self.alone = round_id is not None
        chosen = star.chosen_rounds(session, () if round_id is None else (round_id,))
        self.rounds = {each.id: self._round(each) for each in chosen}
        groups = star.groups(session, self.rounds)
        self._sorted = {each.id: self._sorting(each) for each in groups.values()}
        self.forms = StarForms(work, session, {(each.form_code, each.form_version) for each in groups.values()})
        self._done = 0

    @cached_property
    def size(self) -> int:
        """How many audits there are, each as often as it has kinds of grades."""
        return star.counted(self.session, self._sorted)

    def audits(self) -> Iterator[AuditFact]:
        """Every settled audit, in a lasting order."""
        for run in self.runs():
            yield from run

    def cases(self) -> Iterator[CaseFact]:
        """The same, with the keys of case and auditors."""
        for run in self.runs():
            auditors = star.auditors(self.session, [each.allocation_id for each in run])
            for each in run:
                first, second = (self.keys.person_of(one) for one in auditors.get(each.allocation_id, (None, None)))
                yield CaseFact(each, self.keys.case(each.reference), first, second)

    def runs(self, *, moderated: bool = False) -> Iterator[list[AuditFact]]:
        """Every settled audit, or only those that were moderated, some hundreds at a time."""
        read = star.audits(self.session, self.rounds, moderated=moderated)
        found = ((allocation, list(rows)) for allocation, rows in groupby(read, key=itemgetter(0)))
        while run := list(islice(found, _AT_ONCE)):
            yield [self._audit(allocation, rows) for allocation, rows in run]
            self._done += 0 if moderated else sum(len(rows) for _, rows in run)
            self._progress(self._done, self.size)  # ends here where somebody called it off

    def decisions(self) -> Iterator[DecisionFact]:
        """What was decided about each question of each settled audit."""
        for run in self.runs(moderated=True):
            moderated = {each.allocation_id: each for each in run}
            reopened = star.reopened(self.session, moderated)
            for allocation, decided in star.decisions(self.session, moderated).items():
                audit, issue = moderated[allocation], reopened.get(allocation, 0) + 1
                yield from (self._decision(audit, decision, issue) for decision in decided)

    def _decision(self, audit: AuditFact, decision: Decision, issue: int) -> DecisionFact:
        code, on = decision.question_code, decision.decided_at
        first, second = (_given(audit.sides.get(side), code) for side in (FIRST, SECOND))
        by = self.keys.person_of(decision.decided_by_id)
        day = on.astimezone().date() if on else None
        return DecisionFact(audit, code, first, second, decision.value, decision.reason, decision.route, day, by, issue)

    def _audit(self, allocation: int, rows: list[star.CountedRow]) -> AuditFact:
        outcome = next((row for row in rows if row[1] == OUTCOME), rows[0])
        sides = {grades: Side(self._sorted[group], told) for _, grades, group, _, _, _, told in rows}
        _, _, _, reference, day, origin, _ = outcome
        return AuditFact(allocation, self.keys.audit(allocation), reference, day, origin, sides)

    def _round(self, chosen: Round) -> RoundFact:
        counts = not chosen.pilot or chosen.pilot_counts
        days = chosen.starts_on, chosen.ends_on
        return RoundFact(self.keys.round(chosen.id), chosen.name, chosen.kind, chosen.theme, *days, chosen.mode, counts)

    def _sorting(self, group: CountedGroup) -> Sorted:
        form = group.form_code, group.form_version
        where = self.rounds[group.round_id], group.quarter, group.service, group.team
        return Sorted(*where, *form, group.audit_set, group.way)


def _given(side: Side | None, code: str) -> str:
    return ",".join(value for asked, value in side.answers if asked == code) if side else ""
