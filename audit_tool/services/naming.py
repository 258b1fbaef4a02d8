"""Whether a text names somebody of the workspace, a case of it, or seems to name anybody at all."""

import re
from collections.abc import Iterable

from audit_tool.analysis.personal import personal_details


class Naming:
    """Looks for these codes and references, and for what looks like a personal detail."""

    def __init__(self, codes: Iterable[str]) -> None:
        self._codes = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, codes))})(?!\w)", re.IGNORECASE)

    def found_in(self, text: str) -> str:
        """The first words of the text that name a person or a case; empty where none do."""
        if found := self._codes.search(text):
            return found[0]
        return next((each.text for each in personal_details(text)), "")
