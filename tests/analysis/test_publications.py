"""R-165, R-167: whoever keeps every public issue works out nothing that one of them hides."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from audit_tool.analysis.indicators import GRADES, Column, PeriodCounts, indicator_table, quarter_start
from audit_tool.analysis.public_indicators import ROWS, PublicTable, public
from audit_tool.analysis.publications import Publication
from audit_tool.analysis.small_numbers import SUPPRESSED, Policy
from tests.analysis.random_issues import Reader, Told, draw, narrowed, periods_of
from tests.analysis.random_periods import PeriodReader
from tests.analysis.random_periods import draw as draw_periods
from tests.formdef.soak import LONG

SETS = 5
EVERY = 25
"""To look for what is merely told more takes long: so many sets are passed over."""
Q1, Q2 = ("2018-19", "Q1"), ("2018-19", "Q2")


def quarters(*counts: tuple[int, ...]) -> list[PeriodCounts]:
    found = []
    for (year, quarter), given in zip((Q1, Q2), counts, strict=False):
        starts = quarter_start(year, quarter)
        told = dict(zip(GRADES, given, strict=True))
        found.append(PeriodCounts(f"{year} {quarter}", year, quarter, starts, starts, told))
    return found


def months(first: int, last: int, counts: tuple[int, ...]) -> PeriodCounts:
    """A period of 2018 by its first and last month."""
    ends = date(2018, last + 1, 1) - timedelta(1)
    return PeriodCounts(
        f"{first} to {last}", "", "", date(2018, first, 1), ends, dict(zip(GRADES, counts, strict=True))
    )


def added(parts: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(map(sum, zip(*parts, strict=True)))


def issue(counts: list[PeriodCounts], *earlier: PublicTable, policy: Policy | None = None) -> PublicTable:
    return public(indicator_table(counts), policy or Policy(), [each.told for each in earlier])


def words(found: PublicTable, column: tuple[str, str] = Q1) -> list[str]:
    name = found.names[column]
    return [found.printed.words((name, row)) for row in (*GRADES, "all")]


def reader_of(issues: list[Told], *, last_blank: bool = False) -> Reader:
    reader = Reader()
    for at, told in enumerate(issues):
        reader.read(told, blank=last_blank and at == len(issues) - 1)
    return reader


@pytest.mark.parametrize("times", LONG)
def test_no_hidden_count_of_a_sequence_of_issues_is_recovered(times: int) -> None:
    """Corrections, late audits, quarters that are added, a year to date and a year, a period across quarters."""
    hidden, told_more, every, undecided = 0, 0, 0, 0
    for seed in range(SETS * times):
        issues = draw(seed)
        reader = reader_of(issues)
        assert (seed, reader.recovered()) == (seed, set())
        every += len(reader.hidden)
        undecided += reader.undecided
        if seed % EVERY == 0:
            hidden += len(reader.hidden)
            told_more += len(narrowed(issues))
    # A correction tells something by its words alone; two values at least are left of each count, as held above.
    assert told_more * 4 <= hidden
    assert undecided * 50 <= every, (undecided, every)


@pytest.mark.parametrize("seed", [804, 821, 1841, 3071])
def test_a_year_that_prints_again_does_not_tell_which_grades_of_its_quarters_moved(seed: int) -> None:
    """One quarter lost what another won: a reader who is told that the year is the same knew which grades did not.

    The last two: nobody knows that a period leaves nothing of a year, nor that what it leaves stayed as it was.
    """
    assert reader_of(draw(seed)).recovered() == set()


@pytest.mark.parametrize("times", LONG)
def test_where_the_rule_changes_between_issues_no_issue_adds_to_what_was_known(times: int) -> None:
    for seed in range(SETS // 2 * times):
        issues = draw(seed, one_policy=False)
        for upto in range(1, len(issues) + 1):
            known = reader_of(issues[:upto], last_blank=True)
            after = reader_of(issues[:upto])
            before = known.recovered()
            assert (seed, upto, after.recovered() - before) == (seed, upto, set())


def test_without_knowing_earlier_issues_the_reader_wins() -> None:
    """The attack is worth something: the same tables, each hidden by itself."""
    beaten = 0
    for seed in range(5):
        reader = Reader()
        for told in draw(seed):
            periods = [each for each in periods_of(told.truth, ()) if each.quarter]
            alone = public(indicator_table(periods), told.policy)
            reader.read(Told(told.truth, (), told.policy, alone))
        beaten += bool(reader.recovered())
    assert beaten


def test_a_late_audit_is_not_the_difference_of_two_issues() -> None:
    first = issue(quarters((10, 20, 30, 40)))
    assert words(first) == ["10", "20", "30", "40", "100"]
    second = issue(quarters((10, 21, 30, 40)), first)
    assert words(second)[1] == words(second)[4] == SUPPRESSED
    many = issue(quarters((10, 29, 30, 40)), first)
    assert words(many) == ["10", "29", "30", "40", "109"]


@pytest.mark.parametrize("counts", [(0, 0, 3, 0), (0, 1, 2, 0), (1, 1, 1, 0)])
def test_of_three_audits_the_word_does_not_tell_whether_one_was_good_or_outstanding(counts: tuple[int, ...]) -> None:
    """ "suppressed" for none and "<5" for one or more would tell which it is."""
    found = issue(quarters(counts, (20, 30, 40, 50)))
    assert [found.printed.words((found.names[Q1], row)) for row in ROWS] == [*[SUPPRESSED] * 4, "<5", SUPPRESSED]


def test_where_zeros_are_hidden_a_quarter_without_audits_prints_like_one_with_three() -> None:
    none, three = (
        issue(quarters(given, (20, 30, 40, 50)), policy=Policy(5, hides_zero=True))
        for given in ((0, 0, 0, 0), (0, 1, 2, 0))
    )
    for row in ROWS:
        share = "" if row == "all" else "too few"
        assert none.cell(Column(*Q1, {}), row, "") == three.cell(Column(*Q1, {}), row, share)
    assert words(none) == words(three)


def test_an_unchanged_quarter_prints_in_the_next_issue_as_it_did() -> None:
    first = issue(quarters((2, 20, 30, 40)))
    second = issue(quarters((2, 20, 30, 40), (9, 9, 9, 9)), first)
    assert words(second) == words(first)


def test_what_was_printed_stays_public_when_the_threshold_is_raised() -> None:
    first = issue(quarters((6, 20, 30, 40)))
    raised = issue(quarters((6, 20, 30, 40), (7, 20, 30, 40)), first, policy=Policy(10))
    assert words(raised) == ["6", "20", "30", "40", "96"]
    assert words(raised, Q2)[0] == "<10"
    assert words(issue(quarters((6, 20, 30, 40)), policy=Policy(10)))[0] == "<10"


def test_what_was_hidden_stays_hidden_when_the_threshold_is_lowered() -> None:
    """ "<6" and then "5 or more" would be 5."""
    first = issue(quarters((5, 20, 30, 40)), policy=Policy(6))
    assert words(first)[0] == "<6"
    lowered = issue(quarters((5, 20, 30, 40)), first)
    assert words(lowered)[0] == SUPPRESSED
    assert words(issue(quarters((5, 20, 30, 40))))[0] == "5"


def test_a_period_across_quarters_does_not_give_away_what_lies_between() -> None:
    """March to August holds the whole second quarter; beyond it there are 2 audits graded good."""
    periods = quarters((10, 20, 30, 40))
    counts = dict(zip(GRADES, (20, 22, 60, 80), strict=True))
    across = PeriodCounts("March to August", "", "", date(2018, 3, 1), date(2018, 8, 31), counts)
    assert words(issue([across]), ("March to August", "All"))[1] == "22"
    found = issue([*periods, across])
    assert "22" not in words(found, ("March to August", "All")) or "20" not in words(found)


@pytest.mark.parametrize("both", [(0, 2, 0, 0), (10, 11, 2, 10)])
def test_three_periods_do_not_tell_what_two_of_them_share(both: tuple[int, ...]) -> None:
    """April to August and June to October, less April to October, is June to August."""
    before, after = (20, 20, 20, 20), (30, 30, 30, 30)
    spans = ((4, 8, (before, both)), (6, 10, (both, after)), (4, 10, (before, both, after)))
    periods = [months(first, last, added(parts)) for first, last, parts in spans]
    found = issue(periods)
    for row, shared in zip(GRADES, both, strict=True):
        told = [found.printed.words((name, row)) for name in found.names.values()]
        assert not all(each.isdigit() for each in told) or shared not in range(1, 5)


def test_a_period_that_is_two_others_together_does_not_tell_what_one_of_them_hides() -> None:
    """March to June and July to October make March to October; April to August lies across them."""
    march, spring, summer, autumn = (4, 2, 2, 9), (25, 6, 14, 6), (0, 25, 0, 9), (25, 3, 2, 1)
    spans = ((3, 6, (march, spring)), (7, 10, (summer, autumn)), (3, 10, (march, spring, summer, autumn)))
    across = (4, 8, (spring, summer))
    periods = [months(first, last, added(parts)) for first, last, parts in (*spans[:1], across, *spans[1:])]
    found = issue(periods, policy=Policy(7))
    for row in (*GRADES, "all", "good or outstanding"):
        told = [found.printed.words((found.names[f"{first} to {last}", "All"], row)) for first, last, _ in spans]
        assert sum(not each.isdigit() for each in told) != 1, (row, told)


@pytest.mark.parametrize("times", LONG)
def test_periods_that_overlap_in_chains_tell_nothing_that_they_hide(times: int) -> None:
    """Such as March to August, then March to September; one that goes and comes back; beside quarters and years."""
    undecided, every = 0, 0
    for seed in range(SETS // 2 * times):
        reader = PeriodReader()
        for told in draw_periods(seed):
            reader.read(told)
        assert (seed, reader.recovered()) == (seed, set())
        undecided, every = undecided + reader.undecided, every + len(reader.hidden)
    assert undecided * 50 <= every, (undecided, every)


def test_a_zero_that_stands_beside_is_not_withheld_in_a_period_of_the_same_days() -> None:
    """It was, with all that hung together with it, and then stayed hidden though the quarter told it."""
    first, second, *_ = draw_periods(138)
    reader = PeriodReader()
    for told in (first, second):
        reader.read(told)
    names = second.found.names
    both = [second.found.printed.words((names[each], "good")) for each in (("2018-19", "Q2"), ("months 3 to 6", "All"))]
    assert both == ["0", "0"]
    assert reader.recovered() == set()


def test_a_publication_is_what_it_printed_with_its_sums() -> None:
    told: Publication = issue(quarters((2, 20, 30, 40))).told
    assert {each.words for each in told.figures if not each.public} >= {"<5", SUPPRESSED}
    assert all(each.least <= each.count for each in told.figures)
