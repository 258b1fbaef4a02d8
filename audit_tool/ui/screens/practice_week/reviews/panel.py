"""The panel of audits of audits: how many chance picks, whom to ask, and how far those are who were asked (R-092)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from audit_tool.ui.frame import Frame
from audit_tool.ui.screens.practice_week.panel import SetUpPanel
from audit_tool.ui.screens.practice_week.reviews.presenter import AskedLine, Choices, ReviewsPresenter
from audit_tool.ui.widgets.boxes import BesideOrBelow, Card, HairlineRow, clear, column
from audit_tool.ui.widgets.buttons import Button
from audit_tool.ui.widgets.fields import ClosedList, Field
from audit_tool.ui.widgets.labels import WrappedLabel

WORDS = (
    "Every inadequate audit is audited by somebody who had no part in it, and a share of the others. "
    "It is about the audit, never about the case, and no result of the case changes."
)
HOW_PICKED = (
    "Of the audits that are not inadequate. Chance picks each by its fingerprint: nobody knows before it is submitted, "
    "and what is picked stays so."
)


class ReviewsPanel(SetUpPanel):
    """The view of `ReviewsPresenter`."""

    def __init__(self, frame: Frame, round_id: int, parent: QWidget | None = None) -> None:
        super().__init__("Audits of audits", WORDS, "Ask", parent)
        self.frame = frame
        self.presenter = ReviewsPresenter(frame.desk, frame.runner, self, round_id)
        self.audit, self.person, self.share = ClosedList(), ClosedList(), Field()
        self.save = Button("Save the share")
        self.releases: list[ReleaseButton] = []
        self.divide()
        self._summary = self.add_card("How far it is")
        self._ask_card = self.add_card("Ask somebody")
        self.add_field(self._ask_card, "audit", "&Audit", self.audit)
        self.add_field(self._ask_card, "person", "&Who", self.person)
        self._nobody = WrappedLabel("", "body", "muted")
        self._ask_card.content.addWidget(self._nobody)
        self._ask_card.content.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.go_right()
        self._asked = self.add_card("Who is asked")
        share = self.add_card("How many")
        self.add_field(share, "share", "&Share picked by chance, per cent", self.share, hint=HOW_PICKED)
        share.content.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        self.end(act=False)
        self._nobody.hide()
        self.audit.picked.connect(self.presenter.choose)
        self.button.clicked.connect(self._ask)
        self.save.clicked.connect(self._save)
        self.closed.connect(self.presenter.leave)
        self.presenter.load()

    def show_reviews(self, summary: Sequence[str], share: int, audits: Choices, asked: Sequence[AskedLine]) -> None:
        """Show what is due, which audits somebody can be asked for, and who is asked."""
        clear(self._summary.content, keep=1)
        for words in summary:
            self._summary.content.addWidget(WrappedLabel(words, "reading"))
        self.share.setText(str(share))
        self._ask_card.setVisible(bool(audits))
        self.audit.set_options(audits)
        self.person.set_options(())
        if audits:
            self.audit.set_value(audits[0][0])
            self.presenter.choose(audits[0][0])
        self._show_asked(asked)

    def show_people(self, people: Choices, nobody: str) -> None:
        """Offer who may audit the chosen audit; or say that nobody may."""
        self.person.set_options(people)
        self._nobody.set_text(nobody)
        self._nobody.setVisible(bool(nobody))

    def show_done(self, happened: str, rest: str) -> None:
        """Say what was done."""
        self.frame.tell(happened, rest)

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""
        self.frame.report(message)

    def _show_asked(self, asked: Sequence[AskedLine]) -> None:
        clear(self._asked.content, keep=1)
        self.releases = []
        if not asked:
            self._asked.content.addWidget(WrappedLabel("Nobody yet.", "body", "muted"))
        for at, line in enumerate(asked):
            if at:
                self._asked.content.addWidget(HairlineRow())
            self._add_line(self._asked, line)

    def _add_line(self, card: Card, line: AskedLine) -> None:
        holder = QWidget()
        texts = column(holder, gap="xxs")
        texts.addWidget(WrappedLabel(line.audit, "label"))
        texts.addWidget(WrappedLabel(line.words, "body", "muted"))
        if not line.may_be_released:
            card.content.addWidget(holder)
            return
        button = ReleaseButton(line)
        button.wanted.connect(self.presenter.take_back)
        self.releases.append(button)
        card.content.addWidget(BesideOrBelow(holder, button, centred=True))

    def _ask(self) -> None:
        self.presenter.ask(self.audit.value, self.person.value)

    def _save(self) -> None:
        self.presenter.put_share(self.share.text())


class ReleaseButton(Button):
    """Takes one request back."""

    wanted = Signal(int)

    def __init__(self, line: AskedLine) -> None:
        super().__init__("Take back")
        self.setAccessibleName(f"Take back: {line.audit}, {line.words}")
        self._record_id = line.record_id
        self.clicked.connect(self._release)

    def _release(self) -> None:
        self.wanted.emit(self._record_id)
