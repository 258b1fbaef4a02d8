"""The main job from end to end through the real window, without a display and with real key presses."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

LONGEST = 280
TOOLS = ("Xvfb", "openbox", "xdotool")
pytestmark = pytest.mark.xdist_group("walkthrough")


def played(out: Path, *more: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the walkthrough as anybody would."""
    surroundings = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    surroundings.pop("QT_QPA_PLATFORM", None)
    return subprocess.run(
        [sys.executable, "-m", "audit_tool", "walkthrough", "--out", str(out), *more],
        env={**surroundings, **environment},
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )


def is_blank(picture: Path) -> bool:
    """Whether a picture shows next to nothing."""
    from PIL import Image

    with Image.open(picture) as image:
        colours = image.convert("RGB").getcolors(1 << 24) or []
    total = sum(count for count, _ in colours)
    return len(colours) < 16 or max(count for count, _ in colours) > 0.995 * total


def check(done: subprocess.CompletedProcess[str], out: Path) -> None:
    assert done.returncode == 0, done.stderr
    assert "This plugin does not support" not in done.stderr, "a newcomer takes this for a fault"
    pictures = sorted(out.glob("[0-9][0-9]-*.png"))
    assert len(pictures) >= 12, done.stderr
    assert [int(each.name[:2]) for each in pictures] == list(range(1, len(pictures) + 1))
    assert not [each.name for each in pictures if is_blank(each)]
    assert {each.stem[3:] for each in pictures} >= {"unlock", "moderation-decided", "planning-full-board"}
    assert {each.name for each in out.glob("*.*") if each.suffix != ".png"} >= {
        "rejected-rows.csv",
        "how-the-cases-were-chosen.pdf",
    }
    for document in out.glob("*.pdf"):
        assert document.read_bytes().startswith(b"%PDF-")
        assert document.stat().st_size > 5_000


@contextmanager
def display(folder: Path) -> Iterator[str]:
    """A display of our own with a window manager, on a free number that the server chooses."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x900x24", "-nolisten", "tcp"]
    with (folder / "display.log").open("wb") as log:
        server = subprocess.Popen(command, pass_fds=(writing,), stdout=log, stderr=log)
        os.close(writing)
        manager: subprocess.Popen[bytes] | None = None
        try:
            with os.fdopen(reading, encoding="ascii") as told:
                number = told.readline().strip()
            assert number, (folder / "display.log").read_text(errors="replace")
            name = f":{number}"
            manager = subprocess.Popen(["openbox"], env={**os.environ, "DISPLAY": name}, stdout=log, stderr=log)
            yield name
        finally:
            for process in (manager, server):
                if process is not None:
                    process.terminate()
                    process.wait(20)


@pytest.mark.timeout(LONGEST + 20)
def test_the_main_job_can_be_done_by_keyboard(tmp_path: Path) -> None:
    out = tmp_path / "out"
    check(played(out, QT_QPA_PLATFORM="offscreen"), out)
    assert {each.stem[3:] for each in out.glob("*.png")} >= {
        *("panel-list", "insight-agreement", "insight-learning", "panel-session", "you-and-the-panel"),
        *("concern-sheet", "concerns", "actions", "action-check", "improvement-plan"),
    }
    assert {each.name for each in out.iterdir()} >= {"agreement.pdf", "agreement.json", "learning.pdf"}


@pytest.mark.timeout(LONGEST + 20)
@pytest.mark.skipif(not all(shutil.which(tool) for tool in TOOLS), reason="needs Xvfb, openbox and xdotool")
def test_the_main_job_can_be_done_with_keys_of_a_real_display(tmp_path: Path) -> None:
    with display(tmp_path) as name:
        check(played(tmp_path / "out", "--real-keys", DISPLAY=name), tmp_path / "out")


def test_a_folder_that_takes_nothing_is_a_sentence_and_exit_2(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    done = played(tmp_path / "file" / "out", QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 2
    assert "cannot be written to" in done.stderr
