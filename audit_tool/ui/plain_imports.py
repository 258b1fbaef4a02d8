"""Keeps two costly imports out of the window; done by importing this module.

PySide6's import reads the source of every module that is imported after it, to see whether it may use the names of
`from __feature__`, and keeps it: 24 MB, and time before the unlock box shows. Nothing here uses those names, so Python
gets its own import back.

SQLAlchemy loads asyncio, which loads encrypted network connections where there are any: 1.5 MB. This program talks to
no network, so here there are none; who asks for them is told so by an ImportError.
"""

import builtins
import linecache
import sys
from typing import Any, cast

import PySide6.QtCore  # noqa: F401 - loading it is what replaces the import

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
linecache.clearcache()  # what was read until then
cast("dict[str, Any]", sys.modules).setdefault("ssl", None)
