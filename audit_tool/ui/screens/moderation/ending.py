"""How a compared case ends: what both answered alike, and the button that fixes the outcome."""

from PySide6.QtWidgets import QWidget

from audit_tool.ui.screens.moderation.compared import CaseLine
from audit_tool.ui.widgets.boxes import Card, row
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.labels import WrappedLabel
from audit_tool.ui.widgets.tags import Tag, TagKind


class AgreedCard(Card):
    """What has the same answer twice; `accept` is there where it can be accepted."""

    def __init__(self, case: CaseLine, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding="m", gap="s")
        self.accept: Button | None = None
        layout = row(gap="m")
        count = "One question" if case.agreed == 1 else f"{case.agreed} questions"
        layout.addWidget(WrappedLabel(f"{count} with the same answer", "label"), 1)
        if case.agreed_accepted:
            layout.addWidget(Tag("Accepted", TagKind.ACCENT))
        elif case.may_decide and not case.with_other:
            self.accept = Button("Accept all that agree")
            layout.addWidget(self.accept)
        self.content.addLayout(layout)
        for number, text, a, b in case.noted:
            words = f"{number} {text} A: {_said(a)}. B: {_said(b)}. Noted; nothing turns on it."
            self.content.addWidget(WrappedLabel(words, "second", "muted"))


class FinishRow(QWidget):
    """Finishing a case, with what is still in its way."""

    def __init__(self, case: CaseLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = row(self, gap="m")
        words = _in_the_way(case)
        layout.addWidget(WrappedLabel(words, "body", "muted"), 1)
        ready = not case.open and case.agreed_accepted and not case.with_other
        self.finish = Button("Finish this case", Variant.PRIMARY if ready else Variant.PLAIN)
        self.finish.setEnabled(ready)
        self.finish.setAccessibleDescription(words)
        layout.addWidget(self.finish)


def _in_the_way(case: CaseLine) -> str:
    if case.with_other:
        return case.passed
    if case.open:
        return "One difference is still open." if case.open == 1 else f"{case.open} differences are still open."
    if not case.agreed_accepted:
        return "Accept what agrees, then finish."
    names = "" if case.names[0] else " and shows who the auditors were"
    return f"Everything is decided. Finishing fixes the outcome{names}."


def _said(code: str) -> str:
    return {"not_applicable": "not applicable", "": "not answered"}.get(code, code)
