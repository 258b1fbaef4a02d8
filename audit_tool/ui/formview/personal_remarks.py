"""Points out personal details in an answer where no audit is open, as when a case is set up."""

from collections.abc import Sequence

from audit_tool.analysis.free_text import texts_of
from audit_tool.ui.formview.editor import QuestionEditor
from audit_tool.ui.widgets.personal_watch import PersonalWatch


class EditorWatch(PersonalWatch):
    """Watches one editor of a question."""

    def __init__(self, editor: QuestionEditor) -> None:
        super().__init__(editor, editor.changed, self._written, editor.show_remarks)
        self._editor = editor
        editor.prompt_dismissed.connect(self.dismiss)

    def dismiss(self, detail: str, place: str, text: str) -> None:
        """The caret goes back to the answer."""
        self._editor.take_focus()
        super().dismiss(detail, place, text)

    def _written(self) -> Sequence[str]:
        return texts_of(self._editor.question, self._editor.answer())
