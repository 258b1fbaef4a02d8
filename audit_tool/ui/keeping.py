"""What is half written on a page, on its way to the disk at each pause in typing; knows no Qt (R-054)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from audit_tool.services.desk import Desk
from audit_tool.ui.autosave import Autosave, SaveStateView
from audit_tool.ui.jobs import Runner, Scheduler, nothing

if TYPE_CHECKING:
    from audit_tool.services.unfinished import Begun

_BETWEEN = "\0"


@dataclass(frozen=True, slots=True)
class _Kept:
    """A field that is on the disk."""

    at: datetime


class Keeping:
    """Some kinds of half-written texts of one page, each by its kind, what it is about, and its fields by name."""

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        schedulers: tuple[Scheduler, Scheduler],
        saving: SaveStateView,
        kinds: Sequence[str],
    ) -> None:
        self._desk, self._kinds = desk, kinds
        self._held: dict[tuple[str, str], dict[str, str]] = {}
        self._since: dict[tuple[str, str, str], str] = {}
        """What was typed since everything was on the disk for certain."""
        self._autosave: Autosave[str, _Kept] = Autosave(self._save, runner, *schedulers, saving, nothing)

    def read(self) -> "tuple[Begun, ...]":
        """What is on the disk; to be run on a lane, after `finish`."""
        return self._desk.unfinished.mine(self._kinds)

    def hold(self, begun: "Sequence[Begun]") -> None:
        """This was on the disk when it was read; what was typed since then is newer."""
        self._held = {(each.kind, each.about): dict(each.parts) for each in begun}
        for (kind, about, part), text in self._since.items():
            self._held.setdefault((kind, about), {})[part] = text

    def held(self, kind: str, about: str) -> Mapping[str, str]:
        """The fields of something half written, as they stand now; nothing where it is not begun."""
        return self._held.get((kind, about), {})

    def is_begun(self, kind: str, about: str) -> bool:
        """Whether a word of it is written."""
        return any(text.strip() for text in self.held(kind, about).values())

    def put(self, kind: str, about: str, part: str, text: str) -> None:
        """Take in what stands in a field now."""
        self._held.setdefault((kind, about), {})[part] = self._since[kind, about, part] = text
        self._autosave.put(_BETWEEN.join((kind, about, part)), text, at_once=False)

    def finish(self) -> bool:
        """Everything typed is on the disk; false where that was refused."""
        if not self._autosave.finish():
            return False
        self._since.clear()
        return True

    def _save(self, code: str, text: str) -> _Kept:
        kind, about, part = code.split(_BETWEEN)
        return _Kept(self._desk.unfinished.write(kind, about, part, text))
