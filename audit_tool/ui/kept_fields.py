"""Joins fields with what keeps them: they open with what was half written, and every key goes on its way."""

from collections.abc import Mapping
from typing import TypeAlias

from PySide6.QtCore import QObject

from audit_tool.ui.keeping import Keeping
from audit_tool.ui.widgets.fields import ClosedList, Field
from audit_tool.ui.widgets.growing_text import GrowingText
from audit_tool.ui.widgets.ticks import TickBox

Control: TypeAlias = Field | GrowingText | ClosedList | TickBox
_TICKED = "yes"


def keep(keeping: Keeping, kind: str, about: str, fields: Mapping[str, Control]) -> None:
    """Put what was half written into these fields, and keep what is written in them from now on."""
    held = keeping.held(kind, about)
    for part, control in fields.items():
        if part in held:
            put_text(control, held[part])
        _KeptField(keeping, (kind, about, part), control)


def text_of(control: Control) -> str:
    """What a field holds."""
    if isinstance(control, TickBox):
        return _TICKED if control.isChecked() else ""
    if isinstance(control, ClosedList):
        return control.value
    return control.text if isinstance(control, GrowingText) else control.text()


def put_text(control: Control, text: str) -> None:
    """Let a field hold this, without telling anybody."""
    if isinstance(control, TickBox):
        control.setChecked(text == _TICKED)
    elif isinstance(control, ClosedList):
        control.set_value(text)
    elif isinstance(control, GrowingText):
        control.set_text(text)
    else:
        control.setText(text)


class _KeptField(QObject):
    """One field that tells what keeps it; it lives as long as the field."""

    def __init__(self, keeping: Keeping, named: tuple[str, str, str], control: Control) -> None:
        super().__init__(control)
        self._keeping, self._named, self._control = keeping, named, control
        if isinstance(control, TickBox):
            control.clicked.connect(self._tell)
        elif isinstance(control, ClosedList):
            control.picked.connect(self._tell)
        elif isinstance(control, GrowingText):
            control.edited.connect(self._tell)
        else:
            control.textEdited.connect(self._tell)

    def _tell(self) -> None:
        self._keeping.put(*self._named, text_of(self._control))
