"""The documents say what is so: links, pictures, modules, screens, reports, make targets and commands exist."""

import argparse
import re
import runpy
import shlex
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image

from audit_tool.cli import parser
from audit_tool.errors import WrongInputError
from audit_tool.exchange.demonstration import PASSPHRASE
from audit_tool.exchange.demonstration_files import read_week
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.places import forms, resources
from audit_tool.reports.catalogue import REPORTS
from audit_tool.ui.screens.catalogue import SCREENS

ROOT = Path(__file__).parent.parent
MANUAL = ROOT / "docs" / "manual"
CHAPTERS = sorted(MANUAL.glob("[0-9]*-*.md"), key=lambda path: int(path.name.split("-")[0]))
COMMAND_LINE = MANUAL / "7-command-line.md"
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")
MOST_BYTES = 150_000


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def manual() -> str:
    return "\n".join(text_of(path) for path in [MANUAL / "README.md", *CHAPTERS])


def links(path: Path) -> list[tuple[bool, str, str]]:
    """Whether it is a picture, its words, its target."""
    return [(bool(mark), words, target) for mark, words, target in LINK.findall(text_of(path))]


def anchors(path: Path) -> set[str]:
    """The names by which a page's headings are reached."""
    titles = re.findall(r"^#+ (.+)$", text_of(path), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def shown_commands(path: Path) -> list[str]:
    """Every line in a block of a console."""
    blocks = re.findall(r"^```console\n(.*?)^```", text_of(path), re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line]


def parse(command: str) -> argparse.Namespace:
    program, *given = shlex.split(command)
    assert program == "audit-tool", command
    return parser().parse_args(given)


def opens_window(command: str) -> bool:
    """What `__main__` gives to the window rather than to the command line."""
    given = shlex.split(command)[1:]
    return not given or (given[0] in {"-w", "--workspace"} and len(given) == 2)


def commands_of_the_parser() -> list[str]:
    found = re.findall(r"^    (\w+) ", parser().format_help(), re.MULTILINE)
    assert "demo" in found
    return found


def fault_of(page: Path, target: str, words: str, *, picture: bool) -> str:
    """What is wrong with a link, or nothing."""
    name, _, anchor = target.partition("#")
    aim = (page.parent / name).resolve() if name else page
    if "://" in target or not aim.is_relative_to(ROOT) or not aim.exists():
        return "leads nowhere in this project"
    if anchor and anchor not in anchors(aim):
        return "names a heading that is not there"
    if picture and (aim.suffix != ".png" or len(words) < 10):
        return "is a picture without words for those who do not see it"
    return ""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_and_picture_leads_somewhere(page: Path) -> None:
    found = {target: fault_of(page, target, words, picture=picture) for picture, words, target in links(page)}
    assert {target: fault for target, fault in found.items() if fault} == {}


@pytest.mark.parametrize(
    "target", ["missing.md", "README.md#no-such-heading", "https://somewhere.example", "../../x.md"]
)
def test_a_broken_link_would_be_noticed(target: str) -> None:
    assert fault_of(ROOT / "README.md", target, "words", picture=False)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_no_page_is_left_unfinished(page: Path) -> None:
    assert re.findall(r"\b(?:TODO|TBD|FIXME|XXX)\b", text_of(page)) == []
    assert text_of(page).endswith("\n")


def test_the_table_of_forms_is_what_its_script_makes() -> None:
    made = runpy.run_path(str(ROOT / "tools" / "forms_table.py"))["page"]()
    assert text_of(ROOT / "docs" / "forms.md") == made
    rows = [line.split(" | ") for line in made.splitlines() if re.match(r"\| [A-Z]{3} ", line)]
    assert {row[0].strip("| ") for row in rows} == {entry.code for entry in FormCatalogue(forms()).listing()}
    assert all(cell.strip() for row in rows for cell in row)


def test_pages_are_there() -> None:
    assert {path.name for path in ROOT.glob("*.md")} >= {"README.md", "CHANGELOG.md", "CONTRIBUTING.md"}
    assert (ROOT / "LICENSE").exists()
    assert len(CHAPTERS) >= 7


def test_pictures_are_small_all_shown_and_of_one_size() -> None:
    shown = {(page.parent / target).resolve() for page in PAGES for picture, _, target in links(page) if picture}
    kept = set((MANUAL / "pictures").glob("*.png"))
    assert len(kept) > 10
    assert {path.name for path in kept} == {path.name for path in shown}
    assert {path.name for path in kept if path.stat().st_size >= MOST_BYTES} == set()
    for path in kept:
        with Image.open(path) as picture:
            assert picture.size == (1280, 720), path.name


def test_pictures_of_the_manual_are_those_its_tool_makes() -> None:
    tool = text_of(ROOT / "tools" / "manual_pictures.py")
    names = {path.stem for path in (MANUAL / "pictures").glob("*.png")}
    assert {name for name in names if f'"{name}"' not in tool} == set()


def test_every_path_in_the_architecture_exists() -> None:
    text = text_of(ROOT / "docs" / "architecture.md")
    named = re.findall(r"`([\w./-]+(?:\.py|\.toml|/))`", text)
    named += re.findall(r"^ *(?:\+-+)?\s*([a-z_]+(?:/|\.py))\s", text, re.MULTILINE)
    assert len(named) > 40
    places = (ROOT, ROOT / "audit_tool")
    assert [name for name in named if not any((place / name).exists() for place in places)] == []


def test_every_part_of_the_program_stands_in_the_architecture() -> None:
    text = text_of(ROOT / "docs" / "architecture.md")
    package = ROOT / "audit_tool"
    folders = [path.name for path in package.iterdir() if (path / "__init__.py").exists()]
    modules = [path.name for path in package.glob("*.py") if path.name != "__init__.py"]
    assert [name for name in folders if f"{name}/" not in text] == []
    assert [name for name in modules if name not in text] == []


def test_paths_named_in_contributing_exist() -> None:
    named = re.findall(r"`((?:audit_tool|tests|tools|forms|docs)/[\w./-]*)`", text_of(ROOT / "CONTRIBUTING.md"))
    assert len(named) > 5
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_manual_names_every_report() -> None:
    text, command_line = manual(), text_of(COMMAND_LINE)
    assert [entry.title for entry in REPORTS if f"**{entry.title}**" not in text] == []
    assert [entry.name for entry in REPORTS if f"report {entry.name} " not in command_line] == []


def test_manual_names_every_screen() -> None:
    text = text_of(MANUAL / "README.md")
    assert [entry.word for entry in SCREENS if f"| **{entry.word}** |" not in text] == []


def test_manual_leads_to_each_chapter_and_on_from_it() -> None:
    index = {target for _, _, target in links(MANUAL / "README.md")}
    assert [path.name for path in CHAPTERS if path.name not in index] == []
    for before, after in pairwise(CHAPTERS):
        assert after.name in {target for _, _, target in links(before)}, before.name


def test_make_targets_named_in_the_documents_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", text_of(ROOT / "Makefile"), re.MULTILINE))
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *CHAPTERS):
        quoted = re.findall(r"`make ([a-z]+)`", text_of(page))
        shown = [line.split()[1] for line in shown_commands(page) if line.startswith("make ")]
        assert {name for name in [*quoted, *shown] if name not in targets} == set(), page.name
    assert {"make run", "make test"} <= set(shown_commands(ROOT / "README.md"))


def test_commands_of_the_manual_are_understood() -> None:
    told = [command for command in shown_commands(COMMAND_LINE) if not opens_window(command)]
    assert len(told) > 10
    for command in told:
        assert parse(command).run is not None, command


def test_a_command_that_does_not_exist_would_be_noticed() -> None:
    with pytest.raises(WrongInputError):
        parse("audit-tool -w FOLDER outport figures --out FILE")


def test_manual_shows_every_command() -> None:
    shown = " ".join(shown_commands(COMMAND_LINE))
    assert [name for name in commands_of_the_parser() if f" {name} " not in f"{shown} "] == []


def test_forms_named_in_the_command_line_chapter_exist() -> None:
    known = {f"{entry.code}@{entry.version}" for entry in FormCatalogue(forms()).listing()}
    named = [command.split()[-1] for command in shown_commands(COMMAND_LINE) if " forms show " in command]
    assert named
    assert [name for name in named if (name if "@" in name else f"{name}@1") not in known] == []


def test_readme_knows_the_people_and_the_passphrase_of_the_demonstration() -> None:
    text = text_of(ROOT / "README.md")
    people = {person.code for person in read_week(resources() / "demo").people}
    assert f"`{PASSPHRASE}`" in text
    named = set(re.findall(r"^\| `([A-Z]-\d\d)` \|", text, re.MULTILINE))
    assert len(named) >= 4
    assert named <= people


def test_dependencies_are_all_accounted_for() -> None:
    declared = re.search(r"^dependencies = \[(.*?)^\]", text_of(ROOT / "pyproject.toml"), re.MULTILINE | re.DOTALL)
    assert declared is not None
    names = re.findall(r'"([A-Za-z0-9.\-]+)', declared[1])
    told = text_of(ROOT / "docs" / "decisions" / "dependencies.md")
    assert len(names) > 10
    assert [name for name in names if not re.search(rf"^\|[^|]*\b{re.escape(name)}\b", told, re.MULTILINE)] == []
