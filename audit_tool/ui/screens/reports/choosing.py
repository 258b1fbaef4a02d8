"""The left side of the reports: which report, of which case, for whom, under which marking."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from audit_tool.reports.request import AUDIENCES, Request
from audit_tool.ui.screens.reports.offers import Offer, key_of
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import Card, column
from audit_tool.ui.widgets.button_row import ButtonRow
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.fields import ClosedList, DisabledReason, Labelled
from audit_tool.ui.widgets.labels import Words, WrappedLabel
from audit_tool.ui.widgets.ticks import ChoiceButton, TickBox

_LABELS = {
    "form": "&Form",
    "record": "&Record",
    "person": "&Whose",
    "round": "&Round",
    "plan": "&Year",
    "period": "&Period",
}
_ABOUT = {
    "One case": ("case", "record"),
    "A round": ("round",),
    "Figures and the plan": ("figures", "period", "plan"),
    "One person": ("person",),
    "A form": ("form",),
}
"""What reports are about, by what must be chosen for them: so few are shown at a time that all choices are in sight."""
ONLY_INTERNAL = "Reports about one case stay inside the council. Nothing about a single child is ever public."


class ChoosingCard(Card):
    """The choices, and the button that saves."""

    report_chosen = Signal(str)
    """The name of a report."""

    print_chosen = Signal(bool)
    """Whether it is to be in large print."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding="l", gap="m")
        self.reports: dict[str, ChoiceButton] = {}
        self._kinds: dict[str, str] = {}
        self._group = QButtonGroup(self)
        self.about = ClosedList()
        self.case, self.audience, self.marking = ClosedList(), ClosedList(), ClosedList()
        self.save_button = Button("Save as PDF", Variant.PRIMARY, icon="save")
        self.word_button = Button("Save as Word")
        self.issue_button = Button("Issue this report")
        self.issued_button = Button("Issued", Variant.QUIET)
        """Leads to what was issued of the report, which stands below all the choices."""
        self.issued_button.hide()
        self._reason = DisabledReason(self.save_button)
        self._list = column(gap="xs")
        self._purpose = WrappedLabel("", "body", "muted")
        self._round = WrappedLabel("", "second", "muted")
        self._case_field = Labelled("&Case", self.case)
        self.large = TickBox("&Large print")
        self.large.clicked.connect(self.print_chosen)
        self._only_internal = WrappedLabel(ONLY_INTERNAL, "second", "muted")
        self.about.picked.connect(self._choose_first)
        self.content.addWidget(Labelled("A&bout", self.about))
        self.content.addWidget(Words("Report", "label"))
        self.content.addLayout(self._list)
        for part in (
            self._purpose,
            self._case_field,
            self._round,
            Labelled("&Audience", self.audience),
            Labelled("Protective &marking", self.marking),
            self.large,
            self._only_internal,
        ):
            self.content.addWidget(part)
        self.export_button = Button("Export for analysts")
        """Hidden from whoever may not."""
        self.foot = self._foot()
        """What stays in sight below the card, however much is chosen in it."""

    def show_offers(self, offers: Sequence[Offer], chosen: Offer, request: Request) -> None:
        """Show the reports, and what is chosen of the one in hand."""
        if list(self.reports) != [offer.entry.name for offer in offers]:
            self._add_reports(offers)
        self.reports[chosen.entry.name].setChecked(True)
        for name, button in self.reports.items():
            # Left to itself, Tab stops at the choice that was last gone to by hand, which may be hidden by now.
            here = name == chosen.entry.name
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)
        self._show_about(_about(chosen), offers)
        self._purpose.set_text(chosen.entry.purpose)
        self._case_field.set_label(_LABELS.get(chosen.entry.needs, "&Case"))
        self.case.set_options([(choice.key, choice.words) for choice in chosen.choices])
        self.case.set_value(key_of(request))
        self._round.set_text(request.round)
        self._case_field.setVisible(bool(chosen.choices))
        self._round.setVisible(bool(request.round) and chosen.entry.needs != "round")
        self.large.setChecked(request.large)
        self.audience.set_options([(code, AUDIENCES[code]) for code in chosen.audiences])
        self.audience.set_value(request.audience)
        self.marking.set_options([(marking, marking) for marking in chosen.markings])
        self.marking.set_value(request.marking)
        self._only_internal.setVisible(len(chosen.audiences) == 1)
        self.word_button.setVisible(chosen.entry.word)

    def cannot_save(self, reason: str) -> None:
        """Why there is nothing to save; an empty reason lets save."""
        self._reason.because(reason)
        self.issue_button.setEnabled(not reason)
        self.word_button.setEnabled(not reason)

    def count_issued(self, number: int) -> None:
        """Say how many were issued of the report in hand."""
        self.issued_button.setText(f"Issued: {number}")
        self.issued_button.setVisible(number > 0)

    def put_away(self) -> None:
        """While issuing is asked, nothing else is chosen: what is looked at is what is issued."""
        self.hide()
        self.foot.hide()

    def come_back(self) -> None:
        """Issuing was asked: something else may be chosen again."""
        self.show()
        self.foot.show()
        self.save_button.setFocus()

    def _foot(self) -> QWidget:
        foot = QWidget()
        below = column(foot)
        # Its buttons stand under the edges of the card.
        side = current().space("xl")
        below.setContentsMargins(side, current().space("l"), side, current().space("l"))
        below.addWidget(ButtonRow((self.save_button, self.word_button, self.issue_button, self.issued_button)))
        below.addWidget(self._reason)
        below.addWidget(self.export_button)
        return foot

    def _add_reports(self, offers: Sequence[Offer]) -> None:
        for old in self.reports.values():
            self._group.removeButton(old)
            old.deleteLater()
        self.reports = {}
        before: QWidget = self.about
        for offer in offers:
            button = ChoiceButton(offer.entry.title)
            button.setAccessibleDescription(offer.entry.purpose)
            button.clicked.connect(self._tell)
            self._group.addButton(button)
            self._list.addWidget(button)
            QWidget.setTabOrder(before, button)
            before = self.reports[offer.entry.name] = button

    def _show_about(self, about: str, offers: Sequence[Offer]) -> None:
        """Show the reports of one kind alone."""
        kinds = {_about(offer) for offer in offers}
        self.about.set_options([(each, each) for each in _ABOUT if each in kinds])
        self.about.set_value(about)
        self._kinds = {offer.entry.name: _about(offer) for offer in offers}
        for name, button in self.reports.items():
            button.setVisible(self._kinds[name] == about)

    def _choose_first(self, about: str) -> None:
        self.report_chosen.emit(next(name for name, kind in self._kinds.items() if kind == about))

    def _tell(self) -> None:
        self.report_chosen.emit(next(name for name, button in self.reports.items() if button.isChecked()))


def _about(offer: Offer) -> str:
    """What a report is about."""
    return next(words for words, needs in _ABOUT.items() if offer.entry.needs in needs)
