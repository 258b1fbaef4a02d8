"""The population of a round: cases that may be drawn, brought in from a file whole or not at all (R-013 to R-015)."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import repeat
from pathlib import PurePath
from typing import NamedTuple

from audit_tool.analysis.personal import detail_in_short
from audit_tool.analysis.sample_sieve import IN_SAMPLE, State
from audit_tool.counted_words import count_of
from audit_tool.errors import WrongInputError
from audit_tool.models.population import PopulationImport
from audit_tool.models.rounds import Round
from audit_tool.services.identity import Act
from audit_tool.services.round_kinds import refuse_real_cases
from audit_tool.services.workplace import Workplace
from audit_tool.storage import populations, pseudonyms, samples, trail
from audit_tool.storage.store import Session

Progress = Callable[[int, int], None]
"""Told how much is done and of how much; what it raises ends the work, and nothing of it stays."""
AT_ONCE = 5_000
_COLUMNS = "population columns "
TAKEN_BACK = "its list was taken back"


class ListedCase(NamedTuple):
    """A case as an extract lists it, after everything personal is gone."""

    reference: str
    service_area: str = ""
    team: str = ""
    worker: str = ""
    manager: str = ""
    case_types: str = ""
    opened_on: date | None = None
    last_audit_on: date | None = None
    age: str = ""
    family_group: str = ""
    facts: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """The file that cases come from, and what its columns were taken for."""

    file_name: str
    sheet: str
    fingerprint: str
    columns: Mapping[str, str]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class ImportEntry:
    """A file that was brought in."""

    id: int
    file_name: str
    sheet: str
    fingerprint: str
    at: datetime
    by: str
    cases: int
    left_out: int
    pseudonyms: bool
    drawn: int
    """How many of its cases are audited in the round; while there are any, it stays."""


class SampledError(WrongInputError):
    """Cases of an import are in the sample of the round: whoever takes it back has to say that they go too."""

    def __init__(self, count: int) -> None:
        cases = count_of(count, "case of this file is", "cases of this file are")
        super().__init__(
            f"{cases} in the sample of this round. Nothing was changed. "
            "Press undo once more to take them out of the sample too; then draw again."
        )


def no_progress(_done: int, _total: int) -> None:
    """For work that nobody watches."""


class Population:
    """Use cases around the population of a round; for the quality lead alone."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def bring_in(
        self,
        round_id: int,
        cases: Sequence[ListedCase],
        source: Source,
        *,
        pseudonymous: bool = False,
        progress: Progress = no_progress,
    ) -> int:
        """Take all of these cases into a round, or none; its columns are remembered for the next file like it."""
        self._work.identity.require(Act.SET_UP)
        if not cases:
            message = "The file holds no case that can come in. Nothing was changed. Look at the rows listed."
            raise WrongInputError(message)
        source = _without_names(source)
        with self._work.store.transaction() as session:
            into = session.get_one(Round, round_id)
            refuse_real_cases(into.kind)
            named = [_name(session, case.reference, pseudonymous) for case in cases]
            _refuse_known(session, round_id, named)
            made = self._entry(round_id, source, len(cases), pseudonymous)
            session.add(made)
            session.flush()
            for start in range(0, len(cases), AT_ONCE):
                progress(start, len(cases))
                end = start + AT_ONCE
                columns = dict(zip(ListedCase._fields, zip(*cases[start:end], strict=True), strict=True))
                fixed = {"round_id": repeat(round_id), "import_id": repeat(made.id)}
                populations.add_cases(session, {**fixed, **columns, "reference": named[start:end]})
            trail.put_setting(session, _setting(source.columns), json.dumps(dict(source.columns)))
            counted = f"{count_of(len(cases), 'case')}, {count_of(source.left_out, 'row')} left out"
            told = f"{source.file_name}, {counted}, {source.fingerprint}"
            self._work.note(session, "population brought in", into.name, told)
            # Still inside: what is called off now leaves nothing behind.
            progress(len(cases), len(cases))
            return made.id

    def undo(self, import_id: int, *, from_sample: bool = False) -> int:
        """Take an import back as long as no case of it is audited; how many cases went.

        Cases of it that are in the sample go out of it where that is wanted, and are logged there.
        """
        self._work.identity.require(Act.SET_UP)
        with self._work.store.transaction() as session:
            made = session.get(PopulationImport, import_id)
            if made is None:
                message = "This import is not there any more. Nothing was changed."
                raise WrongInputError(message)
            if found := populations.drawn(session, import_id):
                cases = count_of(found, "case of this file is", "cases of this file are")
                message = f"{cases} audited in this round already. Nothing was changed. The import stays."
                raise WrongInputError(message)
            self._take_out_of_sample(session, made, from_sample=from_sample)
            into = session.get_one(Round, made.round_id)
            self._work.note(session, "population taken back", into.name, f"{made.file_name}, {made.fingerprint}")
            count = made.cases
            session.expunge(made)
            populations.remove(session, import_id)
            return count

    def _take_out_of_sample(self, session: Session, made: PopulationImport, *, from_sample: bool) -> None:
        drawing = samples.latest(session, made.round_id)
        inside = samples.of_import(session, drawing.id, made.id, IN_SAMPLE) if drawing else []
        if inside and not from_sample:
            raise SampledError(len(inside))
        for case in inside:
            case.state, case.reason = State.OUT.value, f"Withdrawn: {TAKEN_BACK}"
            by = self._work.clock(), self._work.identity.id
            samples.log_replacement(session, case.draw_id, (case.reference, None), ("withdrawn", TAKEN_BACK), by)
            self._work.note(session, "case replaced", case.reference, f"no reserve, withdrawn, {TAKEN_BACK}")

    def imports(self, round_id: int) -> tuple[ImportEntry, ...]:
        """What was brought into a round, the latest first."""
        self._work.identity.require(Act.SET_UP)
        with self._work.store.reading() as session:
            found = populations.imports(session, round_id)
            return tuple(_told(made, by, populations.drawn(session, made.id)) for made, by in found)

    def cases(self, round_id: int) -> tuple[ListedCase, ...]:
        """The population of a round, in the order it came in."""
        self._work.identity.require(Act.SET_UP)
        with self._work.store.reading() as session:
            return listed(session, round_id)

    def known(self, round_id: int, references: Iterable[str], *, pseudonymous: bool = False) -> frozenset[str]:
        """Which of these references are in the population of the round already."""
        self._work.identity.require(Act.SET_UP)
        with self._work.store.reading() as session:
            held = populations.references(session, round_id)
            if not held:
                return frozenset()
            return frozenset(each for each in references if _name(session, each, pseudonymous) in held)

    def remembered_columns(self, headings: Iterable[str]) -> dict[str, str]:
        """What the columns of a file with these headings were taken for the last time."""
        self._work.identity.require(Act.SET_UP)
        with self._work.store.reading() as session:
            found: dict[str, str] = json.loads(trail.setting(session, _setting(headings)) or "{}")
            return found

    def _entry(self, round_id: int, source: Source, cases: int, pseudonymous: bool) -> PopulationImport:  # noqa: FBT001 - one call
        return PopulationImport(
            round_id=round_id,
            file_name=source.file_name,
            sheet=source.sheet,
            fingerprint=source.fingerprint,
            at=self._work.clock(),
            person_id=self._work.identity.id,
            cases=cases,
            left_out=source.left_out,
            pseudonyms=pseudonymous,
        )


def listed(session: Session, round_id: int) -> tuple[ListedCase, ...]:
    """The population of a round, for use cases that go on with it."""
    return tuple(map(ListedCase._make, populations.listing(session, round_id, ListedCase._fields)))


def _name(session: Session, reference: str, pseudonymous: bool) -> str:  # noqa: FBT001 - reads plainly where called
    return pseudonyms.pseudonym(session, reference) if pseudonymous else reference


def _refuse_known(session: Session, round_id: int, named: Sequence[str]) -> None:
    found = len(populations.references(session, round_id).intersection(named))
    if found or len(set(named)) < len(named):
        twice = count_of(found or len(named) - len(set(named)), "reference is", "references are")
        message = (
            f"{twice} in the population already, or twice in the file. Nothing was changed. Choose the file again."
        )
        raise WrongInputError(message)


def told_name(file_name: str) -> str:
    """A file's name as it may be kept and handed on: not where it tells whose cases they are."""
    path = PurePath(file_name)
    return file_name if detail_in_short(path.stem) is None else f"case list{path.suffix}"


def _without_names(source: Source) -> Source:
    """Workers have sheets, and lists have headings, of their own name; none of it is kept (R-014)."""
    columns = {heading: use for heading, use in source.columns.items() if detail_in_short(heading) is None}
    sheet = source.sheet if detail_in_short(source.sheet) is None else "a sheet"
    return replace(source, file_name=told_name(source.file_name), sheet=sheet, columns=columns)


def _setting(headings: Iterable[str]) -> str:
    """One name for each set of headings, in whatever order they stand; those that are names do not count."""
    kept = (each.strip().lower() for each in headings if detail_in_short(each) is None)
    return _COLUMNS + json.dumps(sorted(kept))


def _told(made: PopulationImport, by: str, drawn: int) -> ImportEntry:
    names = ("id", "file_name", "sheet", "fingerprint", "at")
    told = {name: getattr(made, name) for name in names}
    return ImportEntry(**told, by=by, cases=made.cases, left_out=made.left_out, pseudonyms=made.pseudonyms, drawn=drawn)
