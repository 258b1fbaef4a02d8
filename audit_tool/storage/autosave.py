"""Saving one answer with its history: the path that every key press takes, so the driver is asked straight.

The statements are SQLAlchemy's, written out once for the engine's dialect; running them through a session takes
longer than the disk does (docs/decisions/speed.md).
"""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import BindParameter, Dialect, and_, bindparam, insert, select, update
from sqlalchemy.sql.base import Executable

from audit_tool.models.base import Instant
from audit_tool.models.records import AnswerRevision, Record, RecordAnswer
from audit_tool.storage.records import DONE, DRAFT, DROPPED, UNDONE

Fields = dict[str, str]
FIELDS = ("value", "comment", "evidence", "reason")

_RECORD: BindParameter[int] = bindparam("the_record")
_CODE: BindParameter[str] = bindparam("the_code")
_FIELD_VALUES: dict[str, BindParameter[str]] = {name: bindparam(f"new_{name}") for name in FIELDS}
_FIND = (
    select(Record.place, *(getattr(RecordAnswer, name) for name in FIELDS))
    .select_from(Record)
    .outerjoin(RecordAnswer, and_(RecordAnswer.record_id == Record.id, RecordAnswer.question_code == _CODE))
    .where(Record.id == _RECORD, Record.author_id == bindparam("the_author"), Record.state == DRAFT)
)
_PLACE = update(Record).where(Record.id == _RECORD).values(place=_CODE)
_CHANGE = (
    update(RecordAnswer)
    .where(RecordAnswer.record_id == _RECORD, RecordAnswer.question_code == _CODE)
    .values(**_FIELD_VALUES)
)
_ADD = insert(RecordAnswer).inline().values(record_id=_RECORD, question_code=_CODE, **_FIELD_VALUES)
_DROP = (
    update(AnswerRevision)
    .where(AnswerRevision.record_id == _RECORD, AnswerRevision.state == UNDONE)
    .values(state=DROPPED)
)
_KEEP = (
    insert(AnswerRevision)
    .inline()
    .values(
        record_id=_RECORD,
        question_code=_CODE,
        before=bindparam("before"),
        after=bindparam("after"),
        at=bindparam("at"),
        state=DONE,
    )
)


@dataclass(frozen=True, slots=True)
class Found:
    """The draft as it stands: its place, and the fields of one answer where there is one."""

    place: str
    fields: Fields | None


@dataclass(frozen=True, slots=True)
class AnswerWriter:
    """Writes one answer of one record inside a transaction of the driver."""

    cursor: Any
    dialect: Dialect
    record_id: int
    code: str

    def find(self, author_id: int) -> Found | None:
        """What stands now; nothing unless this is the author's own draft."""
        row = self._run(_FIND, {"the_author": author_id}).fetchone()
        if row is None:
            return None
        return Found(row[0], None if row[1] is None else dict(zip(FIELDS, row[1:], strict=True)))

    def keep_place(self) -> None:
        """Note that the author is at this question."""
        self._run(_PLACE, {})

    def put(self, fields: Fields, *, known: bool) -> None:
        """Write the answer's present fields."""
        self._run(_CHANGE if known else _ADD, {f"new_{name}": text for name, text in fields.items()})

    def keep_revision(self, before: str, after: str, at: datetime) -> None:
        """Keep what the answer was and became; what was undone before can no longer be redone."""
        self._run(_DROP, {})
        self._run(_KEEP, {"before": before, "after": after, "at": _instant(self.dialect)(at)})

    def _run(self, statement: Executable, values: dict[str, Any]) -> Any:  # noqa: ANN401 - the driver has no types
        text, names, fixed = _written_out(statement, self.dialect)
        given = {**fixed, "the_record": self.record_id, "the_code": self.code, **values}
        return self.cursor.execute(text, [given[name] for name in names])


@lru_cache(maxsize=64)
def _written_out(statement: Executable, dialect: Dialect) -> tuple[str, tuple[str, ...], dict[str, Any]]:
    """The statement as the driver takes it, the order of its values, and those that never change."""
    made = statement.compile(dialect=dialect)  # type: ignore[attr-defined]
    return str(made), tuple(made.positiontup or ()), dict(made.params)


@lru_cache(maxsize=8)
def _instant(dialect: Dialect) -> Any:  # noqa: ANN401 - a function of SQLAlchemy's without a type
    return Instant().bind_processor(dialect)
