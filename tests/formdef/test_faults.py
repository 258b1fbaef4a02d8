"""Every fault of a form file is named, with its line; nothing damaged is ever built, and nothing crashes."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit_tool.formdef.faults import FormFileError
from audit_tool.formdef.reading import check, read_form
from audit_tool.formdef.yaml_files import read_yaml
from tests.formdef.conftest import FORMS
from tests.formdef.soak import LONG

Change = tuple[str, str, str]


def change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {name}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def line_of(folder: Path, name: str, text: str) -> int:
    lines = (folder / name).read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if text in line)


FORM, VOC, LISTS = "cin-1.yaml", "shared/banks/VOC.yaml", "shared/lists.yaml"
STANDARDS = "shared/standards.yaml"
WORDS = " ".join(["word"] * 21)

CASES: dict[str, tuple[Change, str, str]] = {
    # name: (file, old, new), where the fault's line is found, a word of the problem
    "a plan that shortens hours": (
        (STANDARDS, "unit: months\n    plan_may_set", "unit: hours\n    plan_may_set"),
        "plan_may_set",
        "A plan can only shorten a standard",
    ),
    "a plan that shortens the least": (
        (STANDARDS, "unit: months\n    plan_may_set", "unit: months\n    at_least: true\n    plan_may_set"),
        "plan_may_set",
        "A plan can only shorten a standard",
    ),
    "unknown key of a form": ((FORM, "subject: child", "subjekt: child"), "subjekt", 'The key "subjekt" is not known'),
    "missing key": ((FORM, "family: full\n", ""), "", 'The key "family" is missing'),
    "wrong type": ((FORM, "version: 1", 'version: "one"'), 'version: "one"', "whole number"),
    "unknown question": ((FORM, '"VOC-15"', '"VOC-95"'), "VOC-95", '"VOC-95" names no question'),
    "malformed run": ((FORM, "VOC-01..13", "VOC-13..01"), "VOC-13..01", '"VOC-13..01" names no question'),
    "unknown bank": ((FORM, "SNP-all", "ZZZ-all"), "ZZZ-all", '"ZZZ-all" names no question'),
    "question asked twice": ((FORM, '"VOC-15"', '"VOC-05"'), "VOC-05", "already in the section Voice"),
    "section number twice": ((FORM, "number: 3", "number: 2"), "", "section number 2 is used twice"),
    "limit on a missing question": (
        (FORM, "[SAF-02, RSK-22]\n    answer", "[SAF-02, RSK-99]\n    answer"),
        "",
        "RSK-99",
    ),
    "limit at no grade": ((FORM, "holds_at: inadequate", "holds_at: poor"), "holds_at: poor", '"poor" is not a grade'),
    "protection of a missing question": ((FORM, "protection: [SAF-02", "protection: [CAR-20"), "protection:", "CAR-20"),
    "no overall": ((FORM, "overall: OVR-01", "overall: OVR-99"), "overall: OVR-99", "OVR-99"),
    "override missing": ((FORM, "override: OVR-07", "override: OVR-77"), "override: OVR-77", "OVR-77"),
    "unknown standard for a case type": ((FORM, "standard: STD-07", "standard: STD-77"), "STD-77", "STD-77"),
    "unknown tag of a case type": ((FORM, "case_types: [cin", "case_types: [cni"), "case_types", '"cni"'),
    "short set of another section": ((FORM, 'short_only: ["DIS-06"', 'short_only: ["SAF-02"'), "short_only", "SAF-02"),
    "safety left out": ((FORM, '"SAF-all"', '"RSK-01"'), "", "must ask the questions of SAF"),
    "outcomes left out": ((FORM, '"REC-all", "OUT-all"', '"REC-all"'), "", "must ask the questions of OUT"),
    "file named for another form": ((FORM, "code: CIN", "code: CIC"), "code: CIC", "file's name"),
    "section that needs what the cover does not ask": (
        (
            FORM,
            'questions: ["CVR-all"]',
            'questions: ["CVR-13"]\n  - number: 90\n    title: X\n    when: cp\n    questions: ["CVR-01"]',
        ),
        "when: cp",
        'The condition "cp" can never be true in this form',
    ),
    "section for no age": (
        (FORM, "    title: Identity\n", '    title: Identity\n    when: "age<3+age>10"\n'),
        "age<3+age>10",
        'The condition "age<3+age>10" can never be true',
    ),
    "section for nobody": (
        (FORM, "    title: Identity\n", '    title: Identity\n    when: "cp + !cp, cin+!cin"\n'),
        "cp + !cp",
        'The condition "cp + !cp, cin+!cin" can never be true',
    ),
    "code pattern": ((VOC, "code: VOC-19", "code: VOC-119"), "code: VOC-119", "three capital letters"),
    "code twice": ((VOC, "code: VOC-16", "code: VOC-15"), "", "used twice"),
    "code of another bank": ((VOC, "code: VOC-17", "code: RSK-44"), "", "belongs to another bank"),
    "unknown theme": ((VOC, "[voice_of_child]", "[voice]"), "[voice]", 'The theme "voice"'),
    "unknown measure": ((VOC, "[M03]", "[M99]"), "[M99]", 'The measure "M99"'),
    "unknown standard": (
        (VOC, "kind: fact", "standards: [STD-99]\n    kind: dates"),
        "STD-99",
        'The standard "STD-99"',
    ),
    "unknown list": ((VOC, "kind: fact", "list: L-NONE\n    kind: choice"), "L-NONE", 'The list "L-NONE"'),
    "choice without a list": ((VOC, "kind: fact", "kind: choice"), "kind: choice", "no choices"),
    "unknown tag": ((VOC, "when: review", "when: revue"), "when: revue", 'The tag "revue"'),
    "malformed condition": ((VOC, 'when: "age<12"', 'when: "age<<12"'), "age<<12", "neither a tag nor an age rule"),
    "unknown token": ((VOC, "Was the {child} seen", "Was the {chidl} seen"), "{chidl}", 'The token "{chidl}"'),
    "long question": ((VOC, "Was an advocate offered, and", f"{WORDS} and"), WORDS, "words."),
    "no good in a grade's help": ((VOC, 'help: "Good: their', 'help: "Their'), 'help: "Their', '"Good:"'),
    "no inadequate in a grade's help": ((VOC, "Inadequate: not seen", "Bad: not seen"), "Bad:", '"Inadequate:"'),
    "unknown kind": ((VOC, "kind: fact", "kind: guess"), "kind: guess", "one of those allowed"),
    "unknown key of a question": ((VOC, "set: short", "sett: short"), "sett", 'The key "sett"'),
    "comment for no answer": ((VOC, "kind: fact", "comment_for: [maybe]\n    kind: fact"), "[maybe]", '"maybe" is not'),
    "tag of a list value": ((LISTS, "sets: [cin]", "sets: [cni]"), "", 'The tag "cni"'),
    "list value twice": ((LISTS, "code: child_in_need", "code: early_help"), "", '"early_help" twice'),
}


@pytest.mark.parametrize("case", CASES)
def test_each_fault_is_named_at_its_line(folder: Path, case: str) -> None:
    """R-050 and part 6.3 of the catalogue."""
    (name, old, new), where, problem = CASES[case]
    change(folder, name, old, new)
    faults = check(folder / FORM)
    found = [fault for fault in faults if problem in fault.problem]
    assert found, f"{problem!r} is not among {[str(fault) for fault in faults]}"
    assert found[0].file == Path(name).name
    assert found[0].remedy.endswith(".")
    if where:
        assert found[0].line == line_of(folder, name, where)
    with pytest.raises(FormFileError) as raised:
        read_form(folder / FORM)
    assert raised.value.faults == faults


def test_a_fault_of_a_question_that_the_form_does_not_ask_does_not_stop_it(folder: Path) -> None:
    change(folder, VOC, "Was an independent visitor considered?", WORDS)
    assert check(folder / FORM) == ()
    assert [fault.question for fault in check(folder)] == ["VOC-14"]


def test_every_fault_is_named_at_once(folder: Path) -> None:
    change(folder, FORM, "subject: child", "subjekt: child")
    change(folder, FORM, '"VOC-16"', '"VOC-96"')
    change(folder, FORM, "holds_at: inadequate", "holds_at: poor")
    change(folder, VOC, "when: review", "when: revue")
    change(folder, VOC, "[M03]", "[M99]")
    change(folder, "shared/banks/RSK.yaml", "kind: fact", "kind: guess")
    problems = " ".join(fault.problem for fault in check(folder / FORM))
    for word in ("subjekt", '"subject"', "VOC-96", "poor", "revue", "M99", "one of those allowed"):
        assert word in problems


def test_a_fault_reads_as_one_line(folder: Path) -> None:
    change(folder, VOC, "when: review", "when: revue")
    line = line_of(folder, VOC, "when: revue")
    assert str(check(folder / FORM)[0]) == (
        f'VOC.yaml line {line}, Voice and lived experience, VOC-05: The tag "revue" is not known. '
        "Check its spelling, or add it to shared/tags.yaml."
    )


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("code: CIN\ncode: CIC\n", 2, "not valid YAML"),
        ("code: CIN\n  version: 1\n", 2, "not valid YAML"),
        ("a: &x 1\nb: *x\n", 1, "Anchors"),
        ("a:\n  - !!python/object:os.system 1\n", 2, "Tags"),
        ("%YAML 1.1\n---\na: 1\n", 2, "Tags and directives"),
        ("a: 1\n---\nb: 1\n", 2, "more than one document"),
        ("[" * 5000, 1, "nested too deeply"),
        ("a: " + "[" * 30 + "]" * 30, 1, "nested too deeply"),
        ('code: CIN\nname: "a\x00b"\n', 2, "control character"),
        ("a:\n" + "- [1, 'b']\n" * 3500, 3334, "more than 10000 values"),
        ("a: [" + "1," * 100_000 + "1]\n", 1, "more than 10000 values"),
        ("", 1, ""),
        ("just words", 1, ""),
        ("- a\n- b\n", 1, ""),
        ("code: CIN\ntitle: 2026-13-45\n", 2, "cannot be read"),
        ('code: CIN\ntitle: "a\\u202eb"\n', 2, "nobody can see"),
        ('code: CIN\ntitle: "a\\0b"\n', 2, "nobody can see"),
        ("just words", 1, "Keys with their values"),
        ("a: 2026-99-99\nb: 0x\n? [q]\n: 1\n", 1, ""),
    ],
)
def test_text_that_is_no_form_is_refused_with_a_line(folder: Path, text: str, line: int, problem: str) -> None:
    (folder / FORM).write_text(text, encoding="utf-8")
    faults = check(folder / FORM)
    assert faults
    assert faults[0].line == line
    assert problem in faults[0].problem


def test_the_line_of_a_letter_that_is_not_utf8_is_named(folder: Path) -> None:
    (folder / FORM).write_bytes("code: CIN\ntitle: café\n".encode("latin-1"))
    assert [fault.line for fault in check(folder / FORM)] == [2]


@pytest.mark.parametrize(
    ("old", "new", "problem", "remedy"),
    [
        ("code: CIN", "code: cin", "not written as it should be", "Write three capital letters, such as ABC."),
        ("version: 1", "version: 0", "too small", "Write 1 or more."),
        ("version: 1", "version: 5000", "too large", "Write 999 or less."),
    ],
)
def test_a_wrong_value_is_told_without_words_of_programmers(
    folder: Path, old: str, new: str, problem: str, remedy: str
) -> None:
    change(folder, FORM, old, new)
    faults = [fault for fault in check(folder / FORM) if problem in fault.problem]
    assert [fault.remedy for fault in faults] == [remedy]


def test_a_condition_without_end_makes_no_faults_without_end(folder: Path) -> None:
    """Each of its thousands of parts used to be a fault that repeated the whole: hundreds of megabytes to show."""
    change(folder, VOC, "when: review", "when: " + ",".join(f"age={age}x" for age in range(400)))
    within = check(folder / FORM)
    assert within
    assert max(len(fault.problem) for fault in within) < 300
    change(folder, VOC, "when: age=0x", "when: " + ",".join(f"age={age}x" for age in range(5000)) + ",age=0x")
    assert ["longer than 4000" in fault.problem for fault in check(folder / FORM)] == [True]


def test_a_file_over_250_kilobytes_is_refused_unread(folder: Path) -> None:
    (folder / FORM).write_text("# " + "x" * 2_000_000, encoding="utf-8")
    assert "larger than 250 kB" in check(folder / FORM)[0].problem


def test_a_file_that_is_no_text_or_not_there_is_refused(folder: Path) -> None:
    (folder / FORM).write_bytes(b"code: \xff\xfe")
    assert "UTF-8" in check(folder / FORM)[0].problem
    (folder / FORM).unlink()
    assert "cannot be opened" in check(folder / FORM)[0].problem


def test_any_style_of_yaml_is_read_and_its_lines_are_right(folder: Path) -> None:
    """A person's own style: flow mappings, folded text, comments, single quotes, Windows line ends."""
    path = folder / "shared" / "banks" / "SNP.yaml"
    path.write_bytes(
        b"bank: SNP  # snapshot\r\ntitle: 'Snapshot'\r\nquestions:\r\n"
        b"  - {code: SNP-01, text: Why are we involved?, kind: text, set: short, themes: [outcomes]}\r\n"
        b"  - code: SNP-02\r\n    text: >-\r\n      Is the record\r\n      right?\r\n"
        b"    kind: fact\r\n    set: full\r\n"
        b"    themes: [recordin]\r\n"
    )
    faults = check(folder / FORM)
    assert [(fault.file, fault.line, fault.question) for fault in faults] == [("SNP.yaml", 11, "SNP-02")]
    path.write_bytes(path.read_bytes().replace(b"recordin]", b"recording]"))
    assert read_form(folder / FORM).questions["SNP-02"].text == "Is the record right?"


def test_the_shipped_folder_has_no_fault() -> None:
    assert check(FORMS) == ()


def test_a_folder_names_faults_of_questions_that_no_form_asks_yet(folder: Path) -> None:
    change(folder, "shared/banks/LVC.yaml", "themes: [", "themes: [nothing, ")
    assert [fault.file for fault in check(folder)] == ["LVC.yaml"]


DAMAGE = st.lists(
    st.tuples(
        st.floats(0, 1),
        st.integers(0, 40),
        st.sampled_from(
            [
                "",
                "\n",
                "  ",
                ":",
                "- ",
                "[",
                "]",
                '"',
                "'",
                "{",
                "}",
                "#",
                "&a ",
                "*a",
                "|",
                "\t",
                "0",
                "VOC-01",
                "null",
            ]
        )
        | st.text(max_size=3),
    ),
    min_size=1,
    max_size=4,
)


@pytest.mark.parametrize("key", ["{", "{x", "a}b", "{0}"])
def test_a_key_with_a_brace_is_told_like_any_other(folder: Path, key: str) -> None:
    path = folder / FORM
    path.write_text(f"'{key}': 1\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    assert any(f'The key "{key}"' in fault.problem for fault in check(path))


@pytest.mark.parametrize("times", LONG)
def test_random_damage_gives_faults_with_a_line_or_a_form_never_a_crash(folder: Path, times: int) -> None:
    @given(st.sampled_from([FORM, VOC, "shared/scales.yaml", "shared/tags.yaml"]), DAMAGE)
    @settings(max_examples=40 * times, deadline=None)
    def holds(name: str, damage: list[tuple[float, int, str]]) -> None:
        path = folder / name
        whole = path.read_bytes()
        text = whole.decode("utf-8")
        for where, cut, put in damage:
            at = int(where * len(text))
            text = text[:at] + put + text[at + cut :]
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        try:
            faults = check(folder / FORM)
            if faults:
                assert all(fault.line >= 1 and fault.problem and fault.remedy for fault in faults)
                assert all(re.search(r"line \d+", str(fault)) and "\n" not in str(fault) for fault in faults)
            else:
                assert read_form(folder / FORM).code == "CIN"
        finally:
            path.write_bytes(whole)

    holds()


def test_lines_are_held_for_everything_in_a_file() -> None:
    file = read_yaml(FORMS / FORM)
    assert file.line(("sections", 4, "questions", 2)) == file.line(("sections", 4, "questions"))
    assert file.line(("sections", 4, "title")) == line_of(FORMS, FORM, "Voice and lived experience")


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        ("no key", "family: full", "~: full", "A key that is no text"),
        ("a list as a key", "family: full", "[a]: full", "A key that is no text"),
        ("merging", "family: full", "<<: {family: full}", "Merging by <<"),
    ],
)
def test_a_key_that_is_no_name_is_refused_at_its_line(
    folder: Path, name: str, old: str, new: str, problem: str
) -> None:
    change(folder, FORM, old, new)
    found = check(folder)
    assert [(fault.line, fault.problem.startswith(problem)) for fault in found] == [(6, True)], name


def test_a_file_that_is_no_text_is_told_from_text_that_is_not_utf_8(folder: Path) -> None:
    path = folder / "cin-1.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_bytes(b"\x7fELF\x02\0\0\xff" + bytes(200))
    assert check(folder)[0].problem == "This is no text file."
    path.write_text(text, encoding="utf-16")
    assert check(folder)[0].problem == "The file is not written in UTF-8."
