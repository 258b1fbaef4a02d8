"""Writes one file a form from the catalogue's parts 3 and 4.1."""

import re
from pathlib import Path

from catalogue import form_rules as rules
from catalogue.tables import Block, question
from catalogue.yaml_style import Reference, Row, write

CODES = re.compile(r"[A-Z]{3}-\d\d")
NOTES = {
    "full": "parts 3.2 and 4.1. The questions themselves stand in shared/banks.",
    "light": "part 3.3.",
    "companion": "part 3.4.",
}


class Forms:
    """All forms of the catalogue, read once."""

    def __init__(self, text: str, blocks: list[Block]) -> None:
        self._text = text
        self._blocks = blocks
        glance = next(block for block in blocks if block.columns[:3] == ["Form", "Title", "Subject kind"])
        self.glance = {row[0]: dict(zip(glance.columns, row, strict=True)) for row in glance.rows}
        self._own: dict[str, list[Row]] = {}
        self._graded: set[str] = set()
        for block in blocks:
            if block.columns[:2] == ["Code", "Question"]:
                for row in block.rows:
                    self._own.setdefault(row[0][:3], []).append(question(row) | rules.own_rules(row[0]))
                    if row[2] == "G" and row[4] == "S2":
                        self._graded.add(row[0])
        self._tables = {row[0]: row for block in blocks if "Completed by" in block.columns for row in block.rows}

    def write(self, folder: Path) -> None:
        """Every form as a file."""
        for code in self.glance:
            form = self.form(code)
            note = f"Form {code} version 1, from the forms catalogue, {NOTES[str(form['family'])]}"
            write(folder / f"{code.lower()}-1.yaml", form, note)

    def form(self, code: str) -> Row:
        """The keys of one form file, in the order in which they are written."""
        family = "full" if code not in self._tables else "light" if len(self._tables[code]) == 8 else "companion"
        sections = self._full_sections(code) if family == "full" else self._other_sections(code, family)
        types = self._after(code, "Case types") if family == "full" else ""
        found: Row = {
            "code": code,
            "version": 1,
            "title": self.glance[code]["Title"],
            "subject": rules.SUBJECTS.get(code, self.glance[code]["Subject kind"]),
            "family": family,
            "case_types": types.split(", ") if types else rules.CASE_TYPES.get(code, []),
            "sets": self._own_tag(code),
            "tokens": self._tokens(code, family),
            "minutes": self._minutes(code, family),
            "second_seat": {"full": "marked", "light": "same", "companion": "none"}[family],
            "short_items": self._size(code, family),
            "typical": self._typical(code, family),
            "sections": sections,
            "wording": self._wording(code, family),
            "questions": self._own.get(code, []),
            "optional": rules.OPTIONAL.get(code, []),
            **self._grading(code, family, sections),
            "standards": self._standards(sections, types, code),
        }
        return {key: value for key, value in found.items() if value not in ([], {}, "", None)}

    def _after(self, code: str, label: str) -> str:
        """What a full form's head says under a bold label."""
        head = self._text.split(f"#### {code} · ", 1)[1].split("\n", 2)[1]
        found = re.search(rf"\*\*{label}\*\* (.*?)(?:\.(?= \*\*)|\.$)", head)
        return found[1] if found else ""

    def _full_sections(self, code: str) -> list[Row]:
        block = next(
            one for one in self._blocks if one.heading.startswith(f"{code} · ") and one.columns[0] == "Section"
        )
        found = [self._cover(code)]
        for title, questions, short in block.rows:
            parts = re.fullmatch(r"(\d+) (.*?)(?: \[(.*)\])?", title)
            if parts is None:
                raise ValueError(title)
            row = self._section(int(parts[1]), parts[2], questions.split("; "))
            if parts[3]:
                row = {
                    **{key: row[key] for key in row if key != "questions"},
                    "when": parts[3],
                    "questions": row["questions"],
                }
            kind, _, codes = short.partition(": ")
            if short == "none":
                row["short"] = "none"
            elif codes:
                row[f"short_{kind}"] = [Reference(one) for one in codes.split(", ")]
            found.append(row)
        found[-1]["questions"] = [*found[-1]["questions"], Reference("SEC-04")]  # type: ignore[misc]  # a list
        return found

    def _other_sections(self, code: str, family: str) -> list[Row]:
        found = [] if code in rules.NO_COVER else [self._cover(code)]
        parts = self._light_parts(code) if family == "light" else rules.SECTIONS[code]
        return [
            *found,
            *(self._section(at, title, refs) | {"short": "all"} for at, (title, refs) in enumerate(parts, 1)),
        ]

    def _light_parts(self, code: str) -> list[tuple[str, list[str]]]:
        """What was found, and the grade with its reason; cover fields among the questions go to the cover."""
        _, title, _, _, _, questions, lead, _ = self._tables[code]
        cover = self._own_cover(code)
        listed = [one for reference in questions.split("; ") for one in _expanded(reference)]
        last = [one for one in listed if one == lead or one.startswith("OVR-")]
        first = [one for one in listed if one not in {*last, *cover}]
        return [(title, _runs(first)), ("Overall", last)]

    def _own_cover(self, code: str) -> list[str]:
        return [str(row["code"]) for row in self._own.get(code, []) if row["set"] == "cover"]

    def _cover(self, code: str) -> Row:
        kind = self.glance[code]["Subject kind"]
        fields = sorted([*rules.COVERS.get(kind, rules.BRIEF), *rules.MORE_COVER.get(code, [])])
        return self._section(0, "Cover", [*fields, *self._own_cover(code)])

    def _section(self, number: int, title: str, references: list[str]) -> Row:
        short = {"short_title": rules.SHORT_TITLES[title]} if title in rules.SHORT_TITLES else {}
        return {"number": number, "title": title, **short, "questions": [Reference(one) for one in references]}

    def _own_tag(self, code: str) -> list[str]:
        said = re.findall(r"The form sets its own tag: (.*?);", self._text)[0]
        tags = dict(pair.split(" ") for pair in said.split(", "))
        return [tags[code]] if code in tags else []

    def _tokens(self, code: str, family: str) -> Row:
        said = self._after(code, "Tokens") if family == "full" else ""
        if family == "light":
            line = next(line for line in self._text.splitlines() if line.startswith("Tokens: "))
            parts = line.removeprefix("Tokens: ").rstrip(".").split("; ")
            said = next((part[4:].replace(", ", "; ") for part in parts if part.startswith(f"{code} ")), "")
        pairs = dict(part.split(" = ") for part in said.split("; ") if " = " in part)
        if code == "EHC":
            pairs["child"] = rules.EHC_CHILD
        return dict(pairs)

    def _minutes(self, code: str, family: str) -> Row:
        if family == "companion":
            short, full = rules.MINUTES[code]
            return {"short": short, "full": full}
        said = [int(number) for number in re.findall(r"\d+", self.glance[code]["Minutes short / full"])]
        return dict(zip(("short", "full"), said, strict=False))

    def _size(self, code: str, family: str) -> Row:
        size = rules.LIGHT_SIZE if family == "light" else rules.STATED_SIZE.get(code)
        return {"least": size[0], "most": size[1]} if size else {}

    def _typical(self, code: str, family: str) -> list[Row]:
        if family == "companion":
            return []
        said = self._tables[code][-1] if family == "light" else self._after(code, "Typical")
        found = re.findall(r"(?:; )?([a-z ]*?)\s?\[(.*?)\]", said)
        cases = [(rules.VARIANT_TITLES.get(title, ""), tags) for title, tags in found]
        return [_situation(title, tags) for title, tags in [*cases, *rules.VARIANTS.get(code, [])]]

    def _wording(self, code: str, family: str) -> Row:
        rows = next(block.rows for block in self._blocks if block.columns[-1] == "Wording in this form")
        found: Row = {asked: words for forms, asked, words in rows if code in forms.split(", ")}
        return found | (rules.LIGHT_WORDING if family == "light" else {})

    def _grading(self, code: str, family: str, sections: list[Row]) -> Row:
        asked = self._codes(sections)
        lead = self._tables[code][6] if family == "light" else ""
        overall = rules.OVERALLS.get(code) or ("OVR-01" if "OVR-01" in asked else "")
        protection = self._protection(code)
        found: Row = {"overall": overall, "lead": "" if overall else lead}
        if "OVR-07" in asked:
            found["override"] = "OVR-07"
        found["protection"] = protection
        found["limits"] = self._limits(asked, protection) if overall == "OVR-01" and family != "light" else []
        return found

    def _limits(self, asked: list[str], protection: list[str]) -> list[Row]:
        apart = {"OVR-01", *protection, *rules.TOPICS, *rules.NOT_LIMITING}
        limits = (
            ("RUL-01", "Protection limit", protection, "inadequate"),
            ("RUL-02", "Section limit", [one for one in asked if one in self._graded - apart], "requires_improvement"),
            (
                "RUL-08",
                "Topic grades count as section grades",
                [one for one in rules.TOPICS if one in asked],
                "requires_improvement",
            ),
        )
        return [
            {
                "code": code,
                "title": title,
                "switched_on": True,
                "questions": questions,
                "answer": "inadequate",
                "holds_at": held,
            }
            for code, title, questions, held in limits
            if questions
        ]

    def _protection(self, code: str) -> list[str]:
        said = next(line for line in self._text.splitlines() if line.startswith("| RUL-01"))
        for forms, codes in re.findall(r"([A-Z]{3}(?:, [A-Z]{3})*): ((?:[A-Z]{3}-\d\d(?:, )?)+)", said):
            if code in forms.split(", "):
                return CODES.findall(codes)
        return []

    def _standards(self, sections: list[Row], types: str, code: str) -> list[Row]:
        """Date questions that take their standard from the case type: the form's own types first (1.7)."""
        line = next(line for line in self._text.splitlines() if line.startswith("Two date questions take"))
        asked, own = self._codes(sections), types.split(", ")
        found: list[Row] = []
        for question_code, said in re.findall(r"([A-Z]{3}-\d\d): (.*?)(?:\.|; other)", line):
            pairs = re.findall(r"([a-z]+(?:, [a-z]+)*) (STD-\d\d)", said)
            rows = [{"question": question_code, "when": when.replace(" ", ""), "standard": std} for when, std in pairs]
            mine = [row for row in rows if set(row["when"].split(",")) & set(own)]
            others = [row for row in rows if row not in mine and code not in rules.OWN_TYPES_ONLY]
            found += [*mine, *others] if question_code in asked else []
        return found

    def _codes(self, sections: list[Row]) -> list[str]:
        """Every question of the sections, in order."""
        found = []
        for section in sections:
            for reference in section["questions"]:  # type: ignore[attr-defined]  # a list
                bank = reference[:3]
                whole = [str(row["code"]) for row in self._own.get(bank, [])]
                found += whole if reference.endswith("-all") else _expanded(reference)
        return found


def _situation(title: str, said: str) -> Row:
    words = [word for word in said.split(", ") if word != "all"]
    ages = [int(word.removeprefix("age ")) for word in words if word.startswith("age ")]
    row: Row = {"title": title} if title else {}
    row["tags"] = [word for word in words if not word.startswith("age ")]
    return row | ({"age": ages[0]} if ages else {})


def _expanded(reference: str) -> list[str]:
    first, _, last = reference.partition("..")
    numbers = range(int(first[4:]), int(last or first[4:]) + 1)
    return [f"{first[:4]}{number:02}" for number in numbers]


def _runs(codes: list[str]) -> list[str]:
    """Codes as references: those that follow each other as a run."""
    runs: list[list[str]] = []
    for code in codes:
        if runs and runs[-1][-1] == f"{code[:4]}{int(code[4:]) - 1:02}":
            runs[-1].append(code)
        else:
            runs.append([code])
    return [one for run in runs for one in (run if len(run) < 3 else [f"{run[0]}..{run[-1][4:]}"])]
