"""R-013 to R-015: a population comes in whole or not at all, and goes again as long as nothing was drawn."""

from datetime import date

import pytest
from sqlalchemy import select

from audit_tool.errors import CalledOffError, WrongInputError
from audit_tool.models.trail import Setting
from audit_tool.services.population import AT_ONCE, ListedCase, Source
from audit_tool.storage import trail
from tests.conftest import Office

SOURCE = Source("extract.csv", "", "ab" * 32, {"Case ID": "reference", "Team": "team"}, left_out=2)
CASES = (
    ListedCase("PW-1", "Safeguarding", "North", "W-1", case_types="child_in_need", opened_on=date(2026, 3, 1), age="7"),
    ListedCase("PW-2", team="South", facts='{"Ward": "Oxley"}'),
)


@pytest.fixture
def held(office: Office) -> Office:
    office.hold_round()
    return office


def acts(office: Office) -> list[tuple[str, str]]:
    with office.as_("Q-01").work.store.reading() as session:
        return [(entry.act, entry.detail) for entry in trail.entries(session) if "population" in entry.act]


def test_r015_cases_come_in_with_the_fingerprint_of_their_file(held: Office) -> None:
    population = held.as_("Q-01").population
    made = population.bring_in(held.round_id, CASES, SOURCE)
    assert population.cases(held.round_id) == CASES
    (entry,) = population.imports(held.round_id)
    told = (entry.id, entry.file_name, entry.fingerprint, entry.by, entry.cases, entry.left_out, entry.drawn)
    assert told == (made, "extract.csv", "ab" * 32, "Q-01", 2, 2, 0)
    ((act, detail),) = acts(held)
    assert act == "population brought in"
    assert detail == f"extract.csv, 2 cases, 2 rows left out, {'ab' * 32}"
    assert held.as_("Q-01").check() == ()


def test_columns_are_remembered_for_the_same_headings_in_any_order(held: Office) -> None:
    population = held.as_("Q-01").population
    assert population.remembered_columns(["Case ID", "Team"]) == {}
    population.bring_in(held.round_id, CASES, SOURCE)
    assert population.remembered_columns(["Team", "case id "]) == SOURCE.columns
    assert population.remembered_columns(["Team", "Case ID", "Age"]) == {}


def test_r014_names_of_files_sheets_and_headings_are_not_kept(held: Office) -> None:
    population = held.as_("Q-01").population
    columns = {"Case ID": "reference", "Olivia Jones": "left_out", "NHS 943 476 5919": "left_out", "Team": "team"}
    population.bring_in(held.round_id, CASES, Source("olivia_jones.xlsx", "Olivia Jones", "ab" * 32, columns))
    (entry,) = population.imports(held.round_id)
    assert (entry.file_name, entry.sheet) == ("case list.xlsx", "a sheet")
    assert population.remembered_columns(columns) == {"Case ID": "reference", "Team": "team"}
    with held.as_("Q-01").work.store.reading() as session:
        told = [f"{each.name} {each.value}" for each in session.scalars(select(Setting))]
        told += [f"{each.subject} {each.detail}" for each in trail.entries(session)]
    assert not any(word in " ".join(told).lower() for word in ("olivia", "jones", "943"))


def test_an_import_is_undone_as_long_as_nothing_was_drawn_from_it(held: Office) -> None:
    population = held.as_("Q-01").population
    made = population.bring_in(held.round_id, CASES, SOURCE)
    held.allocate("PW-1")
    with pytest.raises(WrongInputError, match="1 case of this file is audited in this round already"):
        population.undo(made)
    assert population.cases(held.round_id) == CASES
    assert population.imports(held.round_id)[0].drawn == 1
    other = population.bring_in(held.round_id, [ListedCase("PW-3")], SOURCE)
    assert population.undo(other) == 1
    assert population.cases(held.round_id) == CASES
    assert [act for act, _ in acts(held)] == ["population brought in", "population brought in", "population taken back"]
    with pytest.raises(WrongInputError, match="not there any more"):
        population.undo(other)


@pytest.mark.parametrize("cases", [[], [ListedCase("PW-8"), ListedCase("PW-8")], [ListedCase("PW-9"), CASES[0]]])
def test_what_cannot_come_in_whole_does_not_come_in_at_all(held: Office, cases: list[ListedCase]) -> None:
    population = held.as_("Q-01").population
    population.bring_in(held.round_id, CASES, SOURCE)
    with pytest.raises(WrongInputError, match="Nothing was changed"):
        population.bring_in(held.round_id, cases, SOURCE)
    assert population.cases(held.round_id) == CASES
    assert len(population.imports(held.round_id)) == 1


@pytest.mark.parametrize("steps", range(3))
def test_what_is_called_off_leaves_nothing_behind(held: Office, steps: int) -> None:
    seen: list[int] = []

    def watched(done: int, _total: int) -> None:
        if len(seen) == steps:
            raise CalledOffError("Called off.")
        seen.append(done)

    many = [ListedCase(f"PW-{at}") for at in range(AT_ONCE + 1)]
    population = held.as_("Q-01").population
    with pytest.raises(CalledOffError):
        population.bring_in(held.round_id, many, SOURCE, progress=watched)
    assert population.cases(held.round_id) == ()
    assert population.imports(held.round_id) == ()
    assert population.remembered_columns(SOURCE.columns) == {}
    assert acts(held) == []


def test_pseudonyms_are_the_same_each_time_and_tell_nothing(held: Office) -> None:
    population = held.as_("Q-01").population
    first = population.bring_in(held.round_id, CASES, SOURCE, pseudonymous=True)
    named = [case.reference for case in population.cases(held.round_id)]
    assert all(name.startswith("P-") for name in named)
    # Two letters alone stand in a pseudonym by chance.
    assert not any(case.reference in name for case in CASES for name in named)
    assert len(set(named)) == 2
    assert population.known(held.round_id, ["PW-1", "PW-7"], pseudonymous=True) == {"PW-1"}
    assert population.known(held.round_id, ["PW-1"]) == frozenset()
    population.undo(first)
    held.lock()
    population = held.as_("Q-01").population
    population.bring_in(held.round_id, CASES, SOURCE, pseudonymous=True)
    assert [case.reference for case in population.cases(held.round_id)] == named


def test_the_same_reference_may_be_in_two_rounds(held: Office) -> None:
    from audit_tool.services.round_terms import NewRound

    lead = held.as_("Q-01")
    other = lead.round_setting.create(NewRound("Another", date(2027, 2, 1), date(2027, 2, 5)))
    for each in (held.round_id, other):
        lead.population.bring_in(each, CASES, SOURCE)
    assert lead.population.known(other, ["PW-1"]) == {"PW-1"}
