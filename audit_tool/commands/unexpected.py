"""What happens with an error that nobody foresaw: one sentence for the person, the place in the code for support."""

import tempfile
import traceback
from datetime import UTC, datetime
from pathlib import Path


def note(error: BaseException) -> Path:
    """Log where the error arose, without its message, which may hold text of a case; the file it is in.

    Nor with whole paths: the log goes to support, and on Windows a person's folder mostly has the person's name.
    """
    lines = [f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} {type(error).__module__}.{type(error).__qualname__}"]
    lines += [
        f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    for folder in (_log_folder(), Path(tempfile.gettempdir())):
        path = folder / "audit-tool-errors.log"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with path.open("a", encoding="utf-8") as log:
                log.write("\n".join([*lines, ""]))
        except OSError:
            continue
        return path
    return Path("(no log could be written)")


def _log_folder() -> Path:
    from platformdirs import user_log_path

    return user_log_path("audit-tool", appauthor=False)
