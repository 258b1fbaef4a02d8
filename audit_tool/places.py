"""Where the files that come with the program lie: inside the installed package, or beside it in a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def resources() -> Path:
    """The folder of fonts, icons, design tokens, dictionary and demonstration data."""
    return _folder("resources")


def forms() -> Path:
    """The folder of audit forms, one file per form and version."""
    return _folder("forms")


def _folder(name: str) -> Path:
    installed = _PACKAGE / "shipped" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name
