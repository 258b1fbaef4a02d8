"""Gives Python its own import back, which PySide6 replaces; done by importing this module.

PySide6's import reads the source of every module that is imported after it, to see whether it may use the names of
`from __feature__`, and keeps it: 24 MB, and time before the unlock box shows. Nothing here uses those names.
"""

import builtins
import linecache

import PySide6.QtCore  # noqa: F401 - loading it is what replaces the import

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
linecache.clearcache()  # what was read until then
