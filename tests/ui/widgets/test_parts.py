"""The other widgets: what they tell, what is heard, what is seen."""

import os

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from audit_tool.ui.theme.theme import current
from audit_tool.ui.theme.tokens import Mode
from audit_tool.ui.widgets.boxes import BesideOrBelow, Card, ScrollColumn, row
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.evidence_tags import EvidenceTags
from audit_tool.ui.widgets.fact_strip import FactStrip
from audit_tool.ui.widgets.fields import ClosedList, DisabledReason, Field, Labelled, PasswordField
from audit_tool.ui.widgets.grade_picker import GradePicker
from audit_tool.ui.widgets.grades import GradeChip
from audit_tool.ui.widgets.growing_text import GrowingText
from audit_tool.ui.widgets.labels import WrappedLabel
from audit_tool.ui.widgets.navigation import NavigationRail, NavigationRow
from audit_tool.ui.widgets.outline import OutlineRow, OutlineState, SectionOutline
from audit_tool.ui.widgets.progress_ring import ProgressRing
from audit_tool.ui.widgets.save_state import SaveStateLabel
from audit_tool.ui.widgets.strips import HeldStrip, MessageStrip
from audit_tool.ui.widgets.tags import Tag, TagKind
from audit_tool.ui.widgets.ticks import ChoiceButton, TickBox
from tests.ui.conftest import Dress
from tests.ui.looking import GRADES, EventCount, described, focusable, interface, name_of, read_contrast, seen
from tests.ui.windows import shown

RECORDS = (("visit", "Visit record"), ("school", "School record"), ("plan", "Plan"))
SECTIONS = (
    OutlineRow("1", "Snapshot", OutlineState.NOT_ASKED, "Not asked"),
    OutlineRow("2", "Safety now", OutlineState.DONE, "", GRADES[2]),
    OutlineRow("4", "Voice and lived experience", OutlineState.PART, "6/7"),
    OutlineRow("5", "Identity", OutlineState.EMPTY, "1"),
)
SCREENS = (NavigationRow("my_work", "My work", "inbox"), NavigationRow("week", "Practice week", "calendar"))


def everything() -> list[QWidget]:
    picker, strip, why = GradePicker(GRADES), FactStrip(), GrowingText()
    for part in (picker, strip, why):
        part.set_question("How well do we know this child's day?")
    evidence = EvidenceTags(RECORDS)
    evidence.set_value(("visit: 27 Oct 2026",))
    outline, rail = SectionOutline(), NavigationRail(SCREENS)
    outline.set_rows(SECTIONS)
    held, message = HeldStrip(), MessageStrip()
    held.hold(GRADES[3], "by 7.2", "7.2", "7.2")
    message.report("Not saved.", "Your text stays here.", "Free some space.")
    ring = ProgressRing(40)
    ring.set_progress(16, 44)
    fields = [Labelled("Reason", ClosedList()), Labelled("Date seen", Field()), PasswordField()]
    buttons: list[QWidget] = [Button("Go", variant) for variant in Variant]
    ticks: list[QWidget] = [TickBox("Seen alone"), ChoiceButton("By phone")]
    return [picker, strip, why, evidence, outline, rail, held, message, ring, *fields, *buttons, *ticks]


@pytest.mark.parametrize("mode", Mode)
def test_every_control_that_takes_the_keyboard_has_role_and_name(qtbot: QtBot, dress: Dress, mode: Mode) -> None:
    dress(mode, 100)
    screen = shown(qtbot, *everything())
    controls = list(focusable(screen))
    assert len(controls) >= 15
    for control in controls:
        assert interface(control).role() not in {QAccessible.Role.NoRole, QAccessible.Role.Client}, control
        assert name_of(control), control


def test_rows_of_lists_are_heard_in_words(qtbot: QtBot, dress: Dress) -> None:
    outline = SectionOutline()
    outline.set_rows(SECTIONS)
    qtbot.addWidget(outline)
    heard = [outline.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(len(outline.rows))]
    assert heard == [
        "1 Snapshot, Not asked",
        "2 Safety now, done, Requires improvement",
        "4 Voice and lived experience, 6 of 7",
        "5 Identity, 1 to go",
    ]


def test_outline_opens_by_enter_and_click_and_arrows_only_move(qtbot: QtBot, dress: Dress) -> None:
    outline = SectionOutline()
    outline.set_rows(SECTIONS)
    opened: list[int] = []
    outline.chosen.connect(opened.append)
    screen = shown(qtbot, outline)
    outline.set_current(0)
    outline.setFocus()
    QTest.keyClick(outline, Qt.Key.Key_Down)
    assert (opened, outline.current_row) == ([], 0)
    QTest.keyClick(outline, Qt.Key.Key_Return)
    place = outline.visualRect(outline.model().index(3, 0)).center()
    QTest.mouseClick(outline.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == [1, 3]
    QTest.keyClick(outline, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert screen.keys == [Qt.Key.Key_Return]


def test_new_rows_keep_the_open_section(qtbot: QtBot, dress: Dress) -> None:
    outline = SectionOutline()
    qtbot.addWidget(outline)
    outline.set_rows(SECTIONS)
    outline.set_current(2)
    outline.set_rows((*SECTIONS[:3], OutlineRow("5", "Identity", OutlineState.DONE)))
    assert outline.current_row == 2
    assert outline.rows[3].state is OutlineState.DONE


@pytest.mark.parametrize("percent", [100, 200])
def test_a_long_section_title_gets_lines_instead_of_being_cut(qtbot: QtBot, dress: Dress, percent: int) -> None:
    dress(Mode.LIGHT, percent)
    outline = SectionOutline()
    outline.set_rows((OutlineRow("12", "Management oversight and supervision of the work", left_text="4"),))
    outline.setFixedWidth(232)
    screen = shown(qtbot, outline)
    assert screen.isVisible()
    assert outline.sizeHintForRow(0) > 32 * percent // 100


def test_the_rows_of_an_outline_give_a_little_before_it_scrolls(qtbot: QtBot, dress: Dress) -> None:
    outline = SectionOutline()
    qtbot.addWidget(outline)
    outline.set_rows([OutlineRow(str(number), f"Section {number}") for number in range(16)])
    outline.resize(240, 470)
    with qtbot.waitExposed(outline):
        outline.show()
    qtbot.wait(20)
    assert outline.sizeHintForRow(3) == 470 // 16
    assert outline.verticalScrollBar().maximum() == 0
    outline.set_tall(tall=True)
    assert outline.sizeHintForRow(3) == current().size("outline_row_wide")


def test_an_outline_is_painted_anew_only_where_another_row_is_open(qtbot: QtBot, dress: Dress) -> None:
    """The open row is told at each letter typed."""
    outline = SectionOutline()
    outline.set_rows([OutlineRow(str(number), f"Section {number}") for number in range(16)])
    outline.set_current(3)
    screen = shown(qtbot, outline)
    painted = EventCount(outline.viewport(), QEvent.Type.Paint)
    outline.set_current(3)
    QApplication.processEvents()
    assert (screen.isVisible(), painted.count) == (True, 0)
    QTest.keyClick(outline, Qt.Key.Key_Down)
    outline.set_current(3)
    assert outline.currentIndex().row() == 3
    outline.set_current(4)
    QApplication.processEvents()
    assert painted.count > 0


def test_navigation_tells_the_screen_and_widens_for_large_text(qtbot: QtBot, dress: Dress) -> None:
    rail = NavigationRail(SCREENS)
    told: list[str] = []
    rail.opened.connect(told.append)
    screen = shown(qtbot, rail)
    assert screen.isVisible()
    rail.set_current_key("my_work")
    rail.setFocus()
    QTest.keyClick(rail, Qt.Key.Key_Down)
    QTest.keyClick(rail, Qt.Key.Key_Return)
    assert told == ["week"]
    assert rail.sizeHint().width() == 96
    rail.set_wide(wide=True)
    assert rail.sizeHint().width() == 208
    theme = dress(Mode.LIGHT, 200)
    rail.set_wide(wide=False)
    assert rail.sizeHint().width() > QFontMetrics(theme.font("tag")).horizontalAdvance("Practice week")


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("grade", GRADES, ids=lambda grade: grade.code)
def test_a_chip_is_read_from_its_rendered_pixels(qtbot: QtBot, dress: Dress, mode: Mode, grade: object) -> None:
    theme = dress(mode, 100)
    chip = GradeChip(next(look for look in GRADES if look is grade))
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    own = theme.grade(chip.grade.code)
    image = seen(chip)
    # The word alone: right of the badge, so that the badge's own colours are not what is measured.
    words = image.copy(image.width() // 2, 4, image.width() // 2 - 8, image.height() - 8)
    assert words.pixelColor(words.width() - 1, 1) == QColor(own.tint)
    assert read_contrast(words, QColor(own.tint)) >= 4.5
    assert name_of(chip) == chip.grade.word


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("variant", Variant)
def test_a_button_is_read_from_its_rendered_pixels(qtbot: QtBot, dress: Dress, mode: Mode, variant: Variant) -> None:
    dress(mode, 100)
    card = Card()
    button = Button("Continue", variant)
    card.content.addWidget(button)
    qtbot.addWidget(card)
    card.show()
    at = button.mapTo(card, QPoint(4, 4))
    image = seen(card).copy(at.x(), at.y(), button.width() - 8, button.height() - 8)
    assert read_contrast(image, image.pixelColor(1, 1)) >= 4.5


def test_a_button_that_waits_says_why(qtbot: QtBot, dress: Dress) -> None:
    button = Button("Submit")
    reason = DisabledReason(button)
    screen = shown(qtbot, button, reason)
    assert screen.isVisible()
    reason.because("Two answers are missing")
    assert (button.isEnabled(), reason.isVisible(), described(button)) == (False, True, "Two answers are missing")
    reason.because("")
    assert (button.isEnabled(), reason.isVisible()) == (True, False)


@pytest.mark.parametrize(
    "make", [lambda: Button("Go"), lambda: TickBox("Seen alone"), lambda: ChoiceButton("By phone")]
)
def test_the_ring_lies_two_pixels_away_and_goes_with_the_focus(qtbot: QtBot, dress: Dress, make: object) -> None:
    theme = dress(Mode.LIGHT, 100)
    control = make()  # type: ignore[operator]
    other = Button("Other")
    screen = shown(qtbot, control, other)
    control.setFocus()
    at = control.mapTo(screen, QPoint(control.width() // 2, 0))
    assert seen(screen).pixelColor(at.x(), at.y() - 3) == theme.colour("focus")
    assert seen(screen).pixelColor(at.x(), at.y() - 1) != theme.colour("focus")
    other.setFocus()
    assert seen(screen).pixelColor(at.x(), at.y() - 3) != theme.colour("focus")


def test_a_ring_keeps_no_closed_window_alive(qtbot: QtBot, dress: Dress) -> None:
    button = Button("Go")
    screen = shown(qtbot, button)
    button.setFocus()
    gone: list[bool] = []
    screen.destroyed.connect(lambda: gone.append(True))
    del screen
    assert gone == [True]


def test_the_save_state_has_three_values(qtbot: QtBot, dress: Dress) -> None:
    state = SaveStateLabel()
    qtbot.addWidget(state)
    seen_words = []
    for tell in (state.saving, lambda: state.saved("14:02:11"), lambda: state.not_saved("the disk is full")):
        tell()
        seen_words.append((state.words, described(state)))
    assert [words for words, _ in seen_words] == ["Saving", "Saved 14:02:11", "Not saved: the disk is full"]
    assert all(words == heard for words, heard in seen_words)


def test_a_message_says_all_three_things_and_escape_closes_it(qtbot: QtBot, dress: Dress) -> None:
    strip = MessageStrip()
    screen = shown(qtbot, QWidget(), strip)
    assert screen.isVisible()
    closed: list[None] = []
    strip.closed.connect(lambda: closed.append(None))
    strip.report("Not saved.", "Your text stays here.", "Free some space.")
    assert strip.isVisible()
    assert name_of(strip) == "Not saved. Your text stays here. Free some space."
    strip.findChildren(QPushButton)[0].setFocus()
    QTest.keyClick(strip.findChildren(QPushButton)[0], Qt.Key.Key_Escape)
    assert (strip.isVisible(), len(closed)) == (False, 1)


def test_the_held_strip_goes_to_the_answer(qtbot: QtBot, dress: Dress) -> None:
    strip = HeldStrip()
    screen = shown(qtbot, strip)
    assert screen.isVisible()
    asked: list[str] = []
    strip.go.connect(asked.append)
    strip.hold(GRADES[3], "by 7.2 Is risk seen?", "risk_reduced", "7.2")
    strip.findChildren(QPushButton)[0].click()
    assert asked == ["risk_reduced"]
    assert name_of(strip) == "Overall is held at Inadequate by 7.2 Is risk seen?"
    strip.release()
    assert not strip.isVisible()


def test_a_ring_is_a_progress_bar_with_a_value(qtbot: QtBot, dress: Dress) -> None:
    ring = ProgressRing(64)
    qtbot.addWidget(ring)
    ring.set_progress(16, 44)
    assert interface(ring).role() == QAccessible.Role.ProgressBar
    assert interface(ring).valueInterface().currentValue() == 16
    assert described(ring) == "16 of 44"
    ring.set_progress(0, 0)
    assert ring.value() == 0


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("width", [300, 500, 900])
def test_a_card_of_wrapped_text_is_as_tall_as_its_lines(qtbot: QtBot, dress: Dress, percent: int, width: int) -> None:
    dress(Mode.LIGHT, percent)
    column = ScrollColumn()
    card = Card()
    label = WrappedLabel("Did the child's view change a decision, or is it explained why not? " * 3, "fact")
    card.content.addWidget(label)
    column.add(card)
    column.add_stretch()
    column.resize(width, 400)
    qtbot.addWidget(column)
    column.show()
    assert label.height() == label.heightForWidth(label.width())
    # With the bar and without it: the bar stands in the margin.
    assert column.body.width() == column.width() - current().size("scroll_bar") <= column.viewport().width()
    assert card.height() - label.height() <= 2 * 16 + 2


def test_a_choice_that_is_too_long_for_its_box_ends_in_dots(qtbot: QtBot, dress: Dress) -> None:
    box = ClosedList([("a", "Plans that are specific and checkable"), ("b", "Short")], name="Theme")
    qtbot.addWidget(box)
    box.resize(180, box.sizeHint().height())
    assert box.words_shown == "Choose"
    box.set_value("a")
    assert box.words_shown.startswith("Plans that")
    assert box.words_shown.endswith("…")
    box.set_value("b")
    assert box.words_shown == "Short"
    assert not box.grab().isNull()


def test_long_words_of_a_tick_wrap_and_are_not_cut(qtbot: QtBot, dress: Dress) -> None:
    tick = TickBox("Harmful practices: genital mutilation, forced marriage, honour-based abuse")
    qtbot.addWidget(tick)
    narrow = tick.minimumSizeHint().width()
    assert narrow < 160 < tick.sizeHint().width()
    assert tick.heightForWidth(200) > tick.heightForWidth(tick.sizeHint().width()) == tick.sizeHint().height()


def test_a_column_is_as_tall_as_its_parts_at_the_width_they_get(qtbot: QtBot, dress: Dress) -> None:
    """A card asked how tall it would be at its narrowest made the column scroll on into emptiness."""
    column = ScrollColumn()
    qtbot.addWidget(column)
    column.resize(1000, 400)
    with qtbot.waitExposed(column):
        column.show()
    card = Card()
    words = WrappedLabel("Child in need. 54 of 56 answered. 2 gaps before it can be submitted. " * 3, "reading")
    card.content.addWidget(BesideOrBelow(words, Button("Continue at 14.1")))
    column.add(card)
    column.add_stretch()
    qtbot.wait(50)
    assert column.verticalScrollBar().maximum() == 0


def test_a_control_stands_beside_its_words_or_below_them(qtbot: QtBot, dress: Dress) -> None:
    strip = FactStrip()
    both = BesideOrBelow(WrappedLabel("Is the child's voice evident in the last conference?", "fact"), strip)
    qtbot.addWidget(both)
    both.show()
    both.resize(800, both.heightForWidth(800))
    assert (strip.y(), strip.x() + strip.width()) == (0, 800)
    both.resize(320, both.heightForWidth(320))
    assert (strip.x(), strip.y() > 0) == (0, True)


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("kind", TagKind)
def test_a_tag_is_read_from_its_rendered_pixels(qtbot: QtBot, dress: Dress, mode: Mode, kind: TagKind) -> None:
    dress(mode, 100)
    tag = Tag("Second audit", kind)
    qtbot.addWidget(tag)
    tag.resize(tag.sizeHint())
    image = seen(tag).copy(4, 4, tag.width() - 8, tag.height() - 8)
    assert read_contrast(image, image.pixelColor(0, 0)) >= 4.5


def test_thirty_thousand_paintings_do_not_end_the_program(qtbot: QtBot, dress: Dress) -> None:
    """PySide6 6.12.0 on Python 3.11 dies after a few thousand; this tells before another version is taken."""
    picker = GradePicker(GRADES)
    qtbot.addWidget(picker)
    picker.set_value("good")
    picker.resize(picker.sizeHint())
    parts = len(picker.segments) + 1
    times = 30_000 * (10 if os.environ.get("AUDIT_TOOL_SOAK") else 1) // parts
    image = seen(picker)
    for _ in range(times):
        picker.render(image)
    assert seen(picker) == image


def test_a_button_beside_a_labelled_field_stands_level_with_it(qtbot: QtBot, dress: Dress) -> None:
    side, name, save = QWidget(), Field(), Button("Save view")
    beside = row(side)
    beside.addWidget(Labelled("Name for this view", name))
    beside.addWidget(save, 0, Qt.AlignmentFlag.AlignBottom)
    qtbot.addWidget(side)
    side.resize(side.sizeHint())
    side.show()
    assert name.mapTo(side, QPoint()).y() == save.pos().y()
    assert name.height() == save.height()
