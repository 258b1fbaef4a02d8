"""Settings: how the window looks, one's passphrase; for the quality lead also people, rules and the check."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from audit_tool.ui.frame import Frame, Screen
from audit_tool.ui.preferences import Preferences
from audit_tool.ui.screens.settings.appearance import AppearanceCard
from audit_tool.ui.screens.settings.cards import CheckCard, FieldsCard, PassphraseCard, PersonCard, RulesCard
from audit_tool.ui.screens.settings.hours_card import HoursCard
from audit_tool.ui.screens.settings.presenter import PersonLine, Problems, RuleLine, SettingsPresenter
from audit_tool.ui.screens.settings.register import RegisterCard
from audit_tool.ui.screens.settings.small_numbers import SmallNumbersCard
from audit_tool.ui.screens.settings.writing import WritingCard
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.announcing import announce
from audit_tool.ui.widgets.boxes import ScrollColumn, column
from audit_tool.ui.widgets.screen_head import ScreenHead

TWO_COLUMNS = 920


class SettingsScreen(Screen):
    """The view of `SettingsPresenter`."""

    def __init__(self, frame: Frame, preferences: Preferences | None = None, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent)
        layout = column(self, gap="none")
        self._scroll = ScrollColumn(gap="m", margin="xl")
        layout.addWidget(self._scroll)
        self.presenter = SettingsPresenter(frame.desk, frame.runner, self, frame.today)
        preferences = preferences or Preferences.load()
        self.appearance, self.writing = AppearanceCard(preferences), WritingCard(preferences)
        self.passphrase = PassphraseCard()
        words = "People, rules and this computer." if self.presenter.leads else "For you and this computer."
        self._scroll.add(ScreenHead("Settings", words))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(current().space("m"))
        self._scroll.content.addLayout(self._columns)
        self._scroll.add_stretch()
        left, right = column(gap="m"), column(gap="m")
        self._cards: dict[str, FieldsCard] = {"passphrase": self.passphrase}
        if self.presenter.leads:
            self._add_cards_of_lead(left, right)
        else:
            left.addWidget(self.appearance)
            left.addWidget(self.writing)
            right.addWidget(self.passphrase)
        for side in (left, right):
            side.addStretch(1)
            self._columns.addLayout(side, 1)
        self.appearance.changed.connect(self.frame.dress_anew)
        self.passphrase.wanted.connect(self.presenter.change_passphrase)

    def arrive(self) -> None:
        """Read people and rules anew."""
        self.presenter.load()
        if self.presenter.leads:
            self.hours.presenter.load()
            self.small_numbers.presenter.load()

    def show_people(self, lines: Sequence[PersonLine]) -> None:
        """Show the register."""
        self.register.show_people(lines)

    def show_rules(self, lines: Sequence[RuleLine]) -> None:
        """Show who settles what."""
        self.rules.show_rules(lines)

    def show_problems(self, part: str, problems: Problems) -> None:
        """Say at the fields of a card what is wrong."""
        self._cards[part].show_problems(problems)
        if problems:
            announce(self, next(iter(problems.values())), at_once=True)

    def show_done(self, part: str, happened: str, rest: str = "") -> None:
        """Say what was done in a card, and empty its fields."""
        if part in self._cards:
            self._cards[part].empty()
        self.frame.tell(happened, rest)

    def show_check(self, words: Sequence[str], *, well: bool) -> None:
        """Say what the check found."""
        self.check.show_check(words, well=well)
        announce(self, " ".join(words), at_once=not well)

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""
        if self.presenter.leads:
            self.check.button.setEnabled(True)
        self.frame.report(message)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where both have room."""
        super().resizeEvent(event)
        wide = self.width() >= current().px(TWO_COLUMNS)
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _add_cards_of_lead(self, left: QVBoxLayout, right: QVBoxLayout) -> None:
        """People, rules, hours and the check: nobody else has them, so they are built for nobody else."""
        self.person, self.register, self.rules = PersonCard(), RegisterCard(), RulesCard()
        self.hours, self.check = HoursCard(self.frame), CheckCard()
        self.small_numbers = SmallNumbersCard(self.frame)
        for card in (self.register, self.person, self.hours, self.small_numbers):
            left.addWidget(card)
        for other in (self.appearance, self.writing, self.passphrase, self.rules, self.check):
            right.addWidget(other)
        self._cards |= {"person": self.person, "register": self.register}
        self.person.wanted.connect(self.presenter.add_person)
        self.register.passphrase_wanted.connect(self.presenter.give_passphrase)
        self.register.leaving_wanted.connect(self.presenter.leaves)
        self.rules.wanted.connect(self.presenter.change_rule)
        self.check.wanted.connect(self.presenter.check)
