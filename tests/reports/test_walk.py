"""The walk itself must see faults: each is put into a good file, one at a time."""

import io
from collections.abc import Callable

import pikepdf
import pytest

from tests.reports.samples import WORKED
from tests.reports.walk import kids_of, walk


def _first(pdf: pikepdf.Pdf, kind: str) -> pikepdf.Object:
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        element = waiting.pop(0)
        if str(element.S) == kind:
            return element
        waiting += [kid for kid in kids_of(element) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    raise AssertionError(kind)


def _swap_parents(pdf: pikepdf.Pdf) -> None:
    elements = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    elements[0], elements[1] = elements[1], elements[0]


def _drop_from_parent_tree(pdf: pikepdf.Pdf) -> None:
    elements = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    del elements[len(elements) - 1]


def _empty_an_element(pdf: pikepdf.Pdf) -> None:
    del _first(pdf, "/H2")["/K"]


def _refer_twice(pdf: pikepdf.Pdf) -> None:
    heading = _first(pdf, "/H2")
    heading.K = pikepdf.Array([heading.K[0], heading.K[0]])


def _change_type(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "/H2").S = pikepdf.Name.P


def _unmark(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    kept = []
    for instruction in pikepdf.parse_content_stream(page):
        artifact = str(instruction.operator) == "BMC"
        kept.append(pikepdf.ContentStreamInstruction([], pikepdf.Operator("n")) if artifact else instruction)
    page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))


def _drop_page_key(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].obj["/StructParents"]


def _widen_a_cell(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "/TD").A = pikepdf.Dictionary(O=pikepdf.Name.Table, ColSpan=2)


FAULTS: dict[str, tuple[Callable[[pikepdf.Pdf], None], str]] = {
    "parents swapped": (_swap_parents, "parent tree"),
    "parent gone": (_drop_from_parent_tree, "parent tree"),
    "element emptied": (_empty_an_element, "empty H2"),
    "content referred to twice": (_refer_twice, "two elements"),
    "type changed": (_change_type, "not marked as P"),
    "decoration unmarked": (_unmark, "outside every mark"),
    "page key gone": (_drop_page_key, "parent tree"),
    "row too wide": (_widen_a_cell, "differ in width"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_seen(name: str) -> None:
    spoil, expected = FAULTS[name]
    with pikepdf.open(io.BytesIO(WORKED[0].pdf())) as pdf:
        spoil(pdf)
        assert any(expected in fault for fault in walk(pdf).faults)
