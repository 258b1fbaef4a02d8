"""The card in which the quality lead types a compliance figure: what the performance report says, with its source."""

from PySide6.QtWidgets import QWidget

from audit_tool.errors import WrongInputError
from audit_tool.services.typed_figures import TypedFigure
from audit_tool.ui.asking import ActingPresenter, ActingView
from audit_tool.ui.formview.date_words import read_date
from audit_tool.ui.frame import Frame
from audit_tool.ui.screens.insight.earlier import EarlierPresenter
from audit_tool.ui.screens.insight.panels import panel
from audit_tool.ui.widgets.boxes import column, row_or_column
from audit_tool.ui.widgets.button_row import ButtonRow
from audit_tool.ui.widgets.buttons import Button
from audit_tool.ui.widgets.fields import Field, Labelled
from audit_tool.ui.widgets.labels import WrappedLabel

WORDS = (
    "A figure of the performance report, as it is printed there. It stands beside what audits found and is never "
    "joined with it. The same measure, service, day and source again corrects it."
)
NO_DAY = "The day cannot be read. Nothing was kept. Write one such as 30 September 2026 or 30/9/2026."
FIELDS = (
    ("label", "&Measure, such as visits in timescale"),
    ("service", "Se&rvice"),
    ("value", "&Value as printed, such as 91%"),
    ("as_at", "As at which &day"),
    ("source", "S&ource, such as the report and page"),
    ("expected", "What is e&xpected (if you wish)"),
)


class TypedCard(QWidget):
    """Six fields and a button."""

    def __init__(self, frame: Frame, earlier: EarlierPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame = frame
        self.presenter = TypedPresenter(frame, self, earlier)
        card = panel("Type a compliance figure")
        card.content.addWidget(WrappedLabel(WORDS, "body", "muted"))
        self.fields = {name: Field() for name, _ in FIELDS}
        labels = dict(FIELDS)
        for names in (("label", "service"), ("value", "as_at"), ("source", "expected")):
            line = QWidget()
            layout = row_or_column(line, gap="m")
            for name in names:
                layout.addWidget(Labelled(labels[name], self.fields[name]), 1)
            card.content.addWidget(line)
        self.button = Button("Keep this figure", icon="plus")
        self.button.clicked.connect(self._keep)
        card.content.addWidget(ButtonRow([self.button]))
        column(self, gap="none").addWidget(card)

    def show_done(self, happened: str, rest: str) -> None:
        """Say that it is kept; measure and source stay for the next one."""
        self._frame.tell(happened, rest)
        for name in ("value", "as_at"):
            self.fields[name].clear()
        self.fields["value"].setFocus()

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""
        self._frame.report(message)

    def _keep(self) -> None:
        self.presenter.keep({name: field.text() for name, field in self.fields.items()})


class TypedPresenter(ActingPresenter):
    """Keeps what was typed."""

    def __init__(self, frame: Frame, view: ActingView, earlier: EarlierPresenter) -> None:
        super().__init__(frame.desk, frame.runner, view)
        self._earlier = earlier

    def load(self) -> None:
        """The figures above it are read anew."""
        self._earlier.load()

    def keep(self, typed: dict[str, str]) -> None:
        """Keep a figure, or say what is missing."""
        type_in = self._desk.earlier_figures.type_in

        def work() -> object:
            day = read_date(typed["as_at"])
            if day is None:
                raise WrongInputError(NO_DAY)
            label, service, value = (typed[name] for name in ("label", "service", "value"))
            return type_in(TypedFigure(label, service, value, day, typed["source"], typed["expected"]))

        self._do(work, "The figure is kept.", "It stands in the list above, with its day and source.")
