"""Agreement from a CSV of judgements, as the contract of the command line says (R-101 to R-105)."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.shell import Shell, is_one_sentence_of_trouble

EXAMPLES = json.loads((ROOT / "tests" / "figures" / "agreement_examples.json").read_text(encoding="utf-8"))["examples"]
GRADES = ("Inadequate", "Requires improvement", "Good", "Outstanding")
CONTRACT = {
    "items": None,
    "raters": None,
    "pairs": None,
    "table": None,
    "exact": {"count", "share", "low", "high"},
    "within_one": {"count", "share"},
    "boundary": {"count", "share"},
    "direction": {"first_higher", "second_higher", "mean_difference", "sign_test_p"},
    "kappa": {"unweighted", "linear", "quadratic"},
    "gwet": {"ac1", "ac2_linear", "ac2_quadratic"},
    "alpha": {"nominal", "ordinal", "interval"},
    "guidance": None,
    "not_estimable": None,
    "seed": None,
}
OF_TWO = ("pairs", "table", "exact", "within_one", "boundary", "direction", "kappa", "gwet")


def write(folder: Path, *rows: str, header: str = "item,rater,value") -> Path:
    path = folder / "judgements.csv"
    path.write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    return path


def rows_of(pairs: Iterable[tuple[str, str]]) -> list[str]:
    return [
        f"{item},{rater},{value}" for item, pair in enumerate(pairs, 1) for rater, value in zip("AB", pair, strict=True)
    ]


def told(shell: Shell, path: Path, *more: str) -> dict[str, Any]:
    ran = shell("agreement", path, *more)
    assert (ran.code, ran.err) == (0, "")

    def refuse(word: str) -> None:
        raise AssertionError(word)

    found = json.loads(ran.out, parse_constant=refuse)
    assert isinstance(found, dict)
    return found


def reasons(content: dict[str, Any], why_not: dict[str, Any], above: str = "") -> dict[str, str]:
    """Every null with its reason, by the path of its keys; fails where one is without the other."""
    found = {}
    for key, value in content.items():
        if key == "not_estimable":
            continue
        path, reason = f"{above}{key}", why_not.get(key)
        if value is None:
            assert isinstance(reason, str), path
            assert reason, path
            found[path] = reason
        elif isinstance(value, dict):
            found |= reasons(value, reason or {}, f"{path}.")
        else:
            assert reason is None, path
    return found


@pytest.mark.parametrize("example", EXAMPLES, ids=[each["id"] for each in EXAMPLES])
def test_r101_every_published_example_comes_out_as_printed(
    shell: Shell, tmp_path: Path, example: dict[str, Any]
) -> None:
    labels, table, expected = example["categories_low_to_high"], example["table"], example["expected"]
    pairs = [
        (labels[at], labels[to]) for at, row in enumerate(table) for to, count in enumerate(row) for _ in range(count)
    ]
    found = told(shell, write(tmp_path, *rows_of(pairs)), "--scale", ",".join(labels))
    assert (found["pairs"], found["table"]) == (expected["pairs"], table)
    assert found["exact"]["count"] == expected["exact_count"]
    assert found["within_one"]["count"] == expected["within_one_count"]
    assert [found["exact"]["low"], found["exact"]["high"]] == pytest.approx(expected["exact_wilson95"], abs=1e-6)
    direction = found["direction"]
    assert (direction["first_higher"], direction["second_higher"]) == (
        expected["row_higher"],
        expected["column_higher"],
    )
    numbers = {
        "exact_proportion": found["exact"]["share"],
        "within_one_proportion": found["within_one"]["share"],
        "mean_row_minus_column": direction["mean_difference"],
        "sign_test_p_two_sided": direction["sign_test_p"],
        "kappa_identity": found["kappa"]["unweighted"]["estimate"],
        **{f"kappa_{name}": found["kappa"][name]["estimate"] for name in ("linear", "quadratic")},
        **{name: each["estimate"] for name, each in found["gwet"].items()},
        **{f"alpha_{name}": each["estimate"] for name, each in found["alpha"].items()},
    }
    assert numbers == {key: pytest.approx(expected[key], abs=1e-6) for key in numbers}
    assert found["guidance"] == ("full" if expected["pairs"] >= 30 else "indicative")
    assert set(found["not_estimable"]) == (set() if len(labels) == 4 else {"boundary"})


def test_the_keys_are_those_of_the_contract(shell: Shell, tmp_path: Path) -> None:
    found = told(shell, write(tmp_path, *rows_of([("Good", "Good"), ("Good", "Outstanding"), ("Inadequate", "Good")])))
    for key, inner in CONTRACT.items():
        assert key in found
        if inner is not None:
            assert set(found[key]) == inner
    for group in ("kappa", "gwet", "alpha"):
        assert all(set(each) == {"estimate", "low", "high"} for each in found[group].values())
    assert found["boundary"] == {"count": 2, "share": 2 / 3}
    assert (found["scale"], found["rater_names"], found["draws"]) == (list(GRADES), ["A", "B"], 5000)
    assert found["not_estimable"] == {}


def test_r105_the_same_file_gives_the_same_answer_in_whatever_order_its_rows_stand(
    shell: Shell, tmp_path: Path
) -> None:
    rows = rows_of([("Good", "Good"), ("Good", "Outstanding"), ("Inadequate", "Good"), ("Good", "")] * 4)
    once = told(shell, write(tmp_path, *rows))
    assert once == told(shell, write(tmp_path, *reversed(rows)))
    assert isinstance(once["seed"], int)


def test_rows_are_the_first_rater_by_name_order(shell: Shell, tmp_path: Path) -> None:
    found = told(shell, write(tmp_path, "1,B,Good", "1,A,Outstanding"))
    assert found["rater_names"] == ["A", "B"]
    assert found["table"][3][2] == 1
    assert found["direction"]["first_higher"] == 1


@pytest.mark.parametrize(
    ("rows", "counts", "why_not"),
    [
        (["1,A,Good", "1,B,Good"], (1, 2, 1), "not estimable - all judgements the same"),
        (["1,A,Good", "1,B,Outstanding"], (1, 2, 1), "not estimable - only one item was judged twice"),
        (rows_of([("Good", "Good")] * 12), (12, 2, 12), "not estimable - all judgements the same"),
        (rows_of([("", "")] * 12), (12, 2, 0), "not estimable - no pairs"),
        (rows_of([("Good", ""), ("", "Good")]), (2, 2, 0), "not estimable - no pairs"),
        (["1,A,Good", "2,A,Outstanding"], (2, 1, 0), "not estimable - no pairs"),
    ],
)
def test_r104_what_cannot_be_estimated_is_null_with_a_reason(
    shell: Shell, tmp_path: Path, rows: list[str], counts: tuple[int, int, int], why_not: str
) -> None:
    found = told(shell, write(tmp_path, *rows))
    assert (found["items"], found["raters"], found["pairs"]) == counts
    missing = reasons(found, found["not_estimable"])
    for group in ("kappa", "gwet", "alpha"):
        assert found[group] == dict.fromkeys(CONTRACT[group] or ())
        assert {missing[f"{group}.{name}"] for name in found[group]} == {why_not}
    assert (found["exact"]["share"] is None) == (counts[2] == 0)


def test_a_grade_that_nobody_used_keeps_its_place(shell: Shell, tmp_path: Path) -> None:
    path = write(tmp_path, *rows_of([("Good", "Good"), ("Requires improvement", "Good"), ("Good", "Good")]))
    found = told(shell, path)
    assert found["table"] == [[0, 0, 0, 0], [0, 0, 1, 0], [0, 0, 2, 0], [0, 0, 0, 0]]
    assert reasons(found, found["not_estimable"]) == {}
    narrow = told(shell, path, "--scale", "Requires improvement,Good")
    assert narrow["gwet"]["ac1"]["estimate"] != found["gwet"]["ac1"]["estimate"]
    assert narrow["boundary"] is None


def test_pairs_that_all_agree_have_no_sign_test(shell: Shell, tmp_path: Path) -> None:
    found = told(shell, write(tmp_path, *rows_of([("Good", "Good"), ("Inadequate", "Inadequate")])))
    assert reasons(found, found["not_estimable"]) == {"direction.sign_test_p": "not estimable - no pair differs"}


def test_more_than_two_raters_have_alpha_and_nothing_of_two(shell: Shell, tmp_path: Path) -> None:
    rows = ["1,A,Good", "1,B,Good", "1,C,Outstanding", "2,A,Inadequate", "2,C,Inadequate", "3,B,Good", "4,C,"]
    found = told(shell, write(tmp_path, *rows))
    assert (found["items"], found["raters"], found["judged_by_two_or_more"]) == (4, 3, 2)
    assert (found["judged_by_one"], found["judged_by_none"]) == (1, 1)
    assert [found[key] for key in OF_TWO] == [None] * len(OF_TWO)
    assert reasons(found, found["not_estimable"]) == dict.fromkeys(OF_TWO, "only for two raters; these are 3")
    # By hand, of five judgements: Good with itself 1, Good with Outstanding 1 each way, Inadequate with itself 2.
    assert found["alpha"]["nominal"]["estimate"] == pytest.approx(1 - 4 * 2 / 16)


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbfitem,rater,value\r\n1,A,Good\r\n1,B,Requires improvement\r\n2,A,Good\r\n2,B,Good\r\n",
        b"sep=;\r\nitem;rater;value\r\n1;A;Good\r\n1;B;Requires improvement\r\n2;A;Good\r\n2;B;Good\r\n",
        b"Item;Rater;Value;;\r\n1;A;Good;;\r\n1;B;Requires improvement;;\r\n;;;;\r\n2;A;Good\r\n2;B; Good ;;\r\n",
        b'"value","item","rater"\n"Good","1","A"\n\n"Requires improvement","1","B"\nGood,2,A\nGood,2,B\n',
        "item\trater\tvalue\n1\tA\tGood\n1\tB\tRequires improvement\n2\tA\tGood\n2\tB\tGood\n".encode("utf-16"),
    ],
    ids=["byte order mark", "sign told", "semicolons of Excel", "other order and quotes", "tabs as UTF-16"],
)
def test_a_file_is_read_as_people_have_it(shell: Shell, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "judgements.csv"
    path.write_bytes(content)
    found = told(shell, path)
    assert (found["items"], found["pairs"], found["exact"]["count"]) == (2, 2, 1)
    assert found["table"][2] == [0, 1, 1, 0]


def test_labels_with_commas_and_letters_of_windows(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "judgements.csv"
    path.write_bytes('item,rater,value\n1,Zoë,"Fair, at best"\n1,André,Café\n'.encode("cp1252"))
    found = told(shell, path, "--scale", '"Fair, at best", Café')
    assert (found["rater_names"], found["scale"]) == (["André", "Zoë"], ["Fair, at best", "Café"])
    assert found["table"] == [[0, 0], [1, 0]]


def test_names_of_any_script_go_through_any_pipe(shell: Shell, tmp_path: Path) -> None:
    ran = shell("agreement", write(tmp_path, "1,Łukasz,Good", "1,Zoë,Outstanding"))
    assert ran.out.isascii()
    assert json.loads(ran.out)["rater_names"] == ["Zoë", "Łukasz"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "does not begin with the header item,rater,value"),
        ("\n\n", "does not begin with the header"),
        ("case,auditor,grade\n1,A,Good\n", "does not begin with the header"),
        ("item,rater,value,note\n1,A,Good,x\n", "does not begin with the header"),
        ("item,item,value\n1,A,Good\n", "does not begin with the header"),
        ("1,A,Good\n1,B,Good\n", "does not begin with the header"),
        ("item,rater,value\n", "holds no judgement"),
        ("item,rater,value\n,,\n", "holds no judgement"),
        ("item,rater,value\n1,A,Good\n1,B,Excellent\n", "row 3: “Excellent” is not on the scale (Inadequate, Requires"),
        ("item,rater,value\n\n1,A,good\n", "row 3: “good” is not on the scale"),
        ("item,rater,value\n1,A,NaN\n", "row 2: “NaN” is not on the scale"),
        ("item,rater,value\n1,A,Good\n1,B,Good\n1,A,Good\n", "row 4: “A” judged “1” in row 2 already"),
        ("item,rater,value\n1,A,\n1,A,Good\n", "row 3: “A” judged “1” in row 2 already"),
        ("item,rater,value\n1,,Good\n", "row 2: it names no rater"),
        ("item,rater,value\n ,A,Good\n", "row 2: it names no item"),
        ("item,rater,value\n1,A,Good,Bad\n", "row 2: it has 4 cells where the header has 3"),
        ('item,rater,value\n1,A,"Good\n1,B,Good\n', "quotation mark near row 2"),
        ("item,rater,value\n" + "".join(f"1,R{at},Good\n" for at in range(101)), "more than 100 raters"),
    ],
)
def test_a_wrong_file_is_refused_in_one_sentence(shell: Shell, tmp_path: Path, content: str, words: str) -> None:
    path = tmp_path / "judgements.csv"
    path.write_text(content, encoding="utf-8")
    ran = shell("agreement", path)
    assert is_one_sentence_of_trouble(ran)
    assert words in ran.err
    assert "Nothing was changed." in ran.err
    assert path.name in ran.err


@pytest.mark.parametrize("name", ["missing.csv", "", "x" * 5000])
def test_a_file_that_is_not_there_is_refused(shell: Shell, tmp_path: Path, name: str) -> None:
    ran = shell("agreement", tmp_path / name)
    assert is_one_sentence_of_trouble(ran)
    assert "cannot be opened" in ran.err


@pytest.mark.parametrize(
    ("scale", "words"),
    [
        ("", "needs two to 50 labels"),
        ("Good", "needs two to 50 labels"),
        (",".join(map(str, range(51))), "needs two to 50 labels"),
        ("Good,,Bad", "has an empty label"),
        ("Good, ", "has an empty label"),
        ("Bad,Good,Bad", "names “Bad” twice"),
        ("Bad, Bad", "names “Bad” twice"),
        ('"Good,Bad', "needs two to 50 labels"),
        ("Good\rBad,Best", "needs two to 50 labels"),
    ],
)
def test_a_scale_that_is_none_is_refused(shell: Shell, tmp_path: Path, scale: str, words: str) -> None:
    ran = shell("agreement", write(tmp_path, "1,A,Good", "1,B,Good"), f"--scale={scale}")
    assert is_one_sentence_of_trouble(ran)
    assert f"The scale {words}" in ran.err
