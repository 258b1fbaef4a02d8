"""Labels and hints of an XLSForm as the short plain texts of a form file, in one of its languages."""

import re
from collections.abc import Sequence

from audit_tool.exchange.xlsform.leftovers import Leftovers
from audit_tool.exchange.xlsform.workbook import Row, Sheet
from audit_tool.formdef.question_checks import MOST_WORDS

LONGEST = 2_000
TRANSLATED = ("label", "hint", "guidance_hint", "constraint_message", "required_message")
_REFERENCE = re.compile(r"\$\{\s*([^{}]+?)\s*\}")


class Language:
    """Which of the columns `label`, `label::English`, `label::Cymraeg` is read; the others are told of."""

    def __init__(self, sheets: Sequence[Sheet], wanted: str, left: Leftovers) -> None:
        found = dict.fromkeys(
            heading.partition("::")[2] for sheet in sheets for heading in sheet.headings if _spoken(heading)
        )
        plain = any("label" in sheet.headings for sheet in sheets)
        self.name = _chosen(tuple(found), wanted, plain=plain)
        for sheet in sheets:
            headings = [heading for heading in sheet.headings if _spoken(heading)]
            others = dict.fromkeys(heading.partition("::")[2] for heading in headings)
            if spoken := ", ".join(name for name in others if name != self.name):
                problem = f"The texts in {spoken} are left out; {self.name or 'the column label'} is used."
                left.note(sheet.name.lower(), 1, problem, "Make another form for another language.")

    def text(self, row: Row, heading: str) -> str:
        """What a row says under a heading in this language, or without a language."""
        return row.text(f"{heading}::{self.name}") or row.text(heading)


def _spoken(heading: str) -> bool:
    name, _, language = heading.partition("::")
    return name in TRANSLATED and bool(language)


def _chosen(found: Sequence[str], wanted: str, *, plain: bool) -> str:
    for name in found:
        if wanted and name.lower().startswith(wanted.lower()):
            return name
    english = [name for name in found if name.lower().startswith("english") or "(en" in name.lower()]
    return english[0] if english else "" if plain or not found else found[0]


def plain(text: str, where: tuple[str, int], left: Leftovers) -> str:
    """A text without what would be read as a token here; answers that it quotes become their names."""
    made = _REFERENCE.sub(r"[\1]", text)
    if made != text:
        left.note(*where, "The text quotes an earlier answer, which a form cannot do.", "Word it without the answer.")
    without = made.replace("{", "(").replace("}", ")")
    if without != made:
        left.note(*where, "Curly brackets mean tokens here; they became round ones.", "Look at the text.")
    if len(without) > LONGEST:
        left.note(*where, f"The text is longer than {LONGEST} characters and was cut.", "Say it shorter.")
    return without[:LONGEST].strip()


def question_text(label: str, where: tuple[str, int], left: Leftovers) -> tuple[str, str]:
    """The question in as many words as a form allows, and the whole of a longer one for its help."""
    words = label.split()
    if len(words) <= MOST_WORDS:
        return label, ""
    problem = f"The question has {len(words)} words; a form allows {MOST_WORDS}. The whole text is in its help."
    left.note(*where, problem, "Word the question shorter.")
    sentence = re.match(r"(.+?[.?!:])\s", label)
    if sentence and len(sentence[1].split()) <= MOST_WORDS:
        return sentence[1], label
    return " ".join(words[: MOST_WORDS - 1]) + " …", label
