"""Renders every screen to pictures: `python tools/screen_pictures.py WORKSPACE OUT [PERSON] [SCREEN...]`."""

import os
import sys
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent.parent))

from PySide6.QtWidgets import QApplication

from audit_tool import places
from audit_tool.exchange.demonstration import PASSPHRASE
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.services import desk as desks
from audit_tool.ui.jobs import Straight
from audit_tool.ui.main_window import MainWindow
from audit_tool.ui.theme.dressing import apply
from audit_tool.ui.theme.tokens import Mode

DAY = date(2026, 11, 11)
VIEWS = (
    (Mode.LIGHT, 100, 1280, 720),
    (Mode.LIGHT, 100, 1920, 1080),
    (Mode.DARK, 100, 1280, 720),
    (Mode.HIGH_CONTRAST, 100, 1280, 720),
    (Mode.LIGHT, 200, 1280, 720),
)


def main(workspace: Path, out: Path, person: str, wanted: list[str]) -> None:
    """Write one picture of each screen in each view."""
    app = QApplication([])
    out.mkdir(parents=True, exist_ok=True)
    desk = desks.unlock(workspace, person, PASSPHRASE, FormCatalogue(places.forms()))
    try:
        for mode, percent, width, height in VIEWS:
            apply(app, mode, percent)
            window = MainWindow(desk, Straight(), DAY)
            window.resize(width, height)
            window.show()
            for entry in window.entries:
                if not wanted or entry.key in wanted:
                    window.go(entry.key)
                    for _ in range(6):
                        app.processEvents()
                    window.grab().save(str(out / f"{entry.key}-{width}-{mode}-{percent}.png"))
            window.close()
    finally:
        desk.lock()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else "Q-01", sys.argv[4:])
