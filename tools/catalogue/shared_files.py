"""Writes what all forms share: banks, lists, scales, standards, themes, measures, tags, tokens, bank holidays."""

import re
from pathlib import Path

from catalogue.holidays import bank_holidays
from catalogue.question_rules import OTHER_TAGS, SEC_04
from catalogue.tables import Block, question
from catalogue.words import choice_list, scales, standard
from catalogue.yaml_style import Row, write

Tables = dict[str, list[list[str]]]


def write_shared(text: str, blocks: list[Block], out: Path) -> None:
    """Every shared file, into the folder for them."""
    bank = re.compile(r"[A-Z]{3} · ")
    second = text.index("## 2. Question banks"), text.index("## 3. Forms")
    titles = {line.lstrip("# ") for line in text[slice(*second)].splitlines() if line.startswith("### ")}
    write_banks(
        {one.heading: one.rows for one in blocks if bank.match(one.heading) and one.heading in titles}, text, out
    )
    write_words({one.heading: one.rows for one in blocks if re.match(r"1\.[4-9]", one.heading)}, out)
    grades = next(one for one in blocks if one.heading.startswith("1.3") and one.columns[0] == "Grade")
    words = scales({row[0]: row[1] for row in grades.rows})
    write(out / "scales.yaml", words, "From the forms catalogue, 1.2, 1.3 and 4.2.")
    days = [day.isoformat() for year in range(2015, 2031) for day in bank_holidays(year)]
    note = "England's bank holidays by rule, with the days moved and added by proclamation up to 2025."
    write(out / "bank_holidays.yaml", {"days": days}, note)


def write_banks(found: Tables, text: str, out: Path) -> None:
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


def write_words(found: Tables, out: Path) -> None:
    """Themes, measures, lists, tags, standards, scales and tokens."""
    named = {heading.split(" ")[0]: rows for heading, rows in found.items()}
    tag_cell = {tag for row in named["1.4"] for tag in row[0].split(", ")}
    themes = [{"code": row[at], "label": row[at + 1]} for at in (0, 2) for row in named["1.5"] if len(row) > at + 1]
    keys = ("code", "title", "definition", "forms", "source")
    measures: list[Row] = [dict(zip(keys, row, strict=True)) for row in named["1.6"]]
    lists = [choice_list(row, tag_cell) for row in named["1.8"]]
    tags = dict(OTHER_TAGS)
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
