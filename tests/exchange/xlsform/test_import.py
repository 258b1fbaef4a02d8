"""An XLSForm becomes a form file that has no fault, and everything that it cannot say is listed with sheet and row."""

import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from audit_tool.errors import WrongInputError
from audit_tool.exchange.xlsform.form_file import Imported, import_xlsform
from audit_tool.exchange.xlsform.types import RowType, type_of
from audit_tool.formdef.definition import Form, Kind, Membership, Range
from audit_tool.formdef.house_yaml import read_house_style
from audit_tool.formdef.library import Library
from audit_tool.formdef.reading import read_form
from audit_tool.places import forms
from tests.exchange.xlsform.books import SURVEY, YES_NO, Table, workbook
from tests.shell import Shell, is_one_sentence_of_trouble


def brought(folder: Path, survey: Table, choices: Table = (), settings: Table = (), **more: object) -> Imported:
    path = workbook(folder / "visit.xlsx", survey, choices, settings, **more)  # type: ignore[arg-type]
    return import_xlsform(path, folder / "forms", "VIS")


def form_of(made: Imported) -> Form:
    assert made.faults == ()
    return read_form(made.path, Library(forms() / "shared"))


def told(made: Imported, row: int, sheet: str = "survey") -> list[str]:
    return [f"{one.problem} {one.remedy}" for one in made.left if (one.sheet, one.row) == (sheet, row)]


def test_types_labels_hints_and_required(tmp_path: Path) -> None:
    made = brought(
        tmp_path,
        [
            ("text", "a", "What happened?", "", "yes", "", "", "In a sentence"),
            ("integer", "b", "How many?", "", "true()", ". >= 0 and . <= 10", "Up to ten."),
            ("decimal", "c", "How much?", "", "no"),
            ("date", "d", "On which day?"),
            ("select_one yes_no", "e", "Seen?", "", "TRUE"),
            ("select_multiple yes_no", "f", "Which?"),
        ],
        YES_NO,
        [("form_title", "form_id", "version"), ("Home visit", "hv", 3)],
    )
    form = form_of(made)
    asked = list(form.questions.values())
    kinds = [Kind.TEXT, Kind.NUMBER, Kind.NUMBER, Kind.DATE, Kind.CHOICE, Kind.CHOICES]
    assert [question.kind for question in asked] == kinds
    assert [question.code for question in asked] == [f"VIS-0{at}" for at in range(1, 7)]
    assert [question.required for question in asked] == [True, True, False, False, True, False]
    assert asked[0].help == "In a sentence"
    assert asked[1].range == Range(0, 10, whole=True, say="Up to ten.")
    assert asked[2].range is None
    assert [(option.code, option.label) for option in asked[4].options] == [("yes", "Yes"), ("no", "No")]
    assert {question.membership for question in asked} == {Membership.SHORT}
    assert (form.title, form.code, form.version, made.path.name) == ("Home visit", "VIS", 3, "vis-3.yaml")
    assert read_house_style(made.path.read_text(encoding="utf-8")) is not None
    assert [one for one in made.left if one.sheet != "settings"] == []
    assert len(told(made, 2, "settings")) == 1


def test_groups_become_sections_and_their_conditions_meet(tmp_path: Path) -> None:
    made = brought(
        tmp_path,
        [
            ("select_one yes_no", "seen", "Seen?"),
            ("begin group", "home", "The home", "${seen} = 'yes'"),
            ("integer", "people", "How many?"),
            ("begin_group", "more", "More", "${people} > 2"),
            ("text", "who", "Who?", "${seen} != ''"),
            ("end_group",),
            ("text", "rooms", "Rooms?"),
            ("end group",),
            ("text", "last", "Last?"),
        ],
        YES_NO,
    )
    form = form_of(made)
    sections = [(section.title, len(section.questions)) for section in form.sections]
    assert sections == [("Questions", 1), ("The home", 3), ("Questions", 1)]
    whens = {code: question.when.text for code, question in form.questions.items()}
    assert whens["VIS-02"] == "VIS-01=yes"
    assert whens["VIS-03"] == "VIS-01=yes+VIS-02>2+VIS-01"
    assert whens["VIS-04"] == "VIS-01=yes"
    assert whens["VIS-05"] == ""
    assert told(made, 5) == ["The heading “More” within a group is left out. Make it a section."]


def test_a_repeat_becomes_a_question_that_gathers_rows(tmp_path: Path) -> None:
    made = brought(
        tmp_path,
        [
            ("select_one yes_no", "more", "Are there others?"),
            ("begin group", "home", "The home"),
            ("begin repeat", "kids", "Which brothers and sisters were seen?", "${more} = 'yes'"),
            ("text", "Ref", "Reference code", "", "yes"),
            ("integer", "age", "Age", "", "", ". > 0"),
            ("date", "day", "Seen on"),
            ("select_one yes_no", "alone", "Alone?"),
            ("select_multiple yes_no", "all", "All?"),
            ("text", "ref", "Again?"),
            ("begin group", "deep", "", "${more} = 'no'"),
            ("decimal", "height", "Height"),
            ("end group",),
            ("end repeat",),
            ("text", "last", "Anything else?", "${age} > 3"),
            ("end group",),
            ("begin repeat", "none", "Nothing in it"),
            ("end repeat",),
        ],
        YES_NO,
    )
    form = form_of(made)
    assert [section.title for section in form.sections] == ["Questions", "The home"]
    rows = form.questions["VIS-02"]
    assert (rows.kind, rows.text, rows.when.text) == (Kind.ROWS, "Which brothers and sisters were seen?", "VIS-01=yes")
    assert [(cell.code, cell.kind.value, cell.required) for cell in rows.cells] == [
        ("ref", "text", True),
        ("age", "number", False),
        ("day", "date", False),
        ("alone", "choice", False),
        ("height", "number", False),
    ]
    assert told(made, 4) == []
    assert [option.code for option in rows.cells[3].options] == ["yes", "no"]
    assert "constraint is left out" in told(made, 6)[0]
    assert "cannot stand in a repeat" in told(made, 9)[0]
    assert "cannot stand in a repeat" in told(made, 10)[0]
    assert "Within a repeat neither a condition" in told(made, 11)[0]
    assert "“age” is no earlier question" in told(made, 15)[0]


def test_notes_go_into_the_help_of_the_question_that_follows(tmp_path: Path) -> None:
    made = brought(
        tmp_path,
        [
            ("note", "n1", "Read the plan first."),
            ("begin group", "g", "Plan"),
            ("text", "a", "What is planned?", "", "", "", "", "Briefly"),
            ("note", "n2", "Nothing follows me."),
            ("end group",),
            ("note", "n3", "Only sometimes.", "${a} != ''"),
            ("text", "b", "More?"),
            ("note", "n4", "Thank you."),
        ],
    )
    form = form_of(made)
    assert [question.help for question in form.questions.values()] == ["Read the plan first. Briefly", ""]
    assert "No question follows" in told(made, 5)[0]
    assert "A note with a condition" in told(made, 7)[0]
    assert "No question follows" in told(made, 9)[0]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("calculate", "x", "", "", "", "", ""), "The calculation x is left out"),
        (("geopoint", "x", "Where?"), "“geopoint” cannot be asked here"),
        (("start", "x"), "“start” is not collected"),
        (("", "x", "What?"), "no type"),
        (("text", "x", ""), "no label"),
        (("select_one nothing", "x", "Which?"), "The list “nothing” has no choices"),
        (("select_one_from_file a.csv", "x", "Which?"), "“select_one_from_file” cannot be asked"),
        (("text", "x", "What?", "${gone} = 'y'"), "“${gone} = 'y'” is left out, so it is always asked: “gone” is no"),
        (("text", "x", "What?", "", "${a} = 'y'"), "Whether it must be answered depends on"),
        (("text", "x", "What?", "", "", "regex(., 'z')", "Only z."), "Say it in the help: “Only z.”"),
        (("text", "x", "What?", "", "", "", "", "", "multiline"), "appearance “multiline” is ignored"),
        (("text", "x", "What did ${a} say?"), "quotes an earlier answer"),
        (("text", "x", "What {child} said?"), "Curly brackets mean tokens here"),
        (("text", "x", "word " * 25), "The question has 25 words"),
        (("text", "x", "=1+1"), "A formula is not read"),
        (("end group",), "Nothing is open"),
        (("begin group", "g", "Open"), "This group has no end"),
        (("begin repeat", "r", "Children"), "This repeat has no end"),
        (("text", "a", "Again?"), "The name a is used twice"),
    ],
)
def test_what_cannot_be_carried_over_is_listed_at_its_row(tmp_path: Path, row: tuple[str, ...], words: str) -> None:
    made = brought(tmp_path, [("text", "a", "First?"), row, ("text", "z", "Last?")])
    assert words in " ".join(told(made, 3))
    assert all(str(one).startswith(f"{one.sheet} row ") and str(one).endswith((".", "”")) for one in made.left)
    assert "VIS-01" in form_of(made).questions


def test_choices_that_cannot_be_kept_are_listed_and_or_other_asks_for_a_word(tmp_path: Path) -> None:
    made = brought(
        tmp_path,
        [("select_one fruit or_other", "a", "Which?"), ("select_one fruit", "b", "And?", "${a} = 'a b'")],
        [
            ("fruit", "a b", "Apple"),
            ("fruit", "a_b", "Again"),
            ("fruit", "7", ""),
            ("", "x", "X"),
            ("unused", "u", "U"),
        ],
    )
    form = form_of(made)
    first, second = form.questions.values()
    assert [(one.code, one.label, one.comment) for one in first.options] == [
        ("a_b", "Apple", False),
        ("7", "7", False),
        ("other", "Other", True),
    ]
    assert [one.code for one in second.options] == ["a_b", "7"]
    assert second.when.text == "VIS-01=a_b"
    assert "twice" in told(made, 3, "choices")[0]
    assert "needs list_name and name" in told(made, 5, "choices")[0]
    assert "unused" not in made.path.read_text(encoding="utf-8")


def test_english_is_read_where_there_are_languages(tmp_path: Path) -> None:
    heads = ("type", "name", "label::Cymraeg (cy)", "label::English (en)", "hint::English (en)")
    made = brought(tmp_path, [("text", "a", "Beth?", "What?", "Briefly")], heads=heads)
    question = form_of(made).questions["VIS-01"]
    assert (question.text, question.help) == ("What?", "Briefly")
    assert "Cymraeg (cy) are left out; English (en) is used" in told(made, 1)[0]
    other = workbook(
        tmp_path / "b.xlsx", [("text", "a", "Beth?", "What?")], (), [("default_language",), ("Cymraeg",)], heads
    )
    assert form_of(import_xlsform(other, tmp_path / "b", "VIS")).questions["VIS-01"].text == "Beth?"


def test_more_than_99_questions_go_on_under_the_next_letters(tmp_path: Path) -> None:
    made = brought(tmp_path, [("text", f"q{at}", f"Question {at}?") for at in range(120)])
    codes = list(form_of(made).questions)
    assert (len(codes), codes[98], codes[99]) == (120, "VIS-99", "VIT-01")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("select one yes_no", RowType("select_one", "yes_no")),
        ("select all that apply from worries or other", RowType("select_multiple", "worries", or_other=True)),
        ("Select_Multiple worries", RowType("select_multiple", "worries")),
        ("begin  repeat", RowType("begin_repeat")),
        ("int", RowType("integer")),
        ("", RowType("")),
        ("select_one", RowType("select_one")),
    ],
)
def test_types_are_written_in_several_ways(text: str, found: RowType) -> None:
    assert type_of(text) == found


def test_the_command_says_what_it_made_and_what_is_left(shell: Shell, tmp_path: Path) -> None:
    path = workbook(tmp_path / "visit.xlsx", [("text", "a", "What?"), ("geopoint", "b", "Where?")], (), ())
    ran = shell("forms", "from-xlsform", path, "--out", tmp_path / "forms")
    assert ran.code == 0
    assert ran.out.splitlines()[0].endswith("vis-1.yaml: visit, 1 question in 1 section.")
    assert any(line.startswith("Not as it was: survey row 3: ") for line in ran.out.splitlines())
    assert shell("forms", "check", tmp_path / "forms").code == 0
    again = shell("forms", "from-xlsform", path, "--out", tmp_path / "forms")
    assert is_one_sentence_of_trouble(again)
    found = shell("--json", "forms", "from-xlsform", path, "--out", tmp_path / "other", "--code", "xyz").json
    assert isinstance(found, dict)
    assert (found["form"], found["questions"], found["faults"]) == ("XYZ", 1, [])
    assert {"sheet", "row", "problem", "remedy"} == set(found["left"][0])


@pytest.mark.parametrize("code", ["AB", "ABCD", "A1C", "SAF", "ÄBC"])
def test_a_code_that_cannot_be_one_is_refused(tmp_path: Path, code: str) -> None:
    path = workbook(tmp_path / "visit.xlsx", [("text", "a", "What?")])
    with pytest.raises(WrongInputError, match="Nothing was changed"):
        import_xlsform(path, tmp_path / "forms", code)
    assert not (tmp_path / "forms").exists()


@pytest.mark.parametrize("survey", [[], [("note", "n", "Only words.")], [("geopoint", "g", "Where?")]])
def test_a_form_that_asks_nothing_is_refused(tmp_path: Path, survey: Table) -> None:
    with pytest.raises(WrongInputError, match="0 sections"):
        brought(tmp_path, survey)


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "forms").write_text("a file", encoding="utf-8")
    with pytest.raises(WrongInputError, match="cannot be written"):
        brought(tmp_path, [("text", "a", "What?")])


def refused(path: Path) -> str:
    with pytest.raises(WrongInputError) as told_:
        import_xlsform(path, path.parent / "forms", "VIS")
    assert not (path.parent / "forms").exists()
    return str(told_.value)


def test_files_that_could_harm_are_refused(tmp_path: Path) -> None:
    good = workbook(tmp_path / "good.xlsx", [("text", "a", "What?")])
    assert "cannot be opened" in refused(tmp_path / "nowhere.xlsx")
    (tmp_path / "text.xlsx").write_text("type,name", encoding="utf-8")
    assert "no .xlsx file" in refused(tmp_path / "text.xlsx")
    (tmp_path / "large.xlsx").write_bytes(b"0" * 5_000_001)
    assert "larger than 5 MB" in refused(tmp_path / "large.xlsx")
    bomb = tmp_path / "bomb.xlsx"
    bomb.write_bytes(good.read_bytes())
    with zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/media/image.bin", b"0" * 61_000_000)
    assert bomb.stat().st_size < 200_000
    assert "unpacks to more" in refused(bomb)


@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
def test_definitions_in_the_xml_are_refused(tmp_path: Path, coding: str) -> None:
    good = workbook(tmp_path / "good.xlsx", [("text", "a", "What?")])
    with zipfile.ZipFile(good) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    laughs = f'<?xml version="1.0" encoding="{coding}"?><!DOCTYPE x [<!ENTITY a "ha">]><sst>&a;</sst>'
    parts["xl/sharedStrings.xml"] = laughs.encode(coding)
    path = tmp_path / "laughs.xlsx"
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    assert "XML definitions" in refused(path)


def test_too_many_rows_and_a_sheet_of_another_kind_are_refused(tmp_path: Path) -> None:
    long = workbook(tmp_path / "long.xlsx", [("text", f"q{at}", "What?") for at in range(5_001)])
    assert "more than 5000 rows" in refused(long)
    book = Workbook()
    book.active.append(["case", "date"])
    book.save(tmp_path / "cases.xlsx")
    assert "no sheet “survey”" in refused(tmp_path / "cases.xlsx")


def test_rows_far_below_and_columns_far_right_do_not_take_long(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "survey"
    for at, head in enumerate(SURVEY, 1):
        sheet.cell(1, at, head)
    sheet.cell(2, 1, "text"), sheet.cell(2, 2, "a"), sheet.cell(2, 3, "What?")
    sheet.cell(4_000, 1, "text"), sheet.cell(4_000, 2, "b"), sheet.cell(4_000, 16_000, "far")
    book.save(tmp_path / "far.xlsx")
    made = import_xlsform(tmp_path / "far.xlsx", tmp_path / "forms", "VIS")
    assert made.questions == 2
    assert "no label" in told(made, 4_000)[0]


WORDS = st.text(max_size=30)
TYPES = st.sampled_from(
    [
        *("text", "integer", "decimal", "date", "select_one l", "select_multiple l or_other", "note", "calculate"),
        *("begin group", "end group", "begin repeat", "end repeat", "geopoint", "start", "select_one gone", "", "?"),
    ]
)
RELEVANT = (
    st.sampled_from(["", "${a} = 'x'", "selected(${b}, 'x')", "${c} > 3", "not(${a} != '')", "${", "1 = 1"]) | WORDS
)
ROWS = st.lists(
    st.tuples(
        TYPES,
        st.sampled_from("abcd") | WORDS,
        WORDS,
        RELEVANT,
        st.sampled_from(["", "yes", "maybe"]),
        st.sampled_from(["", ". > 3", ". >= 1 and . <= 2", "x"]),
        WORDS,
        WORDS,
        WORDS,
    ),
    max_size=12,
)


@given(ROWS, st.lists(st.tuples(st.sampled_from(["l", ""]), WORDS, WORDS), max_size=4))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_spreadsheet_becomes_a_form_without_a_fault_or_is_refused(
    tmp_path_factory: pytest.TempPathFactory, survey: list[tuple[str, ...]], choices: list[tuple[str, ...]]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    kept = [tuple("".join(one for one in cell if one.isprintable()) for cell in row) for row in survey]
    listed = [tuple("".join(one for one in cell if one.isprintable()) for cell in row) for row in choices]
    try:
        made = brought(folder, kept, listed)
    except WrongInputError:
        assert not (folder / "forms").exists()
        return
    # Two conditions of the spreadsheet may shut each other out; that is for a person to see.
    assert [fault for fault in made.faults if "can never be true" not in fault.problem] == []
    if not made.faults:
        assert len(form_of(made).questions) == made.questions


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=30))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_workbook_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, damage: list[tuple[float, int]]
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    path = workbook(folder / "visit.xlsx", [("text", "a", "What?"), ("select_one yes_no", "b", "Seen?")], YES_NO)
    content = bytearray(path.read_bytes())
    for where, byte in damage:
        content[int(where * (len(content) - 1))] = byte
    path.write_bytes(bytes(content))
    try:
        assert import_xlsform(path, folder / "forms", "VIS").faults == ()
    except WrongInputError as told_:
        assert "Nothing was changed" in str(told_)  # noqa: PT017 - either outcome is right


def test_macros_and_links_are_left_where_they_are_and_formulas_are_listed(tmp_path: Path) -> None:
    """A workbook with macros under a name without them, with a link to another workbook that nobody follows."""
    survey = [
        ("text", "a", "What?"),
        ("text", "b", '=HYPERLINK("https://nowhere.invalid", "Where?")'),
        ("text", "c", "=[1]s!A1"),
    ]
    good = workbook(tmp_path / "good.xlsx", survey, (), [("form_title", "form_id"), ("=[1]s!A1", "visit")])
    with zipfile.ZipFile(good) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    parts["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0 Sub Auto_Open()"
    parts["xl/externalLinks/externalLink1.xml"] = b"<externalLink/>"
    path = tmp_path / "visit.xlsx"
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    made = import_xlsform(path, tmp_path / "forms", "VIS")
    text = made.path.read_text(encoding="utf-8")
    assert not any(word in text for word in ("Auto_Open", "nowhere.invalid", "HYPERLINK", "[1]"))
    assert next(each.text for each in form_of(made).questions.values()) == "What?"
    assert all(any("A formula is not read." in words for words in told(made, row)) for row in (3, 4))
    assert any("A formula is not read." in words for words in told(made, 2, "settings"))


def test_of_two_columns_with_one_heading_the_first_is_read_and_the_other_is_told(tmp_path: Path) -> None:
    heads = ("type", "name", "label", "Label")
    path = workbook(tmp_path / "visit.xlsx", [("text", "a", "What was seen?", "What was not?")], heads=heads)
    made = import_xlsform(path, tmp_path / "forms", "VIS")
    assert form_of(made).questions["VIS-01"].text == "What was seen?"
    assert any("Several columns are headed label" in str(one) and one.sheet == "survey" for one in made.left)


def test_a_second_sheet_of_nearly_the_same_name_takes_nothing_away(tmp_path: Path) -> None:
    path = workbook(tmp_path / "visit.xlsx", [("text", "a", "What was seen?")])
    book = load_workbook(path)
    other = book.create_sheet("Survey ")
    for row in (("type", "name", "label"), ("text", "z", "Something else?")):
        other.append(row)
    book.save(path)
    made = import_xlsform(path, tmp_path / "forms", "VIS")
    assert [question.text for question in form_of(made).questions.values()] == ["What was seen?"]
    assert any("The sheet Survey" in str(one) and "is not read" in str(one) for one in made.left)


def test_cells_that_were_merged_leave_rows_without_a_type_which_are_told(tmp_path: Path) -> None:
    path = workbook(tmp_path / "visit.xlsx", [("text", "a", "First?"), ("text", "b", "Second?")])
    book = load_workbook(path)
    book["survey"].merge_cells("A2:A3")
    book.save(path)
    made = import_xlsform(path, tmp_path / "forms", "VIS")
    assert [question.text for question in form_of(made).questions.values()] == ["First?"]
    assert any("survey row 3: The row has no type." in str(one) for one in made.left)
