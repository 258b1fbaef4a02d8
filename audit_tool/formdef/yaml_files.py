"""Reads one YAML file with the line of each key, and refuses what could hurt: size, depth, anchors, tags."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audit_tool.formdef.faults import Fault, FormFileError
from audit_tool.formdef.house_yaml import Place, read_house_style
from audit_tool.small_files import read_small

if TYPE_CHECKING:
    from ruamel.yaml import YAML

LARGEST = 250_000
"""Bytes; the largest file shipped is a tenth of it."""
MOST = 10_000
"""Values in a file, keys among them; ruamel takes a good while for more, and worse than in proportion."""
DEEPEST = 20
_UNSEEN = re.compile("[\x00-\x06\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
"""Control characters, and those that turn the direction of writing, by which a text could look like another.

The bell (07) is left out: ruamel marks the folds of a folded text with it."""
PACKED = b"PK\x03\x04"
FROM_XLSFORM = "An XLSForm becomes a form file by: audit-tool forms from-xlsform."
_NUMERAL = frozenset("0123456789+-.")


@dataclass(frozen=True, slots=True)
class YamlFile:
    """The content of one file as plain values, and where each of them stands."""

    path: Path
    content: Any
    lines: Mapping[Place, int]

    def line(self, place: Place) -> int:
        """The line of a place, or of the nearest thing around it that has one."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def fault(self, place: Place, problem: str, remedy: str, question: str = "", section: str = "") -> Fault:
        """A fault at a place in this file."""
        return Fault(self.path.name, self.line(place), section, question, problem, remedy)


def read_yaml(path: Path) -> YamlFile:
    """Read one file, or raise FormFileError with the line at which it cannot be read."""
    text = _text(path)
    quick = read_house_style(text)
    if quick is not None:
        return YamlFile(path, *quick)
    return _read_any_style(path, text)


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise _refused(path, 1, "The file is larger than 250 kB.", "Split it, or remove what is no form text.")
        return read_small(path, LARGEST).decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        reason = error.strerror or str(error) or "no reason given"
        raise _refused(path, 1, f"The file cannot be opened ({reason}).", "Put it back or check its name.") from error
    except UnicodeDecodeError as error:
        if error.object.startswith(PACKED):
            raise _refused(path, 1, "This is a spreadsheet or another packed file.", FROM_XLSFORM) from error
        if b"\0" in error.object and not error.object.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
            raise _refused(path, 1, "This is no text file.", "Choose the form file itself.") from error
        line = error.object.count(b"\n", 0, error.start) + 1
        raise _refused(path, line, "The file is not written in UTF-8.", "Save it again as UTF-8 text.") from error


def _read_any_style(path: Path, text: str) -> YamlFile:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError
    from ruamel.yaml.reader import ReaderError

    loader = YAML(typ="rt", pure=True)
    loader.version = None
    try:
        _refuse_risky(path, text, loader)
        content = loader.load(text)
        lines: dict[Place, int] = {}
        return YamlFile(path, _plain(path, content, (), lines), lines)
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        said, line = getattr(error, "problem", None) or "it is not YAML", mark.line + 1 if mark else 1
        if isinstance(error, ReaderError):
            said, line = "a control character stands in it", text.count("\n", 0, error.position) + 1
        raise _refused(path, line, f"This is not valid YAML: {_one_line(said)}.", "Correct this line.") from error
    except RecursionError as error:
        raise _refused(path, 1, "The file is nested too deeply.", "Write it flatter.") from error
    except (ValueError, TypeError, AttributeError, LookupError, AssertionError, NotImplementedError) as error:
        # The library lets some damaged numbers and dates through to Python's own errors.
        raise _refused(path, _unreadable(text), "A value cannot be read.", "Put texts in quotes.") from error


def _unreadable(text: str) -> int:
    """The line of the first value without quotes that looks like a number or a date and is none."""
    from ruamel.yaml import YAML
    from ruamel.yaml.events import ScalarEvent

    for event in YAML(typ="rt", pure=True).parse(text):
        if isinstance(event, ScalarEvent) and event.implicit[0] and event.value[:1] in _NUMERAL:
            try:
                YAML(typ="rt", pure=True).load(event.value)
            except Exception:  # noqa: BLE001 - whatever the library lets through for one value, this is the value
                return int(event.start_mark.line) + 1
    return 1


def _refuse_risky(path: Path, text: str, loader: "YAML") -> None:
    from ruamel.yaml.events import (
        AliasEvent,
        CollectionEndEvent,
        CollectionStartEvent,
        DocumentStartEvent,
        NodeEvent,
        ScalarEvent,
    )

    depth = documents = values = 0
    for event in loader.parse(text):
        line = event.start_mark.line + 1 if event.start_mark else 1
        values += isinstance(event, NodeEvent)
        if values > MOST:
            raise _refused(path, line, f"The file holds more than {MOST} values.", "Split it.")
        documents += isinstance(event, DocumentStartEvent)
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if depth > DEEPEST:
            raise _refused(path, line, "The file is nested too deeply.", "Write it flatter.")
        if documents > 1:
            raise _refused(path, line, "The file holds more than one document.", 'Remove the line "---".')
        if isinstance(event, AliasEvent) or (isinstance(event, NodeEvent) and event.anchor):
            raise _refused(path, line, "Anchors and aliases (& and *) are not allowed.", "Write the text out.")
        if isinstance(event, ScalarEvent) and event.value == "<<" and event.implicit[0]:
            raise _refused(path, line, "Merging by << is not allowed.", "Write the keys out.")
        if isinstance(event, ScalarEvent) and _UNSEEN.search(event.value):
            raise _refused(path, line, "A character that nobody can see stands in this text.", "Write it without.")
        if getattr(event, "ctag", None) or (isinstance(event, DocumentStartEvent) and event.version):
            raise _refused(path, line, "Tags and directives (! and %) are not allowed.", "Remove them.")


def _plain(path: Path, value: object, place: Place, lines: dict[Place, int]) -> object:
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    if isinstance(value, CommentedMap):
        _note(place, value.lc.data, lines)
        for key in value:
            if not isinstance(key, str | int | float):
                line = lines.get((*place, key), value.lc.line + 1)
                raise _refused(path, line, "A key that is no text stands here.", "Put it in quotes, or remove it.")
        return {key: _plain(path, item, (*place, key), lines) for key, item in value.items()}
    if isinstance(value, CommentedSeq):
        _note(place, value.lc.data, lines)
        return [_plain(path, item, (*place, at), lines) for at, item in enumerate(value)]
    for kind in (str, bool, int, float):
        if isinstance(value, kind):
            return kind(value)
    return value


def _note(place: Place, positions: Mapping[str | int, Sequence[int]] | None, lines: dict[Place, int]) -> None:
    for key, position in (positions or {}).items():
        lines[*place, key] = position[0] + 1


def _refused(path: Path, line: int, problem: str, remedy: str) -> FormFileError:
    return FormFileError((Fault(path.name, line, "", "", problem, remedy),))


def _one_line(text: str) -> str:
    return " ".join(str(text).split()).rstrip(".")
