"""What the writing help remembers: dismissed prompts, one's own words (R-065)."""

from collections.abc import Callable

import pytest

from audit_tool.errors import WrongInputError
from tests.conftest import Office

PROMPT = ("PRM-12", "SNP-01", "Jayden")


@pytest.fixture
def record(office: Office) -> int:
    office.hold_round()
    return office.as_("A-02").auditing.begin(office.allocate())


def test_a_dismissed_prompt_stays_dismissed_after_a_restart(office: Office, record: int) -> None:
    assert office.as_("A-02").auditing.sheet(record).dismissed == frozenset()
    for _ in range(2):
        office.as_("A-02").writing_help.dismiss(record, *PROMPT)
    office.lock()
    assert office.as_("A-02").auditing.sheet(record).dismissed == {PROMPT}


def test_dismissing_changes_no_answer_and_no_undo(office: Office, record: int) -> None:
    desk = office.as_("A-02")
    before = desk.auditing.sheet(record)
    desk.writing_help.dismiss(record, *PROMPT)
    after = desk.auditing.sheet(record)
    assert (after.answers, after.can_undo, after.place) == (before.answers, before.can_undo, before.place)


def test_only_the_author_of_a_draft_dismisses(office: Office, record: int, fill: Callable[..., None]) -> None:
    with pytest.raises(WrongInputError):
        office.as_("A-09").writing_help.dismiss(record, *PROMPT)
    with pytest.raises(WrongInputError):
        office.as_("A-02").writing_help.dismiss(999, *PROMPT)
    fill("A-02", 1)
    with pytest.raises(WrongInputError):
        office.as_("A-02").writing_help.dismiss(record, *PROMPT)
    assert office.as_("A-02").auditing.sheet(record).dismissed == frozenset()


def test_own_words_are_one_persons_and_can_be_taken_back(office: Office) -> None:
    for word in ("genopro", "Signpost", "genopro"):
        office.as_("A-02").writing_help.add_word(word)
    assert office.as_("A-09").writing_help.words() == ()
    office.lock()
    assert office.as_("A-02").writing_help.words() == ("Signpost", "genopro")
    office.as_("A-02").writing_help.remove_word("Signpost")
    assert office.as_("A-02").writing_help.words() == ("genopro",)


@pytest.mark.parametrize("word", ["", "  ", "two words", "x" * 61])
def test_what_is_no_word_is_refused(office: Office, word: str) -> None:
    with pytest.raises(WrongInputError, match="not one word"):
        office.as_("A-02").writing_help.add_word(word)


def test_no_word_is_readable_in_any_file(office: Office) -> None:
    """A word may be a name, so it never leaves the encrypted workspace."""
    office.as_("A-02").writing_help.add_word("Okaforville")
    office.lock()
    files = [path for path in office.folder.rglob("*") if path.is_file()]
    assert files
    assert not any(b"Okaforville" in path.read_bytes() for path in files)
