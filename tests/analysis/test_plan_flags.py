"""R-153, R-154: what is noticed about rows of a plan, a case for each kind, and what is left in peace."""

from dataclasses import replace
from datetime import date

import pytest

from audit_tool.analysis.plan_dates import Timescale, due_in, impossible_in, latest_in, rhythms_in, timescale_of
from audit_tool.analysis.plan_flag_kinds import FLAG_WORDS, Flag, FlagKind
from audit_tool.analysis.plan_flags import Around, flag_words, flags_of
from audit_tool.analysis.plan_pointers import pointers_of
from audit_tool.analysis.plan_rows import (
    STATUS_WORDS,
    Impact,
    ImpactState,
    PlanRow,
    Progress,
    Status,
    Wording,
    status_of,
)
from audit_tool.analysis.plan_wordings import moved_words

JUNE, NOVEMBER, AS_AT = date(2018, 6, 1), date(2018, 11, 1), date(2018, 11, 30)
WORDS = Wording("June 2018", JUNE, "Brief the managers", "31 March 2019", date(2019, 3, 31), ("PSW",), "Managers know.")
TOLD = Progress("November 2018", NOVEMBER, "2018-19 Q3", "Under way.", Status.ON_TARGET)
ROW = PlanRow("2018-19", "SG 1.1", "SG 1", "Safeguarding", (WORDS,), (TOLD,))
AROUND = Around(AS_AT, date(2018, 6, 5))
LATER = replace(WORDS, label="November 2018", day=NOVEMBER)


def worded(**changes: object) -> PlanRow:
    return replace(ROW, wordings=(replace(WORDS, **changes),))  # type: ignore[arg-type]


def told(status: Status = Status.ON_TARGET, text: str = "Under way.", **changes: object) -> PlanRow:
    return replace(ROW, progress=(replace(TOLD, status=status, text=text, **changes),))  # type: ignore[arg-type]


def again(**changes: object) -> PlanRow:
    return replace(ROW, wordings=(WORDS, replace(LATER, **changes)))  # type: ignore[arg-type]


K = FlagKind
NO_DAY = {"due_on": None}
CASES: list[tuple[str, PlanRow, set[FlagKind]]] = [
    ("nothing", ROW, set()),
    ("31 September", worded(timescale="31 September 2018", **NO_DAY), {K.IMPOSSIBLE_DATE}),
    ("31 June in the progress", told(text="Delayed to 31 June."), {K.IMPOSSIBLE_DATE}),
    ("past", worded(timescale="31 October 2018", due_on=date(2018, 10, 31)), {K.PAST_DUE}),
    ("due on the day itself", worded(timescale="30 November 2018", due_on=AS_AT), set()),
    ("before approval", worded(timescale="31 May 2018", due_on=date(2018, 5, 31)), {K.PAST_DUE, K.BEFORE_APPROVAL}),
    ("no lead", worded(leads=()), {K.NO_LEAD}),
    ("no timescale", replace(worded(timescale="tbc", **NO_DAY), progress=()), {K.NO_TIMESCALE}),
    ("on target without a date", worded(timescale="", **NO_DAY), {K.ON_TARGET_WITHOUT_DATE}),
    ("a meeting", worded(timescale="Board in July", **NO_DAY), {K.TIMESCALE_IN_WORDS}),
    ("a condition", worded(timescale="Once the bid is won", **NO_DAY), {K.TIMESCALE_IN_WORDS}),
    ("a rhythm", worded(timescale="Every quarter until March 2019", **NO_DAY), set()),
    ("two rhythms", worded(action="Report quarterly, twice a year to the board"), {K.CADENCE}),
    (
        "a rhythm in action and timescale",
        worded(action="Audit twice each year", timescale="Quarterly", **NO_DAY),
        {K.CADENCE},
    ),
    ("a month", worded(timescale="May 2019", **NO_DAY), set()),
    ("% increase", worded(evidence="% increase in visits"), {K.NO_BASELINE}),
    ("increase by a number", worded(evidence="Increase visits by 20%"), {K.NO_BASELINE}),
    ("a share without change", worded(evidence="100% of workers have a plan"), set()),
    (
        "% increase with its baseline",
        replace(worded(evidence="% increase in visits"), impact=ImpactState(baseline="58%", period="Q1 to Q4")),
        set(),
    ),
    ("no status", told(Status.NOT_STATED), {K.NO_STATUS}),
    ("a status of no key", told(Status.NOT_STATED, stated="Purple"), {K.UNKNOWN_STATUS}),
    ("said to be done", told(text="The day took place in July."), {K.DONE_NOT_MARKED}),
    ("completed", told(Status.COMPLETED), {K.COMPLETE_WITHOUT_EVIDENCE}),
    (
        "completed with evidence",
        replace(told(Status.COMPLETED), impact=ImpactState(Impact.PARTLY, proof="Audits")),
        set(),
    ),
    (
        "completed late",
        replace(
            worded(timescale="1 November 2018", due_on=NOVEMBER),
            progress=(replace(TOLD, status=Status.SIGNED_OFF, done_on=AS_AT),),
        ),
        {K.COMPLETED_LATE, K.COMPLETE_WITHOUT_EVIDENCE},
    ),
    ("expected too late", told(text="Expected out in April 2019."), {K.DELIVERY_AFTER_DUE}),
    ("expected in time", told(text="Expected out in March 2019."), set()),
    ("a promised dip sample", told(text="A dip sample is due in March 2019."), {K.FOLLOW_UP_NOT_BOOKED}),
    ("a re-audit", told(text="Re-audit in spring."), {K.FOLLOW_UP_NOT_BOOKED}),
    ("a booked one", replace(told(text="Re-audit in spring."), audits_booked=("February",)), set()),
    ("an audit of before", told(text="Audits found supervision better."), set()),
    ("worded anew", again(action="Brief everybody"), {K.WORDING_CHANGED}),
    ("other evidence", again(evidence="Others know."), {K.EVIDENCE_CHANGED}),
    ("the same evidence", again(evidence="same as June 2018"), set()),
    (
        "moved without a reason",
        again(timescale="30 April 2019", due_on=date(2019, 4, 30)),
        {K.DATE_MOVED, K.MOVED_WITHOUT_REASON, K.EXTENDED_ON_TARGET},
    ),
    (
        "moved earlier with a reason",
        again(timescale="28 February 2019", due_on=date(2019, 2, 28), reason="The board wants it."),
        {K.DATE_MOVED},
    ),
    (
        "delivered before the new day",
        replace(
            again(timescale="30 April 2019", due_on=date(2019, 4, 30), reason="To measure."),
            progress=(replace(TOLD, status=Status.EXTENDED, text="Training was delivered in September 2018."),),
        ),
        {K.DATE_MOVED, K.REVISED_AFTER_DELIVERY},
    ),
    ("carried nowhere", told(Status.CARRIED_FORWARD), {K.LOST}),
    ("carried on", replace(told(Status.CARRIED_FORWARD), carried_to=("2019-20 SG 1",)), set()),
    ("withdrawn is no work that is late", told(Status.WITHDRAWN, "Expected in May 2020."), set()),
    ("noted", replace(ROW, noted="Odd; very odd"), {K.NOTED}),
]


@pytest.mark.parametrize(("row", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_r153_each_kind_is_raised_where_it_holds_and_nowhere_else(row: PlanRow, expected: set[FlagKind]) -> None:
    found = flags_of([row], AROUND).get(row.reference, ())
    assert {flag.kind for flag in found} == expected
    assert all(flag_words(flag).endswith(".") for flag in found)


def test_every_kind_has_its_words_and_a_case() -> None:
    assert set(FLAG_WORDS) == set(FlagKind)
    tried = {kind for case in CASES for kind in case[2]}
    elsewhere = {K.EXTENDED_COMPLETED, K.CIRCLE, K.POINTS_NOWHERE, K.ONLY_POINTER, K.REPEATED, K.REUSED}
    assert tried | elsewhere == set(FlagKind)


def row(reference: str, text: str, evidence: str = "Known.") -> PlanRow:
    return replace(
        ROW,
        reference=reference,
        wordings=(replace(WORDS, evidence=evidence),),
        progress=(replace(TOLD, text=text),),
    )


def test_r154_as_above_and_see_become_links_and_circles_are_told() -> None:
    rows = [
        row("SG 1", "as above"),
        row("SG 1.1", "As above"),
        row("COM 4.1/b", "See COM 4.1 for the rest of the long story.", "as SG 1.1"),
        row("COM 4.1", "see COM 4.1/b"),
        row("WFD 3.4", "See WFD 3.4."),
        row("WFD 3", "See WFD 3.45 and 3.4"),
    ]
    assert [(each.row, each.field, each.target, each.alone) for each in pointers_of(rows)] == [
        ("SG 1", "progress", "", True),
        ("SG 1.1", "progress", "SG 1", True),
        ("COM 4.1/b", "progress", "COM 4.1", False),
        ("COM 4.1/b", "evidence", "SG 1.1", True),
        ("COM 4.1", "progress", "COM 4.1/b", True),
        ("WFD 3.4", "progress", "WFD 3.4", True),
    ]
    found = {reference: [flag.kind for flag in flags] for reference, flags in flags_of(rows, AROUND).items()}
    assert found == {
        "SG 1": [K.POINTS_NOWHERE],
        "SG 1.1": [K.ONLY_POINTER],
        "COM 4.1/b": [K.CIRCLE],
        "COM 4.1": [K.CIRCLE],
        "WFD 3.4": [K.CIRCLE],
    }
    assert pointers_of([]) == ()


def test_figures_told_twice_are_told_where_they_come_second() -> None:
    figures = "Audits: supervision good 58% (Q1), 63% (Q2)."
    rows = [row("A", f"Begun. {figures}"), row("B", f"{figures} More."), row("C", "Under way within timescale.")]
    assert flags_of(rows, AROUND) == {"B": (Flag(K.REPEATED, "the same figures stand in A"),)}


def test_r147_r152_other_years_are_told_unless_the_row_goes_on_from_them() -> None:
    around = replace(AROUND, other_years={"SG 1.1": [("2017-18", "Bring in a tool")]}, later_year="2019-20")
    assert [flag.kind for flag in flags_of([ROW], around)["SG 1.1"]] == [K.REUSED, K.LOST]
    linked = replace(ROW, carried_from=("2017-18 SG 1.1",), carried_to=("2019-20 SG 1",))
    assert flags_of([linked], around) == {}
    same = replace(around, other_years={"SG 1.1": [("2017-18", "brief the  managers")]}, later_year="")
    assert flags_of([ROW], same) == {}


def test_a_completed_row_whose_day_was_moved_is_told() -> None:
    moved = again(timescale="30 April 2019", due_on=date(2019, 4, 30), reason="To measure it.")
    done = replace(moved, progress=(replace(TOLD, status=Status.COMPLETED),))
    assert K.EXTENDED_COMPLETED in {flag.kind for flag in flags_of([done], AROUND)["SG 1.1"]}


@pytest.mark.parametrize(
    ("text", "kind", "due"),
    [
        ("31 July 2018", Timescale.DAY, date(2018, 7, 31)),
        ("by the 1st Sept 2018", Timescale.DAY, date(2018, 9, 1)),
        ("2018-07-31", Timescale.DAY, date(2018, 7, 31)),
        ("31 July", Timescale.DAY, None),
        ("29 February", Timescale.DAY, None),
        ("May 2018", Timescale.MONTH, None),
        ("1 May 2018 and 1 June 2018", Timescale.SEVERAL, None),
        ("every quarter until 31 March 2019", Timescale.RHYTHM, None),
        ("Proposal to performance meeting in June 2018", Timescale.MEETING, None),
        ("After the restructure", Timescale.CONDITION, None),
        ("Soon", Timescale.TEXT, None),
        ("Still awaiting date", Timescale.UNKNOWN, None),
        ("TBC", Timescale.UNKNOWN, None),
        ("", Timescale.UNKNOWN, None),
    ],
)
def test_r149_a_timescale_may_be_anything_and_only_a_whole_day_is_one(
    text: str, kind: Timescale, due: date | None
) -> None:
    assert (timescale_of(text), due_in(text)) == (kind, due)


def test_days_that_no_calendar_has() -> None:
    assert impossible_in("31 September, 31 June 2018, 30 February, 0 May, 29 February 2019") == (
        *("31 September", "31 June 2018", "30 February", "0 May"),
        "29 February 2019",
    )
    assert impossible_in("29 February 2020 and 31 May") == ()
    assert latest_in("from 3 May 2018 to February 2019") == date(2019, 2, 28)
    assert rhythms_in("bi-monthly") == ()


def test_how_far_a_day_was_moved() -> None:
    assert moved_words(date(2018, 6, 30), date(2019, 3, 31)) == "9 months later"
    assert moved_words(date(2018, 4, 30), date(2019, 4, 30)) == "exactly one year later"
    assert moved_words(date(2018, 1, 31), date(2018, 2, 1)) == "1 day later"
    assert moved_words(date(2018, 3, 1), date(2018, 2, 1)) == "1 month earlier"
    assert moved_words(None, date(2018, 2, 1)) == ""


@pytest.mark.parametrize("status", [each for each in Status if each is not Status.NOT_STATED])
def test_r148_each_status_is_known_by_its_words(status: Status) -> None:
    assert status_of(STATUS_WORDS[status].upper()) is status


@pytest.mark.parametrize(
    ("stated", "status"),
    [
        ("Amber: at risk of missing the agreed timescale", Status.SOME_RISK),
        ("On track", Status.ON_TARGET),
        ("RED", Status.SIGNIFICANT_RISK),
        ("Completed (covering report: area complete apart from WFD 1.3)", Status.COMPLETED),
        ("Blueish", Status.NOT_STATED),
        ("not stated", Status.NOT_STATED),
        ("", Status.NOT_STATED),
    ],
)
def test_the_words_of_files_stand_for_the_key_or_for_none(stated: str, status: Status) -> None:
    assert status_of(stated) is status
