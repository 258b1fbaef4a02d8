"""Prompts beside the questions of the open section: after a pause in typing, each told only when it changes (R-065)."""

from collections.abc import Sequence
from typing import Protocol

from audit_tool.analysis.prompts import Prompt
from audit_tool.formdef.applicability import AskedSection
from audit_tool.ui.jobs import PAUSE_IN_WRITING, Scheduler
from audit_tool.ui.screens.audit.in_hand import AuditInHand


class PromptView(Protocol):
    """What shows prompts."""

    def show_prompts(self, code: str, prompts: Sequence[Prompt], *, aloud: bool) -> None:
        """Show these beside a question and no others; `aloud` where somebody who hears the window is to be told."""


class SecondLooks:
    """Keeps the prompts beside the questions true."""

    def __init__(self, view: PromptView, pause: Scheduler) -> None:
        self._view = view
        self._pause = pause
        self._hand: AuditInHand | None = None
        self._codes: list[str] = []
        self._place = ""
        self._shown: dict[str, tuple[Prompt, ...]] = {}

    def begin(self, hand: AuditInHand) -> None:
        """Look at another audit; a frozen one is left alone."""
        self._pause.cancel()
        self._hand = None if hand.sheet.frozen else hand
        self._codes, self._shown, self._place = [], {}, ""

    def open(self, section: AskedSection) -> None:
        """A section is drawn anew: show its prompts without saying them."""
        self._codes = [one.question.code for one in section.questions]
        self._shown = {}
        self._place = ""
        self._look(aloud=False)

    def arrive(self, code: str) -> None:
        """Another question is in hand: what was left is finished for now."""
        self._place = code
        self.look()

    def change(self, *, typing: bool) -> None:
        """An answer changed."""
        if typing:
            self._pause.later(PAUSE_IN_WRITING, self.look)
        else:
            self.look()

    def dismiss(self, key: tuple[str, str, str]) -> None:
        """Take a prompt away; that it stays away is for the presenter to keep."""
        if self._hand is not None:
            self._hand.dismissed.add(key)
            self.look()

    def look(self) -> None:
        """Look at everything now."""
        self._pause.cancel()
        self._look(aloud=True)

    def _look(self, *, aloud: bool) -> None:
        if self._hand is None:
            return
        found: dict[str, list[Prompt]] = {code: [] for code in self._codes}
        for prompt in self._hand.prompts(self._codes):
            if not (prompt.when_left and prompt.question == self._place):
                found[prompt.question].append(prompt)
        for code, prompts in found.items():
            if tuple(prompts) != self._shown.get(code, ()):
                self._shown[code] = tuple(prompts)
                self._view.show_prompts(code, prompts, aloud=aloud)
