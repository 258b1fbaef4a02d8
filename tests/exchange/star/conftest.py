"""An office with everything that a star can hold, and a way to take it out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from audit_tool.analysis.action_words import Level, Source, Urgency
from audit_tool.exchange.exports import Asked, save_export
from audit_tool.formdef.answers import Answer
from audit_tool.services.action_terms import NewAction, Origin
from tests.conftest import Office, kept
from tests.exchange.star.reading import Tables, read
from tests.services.test_counting import LOW, alone, both

PURPOSE = "Dashboard for the board in December"
SAID = "Her aunt rings every evening at six."
NEW = NewAction("Agree who rings whom.", Level.CHILD, Urgency.TWENTY_DAYS, "A-11", date(2026, 11, 24))
Fill = Callable[..., None]
Take = Callable[..., Tables]


@pytest.fixture
@kept
def starred(office: Office, fill: Fill) -> Office:
    """A single audit, a case decided by the panel, one whose second audit is not in; an action from each kind."""
    office.hold_round()
    fill("A-02", alone(office, "PW-1"), SAF_01=Answer("no", SAID))
    both(office, fill, "PW-2", VOC_09=LOW)
    fill("A-02", office.allocate("PW-3"))
    for allocation, words in ((1, "Agree who rings."), (3, "Nobody may know of this yet.")):
        with office.as_("A-02").work.store.reading() as session:
            from audit_tool.storage import records

            record = records.audit(session, allocation, "first")
        assert record is not None
        origin = Origin(Source.QUESTION, record_id=record.id, question="SAF-01")
        office.as_("A-02").actions.raise_new(replace(NEW, text=words, origin=origin))
    office.as_("Q-01").actions.raise_new(replace(NEW, text="Buy a rail.", owner="Team manager, North"))
    return office


@pytest.fixture
def take(tmp_path: Path) -> Take:
    """Take the star out as the quality lead, and read it again."""

    def run(office: Office, name: str = "star.csv", **asked: object) -> Tables:
        out = tmp_path / "taken" / name
        out.parent.mkdir(exist_ok=True)
        save_export("star", office.as_("Q-01"), Asked(purpose=PURPOSE, **asked), out)  # type: ignore[arg-type]
        return read(out)

    return run
