"""The one audit screen of a window: built when it is wanted, or out of sight before that."""

from audit_tool.ui.frame import AUDIT, Frame
from audit_tool.ui.screen_stack import ScreenStack
from audit_tool.ui.screens.audit.in_hand import AuditInHand
from audit_tool.ui.screens.audit.view import AuditScreen


class AuditAhead:
    """Knows the audit screen of a window, and gets it ready while somebody looks for the audit to open."""

    def __init__(self, frame: Frame, stack: ScreenStack) -> None:
        self._frame = frame
        self._stack = stack

    @property
    def ready(self) -> bool:
        """Whether the screen is built, by whichever way."""
        return self._stack.holds(AUDIT)

    def screen(self) -> AuditScreen:
        """The audit screen, built if it is not there yet."""
        screen = self._stack.of(AUDIT, lambda: AuditScreen(self._frame))
        assert isinstance(screen, AuditScreen)  # noqa: S101 - nothing else is ever put under this key
        return screen

    def get_ready(self, draft: AuditInHand | None) -> None:
        """Build the screen and draw it where nobody sees it, once with the draft in it and once as it is then shown.

        What Qt does with a widget for the first time, to style it, measure it and paint it, takes longer than the rest
        of opening an audit.
        """
        if self.ready:
            return
        screen = self.screen()
        screen.resize(self._stack.size())
        if draft is not None:
            _rehearse(screen, draft)
        screen.grab()


def _rehearse(screen: AuditScreen, draft: AuditInHand) -> None:
    """Draw the section where a draft begins, and take it away: until an audit is read, the screen shows none."""
    form, start = draft.sheet.form, draft.start()
    section, question = draft.section_of(start), draft.question(start)
    if section is None or question is None:
        return
    screen.show_lines(form, draft.lines(), section.number)
    screen.page.show_section(section, draft.answers, frozen=False)
    screen.help_pane.show_help(form, question, draft.answer(start).value)
    screen.grab()
    screen.show_lines(form, [], -1)
    screen.page.show_nothing()
    screen.help_pane.show_nothing()
