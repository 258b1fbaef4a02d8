"""The fast reader and ruamel never disagree: the fast one reads the same, or leaves the file to ruamel."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from audit_tool.formdef.house_yaml import read_house_style
from audit_tool.formdef.yaml_files import YamlFile, _read_any_style
from tests.formdef.conftest import FORMS, ROOT

FILES = [*sorted(FORMS.rglob("*.yaml")), ROOT / "resources" / "demo" / "worked_example.yaml"]
SNIPPETS = [
    "{",
    "}",
    "[",
    "]",
    ":",
    "- ",
    "#",
    "&a ",
    "*a",
    "!t ",
    "'",
    '"',
    "\\",
    "\n",
    "  ",
    "|",
    ">",
    "\t",
    "%",
    "yes",
]
LINES = [
    *("a: b", "  c: d", "a:", "- x", "  - x: y", "    z: 1", "b: [p, q]", 'c: "x # y"', "d: true", "# note", ""),
    *(
        "e: null",
        "f: 007",
        'g: "a\\"b\\\\"',
        "h: no",
        "---",
        "k: 'x'",
        "a: 2",
        "  - p",
        "[a]: 1",
        "l: ~",
        "m: 1.5",
        "- ",
    ),
]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_shipped_file_is_house_style_and_reads_the_same_either_way(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    quick = read_house_style(text)
    assert quick is not None, "write it in house style, so that the program starts quickly"
    slow = _read_any_style(path, text)
    assert quick[0] == slow.content
    assert {place: slow.lines[place] for place in quick[1]} == quick[1]


def agree(text: str) -> None:
    quick = read_house_style(text)
    if quick is None:
        return
    try:
        slow = YAML(typ="safe", pure=True).load(text)
    except YAMLError as error:
        pytest.fail(f"read {text!r} as {quick[0]!r}, but it is no YAML: {error}")
    assert quick[0] == slow


@given(st.lists(st.sampled_from(LINES), max_size=8))
@settings(max_examples=400, deadline=None)
def test_any_lines_read_the_same_or_not_at_all(lines: list[str]) -> None:
    agree("\n".join(lines))


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_a_damaged_file_reads_the_same_or_not_at_all(data: st.DataObject) -> None:
    text = (FORMS / "shared" / "banks" / "SAF.yaml").read_text(encoding="utf-8")
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 5))
        text = text[:at] + data.draw(st.sampled_from(SNIPPETS) | st.characters()) + text[at + cut :]
    agree(text)


def test_place_without_a_line_falls_back_to_what_stands_around_it() -> None:
    file = YamlFile(Path("x.yaml"), {}, {("a",): 3})
    assert (file.line(("a", 0, "b")), file.line(("c",))) == (3, 1)
