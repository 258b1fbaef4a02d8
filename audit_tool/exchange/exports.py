"""What analysts take out as files, CSV, Excel or JSON by the ending; the figures are those of the screens."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from audit_tool.analysis.feedback_lines import TOO_FEW, half_within, how_far, how_long, what_was_said
from audit_tool.errors import WrongInputError
from audit_tool.exchange import plan_export
from audit_tool.exchange.agreement_content import content_of
from audit_tool.exchange.cells import INTERNAL_MARK, still, storable
from audit_tool.exchange.figures_content import figures_content
from audit_tool.exchange.star.saving import save_star
from audit_tool.exchange.workbooks import writing_book
from audit_tool.services.agreement import GradePair
from audit_tool.services.agreement_scopes import Scope, scopes_of
from audit_tool.services.desk import Desk
from audit_tool.services.review_scopes import against_scopes, between_scopes
from audit_tool.services.star import Progress
from audit_tool.small_files import save_whole

_PLAIN = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]+)?(e[+-][0-9]{1,2})?")
HEADS = ("table", "grades_of", "figure", "value", "why_not")
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for; empty is the latest."""

    round: str = ""
    year: str = ""
    purpose: str = ""
    """What an export of single audits is for; it is recorded."""
    with_text: bool = False
    """Whether what people wrote is in it too."""


@dataclass(frozen=True, slots=True)
class Export:
    """A set of figures that can be taken out, by name."""

    name: str
    title: str
    purpose: str
    save: Callable[[Desk, Asked, Path, Progress | None], list[Path]]
    """Saves it whole, in the form that the ending asks for; which files these are."""
    of_round: bool = True
    """Whether it is about a round, the latest where none is said."""
    of_audits: bool = False
    """Whether it tells of single audits, of all rounds where none is said; its purpose is asked and recorded."""


def save_export(name: str, desk: Desk, asked: Asked, out: Path, progress: Progress | None = None) -> list[Path]:
    """Save an export whole, in the form that the ending of its name asks for; which files these are."""
    entry = next((each for each in EXPORTS if each.name == name), None)
    if entry is None:
        known = ", ".join(each.name for each in EXPORTS)
        message = f"There is no export “{name}”. Nothing was changed. Choose one of: {known}."
        raise WrongInputError(message)
    ending = out.suffix.lower()
    if ending not in _BEGINNINGS:
        message = f"{out.name} has an ending that is not known. Nothing was changed. Choose .csv, .xlsx or .json."
        raise WrongInputError(message)
    return entry.save(desk, asked, out, progress)


def _at_once(
    make: Callable[[str, Desk, Asked], bytes], csv_beginning: str
) -> Callable[[Desk, Asked, Path, Progress | None], list[Path]]:
    """Saves what fits into memory; `csv_beginning`: how its CSV begins, so that no other file is written over."""

    def save(desk: Desk, asked: Asked, out: Path, _progress: Progress | None) -> list[Path]:
        ending = out.suffix.lower()
        beginning = csv_beginning.encode("utf-8-sig") if ending == ".csv" else _BEGINNINGS[ending]
        save_whole(make(ending, desk, asked), out, desk.folder, beginning, f"{ending} export")
        return [out]

    return save


def _star(desk: Desk, asked: Asked, out: Path, progress: Progress | None) -> list[Path]:
    return save_star(desk, out, asked.purpose, asked.round, with_text=asked.with_text, progress=progress)


def _figures(
    content: Callable[[Desk, str], dict[str, object]], sheet: str = "agreement"
) -> Callable[[str, Desk, Asked], bytes]:
    """Makes the file of figures of a round; a workbook has them on one sheet."""

    def made(ending: str, desk: Desk, asked: Asked) -> bytes:
        return _WRITERS[ending](marked(content(desk, asked.round)), sheet)

    return made


def _plan(ending: str, desk: Desk, asked: Asked) -> bytes:
    years = desk.plan.years()
    if not asked.year and not years:
        message = "There is no improvement plan yet. Nothing was saved. Bring one in first."
        raise WrongInputError(message)
    return _PLAN_WRITERS[ending](desk.plan.of(asked.year or years[0]))


def agreement_content(desk: Desk, round_name: str) -> dict[str, object]:
    """Agreement of a round, by all that it can be looked at by but single auditors (R-106)."""
    chosen = desk.rounds.named(round_name)
    grades = desk.agreement.grades(chosen.id)
    return {
        "round": chosen.name,
        "counts_in_results": grades.counts,
        "own_cases_left_out": grades.own_cases,
        "independent": _scopes(grades.independent),
        "informed": _scopes(grades.informed),
    }


def reviews_content(desk: Desk, round_name: str) -> dict[str, object]:
    """Audits of audits of a round: their agreement, and every answer to their form in counts (R-107)."""
    chosen = desk.rounds.named(round_name)
    found = desk.review_figures.of_round(chosen.id)
    return {
        "round": chosen.name,
        "counts_in_results": found.counts,
        "own_cases_left_out": found.own_cases,
        "audits_of_audits": found.reviews,
        "auditor_and_reviewer": [_content(each) for each in against_scopes(found.against)],
        "two_reviewers": [_content(each) for each in between_scopes(found.between)],
        "answers": [
            {
                "grades_of": f"{each.number} {each.question}",
                "judged": each.judged,
                "counts": dict(each.counts),
                "beside": dict(each.beside),
            }
            for each in found.answers
        ],
    }


def feedback_content(desk: Desk, round_name: str) -> dict[str, object]:
    """Feedback of a round in counts, each with what it is counted of; what tells of few is empty, with the reason."""
    chosen = desk.rounds.named(round_name)
    found = desk.feedback.of_round(chosen.id)
    half = half_within(found)
    lines = (*how_far(found), *how_long(found), *what_was_said(found))
    # A count that is not told takes its base along: it says how few they are.
    why_not = {f"{line.key}.count": line.why_not for line in lines if line.count is None}
    return {
        "round": chosen.name,
        "feedback": [
            {
                "grades_of": "settled cases",
                "settled": found.settled,
                **{line.key: {"count": line.count, "of": line.of} for line in lines},
                "half_given_within_working_days": half,
                "not_estimable": why_not | ({} if half is not None else {"half_given_within_working_days": TOO_FEW}),
            }
        ],
    }


def marked(content: Mapping[str, object]) -> dict[str, object]:
    """The figures under the marking that they go out with."""
    return {"marking": [{"grades_of": "this file", "told": INTERNAL_MARK}], **content}


def rows_of(content: Mapping[str, object]) -> Iterator[Row]:
    """The figures a line each: whole keys, the number or why there is none."""
    for table, scopes in content.items():
        for scope in scopes if isinstance(scopes, list) else []:
            reasons = dict(_flat(scope.get("not_estimable", {})))
            told = {key: part for key, part in scope.items() if key not in {"grades_of", "not_estimable"}}
            for figure, value in _flat(told):
                yield (
                    table,
                    scope["grades_of"],
                    figure,
                    "" if value is None else str(value),
                    str(reasons.get(figure, "")),
                )


def _scopes(pairs: Sequence[GradePair]) -> list[dict[str, object]]:
    if not pairs:
        return []
    return [_content(each) for each in scopes_of(pairs) if not each.of_auditors]


def _content(scope: Scope) -> dict[str, object]:
    return {"grades_of": scope.words, **content_of(scope.figures)}


def _flat(part: object, key: str = "") -> Iterator[tuple[str, object]]:
    if isinstance(part, Mapping):
        for name, value in part.items():
            yield from _flat(value, f"{key}.{name}" if key else name)
    elif isinstance(part, list):
        for at, value in enumerate(part, start=1):
            yield from _flat(value, f"{key}.{at}")
    else:
        yield key, part


def _as_json(content: dict[str, object], _sheet: str) -> bytes:
    return json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False).encode("utf-8")


def _as_csv(content: dict[str, object], _sheet: str) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADS)
    # What begins like a formula must not be one when the file is opened; figures stay numbers.
    writer.writerows(
        (table, still(storable(grades)), still(storable(figure)), _in_csv(value), still(storable(why)))
        for table, grades, figure, value, why in rows_of(content)
    )
    return text.getvalue().encode("utf-8-sig")


def _as_xlsx(content: dict[str, object], name: str) -> bytes:
    held = io.BytesIO()
    with writing_book(held) as book:
        sheet = book.sheet(name)
        sheet.add(HEADS)
        for table, grades, figure, value, why in rows_of(content):
            sheet.add((table, grades, figure, _number(value), why))
    return held.getvalue()


def _number(text: str) -> float | str:
    """A number as a number; words stay words, also those that Python alone would read as one, such as 007 or 1_000."""
    return float(text) if _PLAIN.fullmatch(text) else text


def _in_csv(text: str) -> str:
    return text if isinstance(_number(text), float) else still(storable(text))


_HEAD = ",".join(HEADS)
EXPORTS = (
    Export(
        "agreement",
        "Agreement of two auditors",
        "How far first and second audits of a round agree, every figure",
        _at_once(_figures(agreement_content), _HEAD),
    ),
    Export(
        "audits-of-audits",
        "Audits of audits",
        "What audits of audits of a round say, every figure, kept apart",
        _at_once(_figures(reviews_content), _HEAD),
    ),
    Export(
        "feedback",
        "Feedback in figures",
        "Feedback to practitioners in a round: given, in time, answered, every count with its base",
        _at_once(_figures(feedback_content, "feedback"), _HEAD),
    ),
    Export(
        "improvement-plan",
        "Improvement plan",
        "A year's plan with every version of every row",
        _at_once(_plan, "plan_year"),
        of_round=False,
    ),
    Export(
        "star",
        "Settled audits",
        "Every settled audit for Excel and Power BI: audits, answers, moderation, actions, measures, dictionary",
        _star,
        of_audits=True,
    ),
    Export(
        "figures",
        "Figures",
        "Audits by quarter, every figure of other documents as printed, and what does not fit among them",
        _at_once(_figures(figures_content, "figures"), _HEAD),
        of_round=False,
    ),
)
_BEGINNINGS = {".csv": b"", ".xlsx": b"PK", ".json": b"{"}
_WRITERS = {".csv": _as_csv, ".xlsx": _as_xlsx, ".json": _as_json}
_PLAN_WRITERS = {".csv": plan_export.as_csv, ".xlsx": plan_export.as_xlsx, ".json": plan_export.as_json}
