"""R-165: what a public table hides cannot be worked out, and no more is hidden than that takes."""

from dataclasses import replace
from itertools import product

import pytest

from audit_tool.analysis.small_numbers import SUPPRESSED, Figure, Policy, Printed, Sum, Suppressed, Why
from audit_tool.analysis.suppression import suppress
from tests.analysis.disclosure_attacker import Attacker, from_a_share
from tests.analysis.random_tables import Tables, attacker_of, draw, secrets
from tests.formdef.soak import LONG

SETS = 50
LONG_SEARCH = 20_000
TO_ASK = range(400)


def row(*counts: int) -> Tables:
    tables = Tables(Policy(), dict(enumerate(counts)))
    tables.add("all", [*range(len(counts))])
    return tables


def words(tables: Tables) -> list[str]:
    out = tables.suppressed()
    return [out.words(key) for key in tables.counts]


def primary_alone(tables: Tables) -> Suppressed:
    """What a table would print that only hides small counts."""
    small = {key: tables.policy.small(number) for key, number in tables.counts.items()}
    cells = {
        key: Printed(tables.policy.word, Why.SMALL) if small[key] else Printed(str(number), Why.SHOWN)
        for key, number in tables.counts.items()
    }
    return Suppressed(cells)


def naive(tables: Tables) -> Suppressed:
    """The usual way by hand: wherever one count alone is hidden in a sum, its smallest neighbour is hidden too."""
    cells = dict(primary_alone(tables).cells)
    for _ in range(len(cells)):
        for each in tables.sums:
            together = [each.total, *each.parts]
            shown = [key for key in together if cells[key].why is Why.SHOWN and tables.counts[key]]
            if len(together) - sum(cells[key].why is Why.SHOWN for key in together) == 1 and shown:
                cells[min(shown, key=lambda key: tables.counts[key])] = Printed(SUPPRESSED, Why.SECONDARY)
    return Suppressed(cells)


def recovered(tables: Tables, out: Suppressed) -> list[object]:
    """Hidden figures that the attacker knows: settled by the sums, or with one value alone in every table that fits."""
    reader = attacker_of(tables, out)
    exact = reader.settled_exactly()
    hidden = secrets(tables, out)
    return [key for key in hidden if key in exact or not reader.more_than_one(key, near(tables.counts[key]))]


def narrowed(tables: Tables, out: Suppressed) -> list[object]:
    """Small counts of which the printed numbers tell more than the words alone do."""
    reader, by_words = attacker_of(tables, out), attacker_of(tables, out, numbers=False)
    small = range(tables.policy.threshold)
    hidden = [key for key in secrets(tables, out) if tables.counts[key] in small]
    # What the search leaves undecided counts against what was hidden.
    return [
        key
        for key in hidden
        if any(_told(reader, key, value) is not True and _told(by_words, key, value) is not False for value in small)
    ]


def _told(reader: Attacker, key: object, value: int) -> bool | None:
    """Whether a reader finds a value possible; None where the search does not tell."""
    least, most = reader.known[key]
    return least <= value <= most and reader.maybe(key, value, LONG_SEARCH)


def near(value: int) -> list[int]:
    return sorted(TO_ASK, key=lambda each: abs(each - value))


def test_a_small_count_and_one_beside_it_are_hidden() -> None:
    assert words(row(2, 60, 9, 70)) == ["<5", "60", SUPPRESSED, "70", "141"]


def test_a_neighbour_that_would_narrow_it_is_not_enough() -> None:
    """5 hidden as "5 or more" beside 2 of 7 would leave 1 and 2 only; 4 must stay possible too."""
    tables = row(2, 5)
    assert words(tables) == ["<5", "5", SUPPRESSED]
    by_hand = Suppressed(
        {0: Printed("<5", Why.SMALL), 1: Printed(SUPPRESSED, Why.SECONDARY), "all": Printed("7", Why.SHOWN)}
    )
    assert attacker_of(tables, by_hand).possible(0, range(9)) == {1, 2}
    assert attacker_of(tables, tables.suppressed()).possible(0, range(9)) == {1, 2, 3, 4}


def test_nothing_is_hidden_where_nothing_is_small_and_zero_prints_as_zero() -> None:
    assert words(row(0, 5, 60)) == ["0", "5", "60", "65"]


def test_zero_is_hidden_where_the_council_says_so() -> None:
    tables = replace(row(0, 9, 60), policy=Policy(hides_zero=True))
    assert words(tables)[0] == "<5"
    assert recovered(tables, tables.suppressed()) == narrowed(tables, tables.suppressed()) == []


@pytest.mark.parametrize("threshold", [5, 6, 7, 10])
def test_the_threshold_is_the_councils(threshold: int) -> None:
    tables = replace(row(threshold - 1, threshold, 60, 70), policy=Policy(threshold))
    out = tables.suppressed()
    assert out.words(0) == f"<{threshold}"
    assert out.shown(3)
    assert f"Counts of 1 to {threshold - 1} print as <{threshold}." in tables.policy.note()


def test_all_or_none_of_a_small_group_is_not_told() -> None:
    """Three audits, all inadequate: "0" good would tell it of each of the three."""
    tables = Tables(Policy(), {"good": 0, "inadequate": 3})
    tables.add("all", ["good", "inadequate"], group=True)
    assert words(tables) == [SUPPRESSED, SUPPRESSED, "<5"]
    assert attacker_of(tables, tables.suppressed()).possible("good", range(9)) == {0, 1, 2, 3, 4}


def test_a_share_prints_only_with_its_count_and_its_base() -> None:
    out = row(2, 60, 9, 70).suppressed()
    assert out.shown(1, "all")
    assert not out.shown(0, "all")
    assert not out.shown(2, "all")


def test_what_an_earlier_issue_printed_counts_as_known() -> None:
    """20 to the third quarter was printed; the year may not print, or the fourth quarter were the difference."""
    fresh = [Figure("to Q3", 20), Figure("Q4", 2), Figure("year", 22)]
    sums = [Sum("year", ("to Q3", "Q4"))]
    printed_before = [replace(fresh[0], public=True), *fresh[1:]]
    assert suppress(fresh, sums, Policy()).words("to Q3") == SUPPRESSED
    out = suppress(printed_before, sums, Policy())
    assert (out.words("Q4"), out.words("year"), out.exposed) == ("<5", SUPPRESSED, ())
    both = [replace(each, public=each.key != "Q4") for each in fresh]
    assert suppress(both, sums, Policy()).exposed == ("Q4",)


def test_a_difference_of_two_issues_is_protected_though_nobody_prints_it() -> None:
    figures = [Figure("first issue", 20, public=True), Figure("late", 2, printed=False), Figure("second issue", 22)]
    out = suppress(figures, [Sum("second issue", ("first issue", "late"))], Policy())
    assert (out.words("second issue"), "late" in out.cells) == (SUPPRESSED, False)


def test_words_that_give_a_count_away_by_themselves_are_not_printed() -> None:
    """Four counts of at least 1 in one of at most 4 are 1 each: "<5" five times would tell them all."""
    tables = row(1, 1, 1, 1)
    assert attacker_of(tables, primary_alone(tables)).possible(0, range(9)) == {1}
    assert words(tables) == [SUPPRESSED] * 4 + ["<5"]
    apart = Tables(Policy(), {**tables.counts, "elsewhere": 7}, tables.sums)
    assert apart.suppressed().words("elsewhere") == "7"


def test_a_few_cells_do_and_every_time_the_same() -> None:
    """Two small counts of a table of 6 x 8 hide each other: the other two corners of their square do."""
    tables = Tables(Policy(), {(a, b): 10 + 3 * a + b for a, b in product(range(6), range(8))})
    tables.counts |= {(1, 2): 3, (4, 5): 3}
    for a in range(6):
        tables.add((a, "all"), [(a, b) for b in range(8)])
    for b in [*range(8), "all"]:
        tables.add(("all", b), [(a, b) for a in range(6)])
    out = tables.suppressed()
    hidden = [key for key, each in out.cells.items() if each.why is not Why.SHOWN]
    assert len(hidden) == 4
    assert out == tables.suppressed()
    assert recovered(tables, out) == narrowed(tables, out) == []


@pytest.mark.parametrize("times", LONG)
def test_no_hidden_count_of_random_tables_is_recovered(times: int) -> None:
    """Margins, part sums, services, groups of one grade, shares, and issues one after the other."""
    hidden, told_more = 0, []
    for seed in range(SETS * times):
        tables = draw(seed)
        out = tables.suppressed()
        assert (seed, out.exposed, recovered(tables, out)) == (seed, (), [])
        hidden += len(secrets(tables, out))
        told_more += [(seed, key) for key in narrowed(tables, out)]
    # A search has an end. Where it ends too early a count keeps two values at least, but not each that it might.
    assert len(told_more) * 1000 <= hidden, told_more


def test_the_attacker_recovers_what_primary_suppression_alone_hides() -> None:
    tables = row(2, 60, 9)
    assert attacker_of(tables, primary_alone(tables)).settled_exactly() == {0}
    recovered = [seed for seed in range(30) if _exactly(draw(seed), primary_alone(draw(seed)))]
    assert len(recovered) > 15


def test_the_attacker_narrows_what_a_usual_second_cell_hides() -> None:
    beaten = [seed for seed in range(30) if _plain(seed) and narrowed(draw(seed), naive(draw(seed)))]
    assert len(beaten) > 5


def test_the_attacker_reads_counts_back_from_shares() -> None:
    """25% of 12 is 3: a share beside a hidden count would undo all of it."""
    assert from_a_share(25, 12) == (3, 3)
    reader = Attacker({"met": (1, 4), "not met": (5, 400), "base": (12, 12)}, [("base", ["met", "not met"])], {})
    assert reader.known["met"] == (1, 4)


def _exactly(tables: Tables, out: Suppressed) -> set[object]:
    return attacker_of(tables, out).settled_exactly() & set(secrets(tables, out))


def _plain(seed: int) -> bool:
    """Whether a set has no earlier issue: by hand nobody thinks of that either, and it would be too easy."""
    return not draw(seed).unprinted
