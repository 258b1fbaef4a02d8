"""An XLSForm as a form file of the house: what it asks in our words, and everything that could not be carried over."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from audit_tool.errors import WrongInputError
from audit_tool.exchange.xlsform.choices import Choices
from audit_tool.exchange.xlsform.leftovers import Leftover, Leftovers
from audit_tool.exchange.xlsform.survey import Part, Survey
from audit_tool.exchange.xlsform.wording import Language, plain
from audit_tool.exchange.xlsform.workbook import Row, Sheet, read_workbook
from audit_tool.formdef.faults import Fault
from audit_tool.formdef.house_writing import Written, house_text
from audit_tool.formdef.library import Library
from audit_tool.formdef.reading import SHARED, check
from audit_tool.places import forms

CODE = re.compile(r"[A-Z]{3}")
MOST_SECTIONS = 99
_SETTINGS = {"form_title", "form_id", "version", "default_language"}


@dataclass(frozen=True, slots=True)
class Imported:
    """A form file as it was written, and what is left to do."""

    path: Path
    code: str
    title: str
    sections: int
    questions: int
    left: tuple[Leftover, ...]
    faults: tuple[Fault, ...]


def import_xlsform(path: Path, folder: Path, code: str = "") -> Imported:
    """Write the form file for an XLSForm into a folder; nothing that is there is written over."""
    sheets = read_workbook(path)
    left = Leftovers()
    content = _content(path, sheets, code, left)
    target = folder / f"{str(content['code']).lower()}-{content['version']}.yaml"
    _write(target, house_text(content, "From an XLSForm; each question names its row."))
    parts = content["sections"]
    questions = content["questions"]
    library = Library((folder if (folder / SHARED).is_dir() else forms()) / SHARED)
    return Imported(
        target,
        str(content["code"]),
        str(content["title"]),
        len(parts) if isinstance(parts, list) else 0,
        len(questions) if isinstance(questions, list) else 0,
        left.listed(),
        check(target, library),
    )


def _write(target: Path, text: str) -> None:
    if target.exists():
        message = f"{target} is there already. Nothing was changed. Choose another folder or another code."
        raise WrongInputError(message)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as fault:
        why = fault.strerror or "no reason given"
        message = f"{target} cannot be written ({why}). Nothing was changed. Choose another folder."
        raise WrongInputError(message) from fault


def _content(path: Path, sheets: dict[str, Sheet], code: str, left: Leftovers) -> Written:
    survey = sheets.get("survey", Sheet("survey"))
    if not {"type", "name"} <= set(survey.headings):
        message = (
            f"{path.name} has no sheet “survey” whose first row heads the columns type and name. "
            "Nothing was changed. Name an XLSForm."
        )
        raise WrongInputError(message)
    choices = sheets.get("choices", Sheet("choices"))
    settings = _settings(sheets.get("settings", Sheet("settings")), left)
    _other_sheets(sheets, left)
    _doubled(sheets, left)
    language = Language((survey, choices), settings.text("default_language"), left)
    title = plain(settings.text("form_title"), ("settings", settings.number), left) or path.stem
    banks = {bank.stem for bank in (forms() / SHARED / "banks").glob("*.yaml")}
    code = _code(code, settings.text("form_id") or path.stem, banks)
    lists = Choices(choices, code, language, left)
    parts = Survey(_question_codes(code, banks), lists, language, left).read(survey.rows)
    if not 0 < len(parts) <= MOST_SECTIONS:
        message = f"{path.name} has {len(parts)} sections that ask something. Nothing was changed. A form has 1 to 99."
        raise WrongInputError(message)
    questions = [question for part in parts for question in part.questions]
    minutes = max(1, round(len(questions) / 2))
    problem = (
        f"An XLSForm does not say what is audited and how long it takes: “case” and {minutes} minutes stand there."
    )
    left.note("settings", settings.number, problem, "Correct subject and minutes.")
    made: dict[str, object] = {
        "code": code,
        "version": _version(settings, left),
        "title": title,
        "subject": "case",
        "family": "light",
        "minutes": {"short": minutes},
        "second_seat": "same",
        "sections": [_section(at, part) for at, part in enumerate(parts, 1)],
        "questions": questions,
    }
    return made | ({"lists": lists.lists()} if lists.lists() else {})


def _section(number: int, part: Part) -> Written:
    made: dict[str, object] = {"number": number, "title": part.title}
    if part.when:
        made["when"] = part.when
    made["questions"] = [question["code"] for question in part.questions]
    return made


def _settings(sheet: Sheet, left: Leftovers) -> Row:
    row = sheet.rows[0] if sheet.rows else Row(1, {})
    for heading in row.cells:
        if heading not in _SETTINGS:
            left.note("settings", row.number, f"The setting {heading} is not read.", "Nothing: it is for phones.")
    if row.formulas:
        left.note("settings", row.number, "A formula is not read.", "Write the text itself.")
    return row


def _other_sheets(sheets: dict[str, Sheet], left: Leftovers) -> None:
    for name, sheet in sheets.items():
        if name not in {"survey", "choices", "settings"} and sheet.rows:
            left.note(name, 1, f"The sheet {sheet.name} is not read.", "Nothing, unless the form depends on it.")


def _doubled(sheets: dict[str, Sheet], left: Leftovers) -> None:
    for name in ("survey", "choices", "settings"):
        for heading in sheets[name].doubled if name in sheets else ():
            problem = f"Several columns are headed {heading}; only the first of them is read."
            left.note(name, 1, problem, "Give each column a heading of its own.")


def _code(given: str, name: str, banks: Collection[str]) -> str:
    code = given.upper() or re.sub(r"[^A-Z]", "", name.upper())[:3]
    if not CODE.fullmatch(code) or code in banks:
        why = "is the code of a question bank" if code in banks else "is no form code"
        message = f"“{code}” {why}. Nothing was changed. Give three letters, as in --code ABC."
        raise WrongInputError(message)
    return code


def _version(settings: Row, left: Leftovers) -> int:
    text = settings.text("version")
    if text.isdecimal() and 1 <= int(text) <= 999:
        return int(text)
    if text:
        problem = f"The version “{text}” is no number from 1 to 999; the form is version 1."
        left.note("settings", settings.number, problem, "Give another number to the next version.")
    return 1


def _question_codes(code: str, banks: Collection[str]) -> Iterator[str]:
    """ABC-01 to ABC-99, then ABD-01; never one of a bank."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    at = letters.index(code[2])
    for last in letters[at:] + letters[:at]:
        if code[:2] + last not in banks:
            yield from (f"{code[:2]}{last}-{number:02}" for number in range(1, 100))
    message = "The form asks more questions than can be numbered. Nothing was changed. Split it into several forms."
    raise WrongInputError(message)
