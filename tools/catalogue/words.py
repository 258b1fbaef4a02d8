"""Lists, standards and scales as the keys of a form file."""

import re

from catalogue.yaml_style import Row

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
PLAN_MAY_SET = {"STD-07", "STD-08", "STD-24"}
UNITS = {"working day": "working_days", "day": "days", "hour": "hours", "week": "weeks", "month": "months"}
AMOUNT = re.compile(r"(\d+)(?:\s+(working day|day|hour|week|month)s?)?(?=\W|$)")


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
    row["source"] = source.split("; ")
    return row | ({"plan_may_set": True} if code in PLAN_MAY_SET else {})


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
