"""What narrows and sorts the list of actions: one field to type in, and closed lists."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from audit_tool.analysis.action_states import STATE_WORDS
from audit_tool.analysis.action_words import LEVEL_WORDS, Column, Due, Wanted
from audit_tool.ui.screens.actions.asked.reading import COLUMN_WORDS, DUE_WORDS
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import large_text
from audit_tool.ui.widgets.fields import ClosedList, Field, Labelled

ALL, WAITING = "all", "waiting"


class Filters(QWidget):
    """Tells at once, at each key press, what is wanted."""

    narrowed = Signal(object)
    """What is wanted now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = Field()
        self.text.setPlaceholderText("Words, case, owner")
        states = [(WAITING, "Still waiting"), (ALL, "Any state"), *STATE_WORDS.items()]
        self.lists = {
            "state": ClosedList(states),
            "due": ClosedList([(due.value or ALL, words) for due, words in DUE_WORDS.items()]),
            "level": ClosedList([(ALL, "Any level"), *LEVEL_WORDS.items()]),
            "owner": ClosedList([(ALL, "Anybody")]),
            "round_id": ClosedList([(ALL, "Any round")]),
            "column": ClosedList(list(COLUMN_WORDS.items())),
        }
        labels = ("S&tate", "&Due", "Le&vel", "&Owner", "&Round", "Sort &by")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(current().space("s"))
        across = 1 if large_text() else 4
        parts = [Labelled("&Find", self.text, watched=False)]
        parts += [Labelled(label, part) for label, part in zip(labels, self.lists.values(), strict=True)]
        for at, part in enumerate(parts):
            grid.addWidget(part, at // across, at % across)
        for name, value in (("state", WAITING), ("due", ALL), ("level", ALL), ("column", Column.DUE.value)):
            self.lists[name].set_value(value)
        self.show_choices((), ())
        self.text.textChanged.connect(self._tell)
        for each in self.lists.values():
            each.picked.connect(self._tell)

    def show_choices(self, owners: Sequence[str], rounds: Sequence[tuple[int, str]]) -> None:
        """Offer these owners and rounds; what is chosen stays."""
        for name, offered in (
            ("owner", [(ALL, "Anybody"), *((owner, owner) for owner in owners)]),
            ("round_id", [(ALL, "Any round"), *((str(id_), words) for id_, words in rounds)]),
        ):
            chosen = self.lists[name].value or ALL
            self.lists[name].set_options(offered)
            self.lists[name].set_value(chosen if chosen in {code for code, _ in offered} else ALL)

    def show_column(self, column: Column) -> None:
        """Say by what the list is sorted."""
        self.lists["column"].set_value(column.value)

    def _tell(self, _what: str) -> None:
        given = {name: "" if each.value == ALL else each.value for name, each in self.lists.items()}
        waiting = given["state"] == WAITING
        self.narrowed.emit(
            Wanted(
                text=self.text.text(),
                level=given["level"],
                owner=given["owner"],
                state="" if waiting else given["state"],
                waiting=waiting,
                due=Due(given["due"]),
                round_id=int(given["round_id"]) if given["round_id"] else None,
                column=Column(given["column"]),
            )
        )
