"""Starts a module of the benchmarks as a process of its own, always in the same surroundings."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Surroundings:
    """A home of its own, so that nothing of the person at this computer is read or changed."""

    home: Path

    def prefer(self, person: str) -> None:
        """Remember who was here last, as after any day of work."""
        kept = self.home / "audit-tool" / "preferences.json"
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps({"last_person": person}), encoding="utf-8")

    @contextmanager
    def started(self, module: str, *arguments: str) -> "Iterator[Started]":
        """A process, ended when it is no longer looked at."""
        surroundings = {
            **os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(self.home), "APPDATA": str(self.home),
            "LOCALAPPDATA": str(self.home),
            "PYTHONDONTWRITEBYTECODE": "",  # as where it is installed: our modules are compiled once, like Qt's
        }  # fmt: skip
        begun = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", f"benchmarks.{module}", *arguments],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            text=True, env=surroundings, cwd=ROOT,
        )  # fmt: skip
        with process:
            assert process.stdin is not None
            assert process.stdout is not None
            try:
                yield Started(process.pid, begun, process.stdout)
            finally:
                process.stdin.close()
                try:
                    process.wait(timeout=20)
                except subprocess.TimeoutExpired:
                    process.kill()


@dataclass(frozen=True)
class Started:
    """A process under way."""

    pid: int
    begun: float
    _out: IO[str]

    def word(self) -> str:
        """The next line that it says."""
        said = self._out.readline().strip()
        if not said:
            message = "a process of the benchmarks ended without a word"
            raise RuntimeError(message)
        return said

    def since_begun(self) -> float:
        """Milliseconds since it was started."""
        return (time.perf_counter() - self.begun) * 1000
