"""Reflections, feedback and observations: what one wrote, and a card to begin another."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from audit_tool.counted_words import count_of
from audit_tool.services.companions import About, CompanionEntry, CompanionForm
from audit_tool.services.first_reading import VOICES
from audit_tool.ui.formview.caret import Caret
from audit_tool.ui.frame import AUDIT, Frame, Place, Screen
from audit_tool.ui.screens.companions.presenter import CompanionsPresenter, entry_words
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import BesideOrBelow, Card, HairlineRow, ScrollColumn, column, row
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.fields import ClosedList, Field, Labelled
from audit_tool.ui.widgets.labels import Words, WrappedLabel

FORM_WIDTH = 720
ABOUT_AUDITS = (
    "Every inadequate audit is audited, and some of the others that chance picks. You read it beside the form."
)
NEVER_A_NAME = "For example TEAM-4 or MEETING-12. Never a name."


class OpenRecord(Button):
    """Opens one record."""

    wanted = Signal(int)

    def __init__(self, entry: CompanionEntry) -> None:
        step = "Read" if entry.submitted_at else "Continue"
        super().__init__(step)
        self.setAccessibleName(f"{step}: {entry.title}, {entry.about}")
        self._record_id = entry.record_id
        self.clicked.connect(self._open)

    def _open(self) -> None:
        self.wanted.emit(self._record_id)


class PrintRecord(Button):
    """Shows one submitted record as it is printed."""

    wanted = Signal(int)

    def __init__(self, entry: CompanionEntry) -> None:
        super().__init__("Print", icon="print")
        self.setAccessibleName(f"Print: {entry.title}, {entry.about}")
        self._record_id = entry.record_id
        self.clicked.connect(self._print)

    def _print(self) -> None:
        self.wanted.emit(self._record_id)


class BeginCard(Card):
    """Which form, and what it is about."""

    begun = Signal(str, object, str, str)
    """Form, allocation or none, reference code, voice."""

    def __init__(self, title: str, offered: Sequence[CompanionForm], round_name: str) -> None:
        super().__init__(padding="xl")
        self.setMaximumWidth(current().px(FORM_WIDTH))
        self._offered = {form.code: form for form in offered}
        self.content.addWidget(WrappedLabel(title, "card"))
        self.content.addWidget(WrappedLabel(f"In {round_name}.", "body", "muted"))
        self.form = ClosedList([(form.code, _title(form)) for form in offered])
        self.case = ClosedList()
        self.subject = Field()
        self.voice = ClosedList([(code, words) for code, words in VOICES.items() if code != "practitioner"])
        self._form_box = Labelled("&Form", self.form)
        self._case_box = Labelled("&Case", self.case)
        self._subject_box = Labelled("&Reference code", self.subject, hint=NEVER_A_NAME)
        self._voice_box = Labelled("&Whose view", self.voice)
        for box in (self._form_box, self._case_box, self._subject_box, self._voice_box):
            self.content.addWidget(box)
        self.button = Button("Begin", Variant.PRIMARY)
        self.content.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.form.picked.connect(self._form_picked)
        self.button.clicked.connect(self._begin)
        self._form_picked("")

    def _form_picked(self, code: str) -> None:
        form = self._offered.get(code)
        about = form.about if form else None
        if form is not None:
            self.case.set_options([(str(allocation_id), reference) for allocation_id, reference in form.cases])
        self._case_box.setVisible(about not in {None, About.OTHER})
        self._subject_box.setVisible(about is About.OTHER)
        self._voice_box.setVisible(about is About.FEEDBACK)

    def _begin(self) -> None:
        form = self._offered.get(self.form.value)
        missing = {
            self._form_box: form is None,
            self._case_box: form is not None and form.about is not About.OTHER and not self.case.value,
            self._subject_box: form is not None and form.about is About.OTHER and not self.subject.text().strip(),
            self._voice_box: form is not None and form.about is About.FEEDBACK and not self.voice.value,
        }
        for box, lacking in missing.items():
            box.show_problem("This is needed." if lacking else "")
        if form is not None and not any(missing.values()):
            allocation = int(self.case.value) if form.about is not About.OTHER else None
            voice = self.voice.value if form.about is About.FEEDBACK else ""
            self.begun.emit(form.code, allocation, self.subject.text(), voice)


class AuditCard(Card):
    """Which audit to audit; those that are due stand first."""

    begun = Signal(str)
    """The key of the audit."""

    def __init__(self, audits: Sequence[tuple[str, str]], round_name: str) -> None:
        super().__init__(padding="xl")
        self.setMaximumWidth(current().px(FORM_WIDTH))
        self.content.addWidget(WrappedLabel("Audit an audit", "card"))
        self.content.addWidget(WrappedLabel(f"In {round_name}. {ABOUT_AUDITS}", "body", "muted"))
        self.audit = ClosedList(audits)
        self._box = Labelled("&Audit", self.audit)
        self.content.addWidget(self._box)
        self.button = Button("Begin to audit it", Variant.PRIMARY)
        self.content.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.button.clicked.connect(self._begin)

    def _begin(self) -> None:
        self._box.show_problem("" if self.audit.value else "This is needed.")
        if self.audit.value:
            self.begun.emit(self.audit.value)


class CompanionsScreen(Screen):
    """The view of `CompanionsPresenter`."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent)
        layout = column(self, gap="none")
        self._scroll = ScrollColumn(gap="m", margin="xl")
        layout.addWidget(self._scroll)
        self.begin_card: BeginCard | None = None
        self.audit_card: AuditCard | None = None
        self.presenter = CompanionsPresenter(frame.desk, frame.runner, self)

    def arrive(self) -> None:
        """Read the records anew."""
        self.presenter.load(self.frame.round_id)

    def show_records(self, mine: Sequence[CompanionEntry], offered: Sequence[CompanionForm], round_name: str) -> None:
        self._scroll.clear()
        self._scroll.add(WrappedLabel("Reflections and observations", "screen"))
        words = "What goes with the audits: reflections, feedback, observations, time with staff."
        self._scroll.add(WrappedLabel(words, "reading", "muted"))
        if mine:
            self._scroll.add(self._mine(mine))
        self.begin_card = None
        if offered:
            self.begin_card = BeginCard("Begin another" if mine else "Begin a record", offered, round_name)
            self.begin_card.begun.connect(self.presenter.begin)
            self._scroll.add(self.begin_card)
        elif not mine:
            self._scroll.add(WrappedLabel("There is nothing to fill in here: no round is set up yet.", "reading"))
        if self.begin_card is not None and self.isVisible():
            self.begin_card.form.setFocus()

    def show_audits(self, audits: Sequence[tuple[str, str]], round_name: str) -> None:
        self.audit_card = None
        if audits:
            self.audit_card = AuditCard(audits, round_name)
            self.audit_card.begun.connect(self.presenter.begin_audit)
            self._scroll.add(self.audit_card)
        self._scroll.add_stretch()

    def open_record(self, record_id: int) -> None:
        self.frame.come_back(Place(AUDIT, record_id, Caret("")))

    def show_problem(self, message: str) -> None:
        self.frame.report(message)

    def _mine(self, mine: Sequence[CompanionEntry]) -> Card:
        card = Card(padding="xl", gap="s")
        card.content.addWidget(Words("Yours", "card"))
        for at, entry in enumerate(mine):
            if at:
                card.content.addWidget(HairlineRow())
            words = QWidget()
            texts = column(words, gap="xxs")
            texts.addWidget(WrappedLabel(f"{entry.title} · {entry.about}", "label"))
            texts.addWidget(WrappedLabel(entry_words(entry), "body", "muted"))
            card.content.addWidget(BesideOrBelow(words, self._steps(entry)))
        return card

    def _steps(self, entry: CompanionEntry) -> QWidget:
        """Going on with a record, or reading and printing it."""
        steps = QWidget()
        side_by_side = row(steps, gap="s")
        opens = OpenRecord(entry)
        opens.wanted.connect(self.open_record)
        side_by_side.addWidget(opens)
        if entry.submitted_at is not None:
            prints = PrintRecord(entry)
            prints.wanted.connect(self._print)
            side_by_side.addWidget(prints)
        return steps

    def _print(self, record_id: int) -> None:
        self.frame.go("reports", f"companion-record {record_id}")


def _title(form: CompanionForm) -> str:
    return f"{form.title} (about {count_of(form.minutes, 'minute')})" if form.minutes else form.title
