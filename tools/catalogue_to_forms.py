"""Write the shared form files from the tables of the forms catalogue, so that the words come out exactly.

Run it as `python tools/catalogue_to_forms.py forms-catalogue.md forms`. Its output is committed; the catalogue is not.
What no table says in a form a program can read (which cover answer sets which tag, which reasons belong to a question)
stands below as plain tables, each line with the part of the catalogue it comes from.
"""

import re
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from audit_tool.formdef.house_writing import house_text

Row = dict[str, object]

KINDS = {
    "G": "grade",
    "F": "fact",
    "D": "dates",
    "N": "number",
    "T": "text",
    "C": "choice",
    "M": "choices",
    "S": "choice",
}
SETS = {"S2": "short", "S": "short", "F": "full", "C": "cover", "X": "extra"}


def is_(value: str, tag: str) -> Row:
    """One rule by which an answer on the cover makes a tag true."""
    return {"test": value, "tag": tag}


NOT_INDEPENDENT = (
    "You have a part in this case or manage its worker, so somebody else must audit it. "
    "What you wrote is saved. Tell the quality lead."
)
NOT_IN_THEME = (
    "This case does not fit the theme of the round, so it is not submitted. "
    "What you wrote is saved. Tell the quality lead, who brings in the next case."
)
NOT_OBTAINED = ["sought_no_reply", "sought_declined", "not_sought", "not_appropriate"]
EXTRAS: dict[str, Row] = {
    "CVR-03": {"unit": "years", "gives_age": True, "sets_when": [is_("=unborn", "unborn")]},  # 1.4
    "CVR-06": {"sets_when": [is_("=yes", "lang")]},
    "CVR-07": {"sets_when": [is_("=yes", "disabled")]},
    "CVR-08": {"sets_when": [is_(">=1", "sibs")]},
    "CVR-13": {"seats": ["first", "second"], "stops": [{"value": "no", "say": NOT_INDEPENDENT}]},  # asked in the audit
    "CVR-14": {"comment_for": ["theme", "risk_or_performance_concern", "requested_by_service"]},
    "CVR-17": {"unit": "changes"},
    "CVR-18": {"unit": "miles", "sets_when": [is_(">=20", "out20")]},
    "CVR-19": {"unit": "episodes", "sets_when": [is_(">=1", "missing")]},
    "CVR-20": {"parts": ["referrals", "section 47 enquiries"], "sets_when": [is_(">=2", "repeat")]},
    "CVR-23": {"seats": ["first", "second"]},
    "CVR-24": {"seats": ["first"], "stops": [{"value": "no", "say": NOT_IN_THEME}]},
    "CVR-25": {"unit": "workers"},
    "CVR-26": {"unit": "children"},
    "CVR-27": {"seats": ["first", "second"]},
    "CVR-30": {"sets_when": [is_("=yes", "outarea")]},
    "SAF-01": {"comment_for": ["yes", "partly"]},  # 4.2: a comment on facts is required for SAF-01
    "SUP-13": {"parts": ["due", "held"]},
    "FDB-01": {"reasons": "L-ASKWHY", "reasons_for": NOT_OBTAINED},
    "OVR-03": {"kind": "findings", "count": 3},  # 4.3: a line of text and one theme code each
    "OVR-04": {"kind": "findings", "count": 3},
    "OVR-06": {"unit": "minutes"},
    "OVR-07": {"seats": ["first", "second"], "when": "above_limit", "required": False},  # 4.1 RUL-05: may
    "OVR-08": {"seats": ["first"], "required": False, "comment_for": ["yes"]},
}

SEC_04: Row = {
    "code": "SEC-04",
    "kind": "text",
    "set": "extra",
    "seats": ["second"],
    "required": False,
    "themes": ["audit_quality"],
}

COVER_TAGS = {
    "unborn": "Unborn",
    "sibs": "Brothers or sisters are linked to the case",
    "disabled": "Disability recorded or suspected",
    "lang": "An interpreter or translation is needed",
    "out20": "Lives 20 or more miles from home",
    "outarea": "Lives outside the council's area",
    "missing": "At least one missing episode in the period read",
    "repeat": "A referral within 12 months of an earlier one",
    "order": "Care order or interim care order",
    "custody": "In custody",
    "adoptplan": "Adoption plan",
    "above_limit": "The overall grade is above the limit set by a local rule",
}

INTERVALS: dict[str, list[Row]] = {
    "STD-06": [{"code": "first", "label": "First review"}, {"code": "later", "label": "Later review"}],
    "STD-08": [{"code": "usual", "label": "Usual"}, {"code": "stable", "label": "Stable home"}],
    "STD-10": [
        {"code": "first", "label": "First review"},
        {"code": "second", "label": "Second review"},
        {"code": "later", "label": "Later review"},
    ],
    "STD-19": [
        {"code": "card", "label": "As on the first card"},
        {"code": "later_card", "label": "As on the later card"},
        {"code": "local", "label": "Earlier, and local target 2018-19"},
    ],
    "STD-33": [
        {"code": "under_5", "label": "Under 5", "when": "age<5"},
        {"code": "from_5", "label": "From 5", "when": "age>=5"},
    ],
    "STD-43": [{"code": "first", "label": "First answer"}, {"code": "extended", "label": "Extended answer"}],
}
NO_NUMBER = {"STD-29", "STD-42", "STD-44", "STD-45", "STD-46"}  # a school term is entered; the others are `Set`
AT_LEAST = {"STD-16c", "STD-38"}
UNITS = {"working day": "working_days", "day": "days", "hour": "hours", "week": "weeks", "month": "months"}
AMOUNT = re.compile(r"(\d+)(?:\s+(working day|day|hour|week|month)s?)?(?=\W|$)")


def tables(text: str) -> Iterator[tuple[str, list[str], list[list[str]]]]:
    """Each table as the heading above it, its column names and its rows."""
    heading, rows = "", []
    for line in [*text.splitlines(), ""]:
        if line.startswith("#"):
            heading = line.lstrip("# ").strip()
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip().strip("|").split(" | ")])
        elif rows:
            yield heading, [cell.strip() for cell in rows[0]], rows[2:]
            rows = []


def question(cells: list[str]) -> Row:
    """One row of a question bank as the keys of a form file."""
    code, words, kind, when, membership, tags, help_, source = (cell.strip() for cell in cells)
    letter, _, detail = kind.partition(":")
    themes, _, measures = tags.partition(" · ")
    row: Row = {"code": code, "text": words, "kind": KINDS[letter], "set": SETS[membership]}
    if membership == "S2":
        row["second_auditor"] = True
    if when != "all":
        row["when"] = when
    if detail.startswith("L-"):
        row["list"] = detail
    elif detail:
        row["standards"] = [detail]
    row["themes"] = themes.split(", ")
    if measures:
        row["measures"] = measures.split(", ")
    row["help"] = help_
    row["source"] = source.split("; ")
    return row | EXTRAS.get(code, {})


def code_of(label: str) -> str:
    """A list value's stored code: its words in lower case with underscores."""
    return "_".join(re.findall(r"[a-z0-9]+", label.lower().replace("'", "").replace("’", "")))


def option(words: str, tags: set[str]) -> Row:
    """One value of a list; words in brackets are the tags it sets, where they are tags at all."""
    found = re.fullmatch(r"(.*?) \(([a-z0-9, ]+)\)", words)
    sets = found[2].split(", ") if found and set(found[2].split(", ")) <= tags else []
    label = found[1] if found and sets else words
    row: Row = {"code": code_of(label), "label": label}
    if sets:
        row["sets"] = sets
    if label == "Other":
        row["comment"] = True
    return row


def choice_list(cells: list[str], tags: set[str]) -> Row:
    """One list of 1.8."""
    code, values = cells
    if code == "L-TEN":
        return {"code": code, "options": [{"code": str(number), "label": str(number)} for number in range(11)]}
    return {"code": code, "options": [option(words, tags) for words in values.split(" · ")]}


def standard(cells: list[str]) -> Row:
    """One standard of 1.7: with one number, several intervals, or none."""
    code, title, start, end, number, status, source = cells
    row: Row = {"code": code, "title": title, "start": start, "end": end, "words": number, "status": status.lower()}
    amounts = [] if code in NO_NUMBER or code.startswith("NUM") else AMOUNT.findall(number)
    if number == "same day":
        amounts = [("0", "day")]
    if code in INTERVALS:
        last = next(unit for _, unit in reversed(amounts) if unit) if not amounts[-1][1] else amounts[-1][1]
        found = [(amount, unit or last) for amount, unit in amounts]
        if code == "STD-19":
            found = [("426", "day"), ("428", "day"), ("487", "day")]
        if code == "STD-33":
            found = [("6", "month"), ("12", "month")]
        if code == "STD-43":
            found = [("10", "day"), ("20", "day")]
        row["intervals"] = [
            interval | {"number": int(amount), "unit": UNITS[unit]}
            for interval, (amount, unit) in zip(INTERVALS[code], found, strict=True)
        ]
    elif amounts:
        row |= {"number": int(amounts[0][0]), "unit": UNITS[amounts[0][1]]}
    if code in AT_LEAST:
        row["at_least"] = True
    return row | {"source": source.split("; ")}


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian rule."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def monday(year: int, month: int, *, last: bool = False) -> date:
    """First or last Monday of a month."""
    first = date(year, month, 1)
    found = first + timedelta((7 - first.weekday()) % 7)
    while last and (found + timedelta(7)).month == month:
        found += timedelta(7)
    return found


def bank_holidays(year: int) -> list[date]:
    """England's bank holidays, with days moved and added by proclamation."""
    sunday = easter(year)
    days = [sunday - timedelta(2), sunday + timedelta(1), monday(year, 5), monday(year, 5, last=True)]
    days.append(monday(year, 8, last=True))
    for fixed in (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)):
        day = fixed
        while day.weekday() > 4 or day in days:
            day += timedelta(1)
        days.append(day)
    moved = {2020: (date(2020, 5, 4), date(2020, 5, 8)), 2022: (date(2022, 5, 30), date(2022, 6, 2))}
    if year in moved:
        days[days.index(moved[year][0])] = moved[year][1]
    added = {2022: [date(2022, 6, 3), date(2022, 9, 19)], 2023: [date(2023, 5, 8)]}
    return sorted(days + added.get(year, []))


def write(path: Path, value: Row, note: str) -> None:
    """Write one file with a line that says where its words come from."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(house_text(value, note), encoding="utf-8")


def scales(descriptors: dict[str, str]) -> Row:
    """The answers of grades and facts, and what a grade needs (1.2, 1.3, 4.2)."""
    grades = ["Inadequate", "Requires improvement", "Good", "Outstanding"]

    def one(label: str) -> Row:
        return {"code": code_of(label), "label": label, "descriptor": descriptors[label]}

    facts = [{"code": code_of(label), "label": label} for label in ("Yes", "Partly", "No", "Not applicable")]
    return {
        "grades": [one(label) for label in grades],
        "not_judged": one("Not judged"),
        "facts": facts,
        "rationale_minimum": 40,
        "evidence": "L-SEEN",
        "not_judged_reasons": "L-NJ",
        "late_reasons": "L-LATE",
        "comment_for_measures": ["no", "partly"],
        "comment_always": ["not_applicable"],
        "no_more": [{"code": "no_more", "label": "No more to add"}],
    }


def write_banks(found: dict[str, list[list[str]]], text: str, out: Path) -> None:
    """One file a question bank, with the line of text that stands above its table as a note."""
    for heading, rows in found.items():
        bank, _, title = heading.partition(" · ")
        value: Row = {"bank": bank, "title": title, "questions": [question(row) for row in rows]}
        write(out / "banks" / f"{bank}.yaml", value, f"Question bank {bank}, from the forms catalogue, part 2.")
    row = next(line for line in text.splitlines() if line.startswith("| SEC-04"))
    _, words, _, rule = (cell.strip() for cell in row.strip("| ").split(" | "))
    value = {
        "bank": "SEC",
        "title": "Second auditor",
        "questions": [SEC_04 | {"text": words, "help": rule, "source": ["4.6"]}],
    }
    write(out / "banks" / "SEC.yaml", value, "Question bank SEC, from the forms catalogue, 4.6.")


def write_words(found: dict[str, list[list[str]]], out: Path) -> None:
    """Themes, measures, lists, tags, standards, scales and tokens."""
    named = {heading.split(" ")[0]: rows for heading, rows in found.items()}
    tag_cell = {tag for row in named["1.4"] for tag in row[0].split(", ")}
    themes = [{"code": row[at], "label": row[at + 1]} for at in (0, 2) for row in named["1.5"] if len(row) > at + 1]
    keys = ("code", "title", "definition", "forms", "source")
    measures: list[Row] = [dict(zip(keys, row, strict=True)) for row in named["1.6"]]
    lists = [choice_list(row, tag_cell) for row in named["1.8"]]
    tags = dict(COVER_TAGS)
    for each in lists:
        for item in each["options"]:  # type: ignore[attr-defined]
            for tag in item.get("sets", []):
                tags.setdefault(tag, item["label"])
    tokens = {row[0].strip("{}"): row[1] for row in named["1.9"]}
    note = "From the forms catalogue, "
    write(out / "themes.yaml", {"themes": themes}, note + "1.5.")
    write(out / "measures.yaml", {"measures": measures}, note + "1.6.")
    write(out / "lists.yaml", {"lists": lists}, note + "1.8.")
    write(out / "tags.yaml", {"tags": tags}, note + "1.4 and 1.8: what a case may be marked with, in words.")
    write(out / "tokens.yaml", {"tokens": tokens}, note + "1.9.")
    write(out / "standards.yaml", {"standards": [standard(row) for row in named["1.7"]]}, note + "1.7.")


def main(catalogue: Path, folder: Path) -> None:
    """Read the catalogue and write every shared file."""
    text = catalogue.read_text(encoding="utf-8")
    out = folder / "shared"
    banks: dict[str, list[list[str]]] = {}
    words: dict[str, list[list[str]]] = {}
    for heading, columns, rows in tables(text):
        if columns[:2] == ["Code", "Question"] and re.match(r"[A-Z]{3} · ", heading) and heading[:3] in PARTS:
            banks.setdefault(heading, rows)
        elif columns[0] == "Grade" and heading.startswith("1.3"):
            write(
                out / "scales.yaml",
                scales({row[0]: row[1] for row in rows}),
                "From the forms catalogue, 1.2, 1.3 and 4.2.",
            )
        elif heading[:3] in {"1.4", "1.5", "1.6", "1.7", "1.8", "1.9"}:
            words.setdefault(heading, rows)
    write_banks(banks, text, out)
    write_words(words, out)
    days = [day.isoformat() for year in range(2015, 2031) for day in bank_holidays(year)]
    note = "England's bank holidays by rule, with the days moved and added by proclamation up to 2025."
    write(out / "bank_holidays.yaml", {"days": days}, note)


PARTS = {
    *("CVR", "SNP", "SAF", "THR", "VOC", "IDN", "ASM", "RSK", "NEG", "DAB", "EXP", "PLN", "WRK", "REV", "FAM"),
    *("PAR", "LEG", "HLT", "EDU", "CAR", "PER", "LVC", "DIS", "MGT", "SUP", "REC", "OUT", "PRC", "FDB", "OVR"),
}

if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
