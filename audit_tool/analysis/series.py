"""A figure over time, and what may be said of its change (R-115, R-116, R-128)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from audit_tool.analysis.counting import NOTHING, Count, change_words, empty_words, pooled, share_words
from audit_tool.analysis.rates import SMALL_BASE


@dataclass(frozen=True, slots=True)
class Point:
    """One period: its count, in how many audits of which ways of working it was asked, and from where it comes."""

    label: str
    count: Count
    ways: tuple[str, ...] = ()
    """How its audits were done, in order; empty where no record says it."""
    versions: tuple[str, ...] = ()
    """Forms and versions that are joined in it."""
    aggregate: bool = False
    """Brought in as a sum: there are no records behind it."""


def pooled_point(label: str, points: Iterable[Point]) -> Point:
    """Several periods as one: counts are pooled, and every way and version is named (R-113)."""
    found = tuple(points)
    ways = {way for point in found for way in point.ways}
    versions = {version for point in found for version in point.versions}
    count = pooled(each.count for each in found)
    return Point(label, count, tuple(sorted(ways)), tuple(sorted(versions)), any(each.aggregate for each in found))


def not_comparable(before: Point, now: Point) -> str:
    """Why two periods are not compared; empty where they may be (domain, section 4.3 item 12)."""
    if before.aggregate != now.aggregate:
        return "one of them was brought in without its records"
    if before.ways != now.ways:
        return f"the audits were done in other ways: {_ways(before)}, then {_ways(now)}"
    return ""


def trend_sentence(points: Sequence[Point]) -> str:
    """The last change in one plain sentence, such as "6 of 12, then 6 of 9: too few to tell a change"."""
    rated = [point for point in points if point.count.base]
    if not rated:
        return f"{_capital(empty_words(points[-1].count) if points else NOTHING)}."
    now = rated[-1]
    if len(rated) == 1:
        return f"{point_words(now)} in {now.label}: nothing to compare it with yet."
    before = rated[-2]
    told = f"{point_words(before)} in {before.label}, then {point_words(now)} in {now.label}"
    return f"{told}: {change_of(before, now)}."


def point_words(point: Point) -> str:
    """What is told of a period beside others: its share only where the line is drawn through it, else counts alone."""
    found = point.count
    return share_words(found) if found.base >= SMALL_BASE else f"{found.met} of {found.base}"


def change_of(before: Point, now: Point) -> str:
    """What may be said of two periods, both with a base: their change, or why they are not compared."""
    why = not_comparable(before, now)
    return f"not comparable, since {why}" if why else change_words(before.count, now.count)


def joined(points: Iterable[Point]) -> str:
    """Which forms and versions a line joins, in words; empty where there is one alone."""
    versions = sorted({version for point in points for version in point.versions})
    return f"Joined: {', '.join(versions)}." if len(versions) > 1 else ""


def _ways(point: Point) -> str:
    return " and ".join(sorted(point.ways)).replace("_", " ") or "not recorded"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
