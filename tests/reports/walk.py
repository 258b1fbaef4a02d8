"""Walks a tagged PDF from its content and from its tree, and names every place where the two disagree."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf

PAINTS = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Tj", "TJ", "'", '"', "Do", "EI", "INLINE IMAGE"}
SHOWS_TEXT = {"Tj", "TJ", "'", '"'}
MAY_BE_EMPTY = {"TD", "TH", "Document"}


@dataclass
class Walk:
    """What was found in one file."""

    faults: list[str] = field(default_factory=list)
    fonts: set[str] = field(default_factory=set)
    headings: list[int] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    alts: list[str] = field(default_factory=list)
    pages_of: list[tuple[str, int]] = field(default_factory=list)  # kind, number of pages it stands on
    marks: dict[tuple[int, int], str] = field(default_factory=dict)  # page, MCID -> tag

    def claim(self, fine: object, fault: str) -> None:
        """Note a fault unless this holds."""
        if not fine:
            self.faults.append(fault)


def walk(pdf: pikepdf.Pdf) -> Walk:
    """Check a whole file."""
    found = Walk()
    _catalogue(pdf, found)
    for number, page in enumerate(pdf.pages):
        _content(page, number, found)
    _tree(pdf, found)
    _outline(pdf, found)
    return found


def _catalogue(pdf: pikepdf.Pdf, found: Walk) -> None:
    root = pdf.Root
    found.claim(_within(root, "/MarkInfo", "/Marked"), "catalogue: not marked as tagged")
    found.claim(str(root.get("/Lang", "")) == "en-GB", "catalogue: language is not en-GB")
    found.claim(_within(root, "/ViewerPreferences", "/DisplayDocTitle"), "catalogue: title is not displayed")
    with pdf.open_metadata() as metadata:
        found.claim(metadata.get("dc:title") == str(pdf.docinfo.get("/Title")), "catalogue: the two titles differ")
        found.claim("pdfuaid:part" not in metadata, "catalogue: claims a conformance nobody has checked")
    for number, page in enumerate(pdf.pages):
        found.claim(page.obj.get("/Tabs") == pikepdf.Name.S, f"page {number}: no tab order")
        found.claim("/Annots" not in page.obj, f"page {number}: an annotation")


def _within(root: pikepdf.Object, outer: str, inner: str) -> bool:
    return outer in root and inner in root[outer] and bool(root[outer][inner])


def _content(page: pikepdf.Page, number: int, found: Walk) -> None:
    depth, opened, font, mcids = 0, None, "", []
    where = f"page {number}"
    fonts: Any = page.obj.Resources.Font
    for instruction in pikepdf.parse_content_stream(page):
        operator, operands = str(instruction.operator), list(instruction.operands)
        if operator in ("BDC", "BMC"):
            found.claim(opened is None, f"{where}: a mark within a mark")
            opened = depth
            if operator == "BDC" and "/MCID" in operands[1]:
                mcids.append(int(operands[1]["/MCID"]))
                found.marks[number, mcids[-1]] = str(operands[0])
        elif operator == "EMC":
            found.claim(opened == depth, f"{where}: a mark closes at another depth")
            opened = None
        elif operator in PAINTS:
            found.claim(opened is not None, f"{where}: {operator} outside every mark")
        depth += (operator == "q") - (operator == "Q")
        if operator == "Tf":
            font = str(operands[0])
        elif operator in SHOWS_TEXT:
            found.fonts.add(str(fonts[font].BaseFont))
        elif operator == "Do":
            _form(page.obj.Resources.XObject[str(operands[0])], found)
    found.claim(opened is None, f"{where}: a mark stays open")
    found.claim(mcids == list(range(len(mcids))), f"{where}: content numbers have a gap or repeat")


def _form(form: pikepdf.Object, found: Walk) -> None:
    font = ""
    for instruction in pikepdf.parse_content_stream(form):
        if str(instruction.operator) == "Tf":
            font = str(instruction.operands[0])
        elif str(instruction.operator) in SHOWS_TEXT:
            found.fonts.add(str(form.Resources.Font[font].BaseFont))


def _tree(pdf: pikepdf.Pdf, found: Walk) -> None:
    root = pdf.Root.StructTreeRoot
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    owners: dict[tuple[int, int], Any] = {}
    for element in _elements(root.K, root, found):
        _element(element, numbers, owners, found)
    missing = set(found.marks) - set(owners)
    found.claim(not missing, f"tree: content without an element {sorted(missing)[:3]}")
    _parent_tree(pdf, root, owners, found)


def _elements(element: pikepdf.Object, parent: pikepdf.Object, found: Walk) -> Iterator[Any]:
    found.claim(element.P.objgen == parent.objgen, f"tree: a {element.S} names another parent")
    yield element
    for kid in kids_of(element):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _elements(kid, element, found)


def kids_of(element: pikepdf.Object) -> list[Any]:
    if "/K" not in element:
        return []
    kids: Any = element.K
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _element(element: pikepdf.Object, numbers: dict[Any, int], owners: dict[tuple[int, int], Any], found: Walk) -> None:
    kind = str(element.S).lstrip("/")
    found.kinds[kind] += 1
    found.claim(kids_of(element) or kind in MAY_BE_EMPTY, f"tree: an empty {kind}")
    if kind in ("H1", "H2", "H3"):
        found.headings.append(int(kind[1]))
    if kind == "Figure":
        found.alts.append(str(element.get("/Alt", "")))
        found.claim(found.alts[-1].strip(), "tree: a figure without words")
    if kind == "Table":
        _rows(element, found)
    pages = set()
    for kid in kids_of(element):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            continue
        plain = not isinstance(kid, pikepdf.Dictionary)
        page = element.Pg if plain else kid.Pg
        place = numbers[page.objgen], int(kid if plain else kid.MCID)
        pages.add(place[0])
        found.claim(place not in owners, f"tree: content {place} has two elements")
        found.claim(found.marks.get(place) == f"/{kind}", f"tree: content {place} is not marked as {kind}")
        owners[place] = element
    found.pages_of.append((kind, len(pages)))


def _rows(table: pikepdf.Object, found: Walk) -> None:
    for part in kids_of(table):
        widths: dict[int, int] = {}
        rows = kids_of(part)
        for number, row in enumerate(rows):
            for cell in kids_of(row):
                attributes = cell.get("/A", {})
                for below in range(int(attributes.get("/RowSpan", 1))):
                    widths[number + below] = widths.get(number + below, 0) + int(attributes.get("/ColSpan", 1))
                if cell.S == pikepdf.Name.TH:
                    found.claim("/Scope" in attributes, "tree: a header cell without scope")
        found.claim(len(set(widths.values())) == 1, f"tree: rows of a table differ in width {sorted(widths.values())}")


def _parent_tree(pdf: pikepdf.Pdf, root: pikepdf.Object, owners: dict[tuple[int, int], Any], found: Walk) -> None:
    numbers = list(root.ParentTree.Nums)
    keys = [int(key) for key in numbers[::2]]
    found.claim(keys == sorted(set(keys)), "parent tree: keys are not sorted and unique")
    found.claim(int(root.ParentTreeNextKey) == max(keys) + 1, "parent tree: wrong next key")
    values = dict(zip(keys, numbers[1::2], strict=True))
    for number, page in enumerate(pdf.pages):
        elements = list(values.get(int(page.obj.get("/StructParents", -1)), []))
        wanted = [
            owner
            for _, owner in sorted((place[1], owner.objgen) for place, owner in owners.items() if place[0] == number)
        ]
        found.claim([element.objgen for element in elements] == wanted, f"parent tree: page {number} differs")


def _outline(pdf: pikepdf.Pdf, found: Walk) -> None:
    found.claim(found.headings[:1] == [1], "headings: the first is not H1")
    steps = zip(found.headings, found.headings[1:], strict=False)
    found.claim(all(after <= before + 1 for before, after in steps), "headings: a level is skipped")
    with pdf.open_outline() as outline:
        found.claim(list(_levels(outline.root, 1)) == found.headings, "headings: the bookmarks differ")


def _levels(items: Sequence[pikepdf.OutlineItem], level: int) -> Iterator[int]:
    for item in items:
        yield level
        yield from _levels(item.children, level + 1)
