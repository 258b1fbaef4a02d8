"""What `make run` does: the window on the demonstration workspace, or the walkthrough where there is no display."""

import os
import sys
from pathlib import Path

from audit_tool.__main__ import main

BUILD = Path(__file__).resolve().parent.parent / "build"
DEMONSTRATION = BUILD / "demonstration"
WALKTHROUGH = BUILD / "walkthrough"


def has_display() -> bool:
    """Whether a window could be seen."""
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run() -> int:
    """Make the demonstration once, then open or play."""
    if not has_display():
        print(
            "There is no display here, so the walkthrough plays the main job without one. It takes a minute or two.",
            flush=True,
        )
        return main(["walkthrough", "--out", str(WALKTHROUGH)])
    if not DEMONSTRATION.exists():
        DEMONSTRATION.parent.mkdir(exist_ok=True)
        print("Making the demonstration workspace, this once. It takes a minute or two.", flush=True)
        made = main(["demo", str(DEMONSTRATION)])
        if made:
            return made
    people = "A-09 or A-11 (auditors), M-01 (moderator) or Q-01 (quality lead)"
    print(f"Unlock as {people}. Everybody's passphrase is: demonstration only", flush=True)
    return main(["-w", str(DEMONSTRATION)])


if __name__ == "__main__":
    sys.exit(run())
