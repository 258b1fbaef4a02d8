"""Makes the manual's pictures: `python tools/manual_pictures.py WALKTHROUGH`.

Most of them are pictures that `audit-tool walkthrough --out WALKTHROUGH` has left; they are copied under the names that
the manual uses. The few that the walkthrough does not pass by are taken here, on the same stage. All are reduced to a
palette, so that the manual stays small.
"""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PIL import Image

from audit_tool.services.companions import NewRecord
from audit_tool.ui.screens.audit.view import AuditScreen
from audit_tool.ui.screens.companions.view import CompanionsScreen
from audit_tool.ui.screens.practice_week.view import PracticeWeekScreen
from audit_tool.walkthrough.stage import Stage

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "manual" / "pictures"
SIZE = (1280, 720)
COLOURS = 256
MOST_BYTES = 150_000
SHOWN_KEY = "-".join(["ABCD", "EFGH", "IJKL", "MNOP", "QRST", "UVWX", "YZ23", "4567"])
"""A recovery key in form only, so that the picture opens nothing."""
FROM_WALKTHROUGH = (
    "unlock",
    "my-work",
    "first-audit-cover",
    "first-audit-gaps",
    "first-audit-plan",
    "first-audit-review",
    "first-audit-submitted",
    "second-audit-held",
    "moderation-differences",
    "moderation-deciding",
    "moderation-decided",
    "moderation-proposed",
    *("panel-session", "you-and-the-panel"),
    "practice-week",
    *("insight", "insight-agreement", "insight-learning"),
    "settings",
    "preview-case-summary",
    "preview-moderation-record",
    "preview-indicator-table",
    "new-workspace",
    *("planning-population", "planning-rejected", "planning-sample", "planning-drawn"),
    *("planning-who", "planning-proposal", "planning-one-case"),
    *("concern-sheet", "concerns", "feedback", "action-from-question", "action-check", "reaudits", "improvement-plan"),
)


def main(walkthrough: Path) -> int:
    """Write every picture of the manual anew."""
    with tempfile.TemporaryDirectory(prefix="audit-tool-manual-") as folder:
        taken = Path(folder)
        take_the_rest(taken)
        PICTURES.mkdir(parents=True, exist_ok=True)
        for old in PICTURES.glob("*.png"):
            old.unlink()
        for name in FROM_WALKTHROUGH:
            keep(only(walkthrough, name), name)
        for path in sorted(taken.glob("[0-9][0-9]-*.png")):
            keep(path, path.stem[3:])
    return 0


def only(folder: Path, name: str) -> Path:
    """The walkthrough's picture of this name, whatever its number."""
    found = sorted(folder.glob(f"[0-9][0-9]-{name}.png"))
    if len(found) != 1:
        message = f"{folder} holds {len(found)} pictures named {name}, not one. Play the walkthrough there first."
        raise SystemExit(message)
    return found[0]


def keep(source: Path, name: str) -> None:
    """Reduce a picture to a palette and put it into the manual."""
    target = PICTURES / f"{name}.png"
    with Image.open(source) as picture:
        if picture.size != SIZE:
            message = f"{source.name} is {picture.size}, not {SIZE}. Play the walkthrough at its usual size."
            raise SystemExit(message)
        reduced = picture.convert("RGB").quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        reduced.save(target, optimize=True)
    if target.stat().st_size > MOST_BYTES:
        message = f"{target.name} has {target.stat().st_size} bytes, more than {MOST_BYTES}."
        raise SystemExit(message)
    print(f"{target.name} {target.stat().st_size // 1000} kB")


def take_the_rest(out: Path) -> None:
    """Pictures of what the walkthrough does not pass by: parts of setting up, evidence, the recovery key."""
    stage = Stage(out, SIZE, real_keys=False)
    try:
        _setting_up(stage)
        _companions(stage)
        _evidence(stage)
        _recovery_key(stage, out / "empty")
    finally:
        stage.close()


def _setting_up(stage: Stage) -> None:
    stage.unlock("Q-01")
    stage.window.go("practice_week")
    stage.settle()
    screen = stage.shown(PracticeWeekScreen)
    screen.open_round_panel()
    stage.wait(stage.window)
    stage.picture("new-round")
    screen.close_panel()
    screen.open_panel("going_out")
    stage.wait(stage.window)
    stage.picture("what-goes-out")
    screen.close_panel()
    screen.open_case_panel()
    stage.wait(stage.window)
    stage.picture("add-a-case")


def _companions(stage: Stage) -> None:
    """Two people asked about one case, and a third record about to be begun."""
    desk = stage.window.desk
    week = desk.rounds.listing()[0].id
    case = desk.board.rows(week)[0].allocation_id
    for voice in ("child", "mother"):
        desk.companions.begin(NewRecord("FCF", week, case, voice=voice))
    stage.window.go("companions")
    stage.settle()
    screen = stage.shown(CompanionsScreen)
    assert screen.begin_card is not None  # noqa: S101 - a tool for developers
    screen.begin_card.form.set_value("FCF")
    screen.begin_card.form.activated.emit(screen.begin_card.form.currentIndex())
    stage.settle()
    stage.picture("companions")


def _evidence(stage: Stage) -> None:
    """A rationale with a pointer to the record at its end, before Enter makes a tag of it."""
    stage.unlock("A-09")
    task = next(each for each in stage.window.desk.worklist.tasks() if each.reference == "PW-DEMO-007")
    stage.window.open_audit(task.allocation_id)
    stage.settle()
    screen = stage.shown(AuditScreen)
    screen.presenter.go_to("RSK-22")
    stage.settle()
    stage.keyboard.press("2")
    stage.keyboard.type("Slow to act on two August warnings, but the September response was firm. @plan 7 September")
    stage.settle()
    stage.picture("evidence-typed")
    stage.keyboard.press("Return")
    stage.settle()
    screen.presenter.go_to("RSK-22")
    stage.picture("evidence-tag")


def _recovery_key(stage: Stage, folder: Path) -> None:
    """The key of a new workspace; only the page is shown, nothing is made."""
    stage.move_to(folder)
    box = stage.open_box()
    box.show_recovery_key(SHOWN_KEY)
    stage.picture("recovery-key")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
