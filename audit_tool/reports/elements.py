"""The nodes of a tagged PDF's structure tree, as they are written to the file."""

from typing import Protocol

from reportlab.pdfbase import pdfdoc

from audit_tool.reports.marks import UntaggedContentError


class Document(Protocol):
    """What this module asks of reportlab's file while it is written."""

    idToObjectNumberAndVersion: dict[str, tuple[int, int]]  # noqa: N815  # reportlab's names

    objectcounter: int

    def Reference(self, thing: object) -> object:  # noqa: N802
        """Refer to an object, give it the next number and queue it for writing."""


class Element(pdfdoc.PDFObject):  # type: ignore[misc]  # reportlab has no types
    """One node of the structure tree: a heading, a paragraph, a table cell."""

    __RefOnly__ = 1

    def __init__(self, kind: str, parent: "Element | TreeRoot", document: Document, *, alt: str = "") -> None:
        self.kind = kind
        self.above: str = parent.number  # a way down and a way up would keep all of a report in memory for a while
        self.alt = alt
        self.attributes: dict[str, object] = {}
        self.page_name: str | None = None
        self.kids: list[str | tuple[str, int]] = []
        # Written by hand and not by reportlab's dictionaries: a report has an element for every cell.
        document.Reference(self)
        self.number: str = f"{document.objectcounter} 0 R"
        if isinstance(parent, Element):
            parent.kids.append(self.number)

    def add_content(self, page_name: str, mcid: int) -> None:
        """Note that marked content of a page belongs here."""
        self.page_name = self.page_name or page_name
        self.kids.append(str(mcid) if page_name == self.page_name else (page_name, mcid))

    def format(self, document: Document) -> bytes:
        """The node as reportlab writes it."""
        if not self.kids and self.kind not in ("TD", "TH", "Document"):
            raise UntaggedContentError(
                f"The report was not made: an empty {self.kind} would be read out as nothing. Nothing was saved."
            )
        page = f" /Pg {_number(self.page_name, document)}" if self.page_name else ""
        kids = f" /K [{' '.join([_kid(kid, document) for kid in self.kids])}]" if self.kids else ""
        written = f"<< /S /{self.kind} /P {self.above}{page}{kids}".encode("ascii")
        if self.alt:
            written += b" /Alt " + pdfdoc.PDFString(self.alt).format(document)
        if self.attributes:
            named = " ".join([f"/{name} {value}" for name, value in self.attributes.items()])
            written += f" /A << {named} >>".encode("ascii")
        return written + b" >>"


def _kid(kid: str | tuple[str, int], document: Document) -> str:
    if isinstance(kid, str):
        return kid
    page_name, mcid = kid
    return f"<< /Type /MCR /Pg {_number(page_name, document)} /MCID {mcid} >>"


class TreeRoot(pdfdoc.PDFObject):  # type: ignore[misc]
    """The head of the tree, and the way back from each page's content to its elements."""

    __RefOnly__ = 1

    def __init__(self, document: Document) -> None:
        document.Reference(self)
        self.number: str = f"{document.objectcounter} 0 R"
        self.document = Element("Document", self, document)
        self.pages: list[list[Element]] = []

    def format(self, _document: Document) -> bytes:
        """The root with its parent tree, one array of elements for each page."""
        pages = (
            f"{key} [{' '.join([element.number for element in elements])}]" for key, elements in enumerate(self.pages)
        )
        tree = f"<< /Nums [{' '.join(pages)}] >>"
        written = (
            f"<< /Type /StructTreeRoot /K {self.document.number} /ParentTree {tree} "
            f"/ParentTreeNextKey {len(self.pages)} >>"
        )
        return written.encode("ascii")


def _number(name: str, document: Document) -> str:
    """How an object is pointed to in the file."""
    number, version = document.idToObjectNumberAndVersion[name]
    return f"{number} {version} R"
