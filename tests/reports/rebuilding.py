"""Content of a report out of the JSON that was kept of it."""

import dataclasses
import types
import typing
from typing import Any


def rebuilt(kind: Any, kept: Any) -> Any:
    """A value of this kind from what JSON made of it."""
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = typing.get_type_hints(kind)
        return kind(**{each.name: rebuilt(hints[each.name], kept[each.name]) for each in dataclasses.fields(kind)})
    origin, given = typing.get_origin(kind), typing.get_args(kind)
    if origin in {typing.Union, types.UnionType}:
        return None if kept is None else rebuilt(next(each for each in given if each is not type(None)), kept)
    if origin is tuple:
        kinds = [given[0]] * len(kept) if given[-1] is Ellipsis else given
        return tuple(rebuilt(each, value) for each, value in zip(kinds, kept, strict=True))
    return kept
