"""R-168: the flat star holds what is settled, a judgement a row, and tells the numbers of the screen."""

import re
from collections import Counter
from pathlib import Path

import pytest

from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.exchange.exports import Asked, save_export
from audit_tool.formdef.measures import OUTSIDE
from audit_tool.services.counted import MAIN
from audit_tool.services.reopening import Cause
from audit_tool.services.round_terms import NewRound
from audit_tool.storage import trail
from audit_tool.storage.tallies import Chosen
from tests.conftest import Office
from tests.exchange.star.conftest import PURPOSE, SAID, Take
from tests.exchange.star.reading import NAMES
from tests.shell import Shell


def test_r168_every_file_holds_the_same_tables_and_values(starred: Office, take: Take) -> None:
    whole = take(starred, "star.json")
    assert set(whole) == set(NAMES)
    assert take(starred, "star.csv") == whole
    assert take(starred, "star.xlsx") == whole


def test_r168_one_row_a_judgement_and_the_counts_are_those_of_the_screen(starred: Office, take: Take) -> None:
    found = take(starred)
    counting = starred.as_("Q-01").counting
    for grades in ("outcome", "first", "second"):
        rows = [row for row in found["answers"] if row["grades"] == grades]
        told = Counter((row["question"], row["value"]) for row in rows)
        counted = counting.answers(Chosen(grades), {code for code, _ in told})
        assert told == {(each.code, each.value): each.number for each in counted}
    keys = [(row["audit_key"], row["grades"], row["question"], row["number"]) for row in found["answers"]]
    assert len(keys) == len(set(keys)) > 100
    assert MAIN not in {row["question"] for row in found["answers"]}


def test_r168_measures_add_up_to_what_insight_shows(starred: Office, take: Take) -> None:
    rows = take(starred)["measures"]
    shown = {(line.measure.code, line.part.code): line.whole for line in starred.as_("Q-01").insight.measures(Chosen())}
    assert len(shown) > 20
    for key, whole in shown.items():
        mine = [row for row in rows if (row["measure"], row["count"]) == key]
        assert sum(int(row["numerator"] or 0) for row in mine) == whole.met, key
        assert sum(int(row["base"]) for row in mine) == whole.base, key
    outside = [row for row in rows if row["state"] in OUTSIDE.values()]
    assert outside
    assert {(row["numerator"], row["base"]) for row in outside} == {("", "0")}


def test_r080_nothing_shows_a_first_audit_early(starred: Office, take: Take) -> None:
    found = take(starred, with_text=True)
    assert len(found["audits"]) == 2
    assert "Nobody may know of this yet." not in repr(found)
    assert sorted(bool(row["audit_key"]) for row in found["actions"]) == [False, True]
    starred.as_("Q-01").reopening.reopen(2, Cause.DISPUTE, "VOC-09", "The service showed us the visit.")
    assert len(take(starred, "later.csv")["audits"]) == 1
    assert take(starred, "later.json")["moderation"] == []


def test_moderation_tells_both_grades_the_decision_and_why(starred: Office, take: Take) -> None:
    found = take(starred)
    (row,) = (row for row in found["moderation"] if row["question"] == "VOC-09")
    assert (row["first_value"], row["second_value"], row["decided_value"]) == (
        "good",
        "requires_improvement",
        "requires_improvement",
    )
    assert row["reason"]
    assert row["issue"] == "1"
    audit = next(each for each in found["audits"] if each["audit_key"] == row["audit_key"])
    assert audit["settled_by"] == "moderated"


def test_keys_join_the_tables_and_lead_back_to_nobody(starred: Office, take: Take) -> None:
    found = take(starred, with_text=False)
    audits = {row["audit_key"] for row in found["audits"]}
    assert {row["audit_key"] for name in ("answers", "moderation", "measures") for row in found[name]} == audits
    questions = {row["question_key"] for row in found["questions"]}
    assert {row["question_key"] for row in found["answers"]} <= questions
    assert {row["round_key"] for row in found["audits"]} == {row["round_key"] for row in found["rounds"]}
    cells = [cell for rows in found.values() for row in rows for cell in row.values()]
    for name in ("PW-1", "PW-2", "PW-3", "A-02", "A-09", "A-11", "M-01", "Q-01", "Team manager, North"):
        assert not [cell for cell in cells if re.search(rf"(?<![A-Z@:]){name}(?![0-9])", cell)], name


def test_keys_are_the_same_in_every_export_of_a_workspace(starred: Office, take: Take) -> None:
    first, again = take(starred, "one.csv"), take(starred, "two.json")
    assert first["audits"] == again["audits"]
    people = {row["first_auditor_key"] for row in first["audits"]}
    assert len(people) == 1
    assert all(len(key) == 19 and key.startswith("P-") for key in people)


def test_free_text_is_in_it_only_where_it_was_asked_for(starred: Office, take: Take) -> None:
    without = take(starred, "without.json")
    assert "texts" not in without
    assert SAID not in repr(without)
    assert "Agree who rings." not in repr(without)
    texts = take(starred, "with.json", with_text=True)["texts"]
    assert SAID in {row["text"] for row in texts if row["question"] == "SAF-01"}
    assert {"first", "second", "panel", "action"} == {row["whose"] for row in texts}


def test_the_purpose_is_needed_and_recorded_with_the_counts(starred: Office, take: Take, tmp_path: Path) -> None:
    found = take(starred, "star.csv", with_text=True)
    with starred.as_("Q-01").work.store.reading() as session:
        (entry,) = trail.about(session, "star", ["exported for analysts"])
    assert f"purpose: {PURPOSE}" in entry.detail
    assert f"answers {len(found['answers'])}" in entry.detail
    assert "with the words that people wrote" in entry.detail
    assert PURPOSE in {row["meaning"] for row in found["dictionary"] if row["type"] == "purpose"}
    with pytest.raises(WrongInputError, match="needs a reason in a sentence"):
        save_export("star", starred.as_("Q-01"), Asked(), tmp_path / "none.csv")
    assert not list(tmp_path.glob("none*"))


@pytest.mark.parametrize("person", ["A-02", "M-01"])
def test_only_the_quality_lead_takes_it_out(starred: Office, tmp_path: Path, person: str) -> None:
    with pytest.raises(NotAllowedError):
        save_export("star", starred.as_(person), Asked(purpose=PURPOSE), tmp_path / "star.csv")
    assert not list(tmp_path.glob("star*"))


def test_a_pilot_that_does_not_count_is_in_it_only_by_name(starred: Office, take: Take) -> None:
    lead = starred.as_("Q-01")
    before = lead.rounds.listing()[0]
    lead.round_setting.change(starred.round_id, NewRound(before.name, before.starts_on, before.ends_on, pilot=True))
    assert take(starred, "all.csv")["audits"] == []
    named = take(starred, "named.csv", round=before.name)
    assert len(named["audits"]) == 2
    assert [row["counts_in_results"] for row in named["rounds"]] == ["no"]
    assert [row["source"] for row in named["actions"]] == ["question"]


def test_the_command_takes_it_out_and_names_its_files(shell: Shell, own_demonstration: Path, tmp_path: Path) -> None:
    call = ["-w", str(own_demonstration), "--as", "Q-01", "export", "star", "--out", str(tmp_path / "star.csv")]
    assert shell(*call).code == 2
    assert not list(tmp_path.glob("star*"))
    assert shell(*call[:3], "M-01", *call[4:], "--purpose", PURPOSE).code == 3
    done = shell(*call, "--purpose", PURPOSE)
    assert done.code == 0
    assert sorted(line.removeprefix("Saved ") for line in done.out.splitlines()) == sorted(
        map(str, tmp_path.glob("star*.csv"))
    )
    assert len(list(tmp_path.glob("star*.csv"))) == len(NAMES)
