"""Insight after one changed answer of 100,000 audits with 40 each, against the raw scan that gives the same numbers."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path

from sqlalchemy import bindparam, text

from audit_tool.analysis.proposing import SecondRule
from audit_tool.analysis.quarters import quarter_of
from audit_tool.formdef.answers import Answer, Finding, findings_value
from audit_tool.formdef.applicability import asked_questions
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.definition import Kind, Question
from audit_tool.places import forms
from audit_tool.services import desk as desks
from audit_tool.services.allocation import NewAllocation
from audit_tool.services.counted import OUTCOME
from audit_tool.services.desk import Desk
from audit_tool.services.identity import Role
from audit_tool.services.insight import By, Chosen
from audit_tool.services.people import NewPerson
from audit_tool.services.round_terms import NewRound
from audit_tool.storage import tallies
from audit_tool.storage.tallies import Added
from audit_tool.walkthrough.panel import plain_answer
from benchmarks.office import CHEAP, PASSPHRASE, PERSON
from benchmarks.ratio import Ratio, middle, milliseconds

AUDITS, ANSWERS, TURNS = 100_000, 40, 3
FORM, DAY = "CIN", date(2026, 11, 10)
GRADES, FACTS = ("good", "requires_improvement", "outstanding", "inadequate", "not_judged"), ("yes", "no", "partly", "")
_AT_ONCE = 2_000


def measure(place: Path) -> Ratio:
    """By turns: one audit is submitted, then all of it is counted, ours from the count that is kept."""
    desk, records = _office(place)
    codes = _codes(desk, records[0])
    _fill(desk, codes)
    ours: list[float] = []
    raw: list[float] = []
    found: list[dict[tuple[str, str], int]] = [{}, {}]

    def look() -> None:
        desk.counting.catch_up()
        desk.insight.share_out(Chosen(), By.SECTION)
        found[0] = {(each.code, each.value): each.number for each in desk.counting.answers(Chosen(), list(codes))}

    def scan() -> None:
        found[1] = _scan(desk, list(codes))

    for record in records:
        desk.auditing.submit(record)
        ours.append(milliseconds(look))
        raw.append(milliseconds(scan))
        if found[0] != found[1]:
            message = "the count is not what the answers say"
            raise AssertionError(message)
    desk.lock()
    return Ratio(f"Insight after one answer of {AUDITS:,} audits / raw scan", 0.05, middle(ours), middle(raw), "ms")


def _office(place: Path) -> tuple[Desk, list[int]]:
    """A round of single audits, of which a few are written and not yet submitted."""
    founder = NewPerson(PERSON, "Quality lead", roles=(Role.QUALITY_LEAD, Role.AUDITOR))
    desk, _ = desks.create(place, founder, PASSPHRASE, FormCatalogue(forms()), cost=CHEAP)
    round_id = desk.round_setting.create(NewRound("Practice week", DAY, DAY, second_rule=SecondRule.NONE))
    cover = {"CVR-02": Answer("child_in_need"), "CVR-03": Answer("7")}
    records = []
    for at in range(TURNS):
        new = NewAllocation(f"PW-{at}", PERSON, "", FORM, due_on=DAY, cover=cover)
        record = desk.auditing.begin(desk.allocation.allocate(round_id, new))
        for asked in asked_questions(desk.auditing.sheet(record).sections()):
            if asked.question.required:
                desk.auditing.save(record, asked.question.code, _plain(asked.question))
        records.append(record)
    return desk, records


def _codes(desk: Desk, record: int) -> dict[str, Kind]:
    """Forty questions that each of these audits is asked, grades first."""
    sheet = desk.auditing.sheet(record)
    asked = [one.question for one in asked_questions(sheet.sections()) if one.question.counts]
    plain = [each for each in asked if each.kind in {Kind.GRADE, Kind.FACT} and each.code != sheet.form.main_grade]
    plain.sort(key=lambda each: each.kind is not Kind.GRADE)
    found = {each.code: each.kind for each in plain[:ANSWERS]}
    assert len(found) == ANSWERS, f"the form asks {len(found)} of them"
    return found


def _plain(question: Question) -> Answer:
    """An answer that lets the audit be submitted."""
    if question.kind is Kind.CHOICES:
        return Answer(question.options[0].code)
    if question.kind is Kind.FINDINGS:
        return Answer(
            findings_value((Finding("Seen on the record at each visit.", question.themes[0]),) * question.count)
        )
    return plain_answer(question, "good")


def _value(at: int, number: int, kind: Kind) -> str:
    values = GRADES if kind is Kind.GRADE else FACTS
    return values[(at * 7 + number * 3 + at // 11) % len(values)]


def _fill(desk: Desk, codes: dict[str, Kind]) -> None:
    """Submitted audits as many years leave them, past the services, and the count they make."""
    # Counted up to here; what is put in past the services is in no trail.
    desk.counting.catch_up()
    with desk.work.store.transaction() as session:
        number = session.execute(text("SELECT max(id) FROM record")).scalar_one()
    raw = desk.work.store.writer.raw_connection()
    cursor = raw.cursor()
    cursor.execute("BEGIN IMMEDIATE")
    ids = [(at + 10, f"OLD-{at}") for at in range(AUDITS)]
    cursor.executemany("INSERT INTO audited_case (id, reference, synthetic) VALUES (?, ?, 0)", ids)
    allocated = "INSERT INTO allocation (id, round_id, case_id, form_code, form_version, first_auditor_id)"
    cursor.executemany(f"{allocated} VALUES (?, 1, ?, '{FORM}', 1, 1)", [(each, each) for each, _ in ids])
    audits = (
        "INSERT INTO record (id, allocation_id, subject, kind, seat, attempt, author_id, form_code, form_version, "
        "audit_set, state, begun_at, submitted_at, fingerprint, place, reopened_reason)"
    )
    told = f"VALUES (?, ?, '', 'audit', 'first', 1, 1, '{FORM}', 1, 'short', 'submitted', ?, ?, '', '', '')"
    moments = [(number + at + 1, at + 10, _day(at).isoformat(" "), _day(at).isoformat(" ")) for at in range(AUDITS)]
    cursor.executemany(f"{audits} {told}", moments)
    answer = "INSERT INTO record_answer (record_id, question_code, value, comment, evidence, reason)"
    rows = _answers(number, codes)
    while part := list(islice(rows, _AT_ONCE * ANSWERS)):
        cursor.executemany(f"{answer} VALUES (?, ?, ?, '', '', '')", part)
    raw.commit()
    cursor.close()
    raw.close()
    _count(desk, codes)


def _day(at: int) -> datetime:
    return datetime(2025, 4, 1, 9, tzinfo=UTC) + timedelta(days=at % 600)


def _answers(number: int, codes: dict[str, Kind]) -> Iterator[tuple[int, str, str]]:
    for at in range(AUDITS):
        for place, (code, kind) in enumerate(codes.items()):
            yield number + at + 1, code, _value(at, place, kind)


def _count(desk: Desk, codes: dict[str, Kind]) -> None:
    """What catching up would count of them, in seconds instead of minutes; held against the raw scan."""
    for first in range(0, AUDITS, _AT_ONCE):
        part = {}
        for at in range(first, min(first + _AT_ONCE, AUDITS)):
            day = _day(at).date()
            where = (1, quarter_of(day), "Children", f"Team {at % 30}", FORM, 1, "short", "file_only", OUTCOME)
            given = tuple((code, _value(at, place, kind)) for place, (code, kind) in enumerate(codes.items()))
            part[at + 10] = f"OLD-{at}", (Added(where, day, "first", given),)
        with desk.work.store.transaction() as session:
            tallies.put(session, part)


def _scan(desk: Desk, codes: list[str]) -> dict[tuple[str, str], int]:
    query = text(
        "SELECT a.question_code, a.value, count(*) FROM record_answer a JOIN record r ON r.id = a.record_id "
        "WHERE r.state = 'submitted' AND r.kind = 'audit' AND a.question_code IN :codes GROUP BY 1, 2"
    ).bindparams(bindparam("codes", codes, expanding=True))
    with desk.work.store.reading() as session:
        return {(row[0], row[1]): row[2] for row in session.execute(query)}
