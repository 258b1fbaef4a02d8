"""Grade picker and fact strip: keys, signals, focus, rows, and what is heard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from audit_tool.ui.theme.tokens import Mode
from audit_tool.ui.widgets.fact_strip import FactStrip
from audit_tool.ui.widgets.grade_picker import GradePicker
from audit_tool.ui.widgets.grades import NOT_JUDGED
from audit_tool.ui.widgets.segments import Segment, Segments
from tests.ui.conftest import Dress
from tests.ui.looking import GRADES, colours, described, interface, name_of, seen

QUESTION = "How well do we know what this child's day is like?"


class Heard:
    """Records what a control tells."""

    def __init__(self, control: Segments) -> None:
        self.codes: list[str] = []
        control.chosen.connect(self.codes.append)


class Screen(QWidget):
    """A window with one control, that records the keys the control leaves to it."""

    def __init__(self, control: Segments) -> None:
        super().__init__()
        self.keys: list[int] = []
        layout = QVBoxLayout(self)
        layout.addWidget(control)
        layout.addStretch(1)
        self.resize(900, 200)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        self.keys.append(event.key())


def shown(qtbot: QtBot, control: Segments) -> Screen:
    screen = Screen(control)
    qtbot.addWidget(screen)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()
    control.setFocus()
    return screen


def press(screen: Screen, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target = screen.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, modifier)


@pytest.mark.parametrize(
    ("key", "code"),
    [
        (Qt.Key.Key_4, "outstanding"),
        (Qt.Key.Key_3, "good"),
        (Qt.Key.Key_2, "requires_improvement"),
        (Qt.Key.Key_1, "inadequate"),
        (Qt.Key.Key_0, NOT_JUDGED),
    ],
)
def test_one_digit_sets_a_grade(qtbot: QtBot, dress: Dress, key: Qt.Key, code: str) -> None:
    picker = GradePicker(GRADES)
    heard = Heard(picker)
    screen = shown(qtbot, picker)
    assert picker.value == ""
    press(screen, key)
    assert (picker.value, heard.codes) == (code, [code])
    focus = screen.focusWidget()
    assert isinstance(focus, Segment)
    assert focus.choice.code == code


@pytest.mark.parametrize(
    ("key", "code"),
    [(Qt.Key.Key_Y, "yes"), (Qt.Key.Key_P, "partly"), (Qt.Key.Key_N, "no"), (Qt.Key.Key_A, "not_applicable")],
)
def test_one_letter_sets_a_fact(qtbot: QtBot, dress: Dress, key: Qt.Key, code: str) -> None:
    strip = FactStrip()
    heard = Heard(strip)
    screen = shown(qtbot, strip)
    press(screen, key)
    assert (strip.value, heard.codes) == (code, [code])


def test_the_same_key_twice_tells_once_and_backspace_takes_back(qtbot: QtBot, dress: Dress) -> None:
    picker = GradePicker(GRADES)
    heard = Heard(picker)
    screen = shown(qtbot, picker)
    for key in (Qt.Key.Key_3, Qt.Key.Key_3, Qt.Key.Key_Backspace, Qt.Key.Key_Backspace):
        press(screen, key)
    assert heard.codes == ["good", ""]
    assert picker.value == ""


def test_arrows_move_without_choosing_and_space_chooses(qtbot: QtBot, dress: Dress) -> None:
    picker = GradePicker(GRADES)
    heard = Heard(picker)
    screen = shown(qtbot, picker)
    press(screen, Qt.Key.Key_Right)
    press(screen, Qt.Key.Key_Right)
    press(screen, Qt.Key.Key_Left)
    assert heard.codes == []
    press(screen, Qt.Key.Key_Space)
    assert heard.codes == ["good"]
    press(screen, Qt.Key.Key_Left)
    press(screen, Qt.Key.Key_Left)
    assert picker.segments[0].hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_5, Qt.Key.Key_X, Qt.Key.Key_F6])
def test_other_keys_are_left_to_the_screen(qtbot: QtBot, dress: Dress, key: Qt.Key) -> None:
    picker = GradePicker(GRADES)
    screen = shown(qtbot, picker)
    press(screen, key)
    assert screen.keys == [key]
    assert picker.value == ""


def test_a_key_with_control_is_a_shortcut_and_no_answer(qtbot: QtBot, dress: Dress) -> None:
    strip = FactStrip()
    screen = shown(qtbot, strip)
    press(screen, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert strip.value == ""


def test_a_click_anywhere_on_a_segment_chooses_once(qtbot: QtBot, dress: Dress) -> None:
    picker = GradePicker(GRADES)
    heard = Heard(picker)
    screen = shown(qtbot, picker)
    assert screen.isVisible()
    good = picker.segments[1]
    for place in (QPoint(good.width() - 5, 5), QPoint(5, good.height() - 5)):
        QTest.mouseClick(good, Qt.MouseButton.LeftButton, pos=place)
    assert picker.value == "good"
    assert set(heard.codes) == {"good"}


def test_a_stored_value_is_shown_silently_and_an_unknown_one_shows_none(qtbot: QtBot, dress: Dress) -> None:
    picker = GradePicker(GRADES)
    qtbot.addWidget(picker)
    heard = Heard(picker)
    picker.set_value("good")
    assert picker.value == "good"
    picker.set_value("no_such_grade")
    assert picker.value == ""
    assert heard.codes == []


def test_tab_stops_once_at_the_chosen_segment(qtbot: QtBot, dress: Dress) -> None:
    picker = GradePicker(GRADES)
    screen = shown(qtbot, picker)
    assert screen.isVisible()
    picker.set_value("inadequate")
    stops = [part.choice.code for part in picker.segments if part.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["inadequate"]


def test_segments_are_radio_buttons_with_name_state_and_question(qtbot: QtBot, dress: Dress) -> None:
    picker = GradePicker(GRADES)
    qtbot.addWidget(picker)
    picker.set_question(QUESTION)
    picker.set_value("good")
    assert picker.accessibleName() == QUESTION
    for part in picker.segments:
        assert interface(part).role() == QAccessible.Role.RadioButton
        assert name_of(part) == part.choice.word
        assert QUESTION in described(part)
        assert bool(interface(part).state().checked) == (part.choice.code == "good")


@pytest.mark.parametrize("percent", [100, 125, 150, 200])
@pytest.mark.parametrize("width", [420, 624, 760, 1040])
def test_no_segment_is_cut_or_laid_over_another(qtbot: QtBot, dress: Dress, percent: int, width: int) -> None:
    dress(Mode.LIGHT, percent)
    for control in (GradePicker(GRADES), FactStrip()):
        qtbot.addWidget(control)
        control.resize(width, control.heightForWidth(width))
        control.show()
        boxes = [part.geometry() for part in control.segments]
        for part, box in zip(control.segments, boxes, strict=True):
            assert control.rect().contains(box)
            # Where even one word a row does not fit, the row is as wide as there is room.
            assert box.width() >= min(part.needed_width(box.height()), width)
            assert min(box.width(), box.height()) >= 24
        assert not any(one.intersects(other) for one in boxes for other in boxes if one is not other)


def test_at_1280_four_grades_stand_in_one_row_and_not_judged_is_reachable(qtbot: QtBot, dress: Dress) -> None:
    picker = GradePicker(GRADES)
    qtbot.addWidget(picker)
    picker.resize(624, picker.heightForWidth(624))
    picker.show()
    tops = [part.y() for part in picker.segments]
    assert tops[:4] == [0, 0, 0, 0]
    assert tops[4] > 0
    lefts = [part.x() for part in picker.segments]
    assert lefts[:4] == sorted(lefts[:4])


@pytest.mark.parametrize("mode", Mode)
def test_the_focus_ring_is_seen_outside_the_segment_also_when_chosen(qtbot: QtBot, dress: Dress, mode: Mode) -> None:
    theme = dress(mode, 100)
    picker = GradePicker(GRADES)
    screen = shown(qtbot, picker)
    for value in ("", "outstanding"):
        picker.set_value(value)
        picker.segments[0].setFocus()
        image = seen(screen)
        first = picker.segments[0]
        at = first.mapTo(screen, QPoint(first.width() // 2, 0))
        assert image.pixelColor(at.x(), at.y() - 3) == theme.colour("focus")
        assert image.pixelColor(at.x(), at.y() - 1) != theme.colour("focus")
    picker.segments[0].clearFocus()
    at = picker.segments[0].mapTo(screen, QPoint(60, -3))
    assert seen(screen).pixelColor(at) != theme.colour("focus")


@pytest.mark.parametrize("mode", Mode)
def test_a_chosen_fact_differs_by_fill_and_tick(qtbot: QtBot, dress: Dress, mode: Mode) -> None:
    theme = dress(mode, 100)
    strip = FactStrip()
    qtbot.addWidget(strip)
    strip.resize(strip.sizeHint())
    before = colours(seen(strip))
    strip.set_value("partly")
    assert theme.colour("accent").name() in colours(seen(strip)) - before


def test_disabled_segments_take_no_key(qtbot: QtBot, dress: Dress) -> None:
    picker = GradePicker(GRADES)
    screen = shown(qtbot, picker)
    assert screen.isVisible()
    picker.setEnabled(False)
    QTest.keyClick(picker.segments[0], Qt.Key.Key_3)
    assert picker.value == ""
