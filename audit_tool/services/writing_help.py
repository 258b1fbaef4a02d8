"""What the writing help remembers of one person: dismissed prompts, and own words for the dictionary (R-065)."""

from audit_tool.errors import WrongInputError
from audit_tool.models.records import Record
from audit_tool.services.workplace import Workplace
from audit_tool.storage import records, remembered

LONGEST_WORD = 60


class WritingHelp:
    """Use cases of whoever writes; nothing here changes an answer."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def dismiss(self, record_id: int, prompt: str, question: str, about: str) -> None:
        """Not to be told this again at this question of one's own draft."""
        with self._work.store.transaction() as session:
            record = session.get(Record, record_id)
            if record is None or record.author_id != self._work.identity.id or record.state != records.DRAFT:
                message = "Prompts can be dismissed in your own draft only. Nothing was changed."
                raise WrongInputError(message)
            remembered.dismiss(session, record_id, (prompt, question, about), self._work.clock())

    def words(self) -> tuple[str, ...]:
        """One's own words, in alphabetical order."""
        with self._work.store.reading() as session:
            return remembered.words(session, self._work.identity.id)

    def add_word(self, word: str) -> None:
        """Let a word stand from now on; it stays in the encrypted workspace, because it may be a name."""
        word = word.strip()
        if not word or len(word) > LONGEST_WORD or " " in word:
            message = "This is not one word. Nothing was added."
            raise WrongInputError(message)
        with self._work.store.transaction() as session:
            remembered.add_word(session, self._work.identity.id, word)

    def remove_word(self, word: str) -> None:
        """Take one's own word back."""
        with self._work.store.transaction() as session:
            remembered.remove_word(session, self._work.identity.id, word)
