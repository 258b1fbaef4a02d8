"""Random damage to any form file: still valid, or refused with file and line; never an error of another kind."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit_tool.formdef.applicability import facts_of
from audit_tool.formdef.asking import asked_of
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.completeness import gaps
from audit_tool.formdef.definition import AuditSet, Seat
from audit_tool.formdef.reading import check, form_files, read_form
from audit_tool.formdef.snapshots import form_from, snapshot
from tests.formdef.conftest import FORMS, ROOT
from tests.formdef.soak import LONG

EXAMPLE = ROOT / "docs" / "manual" / "examples" / "vis-1.yaml"
USED = ["cin-1.yaml", "psr-1.yaml", "vis-1.yaml"]
BANKS = ["shared/banks/VOC.yaml", "shared/banks/CVR.yaml", "shared/banks/OVR.yaml"]
NAMES = st.sampled_from([*USED, *BANKS, *(f"shared/{path.name}" for path in sorted((FORMS / "shared").glob("*.yaml")))])
VALUES = [
    *("", "0", "-1", "1.5", "1e9", "true", "null", "~", "[]", "{}", "[[", "''", '"', "&a x", "*a", "!!int 1", "|"),
    *("2026-02-30", "0x1F", "0b2", "1_000", ".inf", ".nan", "<<", "?", "- x", "VOC-01", "VIS-01=seen", "VIS-99<3"),
    *("SAF-all", "VOC-01..99", "cp+!cp", ">-", "x" * 5000, "\u2028", "\ud7ff", "\U0001f600", "%", "@", "`", "{chidl}"),
]
KINDS = ["drop", "twice", "swap", "indent", "outdent", "value", "key", "letter", "code", "byte", "tab", "join"]
DAMAGE = st.lists(
    st.tuples(st.sampled_from(KINDS), st.floats(0, 1), st.floats(0, 1), st.sampled_from(VALUES)), min_size=1, max_size=3
)


def damaged(content: bytes, kind: str, where: float, second: float, value: str) -> bytes:
    """One thing that goes wrong in a file: a line, a key, a value, a code, an indent, a byte."""
    lines = content.split(b"\n")
    at, other = (int(part * (len(lines) - 1)) for part in (where, second))
    line = lines[at]
    new = value.encode("utf-8")
    if kind == "byte":
        cut = int(where * (len(content) - 1))
        return content[:cut] + bytes([int(second * 255)]) + content[cut + 1 :]
    if kind == "drop":
        del lines[at]
    elif kind == "twice":
        lines.insert(other, line)
    elif kind == "swap":
        lines[at], lines[other] = lines[other], line
    elif kind == "join":
        lines[at : at + 2] = [b"".join(lines[at : at + 2])]
    else:
        lines[at] = {
            "indent": b"  " + line,
            "outdent": line[1:],
            "value": re.sub(rb":.*$", lambda _: b": " + new, line, count=1),
            "key": re.sub(rb"[a-z_]+:", lambda _: new + b":", line, count=1),
            "letter": line[: len(line) // 2] + new + line[len(line) // 2 :],
            "code": re.sub(rb"[A-Z]{3}-(\d\d|all)", lambda _: new, line, count=1),
            "tab": line.replace(b"  ", b"\t", 1),
        }[kind]
    return b"\n".join(lines)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = Path(shutil.copytree(FORMS, tmp_path_factory.mktemp("whole") / "forms"))
    shutil.copy(EXAMPLE, folder)
    assert check(folder) == ()
    return folder


@contextmanager
def spoilt(path: Path, damage: list[tuple[str, float, float, str]]) -> Iterator[bytes]:
    before = content = path.read_bytes()
    for kind, where, second, value in damage:
        content = damaged(content, kind, where, second, value)
    path.write_bytes(content)
    try:
        yield content
    finally:
        path.write_bytes(before)


def looked_at(path: Path, lengths: dict[str, int]) -> None:
    """Either it has faults with file and line, or it is a form like any other."""
    faults = check(path)
    for fault in faults:
        assert fault.file in lengths
        assert 1 <= fault.line <= lengths[fault.file] + 1
        assert fault.problem
        assert fault.remedy.endswith((".", "”"))
        assert "\n" not in str(fault)
    if faults:
        return
    form = read_form(path)
    assert form_from(snapshot(form)) == form
    for audit_set in AuditSet:
        for seat in Seat:
            gaps(asked_of(form, audit_set, seat, facts_of(form, {}), {}), {})


@pytest.mark.parametrize("times", LONG)
def test_a_damaged_file_is_refused_with_its_line_or_still_a_form(whole: Path, times: int) -> None:
    @given(NAMES, DAMAGE)
    @settings(max_examples=15 * times, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def holds(name: str, damage: list[tuple[str, float, float, str]]) -> None:
        with spoilt(whole / name, damage):
            lengths = {path.name: path.read_bytes().count(b"\n") + 1 for path in whole.rglob("*.yaml")}
            for form in USED if name not in USED else [name]:
                looked_at(whole / form, lengths)
            others = {entry.code for entry in FormCatalogue(whole).listing()}
            undamaged = {path.stem[:3].upper() for path in form_files(whole) if path.name != name}
            assert undamaged <= others

    holds()


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_damage_changes_the_file(kind: str) -> None:
    content = EXAMPLE.read_bytes()
    changed = [damaged(content, kind, at / 120, (at + 7) % 120 / 120, "VIS-99") for at in range(120)]
    assert sum(each != content for each in changed) > 10
