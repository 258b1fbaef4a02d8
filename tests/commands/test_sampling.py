"""A population and a sample by the command line: the same rules as in the window (R-013, R-015, R-019)."""

from pathlib import Path

import pytest

from tests.shell import Shell, is_one_sentence_of_trouble

LIST = "Case ID,Team,Ward,Start Date\n" + "".join(
    f"PW-{at:02},{'North' if at % 2 else 'South'},{'Penn' if at == 6 else 'Oxley'},01/03/2026\n" for at in range(1, 21)
)
SETTINGS = ("--seed", "48213077", "--size", "6", "--strata", "team", "--reserves", "2", "--as-at", "2026-11-09")


@pytest.fixture
def here(own_demonstration: Path, shell: Shell, tmp_path: Path) -> tuple[str, ...]:
    """A demonstration workspace, and a file of cases beside it."""
    (tmp_path / "cases.csv").write_text(LIST, encoding="utf-8")
    return "-w", str(own_demonstration), "--as", "Q-01"


@pytest.fixture
def name(shell: Shell, here: tuple[str, ...]) -> str:
    """The latest round of the demonstration."""
    rounds = shell(*here, "rounds", "--json").json
    assert isinstance(rounds, list)
    return str(rounds[0]["name"])


@pytest.fixture
def filled(shell: Shell, here: tuple[str, ...], tmp_path: Path) -> tuple[str, ...]:
    ran = shell(*here, "import", "cases", tmp_path / "cases.csv")
    assert (ran.code, ran.out.splitlines()[1]) == (0, "0 rows left out")
    return here


def test_r013_cases_come_in_and_a_dry_run_changes_nothing(
    shell: Shell, here: tuple[str, ...], name: str, tmp_path: Path
) -> None:
    path = tmp_path / "cases.csv"
    dry = shell(*here, "import", "cases", path, "--dry-run")
    assert dry.code == 0
    assert dry.out.splitlines()[:3] == [
        f"20 cases can come in to {name}", "0 rows left out", "column Case ID: reference"
    ]  # fmt: skip
    ran = shell(*here, "import", "cases", path, "--round", name, "--json")
    told = ran.json
    assert isinstance(told, dict)
    assert (told["cases"], told["changed"], len(told["fingerprint"])) == (20, True, 64)
    again = shell(*here, "import", "cases", path)
    assert (again.code, again.out) == (2, "")
    assert "20 rows of cases.csv cannot come in; the first is row 2" in again.err


def test_rows_that_cannot_come_in_stop_all_of_it_unless_they_are_left_out(
    shell: Shell, here: tuple[str, ...], tmp_path: Path
) -> None:
    path = tmp_path / "cases.csv"
    path.write_text(LIST + ",North,Oxley,01/03/2026\n", encoding="utf-8")
    dry = shell(*here, "import", "cases", path, "--dry-run")
    assert (dry.code, dry.out.splitlines()[-1]) == (1, "row 22: It has no reference.")
    refused = shell(*here, "import", "cases", path)
    assert (refused.code, refused.out) == (2, "")
    assert (
        "1 row of cases.csv cannot come in; the first is row 22: It has no reference. Nothing was changed."
        in refused.err
    )
    ran = shell(*here, "import", "cases", path, "--leave-out-rows")
    assert (ran.code, ran.out.splitlines()[1:]) == (0, ["1 row left out", "row 22: It has no reference."])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--column", "Ward=team"), "Column “Ward”: Team is chosen for another column too."),
        (("--column", "Ward=height"), "“Ward=height” names no column"),
        (("--column", "Case ID=left_out"), "Say which column holds the reference"),
        (("--sheet", "May"), "There is no sheet “May”"),
        (("--round", "Spring"), "There is no round “Spring”"),
    ],
)
def test_what_a_file_is_said_to_be_is_refused_in_words(
    shell: Shell, here: tuple[str, ...], tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    ran = shell(*here, "import", "cases", tmp_path / "cases.csv", *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "Nothing was changed." in ran.err


def test_a_column_is_chosen_and_references_become_pseudonyms(
    shell: Shell, here: tuple[str, ...], name: str, tmp_path: Path
) -> None:
    words = ("--column", "Ward=service_area", "--pseudonyms")
    assert shell(*here, "import", "cases", tmp_path / "cases.csv", *words).code == 0
    ran = shell(*here, "sample", "draw", name, "--seed", "1", "--size", "3", "--strata", "Service area", "--json")
    told = ran.json
    assert isinstance(told, dict)
    assert all(one["reference"].startswith("P-") for one in told["cases"])
    assert {one["stratum"] for one in told["cases"] if one["state"] == "drawn"} <= {"Oxley", "Penn"}


def test_r015_the_same_call_draws_the_same_sample(shell: Shell, filled: tuple[str, ...], name: str) -> None:
    dry = shell(*filled, "sample", "draw", name, *SETTINGS, "--dry-run")
    assert dry.code == 0
    assert dry.out.splitlines() == [
        "20 in the population = 0 excluded + 6 in the sample + 4 in reserve + 10 not drawn",
        "North; population 10; may be drawn 10; picked 0; quota 3; drawn 3; reserves 2; short 0",
        "South; population 10; may be drawn 10; picked 0; quota 3; drawn 3; reserves 2; short 0",
    ]
    assert shell(*filled, "sample", "show", name).code == 2
    first = shell(*filled, "sample", "draw", name, *SETTINGS)
    assert first.code == 0
    assert first.out.splitlines()[0] == "seed 48213077"
    assert "PW-08; drawn; South" in first.out
    second = shell(*filled, "sample", "draw", name, *SETTINGS)
    assert second.out == first.out
    assert shell(*filled, "sample", "show", name).out == first.out


def test_all_settings_can_be_said(shell: Shell, filled: tuple[str, ...], name: str) -> None:
    ran = shell(
        *filled, "sample", "draw", name, "--seed", "1", "--strata", "team", "--quota", "North=2", "--quota", "South=1",
        "--reserves", "0", "--months", "6", "--without", "Ward=Penn:Outside the theme", "--only",
        "team=North|South:Other teams", "--leave-out", "PW-01=Before the court", "--pick", "PW-02=A serious incident",
        "--picks-on-top", "--families", "together", "--all", "--json",
    )  # fmt: skip
    told = ran.json
    assert isinstance(told, dict)
    states = {one["reference"]: (one["state"], one["reason"]) for one in told["cases"]}
    assert states["PW-06"] == ("excluded", "Outside the theme")
    assert states["PW-01"] == ("left_out", "Before the court")
    assert states["PW-02"] == ("picked", "A serious incident")
    assert sorted(one["stratum"] for one in told["cases"] if one["state"] == "drawn") == ["North", "North", "South"]
    assert told["settings"]["months"] == 6
    assert told["figures"]["in_sample"] == 4


def test_r019_a_case_is_replaced_and_one_picked(shell: Shell, filled: tuple[str, ...], name: str) -> None:
    told = shell(*filled, "sample", "draw", name, *SETTINGS, "--json").json
    assert isinstance(told, dict)
    out = next(one["reference"] for one in told["cases"] if one["state"] == "drawn")
    reserve = next(one["reference"] for one in told["cases"] if one["state"] == "reserve")
    ran = shell(*filled, "sample", "replace", name, out, "--outcome", "not_in_theme", "--reason", "No sign of it.")
    assert ran.out.splitlines() == [f"{out} went out", f"{reserve} came in"]
    spare = next(
        f"PW-{at:02}" for at in range(1, 21) if f"PW-{at:02}" not in {one["reference"] for one in told["cases"]}
    )
    assert shell(*filled, "sample", "pick", name, spare, "--reason", "A serious incident.").code == 0
    shown = shell(*filled, "sample", "show", name, "--json").json
    assert isinstance(shown, dict)
    assert (shown["log"][0]["out"], shown["log"][0]["came_in"]) == (out, reserve)
    assert "Since then 1 case went out: 1 not in theme." in shown["changes"]
    assert "1 case was picked by hand after the drawing" in shown["changes"]
    assert is_one_sentence_of_trouble(shell(*filled, "sample", "pick", name, spare, "--reason", "Once more."))


@pytest.mark.parametrize(
    "words",
    [
        ("--strata", "height"),
        ("--as-at", "9 November"),
        ("--quota", "North"),
        ("--without", "height=2:Outside the theme"),
        ("--pick", "PW-02"),
        ("--size", "0"),
    ],
)
def test_settings_that_cannot_be_are_one_sentence(
    shell: Shell, filled: tuple[str, ...], name: str, words: tuple[str, ...]
) -> None:
    assert is_one_sentence_of_trouble(shell(*filled, "sample", "draw", name, *words))


def test_nobody_but_the_quality_lead_draws(shell: Shell, own_demonstration: Path, name: str, tmp_path: Path) -> None:
    (tmp_path / "cases.csv").write_text(LIST, encoding="utf-8")
    as_auditor = ("-w", own_demonstration, "--as", "A-02")
    assert is_one_sentence_of_trouble(shell(*as_auditor, "sample", "draw", name), 3)
    assert shell(*as_auditor, "import", "cases", tmp_path / "cases.csv").code == 3
