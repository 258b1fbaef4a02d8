"""The one style sheet, generated from the tokens: what Fusion's own widgets look like."""

from string import Template

from audit_tool.ui.theme.theme import Theme
from audit_tool.ui.theme.tokens import Role, tokens

_GROUND = Template("""
QMainWindow, QDialog, QWidget#canvas { background: $canvas; }
QWidget#surface, QFrame#surface { background: $surface; border: none; }
QFrame#card { background: $surface; border: ${edge}px solid $card_edge; border-radius: ${card_radius}px; }
QFrame#sunken { background: $sunken; border: ${edge}px solid $sunken_edge; border-radius: ${control_radius}px; }
QFrame#tile { background: $accent_soft; border: ${hair}px solid $accent_soft_edge;
  border-radius: ${control_radius}px; }
QFrame#hairline { background: $line; border: none; }
QFrame#topBar { background: $surface; border: none; border-bottom: ${edge}px solid $line; }
QFrame#foot { background: $surface; border: none; border-top: ${edge}px solid $line; }
QFrame#sheet { background: $surface; border: none; border-left: ${strong}px solid $danger; }
QFrame#danger { background: $danger_soft; border: ${edge}px solid $danger; border-radius: ${control_radius}px; }
QFrame#pane { background: $surface; border: none; }
QToolTip { background: $surface; color: $text; border: ${edge}px solid $control; padding: ${xs}px; }
QScrollArea, QScrollArea > QWidget > QWidget#scrolled { background: transparent; border: none; }
QSplitter::handle { background: $line; }
""")

_FIELDS = Template("""
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateEdit, QSpinBox, QDoubleSpinBox {
  background: $surface; color: $text; border: ${edge}px solid $control; border-radius: ${control_radius}px;
  selection-background-color: $accent; selection-color: $on_accent; font-size: ${reading}px; }
QLineEdit, QComboBox, QDateEdit, QSpinBox, QDoubleSpinBox {
  padding: 0px ${field_pad}px; min-height: ${field}px; max-height: ${field}px; }
QLineEdit[large="true"] { min-height: ${field_large}px; max-height: ${field_large}px; }
QPlainTextEdit, QTextEdit { padding: ${area_top}px ${area_pad}px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QComboBox:on, QDateEdit:focus,
QSpinBox:focus, QDoubleSpinBox:focus { border: ${strong}px solid $focus; }
QLineEdit:focus, QComboBox:focus, QComboBox:on, QDateEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus {
  padding: 0px ${field_pad_focus}px; min-height: ${field_focus}px; max-height: ${field_focus}px; }
QLineEdit[large="true"]:focus { min-height: ${field_large_focus}px; max-height: ${field_large_focus}px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: ${area_top_focus}px ${area_pad_focus}px; }
QPlainTextEdit[sunken="true"] { background: $sunken; border: ${edge}px solid $sunken_edge; }
QPlainTextEdit[sunken="true"]:focus { background: $surface; border: ${strong}px solid $focus; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] { border: ${strong}px solid $danger; }
QLineEdit[wrong="true"] {
  padding: 0px ${field_pad_focus}px; min-height: ${field_focus}px; max-height: ${field_focus}px; }
QLineEdit[large="true"][wrong="true"] { min-height: ${field_large_focus}px; max-height: ${field_large_focus}px; }
QLineEdit[readOnly="true"], QPlainTextEdit[readOnly="true"] { background: $sunken; border-color: $line; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QSpinBox:disabled, QDateEdit:disabled {
  background: $sunken; color: $subtle; border-color: $line; }
QComboBox, QComboBox:focus, QComboBox:on { font-size: ${body}px; padding-right: ${xs}px; }
QComboBox::drop-down { border: none; width: ${arrow_room}px; }
QComboBox::down-arrow { image: none; }
QDateEdit::up-button, QDateEdit::down-button, QSpinBox::up-button, QSpinBox::down-button { width: 0px; border: none; }
""")

_LISTS = Template("""
QAbstractItemView { background: $surface; color: $text; border: none; outline: none;
  selection-background-color: $accent_soft; selection-color: $text; }
QListView#paintedList { background: transparent; }
QComboBox QAbstractItemView, QListView#popup {
  background: $surface; border: ${edge}px solid $control; border-radius: ${control_radius}px; padding: ${xs}px; }
QComboBox QAbstractItemView::item, QListView#popup::item {
  min-height: ${row}px; padding: 0px ${s}px; border-radius: ${tag_radius}px; color: $text; }
QComboBox QAbstractItemView::item:selected, QListView#popup::item:selected, QMenu::item:selected {
  background: $accent_soft; color: $accent_text; border: ${hair}px solid $accent_soft_edge; }
QHeaderView::section { background: $surface; color: $muted; border: none; border-bottom: ${edge}px solid $line;
  padding: ${xs}px ${s}px; font-size: ${second}px; font-weight: 600; }
QTableView { gridline-color: $line; }
QTableView::item { padding: 0px ${cell}px; border: none; border-bottom: ${hair}px solid $line; }
QTableView::item:selected { background: $accent_soft; color: $text; }
QTableView::item:focus { border: ${strong}px solid $focus; }
QMenu { background: $surface; border: ${edge}px solid $control; border-radius: ${control_radius}px; padding: ${xs}px; }
QMenu::item { padding: ${s}px ${l}px; border: ${hair}px solid transparent; border-radius: ${tag_radius}px; }
QMenu::item:disabled { color: $subtle; }
QMenu::separator { height: ${hair}px; background: $line; margin: ${xs}px ${s}px; }
QScrollBar:vertical { background: transparent; width: ${bar}px; margin: 0px; border: none; }
QScrollBar:horizontal { background: transparent; height: ${bar}px; margin: 0px; border: none; }
QScrollBar::handle { background: $control; border-radius: ${bar_radius}px; }
QScrollBar::handle:vertical { min-height: ${xxl}px; }
QScrollBar::handle:horizontal { min-width: ${xxl}px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0px; height: 0px; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")

CELL_MARGIN = 3
"""What Qt adds to the padding of a cell and not to that of its heading, so that both begin at the same place."""


def style_sheet(theme: Theme) -> str:
    """The style sheet of the whole application for this mode and text size."""
    values = _values(theme)
    return "\n".join(part.substitute(values) for part in (_GROUND, _FIELDS, _LISTS))


def _values(theme: Theme) -> dict[str, str | int]:
    edge, strong = theme.control_edge, theme.edge("strong")
    bar = theme.size("scroll_bar")
    lengths: dict[str, str | int] = {
        "edge": edge, "strong": strong, "hair": theme.edge("hair"),
        "body": _px(theme, "body"), "reading": _px(theme, "reading"), "second": _px(theme, "second"),
        "card_radius": theme.radius("card"), "control_radius": theme.radius("control"),
        "tag_radius": theme.radius("tag"), "row": theme.size("table_row"),
        "field": theme.size("field") - 2 * edge, "field_focus": theme.size("field") - 2 * strong,
        "field_large": theme.size("field_large") - 2 * edge,
        "field_large_focus": theme.size("field_large") - 2 * strong,
        "field_pad": theme.space("m") - edge, "field_pad_focus": theme.space("m") - strong,
        "area_pad": theme.space("s") + theme.space("xxs"),
        "area_pad_focus": theme.space("s") + theme.space("xxs") + edge - strong,
        "area_top": theme.space("xs"),
        "area_top_focus": theme.space("xs") + edge - strong, "arrow_room": theme.size("icon") + theme.space("s"),
        "bar": bar, "bar_radius": bar // 2, "cell": theme.space("s") - CELL_MARGIN,
        **{name: theme.space(name) for name in ("xs", "s", "l", "xxl")},
    }  # fmt: skip
    return {**tokens().colours[theme.mode], **lengths}


def _px(theme: Theme, role: Role) -> int:
    return theme.font(role).pixelSize()
