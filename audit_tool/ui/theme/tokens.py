"""The token file as values: colours, grade colours, type and lengths, by name. Knows no Qt."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Literal

from audit_tool.places import resources


class Mode(StrEnum):
    """Which of the three sets of colours is worn."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


class Shape(StrEnum):
    """The outline of a grade's badge, which says the grade without colour."""

    CIRCLE = "circle"
    SQUARE = "square"
    HEXAGON = "hexagon"
    DIAMOND = "diamond"
    PLAIN = "plain"


ColourName = Literal[
    "canvas", "surface", "sunken", "line", "card_edge", "control", "text", "muted", "subtle",
    "accent", "accent_hover", "on_accent", "accent_soft", "accent_soft_edge", "accent_text", "focus",
    "danger", "danger_soft", "ok", "warn", "warn_soft", "mark", "mark_text", "track", "sunken_edge",
    "chart_line", "chart_band", "chart_grid",
]  # fmt: skip
Role = Literal[
    "screen", "section", "figure", "question", "card", "fact", "reading", "body", "label", "control",
    "second", "strong_second", "medium_second", "foot", "rail", "tag", "badge",
]  # fmt: skip
SpaceName = Literal["none", "xxs", "xs", "s", "m", "l", "xl", "xxl", "xxxl"]
RadiusName = Literal["tag", "control", "card"]
EdgeName = Literal[
    "hair", "strong", "high_contrast", "high_contrast_chosen", "bar", "ring_gap", "ring_width", "ring_radius"
]
PaneName = Literal[
    "rail", "column", "outline", "outline_wide", "help", "help_wide", "unlock", "switch_navigation", "switch_panes"
]
SizeName = Literal[
    "top_bar", "button", "button_large", "field", "field_large", "fact", "fact_width", "segment", "segment_low",
    "quiet_segment", "segment_tick", "chip", "tag", "table_row", "outline_row", "outline_row_wide",
    "message", "held", "target",
    "badge", "badge_chip", "badge_outline", "icon", "icon_small", "icon_rail", "tick_box",
    "ring_24", "ring_40", "ring_44", "ring_64", "ring_stroke", "ring_stroke_large", "reading_width",
    "rail_row", "column_row", "scroll_bar",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class GradeColours:
    """The colours of one grade in one mode, as #RRGGBB."""

    fill: str
    letter: str
    edge: str
    tint: str
    word: str


@dataclass(frozen=True, slots=True)
class TypeRole:
    """Size as a factor of the base, and weight, of one role of text."""

    factor: float
    weight: int


@dataclass(frozen=True)
class Tokens:
    """Everything the token file says."""

    colours: dict[str, dict[str, str]]
    grades: dict[str, dict[str, GradeColours]]
    shapes: dict[str, Shape]
    family: str
    base: int
    roles: dict[str, TypeRole]
    leading: dict[str, float]
    space: dict[str, int]
    radius: dict[str, int]
    edge: dict[str, int]
    size: dict[str, int]
    pane: dict[str, int]


@cache
def tokens() -> Tokens:
    """The shipped token file, read once."""
    return read(tomllib.loads((resources() / "tokens.toml").read_text(encoding="utf-8")))


def read(source: dict[str, Any]) -> Tokens:
    """Turn the parsed token file into values; a missing part is a KeyError that names it."""
    grades = source["grade"]
    kind = source["type"]
    return Tokens(
        colours=source["colour"],
        grades={code: {mode: GradeColours(**grade[mode]) for mode in Mode} for code, grade in grades.items()},
        shapes={code: Shape(grade["shape"]) for code, grade in grades.items()},
        family=kind["family"],
        base=kind["base"],
        roles={name: TypeRole(**role) for name, role in kind["role"].items()},
        leading=kind["leading"],
        space=source["space"],
        radius=source["radius"],
        edge=source["edge"],
        size=source["size"],
        pane=source["pane"],
    )
