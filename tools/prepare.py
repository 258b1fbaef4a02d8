"""Make the environment that `make` runs in: Debian packages, a virtual environment, the locked libraries.

Only the standard library, because nothing else is there yet. A second run sees the stamp and does nothing.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = ENVIRONMENT / "prepared"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

# What Qt needs to draw without and with a screen, and what the tests use to look at pages and windows.
DEBIAN = (
    *("libgl1", "libegl1", "libxkbcommon0", "libglib2.0-0", "libfontconfig1", "libdbus-1-3"),
    *("libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0", "libxcb-xkb1", "libxkbcommon-x11-0"),
    *("xvfb", "xdotool", "openbox", "poppler-utils", "qpdf"),
)


def missing_debian_packages() -> list[str]:
    """Names of the packages above that this Debian lacks; nothing on any other system."""
    if not shutil.which("dpkg-query"):
        return []
    wanted = [*DEBIAN, *([] if importlib.util.find_spec("ensurepip") else ["python3-venv"])]
    command = ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n", *wanted]
    shown = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    present = {line.split()[0] for line in shown.splitlines() if line.endswith(" installed")}
    return [name for name in wanted if name not in present]


def install_debian_packages() -> None:
    """Install what is missing if this user may; otherwise say it in one line and go on."""
    missing = missing_debian_packages()
    if not missing:
        return
    prefix: list[str] | None = None
    if os.geteuid() == 0:
        prefix = []
    elif (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    ):
        prefix = ["sudo", "-n", "DEBIAN_FRONTEND=noninteractive"]
    if prefix is None:
        print(f"Please install, as an administrator: apt-get install {' '.join(missing)}", file=sys.stderr)
        return
    print(f"Installing {len(missing)} Debian packages…", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    quiet = subprocess.DEVNULL
    subprocess.run([*prefix, "apt-get", "update", "-q"], env=environment, check=False, stdout=quiet)
    command = [*prefix, "apt-get", "install", "-y", "-q", "--no-install-recommends", *missing]
    if subprocess.run(command, env=environment, check=False, stdout=quiet).returncode:
        print(f"These Debian packages could not be installed: {' '.join(missing)}", file=sys.stderr)


def wanted_stamp() -> str:
    """Changes whenever the locked libraries, the project's own metadata or the interpreter do."""
    content = LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes() + sys.version.encode()
    return hashlib.sha256(content).hexdigest()


def install_libraries() -> None:
    """Create the virtual environment anew and fill it from the lock file, bytecode compiled."""
    print("Creating the environment (once, a few minutes)…", flush=True)
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)], check=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--compile"]
    subprocess.run([*pip, "--require-hashes", "-r", str(LOCK)], check=True)
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "-e", str(ROOT)], check=True)


def main() -> int:
    """Bring the machine to the state the Makefile expects."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file runs before anything else has been checked
        print("Python 3.11 or newer is needed.", file=sys.stderr)
        return 1
    install_debian_packages()
    stamp = wanted_stamp()
    if STAMP.exists() and STAMP.read_text(encoding="utf-8") == stamp:
        return 0
    install_libraries()
    STAMP.write_text(stamp, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
