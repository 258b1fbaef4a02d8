"""Queries about what the writing help remembers: dismissed prompts and own words."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from audit_tool.models.writing import DismissedPrompt, OwnWord


def dismissed(session: Session, record_id: int) -> frozenset[tuple[str, str, str]]:
    """The prompts that are not to be shown again in this record."""
    found = session.scalars(select(DismissedPrompt).where(DismissedPrompt.record_id == record_id))
    return frozenset((one.prompt, one.question_code, one.about) for one in found)


def dismiss(session: Session, record_id: int, key: tuple[str, str, str], at: datetime) -> None:
    """Do not show a prompt again; the second time changes nothing."""
    if key not in dismissed(session, record_id):
        prompt, question, about = key
        session.add(DismissedPrompt(record_id=record_id, prompt=prompt, question_code=question, about=about, at=at))


def words(session: Session, person_id: int) -> tuple[str, ...]:
    """A person's own words, in alphabetical order."""
    return tuple(session.scalars(select(OwnWord.word).where(OwnWord.person_id == person_id).order_by(OwnWord.word)))


def add_word(session: Session, person_id: int, word: str) -> None:
    """Keep one more word."""
    if word not in words(session, person_id):
        session.add(OwnWord(person_id=person_id, word=word))


def remove_word(session: Session, person_id: int, word: str) -> None:
    """Forget a word."""
    session.execute(delete(OwnWord).where(OwnWord.person_id == person_id, OwnWord.word == word))
