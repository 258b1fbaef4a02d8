"""The look: one token file, three modes, four text sizes."""

import re
from itertools import combinations
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtGui import QColor, QFontInfo
from PySide6.QtWidgets import QApplication

from audit_tool import places
from audit_tool.ui.theme.icons import IconName, icon, pixmap
from audit_tool.ui.theme.theme import TEXT_SIZES, Theme, current
from audit_tool.ui.theme.tokens import (
    ColourName,
    EdgeName,
    Mode,
    PaneName,
    RadiusName,
    Role,
    Shape,
    SizeName,
    SpaceName,
    tokens,
)
from tests.ui.conftest import Dress
from tests.ui.looking import GRADES, contrast

READ: tuple[tuple[ColourName, ColourName, float], ...] = (
    ("text", "canvas", 7), ("text", "surface", 7), ("text", "sunken", 7), ("muted", "surface", 7),
    ("muted", "canvas", 7), ("subtle", "surface", 4.5), ("subtle", "canvas", 4.5), ("accent_text", "surface", 4.5),
    ("accent_text", "accent_soft", 4.5), ("on_accent", "accent", 4.5), ("on_accent", "accent_hover", 4.5),
    ("danger", "surface", 4.5), ("danger", "danger_soft", 4.5), ("ok", "surface", 4.5), ("warn", "warn_soft", 4.5),
    ("mark_text", "mark", 7), ("control", "surface", 3), ("control", "canvas", 2.95), ("focus", "surface", 3),
    ("focus", "canvas", 3),
)  # fmt: skip


@pytest.mark.parametrize("mode", Mode)
def test_every_named_token_is_in_the_file_and_no_other(mode: Mode) -> None:
    held = tokens()
    assert set(held.colours[mode]) == set(get_args(ColourName))
    assert set(held.roles) == set(get_args(Role))
    assert set(held.space) == set(get_args(SpaceName))
    assert set(held.radius) == set(get_args(RadiusName))
    assert set(held.edge) == set(get_args(EdgeName))
    assert set(held.size) == set(get_args(SizeName))
    assert set(held.pane) == set(get_args(PaneName))


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize(("ink", "ground", "least"), READ)
def test_pairs_that_people_read_have_contrast_enough(
    mode: Mode, ink: ColourName, ground: ColourName, least: float
) -> None:
    theme = Theme(mode)
    assert contrast(theme.colour(ink), theme.colour(ground)) >= least


@pytest.mark.parametrize("mode", Mode)
def test_every_grade_differs_by_shape_and_can_be_read(mode: Mode) -> None:
    theme = Theme(mode)
    assert len({theme.shape(grade.code) for grade in GRADES}) == len(GRADES)
    for grade in GRADES:
        own = theme.grade(grade.code)
        assert contrast(QColor(own.letter), QColor(own.fill)) >= 4.5
        assert contrast(QColor(own.word), QColor(own.tint)) >= 4.5
        # The badge or its edge stands out from the card, so that the shape is seen.
        assert contrast(QColor(own.edge), theme.colour("surface")) >= 3
    assert len({theme.grade(one.code).fill for one in GRADES}) == len(list(combinations(range(4), 1)))


def test_a_grade_that_a_form_added_looks_neutral() -> None:
    theme = Theme()
    assert theme.shape("met_in_part") is Shape.PLAIN
    assert theme.grade("met_in_part") not in [theme.grade(grade.code) for grade in GRADES]


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_text_and_targets_grow_with_the_setting(percent: int) -> None:
    theme = Theme(Mode.LIGHT, percent)
    assert theme.px(14) == round(14 * percent / 100)
    assert theme.font("body").pixelSize() == theme.px(14)
    assert theme.size("button") == 36 * percent // 100
    assert all(theme.font(role).pixelSize() >= 12 for role in get_args(Role))
    assert theme.space("l") == 16


def test_the_shipped_typeface_is_used_in_every_weight(dress: Dress) -> None:
    theme = dress(Mode.LIGHT, 100)
    for role in get_args(Role):
        info = QFontInfo(theme.font(role))
        assert info.family() == "IBM Plex Sans"
        assert info.weight() == theme.font(role).weight()


@pytest.mark.parametrize("mode", Mode)
def test_applying_dresses_palette_and_style_sheet(qapp: QApplication, dress: Dress, mode: Mode) -> None:
    theme = dress(mode, 125)
    assert current() == theme
    assert qapp.palette().window().color() == theme.colour("canvas")
    assert theme.hex("surface") in qapp.styleSheet()
    assert "$" not in qapp.styleSheet()


@pytest.mark.parametrize("name", get_args(IconName))
def test_every_icon_is_drawn_in_its_colour_and_sharp(dress: Dress, name: IconName) -> None:
    theme = dress(Mode.DARK, 100)
    plain, sharp = pixmap(name, "danger", 24), pixmap(name, "danger", 24, 2.0)
    assert (sharp.width(), sharp.deviceIndependentSize().width()) == (48, 24)
    image = plain.toImage()
    inked = [image.pixelColor(x, y) for x in range(24) for y in range(24) if image.pixelColor(x, y).alpha() > 200]
    assert inked, "nothing is drawn"
    wanted = theme.colour("danger")
    assert all(abs(colour.red() - wanted.red()) <= 8 for colour in inked)
    assert not icon(name).isNull()


def test_icon_files_and_names_are_the_same() -> None:
    files = {path.stem for path in (places.resources() / "icons").glob("*.svg")}
    assert files == set(get_args(IconName))
    assert all("currentColor" in path.read_text() for path in (places.resources() / "icons").glob("*.svg"))


def test_no_colour_is_written_outside_the_token_file() -> None:
    package = Path(places.__file__).parent / "ui"
    for path in package.rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        assert not re.search(r"#[0-9A-Fa-f]{6}\b", source), path
        assert not re.search(r"QColor\(\d", source), path


def test_shipped_files_are_found_and_an_installed_folder_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (places.resources() / "tokens.toml").is_file()
    assert (places.resources() / "fonts" / "OFL.txt").is_file()
    package = tmp_path / "audit_tool"
    monkeypatch.setattr(places, "_PACKAGE", package)
    assert places.forms() == tmp_path / "forms"
    (package / "shipped" / "forms").mkdir(parents=True)
    assert places.forms() == package / "shipped" / "forms"
