"""The clock of the walkthrough: today's, or as many months on as the story has come."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from audit_tool.app import FrontDoors
from audit_tool.exchange.demonstration import PASSPHRASE
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.standards import add_months
from audit_tool.places import forms
from audit_tool.services import desk as desks
from audit_tool.services.desk import Desk
from audit_tool.services.workplace import Clock, wall_clock


class StoryClock:
    """Goes as the wall clock goes, some months ahead of it."""

    def __init__(self) -> None:
        self.months = 0

    def __call__(self) -> datetime:
        """The present moment of the story."""
        now = wall_clock()
        day = add_months(now.date(), self.months)
        return now.replace(year=day.year, month=day.month, day=day.day)


class StoryDoors(FrontDoors):
    """Opens workspaces in the time of the story."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._forms = FormCatalogue(forms())

    def unlock(self, folder: Path, person: str, passphrase: str) -> Desk:
        """Open a workspace."""
        return desks.unlock(folder, person, passphrase, self._forms, clock=self._clock)


@contextmanager
def at_work(folder: Path, person: str, clock: Clock = wall_clock) -> Iterator[Desk]:
    """Somebody's desk, unlocked behind the window's back."""
    desk = StoryDoors(clock).unlock(folder, person, PASSPHRASE)
    try:
        yield desk
    finally:
        desk.lock()
