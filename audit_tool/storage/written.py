"""The texts of settled cases and the full-text index over them: inside the encrypted database like everything else."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import delete, insert, select, text
from sqlalchemy.orm import Session

from audit_tool.models.counting import CountedAudit, CountedGroup
from audit_tool.models.written import WrittenText
from audit_tool.storage.tallies import Chosen, within

_WORD = re.compile(r"\w+", re.UNICODE)
_FORGET = text("INSERT INTO written_index(written_index, rowid, text) VALUES ('delete', :id, :text)")
_INDEX = text("INSERT INTO written_index(rowid, text) VALUES (:id, :text)")
Text = tuple[str, str, str]
"""Whose, the question, and the words."""


def put(session: Session, allocation_id: int, texts: Iterable[Text]) -> None:
    """Keep the texts of one case as they are now, whatever was kept before."""
    of_case = WrittenText.allocation_id == allocation_id
    before = session.execute(select(WrittenText.id, WrittenText.text).where(of_case)).all()
    if before:
        session.execute(_FORGET, [{"id": row.id, "text": row.text} for row in before])
        session.execute(delete(WrittenText).where(of_case))
    rows = [
        {"allocation_id": allocation_id, "whose": whose, "code": code, "text": words} for whose, code, words in texts
    ]
    if rows:
        session.execute(insert(WrittenText), rows)
        kept = session.execute(select(WrittenText.id, WrittenText.text).where(of_case)).all()
        session.execute(_INDEX, [{"id": row.id, "text": row.text} for row in kept])


def forget_all(session: Session) -> None:
    """Throw all of it away, before it is made anew."""
    session.execute(delete(WrittenText))
    session.execute(text("INSERT INTO written_index(written_index) VALUES ('rebuild')"))


def find(session: Session, words: str, chosen: Chosen, most: int) -> Sequence[tuple[Any, ...]]:
    """Texts that hold every word, or a word that begins so, the best match first: case, day, whose, question, text."""
    wanted = " ".join(f'"{word}"*' for word in _WORD.findall(words))
    if not wanted:
        return ()
    told = (
        CountedAudit.reference, CountedAudit.audited_on, CountedGroup.round_id, CountedGroup.form_code,
        CountedGroup.form_version, WrittenText.whose, WrittenText.code, WrittenText.text,
    )  # fmt: skip
    matched = text("SELECT rowid AS id, rank FROM written_index WHERE written_index MATCH :wanted").columns(
        WrittenText.id, rank=WrittenText.id.type
    )
    index = matched.subquery("matched")
    asked = (
        select(*told)
        .join(index, index.c.id == WrittenText.id)
        .join(CountedAudit, CountedAudit.allocation_id == WrittenText.allocation_id)
        .join(CountedGroup, CountedGroup.id == CountedAudit.group_id)
        .where(*within(chosen))
        .order_by(index.c.rank, CountedAudit.reference, WrittenText.id)
        .limit(most)
    )
    return [tuple(row) for row in session.execute(asked, {"wanted": wanted})]
