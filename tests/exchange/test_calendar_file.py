"""A person's days in a round as a calendar file, and the messages that go out with it (R-007, R-032)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import icalendar
import pytest

from audit_tool.errors import WrongInputError
from audit_tool.exchange.calendar_file import calendar_of, save_calendar
from audit_tool.exchange.messages import KEEP_OUT, to_auditor, to_moderator, to_practitioner
from audit_tool.formdef.definition import Seat
from audit_tool.services.days_to_keep import days_of, entries_of
from audit_tool.services.going_out import OwnAudit, OwnPage
from audit_tool.services.round_terms import RoundStep

NOW = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
FRIDAY = date(2026, 11, 13)


def audit(reference: str, seat: Seat = Seat.FIRST, due_on: date | None = FRIDAY) -> OwnAudit:
    return OwnAudit(reference, "Child in need", "CIN", seat, due_on, 90, "not started", conversation=True, gaps=())


PAGE = OwnPage(
    round_id=3,
    round_name="Practice week: November 2026; first, \\ and last",
    starts_on=date(2026, 11, 9),
    ends_on=FRIDAY,
    theme="Neglect",
    person_id=7,
    person="A-02",
    moderates=False,
    leads=False,
    audits=(
        audit("PW-1"),
        audit("PW-2"),
        audit("PW-3", due_on=date(2026, 11, 11)),
        audit("PW-4", Seat.SECOND, date(2026, 11, 20)),
        audit("PW-5", due_on=None),
    ),
    observations=(),
    to_observe=("Practice observation",),
    deadlines={
        RoundStep.REFLECTION: date(2026, 11, 6),
        RoundStep.MODERATION: date(2026, 11, 25),
        RoundStep.FEEDBACK: date(2026, 11, 27),
    },
    workspace="0123456789abcdef",
)


def titles(page: OwnPage) -> list[tuple[date, str]]:
    return [(each.first, each.title) for each in entries_of(page)]


def events(file: bytes) -> dict[str, icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(file)
    assert isinstance(calendar, icalendar.Calendar)
    return {str(each["UID"]): each for each in calendar.walk("VEVENT") if isinstance(each, icalendar.Event)}


def unfolded(file: bytes) -> list[str]:
    return file.decode().replace("\r\n ", "").split("\r\n")


def test_an_auditor_has_the_round_own_audits_by_day_and_the_steps_of_a_first_auditor() -> None:
    assert titles(PAGE) == [
        (date(2026, 11, 6), "Practitioners' reflections due"),
        (date(2026, 11, 9), PAGE.round_name),
        (date(2026, 11, 11), "First audit due (1 case)"),
        (date(2026, 11, 13), "First audits due (2 cases)"),
        (date(2026, 11, 20), "Second audit due (1 case)"),
        (date(2026, 11, 27), "Feedback to practitioners due"),
    ]


def test_a_second_auditor_alone_has_no_step_of_the_first() -> None:
    alone = replace(PAGE, audits=PAGE.of(Seat.SECOND))
    assert titles(alone) == [(date(2026, 11, 9), PAGE.round_name), (date(2026, 11, 20), "Second audit due (1 case)")]


def test_a_moderator_and_the_quality_lead_have_the_steps_of_theirs() -> None:
    moderator = replace(PAGE, audits=(), moderates=True)
    assert [title for _, title in titles(moderator)] == [PAGE.round_name, "Moderation due"]
    days = dict.fromkeys(RoundStep, FRIDAY)
    lead = replace(PAGE, audits=(), leads=True, deadlines=days)
    assert len(titles(lead)) == 1 + len(RoundStep)


def test_the_file_keeps_to_the_rules_of_its_format() -> None:
    file = calendar_of(days_of(PAGE), NOW)
    lines = file.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(len(line) for line in lines) <= 75
    assert file.endswith(b"END:VCALENDAR\r\n")
    told = unfolded(file)
    assert {"VERSION:2.0", "METHOD:PUBLISH"} <= set(told)
    assert "SUMMARY:Practice week: November 2026\\; first\\, \\\\ and last" in told
    assert "DTSTART;VALUE=DATE:20261109" in told
    assert "DTEND;VALUE=DATE:20261114" in told
    assert "DTSTAMP:20261102T093000Z" in told


def test_long_titles_beyond_ascii_are_folded_between_letters() -> None:
    file = calendar_of(days_of(replace(PAGE, round_name="Wythnos ymarfer ŵ " * 12)), NOW)
    assert max(len(line) for line in file.split(b"\r\n")) <= 75
    assert f"SUMMARY:{'Wythnos ymarfer ŵ ' * 12}" in unfolded(file)


def test_it_is_read_back_as_it_was_meant() -> None:
    found = events(calendar_of(days_of(PAGE), NOW))
    spans = {str(each["SUMMARY"]): (each.start, each.end) for each in found.values()}
    assert spans[PAGE.round_name] == (date(2026, 11, 9), date(2026, 11, 14))
    assert spans["Second audit due (1 case)"] == (date(2026, 11, 20), date(2026, 11, 21))


def test_a_later_file_moves_an_entry_and_makes_no_second_one() -> None:
    moved = tuple(replace(each, due_on=each.due_on and each.due_on + timedelta(days=3)) for each in PAGE.audits)
    before = events(calendar_of(days_of(PAGE), NOW))
    after = events(
        calendar_of(days_of(replace(PAGE, audits=moved, round_name="Another name")), NOW + timedelta(hours=1))
    )
    assert set(before) == set(after)
    assert all(int(str(after[uid]["SEQUENCE"])) > int(str(before[uid]["SEQUENCE"])) for uid in before)
    assert len(set(before)) == len(entries_of(PAGE))


@pytest.mark.parametrize("change", [{"workspace": "f" * 16}, {"person_id": 8}, {"round_id": 4}])
def test_no_two_people_rounds_or_workspaces_share_an_entry(change: dict[str, str]) -> None:
    other = calendar_of(days_of(replace(PAGE, **change)), NOW)  # type: ignore[arg-type]
    assert not set(events(calendar_of(days_of(PAGE), NOW))) & set(events(other))


def test_calendars_are_shared_so_no_reference_and_no_code_stands_in_one() -> None:
    text = "\n".join(unfolded(calendar_of(days_of(PAGE), NOW)))
    assert [each.reference for each in PAGE.audits if each.reference in text] == []
    assert "A-02" not in text


def test_the_file_is_saved_and_takes_the_place_of_an_older_calendar_only(tmp_path: Path) -> None:
    workspace, out = tmp_path / "workspace", tmp_path / "week.ics"
    workspace.mkdir()
    (workspace / "workspace.db").write_bytes(b"years of work")
    for later in (NOW, NOW + timedelta(hours=1)):
        save_calendar(days_of(PAGE), later, out, workspace)
        assert out.read_bytes() == calendar_of(days_of(PAGE), later)
    out.write_bytes(b"%PDF-1.7 a report")
    for place in (out, workspace / "workspace.db", workspace / "new.ics", tmp_path / "no such folder" / "week.ics"):
        with pytest.raises(WrongInputError, match="was not saved"):
            save_calendar(days_of(PAGE), NOW, place, workspace)
    assert out.read_bytes() == b"%PDF-1.7 a report"
    assert [path.name for path in workspace.iterdir()] == ["workspace.db"]
    assert (workspace / "workspace.db").read_bytes() == b"years of work"


def test_the_message_to_an_auditor_tells_references_days_and_minutes_and_fills_no_name() -> None:
    assert to_auditor(replace(PAGE, round_name="Practice week")).splitlines() == [
        "Dear [name of the auditor],",
        "",
        "Your audits in Practice week (9 to 13 November 2026):",
        "",
        "- PW-1: first audit on Child in need (CIN), due 13 November 2026, about 90 minutes",
        "- PW-2: first audit on Child in need (CIN), due 13 November 2026, about 90 minutes",
        "- PW-3: first audit on Child in need (CIN), due 11 November 2026, about 90 minutes",
        "- PW-5: first audit on Child in need (CIN), no due day yet, about 90 minutes",
        "- PW-4: second audit on Child in need (CIN), due 20 November 2026, about 90 minutes",
        "",
        "You find them in the program under My work.",
        "Practitioners give their own view by 6 November 2026.",
        "Practitioners hear back from you by 27 November 2026.",
        "",
        KEEP_OUT,
        "",
        "Kind regards",
        "[your name]",
    ]


def test_the_message_to_a_practitioner_is_about_one_case() -> None:
    text = to_practitioner(PAGE, PAGE.audits[0])
    assert "Case PW-1 will be audited" in text
    assert "Please write down your own view of the work by 6 November 2026." in text
    assert "talk with you" in text
    assert "PW-2" not in text
    assert "A-02" not in text
    quiet = to_practitioner(replace(PAGE, deadlines={}), replace(PAGE.audits[0], conversation=False))
    assert "by" not in quiet.split("audited")[1].replace("Please answer without any", "")


def test_the_message_to_a_moderator_has_days_and_no_case() -> None:
    text = to_moderator(PAGE)
    assert "Please decide where auditors differ by 25 November 2026." in text
    assert "PW-" not in text
