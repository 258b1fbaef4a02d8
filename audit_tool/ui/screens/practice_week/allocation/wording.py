"""A proposal in words: each case with its auditors and why, what cannot be given, and how even it is. Knows no Qt."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from audit_tool.analysis.allocating import RULE_WORDS, Conflict
from audit_tool.analysis.proposing import SecondRule, Seconds
from audit_tool.counted_words import count_of
from audit_tool.services.proposals import ProposedCase, RoundProposal

NOTHING_LIFTED: Mapping[Conflict, str] = MappingProxyType({})
NAMED = 3
"""How many of those who are barred are named with each case."""
ALWAYS = (
    "Nobody audits a case that they work on, a case of a team that they are in or left within 12 months, a case that "
    "they audited within 12 months, or one for which they declared a conflict. First and second auditor are two people."
)


@dataclass(frozen=True, slots=True)
class Line:
    """One case of a proposal as it stands now."""

    reference: str
    kind: str
    form: str
    first: str
    second: str
    why: str
    lacking: str = ""
    """What else must be done before it can be given."""


@dataclass(frozen=True, slots=True)
class Formless:
    """Cases of one kind that no form of the round fits, and the form chosen for all of them."""

    kind: str
    count: int
    form: str

    @property
    def words(self) -> str:
        """How many cases of which kind."""
        cases = count_of(self.count, "case")
        return f"{cases} of the type “{self.kind}”" if self.kind else f"{cases} without a case type"


@dataclass(frozen=True, slots=True)
class StuckLine:
    """Something that cannot be given, and the auditor for whom a rule could be lifted; none where none would help."""

    reference: str
    words: str
    lift_for: str


def line_of(case: ProposedCase, auditors: int, lifts: Mapping[Conflict, str] = NOTHING_LIFTED) -> Line:
    """A case as it was proposed, with the rules that were lifted for its auditors and why."""
    given = case.given
    remarks = [f"Not known: {', '.join(case.lacking)}."] if case.lacking else []
    lacking = "" if case.form else "Choose a form."
    if given is None:
        return Line(case.reference, case.kind, case.form, "", "", " ".join(["Nobody can take it.", *remarks]), lacking)
    own = [
        why
        for one, why in lifts.items()
        if one.reference == case.reference and one.auditor in (given.first, given.second)
    ]
    why = [f"{given.possible} of {auditors} could take it.", *_barred(given.barred), *_lifted(own), *remarks]
    return Line(case.reference, case.kind, case.form, given.first, given.second, " ".join(why), lacking)


def changed_line(line: Line, first: str, second: str, form: str, reasons: Collection[str]) -> Line:
    """A case as it was changed by hand."""
    why = " ".join(["Chosen by hand.", *_lifted(reasons)])
    return Line(line.reference, line.kind, form, first, second, why, "" if form else "Choose a form.")


def stuck_lines(proposal: RoundProposal, leave: Collection[str] = ()) -> tuple[StuckLine, ...]:
    """What cannot be given, without the cases to leave; where no rule could be lifted, told once for all cases."""
    alone, together = [], dict[tuple[str, str], list[str]]()
    for one in proposal.stuck:
        if one.reference in leave:
            continue
        if one.lift:
            alone.append(StuckLine(one.reference, one.words, one.lift[0].auditor))
        else:
            together.setdefault((one.seat, one.words.removeprefix(one.reference)), []).append(one.reference)
    return (*alone, *(_stuck_together(seat, words, cases) for (seat, words), cases in together.items()))


def formless(cases: Sequence[ProposedCase], forms: Mapping[str, str]) -> tuple[Formless, ...]:
    """The kinds of case that no form fits, or for which one was chosen; each with how many cases."""
    counts: dict[str, int] = {}
    for case in cases:
        if not case.form or case.kind in forms:
            counts[case.kind] = counts.get(case.kind, 0) + 1
    return tuple(Formless(kind, count, forms.get(kind, "")) for kind, count in counts.items())


def given_words(lines: Sequence[Line]) -> str:
    """How many cases have auditors."""
    firsts, seconds = sum(bool(line.first) for line in lines), sum(bool(line.second) for line in lines)
    if firsts == seconds:
        return f"{firsts} of {len(lines)} cases have two auditors."
    return f"{firsts} of {len(lines)} cases have a first auditor, {seconds} a second one."


def seconds_words(seconds: Seconds) -> str:
    """Which cases get a second audit."""
    return {
        SecondRule.ALL: "Every case gets a second audit.",
        SecondRule.SHARE: f"{seconds.share}% of the cases get a second audit, drawn at random.",
        SecondRule.NONE: "No case gets a second audit.",
        SecondRule.BY_RULE: (
            "Second audits follow the first grade (inadequate, requires improvement, unsure). The program does not "
            "give them by itself yet: open a case on the board and give it a second auditor."
        ),
    }[seconds.rule]


def waiting_words(waiting: int) -> str:
    """How many cases wait for an auditor."""
    if not waiting:
        return "No drawn case waits for an auditor. Draw a sample first, or add cases one at a time."
    return f"{count_of(waiting, 'drawn case waits for its', 'drawn cases wait for their')} auditors."


def load_words(lines: Sequence[Line], held: Mapping[str, int], room: Collection[str]) -> str:
    """How many audits everybody would have, what they have already counted."""
    loads = {code: held.get(code, 0) for code in sorted(room)}
    for line in lines:
        for code in filter(None, (line.first, line.second)):
            loads[code] = loads.get(code, held.get(code, 0)) + 1
    if not loads:
        return ""
    least, most = min(loads.values()), max(loads.values())
    span = f"{count_of(least, 'audit')} each" if least == most else f"between {least} and {most} audits"
    return f"{span[0].upper()}{span[1:]}: {', '.join(f'{code} {count}' for code, count in loads.items())}."


def _barred(barred: Sequence[Conflict]) -> list[str]:
    by_auditor: dict[str, list[str]] = {}
    for one in barred:
        by_auditor.setdefault(one.auditor, []).append(RULE_WORDS[one.rule])
    named = [f"{code} {' and '.join(rules)}" for code, rules in list(by_auditor.items())[:NAMED]]
    more = len(by_auditor) - len(named)
    if more:
        named.append(f"{more} more")
    return [f"Not: {'; '.join(named)}."] if named else []


def _lifted(reasons: Collection[str]) -> list[str]:
    told = [each if each.endswith(".") else f"{each}." for each in dict.fromkeys(reasons)]
    return [f"Rule lifted: {' '.join(told)}"] if told else []


def _stuck_together(seat: str, words: str, cases: Sequence[str]) -> StuckLine:
    if len(cases) == 1:
        return StuckLine(cases[0], f"{cases[0]}{words}", "")
    plural = words.replace(f" gets no {seat} auditor", f" get no {seat} auditor", 1)
    return StuckLine(cases[0], f"{len(cases)} cases{plural} They are {', '.join(cases)}.", "")
