"""What analysts take out as files, CSV, Excel or JSON by the ending; the figures are those of the screens."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from audit_tool.errors import WrongInputError
from audit_tool.exchange.agreement_content import content_of
from audit_tool.services.agreement import GradePair
from audit_tool.services.agreement_scopes import Scope, scopes_of
from audit_tool.services.desk import Desk
from audit_tool.services.review_scopes import against_scopes, between_scopes
from audit_tool.small_files import save_whole

HEADS = ("table", "grades_of", "figure", "value", "why_not")
LIVE = ("=", "+", "-", "@", "\t", "\r")
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Export:
    """A set of figures that can be taken out, by name."""

    name: str
    purpose: str
    content: Callable[[Desk, str], dict[str, object]]


def save_export(name: str, desk: Desk, round_name: str, out: Path) -> None:
    """Save an export whole, in the form that the ending of its name asks for."""
    entry = next((each for each in EXPORTS if each.name == name), None)
    if entry is None:
        known = ", ".join(each.name for each in EXPORTS)
        message = f"There is no export “{name}”. Nothing was changed. Choose one of: {known}."
        raise WrongInputError(message)
    if out.suffix.lower() not in _WRITERS:
        message = f"{out.name} has an ending that is not known. Nothing was changed. Choose .csv, .xlsx or .json."
        raise WrongInputError(message)
    write, beginning = _WRITERS[out.suffix.lower()]
    save_whole(write(entry.content(desk, round_name)), out, desk.folder, beginning, f"{out.suffix.lower()} export")


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


def _as_json(content: dict[str, object]) -> bytes:
    return json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False).encode("utf-8")


def _as_csv(content: dict[str, object]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADS)
    # What begins like a formula must not be one when the file is opened; figures stay numbers.
    writer.writerows(
        (table, _still(grades), figure, value, why) for table, grades, figure, value, why in rows_of(content)
    )
    return text.getvalue().encode("utf-8-sig")


def _as_xlsx(content: dict[str, object]) -> bytes:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet("agreement")
    sheet.append(HEADS)
    for table, grades, figure, value, why in rows_of(content):
        cells = [WriteOnlyCell(sheet, _still(words)) for words in (table, grades, figure)]
        cells += [WriteOnlyCell(sheet, _number(value)), WriteOnlyCell(sheet, _still(why))]
        sheet.append(cells)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def _still(text: str) -> str:
    return f"'{text}" if text.startswith(LIVE) else text


def _number(text: str) -> float | str:
    try:
        return float(text)
    except ValueError:
        return text


EXPORTS = (
    Export("agreement", "How far first and second audits of a round agree, every figure", agreement_content),
    Export("audits-of-audits", "What audits of audits of a round say, every figure, kept apart", reviews_content),
)
_BEGINNING = ",".join(HEADS).encode("utf-8-sig")
_WRITERS: dict[str, tuple[Callable[[dict[str, object]], bytes], bytes]] = {
    ".csv": (_as_csv, _BEGINNING),
    ".xlsx": (_as_xlsx, b"PK"),
    ".json": (_as_json, b"{"),
}
