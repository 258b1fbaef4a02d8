"""What this computer remembers between starts: appearance, the last folder, who was here. No case data."""

import contextlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from audit_tool.ui.theme.tokens import Mode


def _config_file() -> Path:
    from platformdirs import user_config_path

    return user_config_path("audit-tool", appauthor=False) / "preferences.json"


@dataclass
class Preferences:
    """Choices of the person at this computer."""

    mode: Mode = Mode.LIGHT
    text_percent: int = 100
    spelling: bool = True
    """Whether words that are not in the dictionary are marked."""
    last_person: str = ""
    last_workspace: str = ""
    file: Path = field(default_factory=_config_file)

    @classmethod
    def load(cls, file: Path | None = None) -> "Preferences":
        """What was kept; a file that cannot be read counts as none."""
        made = cls(file=file or _config_file())
        with contextlib.suppress(OSError, ValueError, TypeError):
            kept = json.loads(made.file.read_text(encoding="utf-8"))
            made.mode = Mode(kept.get("mode", made.mode))
            percent = kept.get("text_percent", 100)
            made.text_percent = percent if percent in {100, 125, 150, 200} else 100
            made.spelling = kept.get("spelling", True) is not False
            made.last_person = str(kept.get("last_person", ""))
            made.last_workspace = str(kept.get("last_workspace", ""))
        return made

    @property
    def workspace(self) -> Path:
        """The folder opened last, or the usual one."""
        from platformdirs import user_data_path

        return (
            Path(self.last_workspace)
            if self.last_workspace
            else user_data_path("audit-tool", appauthor=False) / "workspace"
        )

    @property
    def log_file(self) -> Path:
        """Where faults are noted."""
        return self.file.with_name("faults.log")

    def remember(self, code: str, workspace: Path) -> None:
        """Propose this person and this workspace at the next start."""
        self._take_over()
        self.last_person = code
        self.last_workspace = str(workspace)
        self.keep()

    def choose_look(self, mode: Mode, text_percent: int) -> None:
        """Wear these colours and this text size from now on."""
        self._take_over()
        self.mode, self.text_percent = mode, text_percent
        self.keep()

    def choose_spelling(self, *, on: bool) -> None:
        """Mark words from now on, or no longer."""
        self._take_over()
        self.spelling = on
        self.keep()

    def _take_over(self) -> None:
        """What another part of the program has kept meanwhile stays."""
        kept = Preferences.load(self.file)
        self.mode, self.text_percent, self.last_person = kept.mode, kept.text_percent, kept.last_person
        self.spelling = kept.spelling

    def keep(self) -> None:
        """Write the choices; losing them is no harm."""
        kept = asdict(self)
        del kept["file"]
        with contextlib.suppress(OSError):
            self.file.parent.mkdir(parents=True, exist_ok=True)
            self.file.write_text(json.dumps(kept), encoding="utf-8")
