"""What audits show beyond grades: whose voice says what, which strengths are named, what changed between rounds."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from audit_tool.analysis.counting import Count, change_words, count, share_words
from audit_tool.formdef.measures import MET
from audit_tool.formdef.wording import capitalised, lowered
from audit_tool.services.counted import MAIN, PRACTITIONER
from audit_tool.services.counting import Answered, Counting
from audit_tool.services.insight import WAYS, By, Chosen, Insight
from audit_tool.services.voices_beside import MATTERS, NOT_ASKED, VOICES, Asked, Beside, counted_words
from audit_tool.services.workplace import Workplace

OWN_GRADE, FEEDBACK = "PSR-04", "FDB-01"
"""The practitioner's grade of their own work; what came of asking child and family."""
OWN_SUPERVISION, SUPERVISION = "PSR-05", "SUP-12"
"""How the practitioner grades the supervision they get, and how the auditor does: never one figure (R-071)."""
OBTAINED = "Family or child feedback obtained, as audits say"
STRENGTHS, DEVELOPMENTS = "OVR-03", "OVR-04"
MOST = 8
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two rounds side by side on what both were asked; or why they are not compared (R-128)."""

    then: str
    now: str
    why_not: str
    lines: tuple[tuple[str, str, str, str], ...]
    """What, then, now, and what may be said of the change; sections that both rounds graded, in their order."""
    left_out: tuple[str, ...]
    """What only one of them was asked."""


class InsightWords:
    """Use cases around the same count as Insight."""

    def __init__(self, workplace: Workplace) -> None:
        self._counting, self._insight = Counting(workplace), Insight(workplace)

    def voices(self, chosen: Chosen) -> Pairs:
        """Practitioner, auditor and family, each apart and none joined with another (R-071, R-074)."""
        own = replace(chosen, grades=PRACTITIONER)
        return (
            ("Practitioners: own work good or outstanding", self._share(own, OWN_GRADE)),
            ("Auditors: good or outstanding overall", self._share(chosen, MAIN)),
            ("Practitioners: supervision good or outstanding", self._share(own, OWN_SUPERVISION)),
            ("Auditors: supervision good or outstanding", self._share(chosen, SUPERVISION)),
            (OBTAINED, self._share(chosen, FEEDBACK, {"obtained"})),
        )

    def three_voices(self, chosen: Chosen) -> tuple[Beside, ...]:
        """The same matters as each of the three voices tells them, beside each other (R-074, R-145)."""
        return tuple(
            Beside(
                matter, *(self._told(replace(chosen, grades=who), one) for who, one in zip(VOICES, asked, strict=True))
            )
            for matter, *asked in MATTERS
        )

    def _told(self, chosen: Chosen, asked: Asked | None) -> str:
        return f"{asked.words}: {lowered(self._share(chosen, asked.code, asked.met))}" if asked else NOT_ASKED

    def findings(self, chosen: Chosen, code: str, among: Collection[str] = ()) -> Pairs:
        """Themes that auditors named most often as strengths, or to develop, with how often; these alone if any."""
        themes = self._insight.theme_words(chosen)
        told: Counter[str] = Counter()
        for each in self._counting.answers(chosen, [code]):
            if not among or each.value in among:
                told[themes.get(each.value, each.value)] += each.number
        ordered = sorted(told.items(), key=lambda pair: (-pair[1], pair[0]))
        return tuple((theme, "once" if number == 1 else f"{number} times") for theme, number in ordered[:MOST])

    def compared(self, then: tuple[int, str], now: tuple[int, str]) -> Compared:
        """Two rounds, by id and name, section by section; not where they were audited in other ways."""
        before, after = Chosen(rounds=(then[0],)), Chosen(rounds=(now[0],))
        if why := self.why_not_compared(then, now):
            return Compared(then[1], now[1], why, (), ())
        first, second = (self._sections(each) for each in (before, after))
        shared = [label for label in second if label in first]
        lines = [("Overall", self._overall(before), self._overall(after))]
        lines += [(label, first[label], second[label]) for label in shared]
        left_out = tuple(sorted(first.keys() ^ second.keys()))
        return Compared(then[1], now[1], "", tuple(_line(*each) for each in lines), left_out)

    def why_not_compared(self, then: tuple[int, str], now: tuple[int, str]) -> str:
        """Why two rounds, by id and name, are not compared; empty where they may be."""
        ways = [self._ways(Chosen(rounds=(each,))) for each in (then[0], now[0])]
        return "" if all(ways) and ways[0] == ways[1] else _why_not(ways, then[1], now[1])

    def _overall(self, chosen: Chosen) -> Count:
        return count(_values(self._counting.answers(chosen, [MAIN])), MET)

    def _sections(self, chosen: Chosen) -> dict[str, Count]:
        bars = self._insight.share_out(chosen, By.SECTION).bars
        return {bar.label: Count(bar.good, bar.total) for bar in bars if bar.total}

    def _ways(self, chosen: Chosen) -> frozenset[str]:
        return frozenset(way for (way,) in self._counting.audits(chosen, ["way"]))

    def _share(self, chosen: Chosen, code: str, met: Collection[str] = MET) -> str:
        return capitalised(counted_words(code, _values(self._counting.answers(chosen, [code])), met))


def _values(answers: Iterable[Answered]) -> Counter[str]:
    values: Counter[str] = Counter()
    for each in answers:
        values[each.value] += each.number
    return values


def _why_not(ways: Sequence[frozenset[str]], then: str, now: str) -> str:
    for name, found in zip((then, now), ways, strict=True):
        if not found:
            return f"Not comparable: no case of {name} is settled."
    told = [" and ".join(sorted(WAYS.get(way, way).lower() for way in found)) for found in ways]
    return f"Not comparable: the audits were done in other ways ({told[0]}, then {told[1]})."


def _line(what: str, then: Count, now: Count) -> tuple[str, str, str, str]:
    change = change_words(then, now) if then.base and now.base else "nothing to compare it with"
    return what, share_words(then), share_words(now), change
