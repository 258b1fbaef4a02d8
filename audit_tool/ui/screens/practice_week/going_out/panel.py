"""The panel with what goes out before a round: for each person a worklist, a calendar file and messages to copy."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget

from audit_tool.ui.dialogs import ask_for_folder, ask_where_to_save
from audit_tool.ui.frame import Frame
from audit_tool.ui.screens.practice_week.going_out.presenter import TIMETABLE, Choices, GoingOutPresenter
from audit_tool.ui.screens.practice_week.panel import SetUpPanel
from audit_tool.ui.widgets.boxes import Card, QuietBox, row_or_column
from audit_tool.ui.widgets.buttons import Button
from audit_tool.ui.widgets.fields import ClosedList
from audit_tool.ui.widgets.labels import WrappedLabel

WORDS = (
    "What each auditor needs before the first day. Days and references only: "
    "no text of a case, and no name but those you fill in yourself."
)


class GoingOutPanel(SetUpPanel):
    """The view of `GoingOutPresenter`."""

    def __init__(self, frame: Frame, round_id: int, parent: QWidget | None = None) -> None:
        super().__init__("What goes out", WORDS, "Save worklist", parent)
        self.frame = frame
        self.presenter = GoingOutPresenter(frame.desk, frame.runner, self, round_id)
        self.person, self.message = ClosedList(), ClosedList()
        self.calendar, self.timetable = Button("Save calendar"), Button("Save timetable")
        self.everything = Button("Save everything")
        self.copy = Button("Copy message")
        self._nobody = WrappedLabel("", "reading")
        self._text = WrappedLabel("", "body")
        self.column.add(self._nobody)
        self.divide()
        persons, rounds = self._person_card(), self._round_card()
        self.go_right()
        self._cards = (persons, rounds, self._message_card())
        self.end(act=False)
        self.person.picked.connect(self.presenter.choose)
        self.message.picked.connect(self.presenter.choose_message)
        self.button.clicked.connect(self._ask_worklist)
        self.calendar.clicked.connect(self._ask_calendar)
        self.timetable.clicked.connect(self._ask_timetable)
        self.everything.clicked.connect(self._ask_folder)
        self.copy.clicked.connect(self._copy)
        self.presenter.load()

    def show_people(self, people: Choices, chosen: str) -> None:
        """Offer everybody who has something to do."""
        self._nobody.hide()
        self.person.set_options(people)
        self.person.set_value(chosen)

    def show_messages(self, messages: Choices, chosen: str) -> None:
        """Offer the messages that go with this person."""
        self.message.set_options(messages)
        self.message.set_value(chosen)

    def show_message(self, text: str) -> None:
        """Show the message that would be copied."""
        self._text.set_text(text.strip())

    def show_nobody(self, words: str) -> None:
        """Say that there is nothing to give out yet."""
        self._nobody.set_text(words)
        for card in self._cards:
            card.hide()

    def show_saved(self, happened: str, rest: str) -> None:
        """Say that a file is on the disk."""
        self.frame.tell(happened, rest)

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""
        self.frame.report(message)

    def _person_card(self) -> Card:
        card = self.add_card("For one person")
        self.add_field(card, "person", "&Whose", self.person)
        _side_by_side(card, self.button, self.calendar)
        return card

    def _message_card(self) -> Card:
        card = self.add_card("Message to copy")
        self.add_field(card, "message", "&Message", self.message)
        box = QuietBox()
        box.content.addWidget(self._text)
        card.content.addWidget(box)
        _side_by_side(card, self.copy)
        return card

    def _round_card(self) -> Card:
        card = self.add_card("For everybody")
        for words, button in (
            ("The days of the round and who audits how much, on a page to print.", self.timetable),
            ("The timetable, and a worklist and a calendar for each person, into one folder.", self.everything),
        ):
            card.content.addWidget(WrappedLabel(words, "second", "muted"))
            _side_by_side(card, button)
        return card

    def _ask(self, title: str, name: str, chosen: Callable[[str], None], kind: str = "pdf") -> None:
        ask_where_to_save(self, title, name, chosen, kind)

    def _ask_worklist(self) -> None:
        self._ask("Save worklist", self.presenter.worklist_name, self.presenter.save_worklist)

    def _ask_calendar(self) -> None:
        self._ask("Save calendar", self.presenter.calendar_name, self.presenter.save_calendar, "ics")

    def _ask_timetable(self) -> None:
        self._ask("Save timetable", TIMETABLE, self.presenter.save_timetable)

    def _ask_folder(self) -> None:
        ask_for_folder(self, "Save everything into a folder", self.presenter.save_all)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._text.text())
        self.frame.tell("The message is copied.", "Paste it into an e-mail and fill in the names.")


def _side_by_side(card: Card, *buttons: Button) -> None:
    line = row_or_column(gap="m")
    for button in buttons:
        line.addWidget(button)
    line.addStretch(1)
    card.content.addLayout(line)
