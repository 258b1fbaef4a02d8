"""Samples: drawn from the population of a round, kept with seed and settings, and changed with a reason only."""

import secrets
from collections.abc import Sequence
from dataclasses import replace

from audit_tool.analysis.case_facts import fact_words, facts_told, reader, values_of
from audit_tool.analysis.sample_settings import FactRule, SampleSettings, as_json, from_json
from audit_tool.analysis.sample_sieve import IN_SAMPLE, strata_of
from audit_tool.analysis.sample_words import figures, method_words, shortfall_words
from audit_tool.analysis.sampling import draw
from audit_tool.counted_words import count_of
from audit_tool.errors import WrongInputError
from audit_tool.models.rounds import Round
from audit_tool.models.sampling import SampledCase, SampleDraw
from audit_tool.services.identity import Act
from audit_tool.services.population import ListedCase, listed
from audit_tool.services.replacing import by_hand, given_reason, take_in, take_off_board, take_out
from audit_tool.services.sample_checks import refuse_wrong
from audit_tool.services.sample_entries import (
    OUTCOME_WORDS,
    DrawEntry,
    FactChoice,
    Outcome,
    Preview,
    Sample,
    entry_of,
    fingerprint,
    sample_of,
    values_counted,
)
from audit_tool.services.workplace import Workplace
from audit_tool.storage import samples
from audit_tool.storage.store import Session

AREA = "service_area"
OTHER_AREA = "Outside the service areas of this round"
USUAL_STRATA = (AREA, "team")
"""Of these, the first that the list tells is proposed."""
USUAL_SIZE = 10
FAMILY = "family_group"
"""It parts nothing that anybody would count; families have a setting of their own."""


def new_seed() -> str:
    """A seed by chance, short enough to be read out."""
    return f"{secrets.randbelow(10**8):08}"


class Sampling:
    """Use cases around the sample of a round; for the quality lead alone."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def facts(self, round_id: int) -> tuple[FactChoice, ...]:
        """The facts by which the population can be parted."""
        self._work.identity.require(Act.SET_UP)
        with self._work.store.reading() as session:
            cases = listed(session, round_id)
        return tuple(
            FactChoice(fact, fact_words(fact), values_counted(values_of(fact, read(case)) for case in cases))
            for fact in facts_told(cases)
            if fact != FAMILY
            for read in [reader(fact)]
        )

    def proposed(self, round_id: int) -> SampleSettings:
        """Settings to begin with, without a seed: as the last time in this round, or what is usual."""
        self._work.identity.require(Act.SET_UP)
        with self._work.store.reading() as session:
            into = session.get_one(Round, round_id)
            if (last := samples.latest(session, round_id)) is not None:
                return replace(from_json(last.settings), seed="")
            cases = listed(session, round_id)
        told = facts_told(cases)
        strata = tuple(fact for fact in USUAL_STRATA if fact in told)[:1]
        rules = _of_areas(into.service_areas, cases)
        return SampleSettings("", into.starts_on, into.target or USUAL_SIZE, strata=strata, rules=rules)

    def preview(self, round_id: int, settings: SampleSettings) -> Preview:
        """What a drawing would come to, in figures alone."""
        self._work.identity.require(Act.SET_UP)
        with self._work.store.reading() as session:
            cases = listed(session, round_id)
            refuse_wrong(settings, cases)
            told = draw(cases, settings, samples.audited(session, round_id), samples.in_round(session, round_id))
        return Preview(told.strata, figures(told), shortfall_words(told))

    def draw(self, round_id: int, settings: SampleSettings) -> int:
        """Draw, and keep what came of it with all that is needed to draw it again (R-015)."""
        self._work.identity.require(Act.SET_UP)
        with self._work.store.transaction() as session:
            into = session.get_one(Round, round_id)
            cases = listed(session, round_id)
            refuse_wrong(settings, cases)
            _refuse_again(session, round_id)
            told = draw(cases, settings, samples.audited(session, round_id), samples.in_round(session, round_id))
            made = SampleDraw(
                round_id=round_id,
                at=self._work.clock(),
                person_id=self._work.identity.id,
                seed=settings.seed,
                settings=as_json(settings),
                population=told.population,
                fingerprint=fingerprint(cases),
                method=method_words(told),
            )
            session.add(made)
            session.flush()
            samples.add_placed(session, made.id, told.placed)
            counted = f"{figures(told).in_sample:,} of {count_of(told.population, 'case')}"
            self._work.note(session, "sample drawn", into.name, f"seed {settings.seed}, {counted}, {made.fingerprint}")
            return made.id

    def sample(self, round_id: int) -> Sample | None:
        """The sample of a round as it is now: its latest drawing."""
        self._work.identity.require(Act.SET_UP)
        with self._work.store.reading() as session:
            found = samples.draws(session, round_id)
            return sample_of(session, *found[0], len(found)) if found else None

    def draws(self, round_id: int) -> tuple[DrawEntry, ...]:
        """Every drawing of a round, the latest first: whoever draws again leaves the earlier ones to be seen."""
        self._work.identity.require(Act.SET_UP)
        with self._work.store.reading() as session:
            found = samples.draws(session, round_id)
            return tuple(entry_of(made, by, len(found) - at) for at, (made, by) in enumerate(found))

    def cases(self, round_id: int) -> tuple[ListedCase, ...]:
        """The cases that are in the sample now, with their facts, in the order in which they were drawn."""
        self._work.identity.require(Act.SET_UP)
        with self._work.store.reading() as session:
            drawing = samples.latest(session, round_id)
            rows = samples.placed(session, drawing.id) if drawing else []
            inside = [row.reference for row in rows if row.state in IN_SAMPLE]
            known = {case.reference: case for case in listed(session, round_id)}
        return tuple(known[reference] for reference in inside)

    def pick(self, round_id: int, reference: str, reason: str) -> None:
        """Take a case into the sample by hand, on top of what was drawn (R-018)."""
        self._work.identity.require(Act.SET_UP)
        with self._work.store.transaction() as session:
            drawing = _drawing(session, round_id)
            case = next((each for each in listed(session, round_id) if each.reference == reference.strip()), None)
            if case is None:
                message = f"{reference.strip() or 'A case without a reference'} is not in the population of this round."
                raise WrongInputError(f"{message} Nothing was changed. Look at its reference.")
            (stratum,) = strata_of(from_json(drawing.settings).strata, [case])
            made = SampledCase(draw_id=drawing.id, reference=case.reference, stratum=stratum, place=0)
            take_in(session, self._work, drawing, made, reason)

    def replace(self, round_id: int, reference: str, outcome: Outcome, reason: str) -> str:
        """Take a case out, off the board too; which reserve came in, empty where none of its stratum is left (R-019).

        The reserve waits for auditors. A case on which anything was begun stays; for one that came onto the board by
        hand nothing comes in.
        """
        self._work.identity.require(Act.SET_UP)
        with self._work.store.transaction() as session:
            why = f"{OUTCOME_WORDS[outcome]}: {given_reason(reason)}"
            came_in = ""
            if not by_hand(session, round_id, reference):
                drawing = _drawing(session, round_id)
                came_in = take_out(session, self._work, drawing, reference, outcome, reason)
            take_off_board(session, self._work, round_id, reference, why)
            return came_in


def _of_areas(meant: str, cases: Sequence[ListedCase]) -> tuple[FactRule, ...]:
    """A round of some service areas draws from these alone, where the list tells them as the round does (R-003)."""
    wanted = {area.casefold() for area in meant.split(";") if area}
    found = sorted({case.service_area for case in cases if case.service_area.casefold() in wanted})
    return (FactRule(AREA, tuple(found), OTHER_AREA, keep=True),) if found else ()


def _drawing(session: Session, round_id: int) -> SampleDraw:
    found = samples.latest(session, round_id)
    if found is None:
        message = "No sample is drawn in this round yet. Nothing was changed. Draw one first."
        raise WrongInputError(message)
    return found


def _refuse_again(session: Session, round_id: int) -> None:
    """Part of a sample cannot be thrown away; one of which all is given out may be followed by another."""
    last = samples.latest(session, round_id)
    if last is None:
        return
    inside = {row.reference for row in samples.placed(session, last.id) if row.state in IN_SAMPLE}
    given = len(inside & samples.in_round(session, round_id))
    if 0 < given < len(inside):
        message = (
            f"{given} of {len(inside)} cases of the last sample are allocated already, so it stands. "
            "Nothing was changed. Allocate the others, pick cases by hand, or replace single ones."
        )
        raise WrongInputError(message)
