"""Search on Insight: typed words find texts of settled cases, whose they are and where they stand."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from audit_tool.formdef.answers import Answer
from audit_tool.services.allocation import NewAllocation
from audit_tool.ui.screens.insight.search import HINT, around
from audit_tool.ui.theme.tokens import Mode
from tests.conftest import COVER, Office, kept
from tests.ui.conftest import Dress
from tests.ui.reach import all_faults
from tests.ui.screens.conftest import Enter
from tests.ui.screens.test_insight_pages import page, words_of

SHED = "He feels safe in the <b>shed</b>; the worker sat with him there and wrote down what he said."


@pytest.fixture
@kept
def written(office: Office, fill: Callable[..., None]) -> Office:
    office.hold_round()
    alone = office.as_("Q-01").allocation.allocate(office.round_id, NewAllocation("PW-1", "A-02", cover=COVER))
    fill("A-02", alone, VOC_09=Answer("good", SHED, ("assessment",)))
    return office


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def test_typed_words_find_whose_text_on_which_question_of_which_case(written: Office, enter: Enter) -> None:
    shown = page(enter, "Q-01", "s")[1].search
    settle()
    assert HINT in words_of(shown)
    QTest.keyClicks(shown.words, "shed saf")
    QTest.keyClick(shown.words, Qt.Key.Key_Return)
    settle()
    told = words_of(shown)
    assert "1 text with “shed saf”." in told
    assert any(words.startswith("PW-1, 10 November 2026. First auditor: ") for words in told)
    assert SHED in told, "signs of a page's language are letters here"


def test_nothing_found_is_said_and_moderators_are_told_why_they_find_nothing(written: Office, enter: Enter) -> None:
    shown = page(enter, "Q-01", "s")[1].search
    settle()
    QTest.keyClicks(shown.words, "unicorn")
    QTest.mouseClick(shown.look, Qt.MouseButton.LeftButton)
    settle()
    assert "0 texts with “unicorn”." in words_of(shown)
    moderator = page(enter, "M-01", "s")[1].search
    settle()
    assert words_of(moderator) == ["Only the quality lead searches what was written about cases."]


def test_a_long_text_is_shown_around_what_was_looked_for() -> None:
    long = "Before it. " * 40 + "The manager decided late. " + "After it. " * 40
    shown = around(long, "decided")
    assert "The manager decided late." in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) < 300
    assert around("Short.", "zzz") == "Short."


@pytest.mark.parametrize(("percent", "size"), [(100, (1280, 720)), (200, (1280, 720)), (100, (1920, 1080))])
def test_everybody_can_read_the_page(
    written: Office, enter: Enter, dress: Dress, percent: int, size: tuple[int, int]
) -> None:
    dress(Mode.LIGHT, percent)
    window, screen = page(enter, "Q-01", "s", size)
    settle()
    screen.search.words.setText("worker")
    QTest.mouseClick(screen.search.look, Qt.MouseButton.LeftButton)
    settle()
    assert all_faults(window) == []
