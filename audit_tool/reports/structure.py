"""The structure tree of a tagged PDF, recorded while reportlab draws and written by reportlab itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from audit_tool.reports.marks import CLOSE, Mark, UntaggedContentError, mark_decoration
from audit_tool.reports.typesetting import Typesetter

type_name = pdfdoc.PDFName
Key = tuple[object, ...]


class Document(Protocol):
    """What this module asks of reportlab's file while it is written."""

    idToObjectNumberAndVersion: dict[str, tuple[int, int]]  # noqa: N815  # reportlab's names

    def Reference(self, thing: object) -> "Named":  # noqa: N802
        """Refer to an object, and queue it for writing."""


class Named(Protocol):
    """What reportlab calls an object of the file."""

    name: str


class Element(pdfdoc.PDFObject):  # type: ignore[misc]  # reportlab has no types
    """One node of the structure tree: a heading, a paragraph, a table cell."""

    __RefOnly__ = 1

    def __init__(self, kind: str, parent: "Element | TreeRoot", document: Document, *, alt: str = "") -> None:
        self.kind = kind
        self.parent: Element | TreeRoot = parent
        self.alt = alt
        self.attributes: dict[str, object] = {}
        self.page_name: str | None = None
        self.kids: list[Element | tuple[str, int]] = []
        # Written by hand and not by reportlab's dictionaries: a report has an element for every cell.
        self.number = _number(document.Reference(self).name, document)
        if isinstance(parent, Element):
            parent.kids.append(self)

    def add_content(self, page_name: str, mcid: int) -> None:
        """Note that marked content of a page belongs here."""
        self.page_name = self.page_name or page_name
        self.kids.append((page_name, mcid))

    def format(self, document: Document) -> bytes:
        """The node as reportlab writes it."""
        if not self.kids and self.kind not in ("TD", "TH", "Document"):
            raise UntaggedContentError(
                f"The report was not made: an empty {self.kind} would be read out as nothing. Nothing was saved."
            )
        page = f" /Pg {_number(self.page_name, document)}" if self.page_name else ""
        kids = f" /K [{' '.join([self._kid(kid, document) for kid in self.kids])}]" if self.kids else ""
        written = f"<< /S /{self.kind} /P {self.parent.number}{page}{kids}".encode("ascii")
        if self.alt:
            written += b" /Alt " + pdfdoc.PDFString(self.alt).format(document)
        if self.attributes:
            written += b" /A " + pdfdoc.PDFDictionary(dict(self.attributes)).format(document)
        return written + b" >>"

    def _kid(self, kid: "Element | tuple[str, int]", document: Document) -> str:
        if isinstance(kid, Element):
            return kid.number
        page_name, mcid = kid
        if page_name == self.page_name:
            return str(mcid)
        return f"<< /Type /MCR /Pg {_number(page_name, document)} /MCID {mcid} >>"


class TreeRoot(pdfdoc.PDFObject):  # type: ignore[misc]
    """The head of the tree, and the way back from each page's content to its elements."""

    __RefOnly__ = 1

    def __init__(self, document: Document) -> None:
        self.number = _number(document.Reference(self).name, document)
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


class _Info(pdfdoc.PDFInfo):  # type: ignore[misc]
    """Document information without a clock, so that the same report is the same file."""

    def format(self, document: Document) -> bytes:
        """Title and makers only: the as-at date and version stand on every page."""
        entries = {
            "Title": pdfdoc.PDFString(self.title),
            "Author": pdfdoc.PDFString(self.author),
            "Subject": pdfdoc.PDFString(self.subject),
            "Creator": pdfdoc.PDFString(self.creator),
            "Producer": pdfdoc.PDFString(self.producer),
        }
        written: bytes = pdfdoc.PDFDictionary(entries).format(document)
        return written


class TaggedText(PDFTextObject):  # type: ignore[misc]
    """Text of one element; lines end with a space so that a reader never hears two words run together."""

    element: Element | None = None

    def _textOut(self, text: str, TStar: int = 0) -> None:  # noqa: N802, N803  # reportlab's names
        super()._textOut(text + " " if TStar else text, TStar)


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """A canvas that knows which element is being painted and calls everything else decoration."""

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        self.root = TreeRoot(self._doc)
        self.heading_level = 0
        self._open = [self.root.document]
        self._known: dict[Key, Element] = {}
        self._painted: dict[int, object] = {}
        self._on_page: list[Element] = []
        self._closed_to_tags = 0
        self._bookmarks = 0
        self.typesetter = Typesetter(self._doc)
        info = _Info()
        info.__dict__.update(self._doc.info.__dict__)
        self._doc.info = info
        self._doc._pdfVersion = (1, 7)  # noqa: SLF001  # reportlab has no other way

    @property
    def tagging(self) -> bool:
        """Whether new elements may be opened here: not inside a figure or decoration."""
        return not self._closed_to_tags

    def claim(self, flowable: object) -> None:
        """Refuse to paint one object twice: both places would be read as one."""
        if not self.tagging:
            return
        if id(flowable) in self._painted:
            raise UntaggedContentError(
                "The report was not made: one part is used in two places. Nothing was saved; please report this fault."
            )
        self._painted[id(flowable)] = flowable

    def element(self, kind: str, key: Key, *, alt: str = "") -> tuple[Element, bool]:
        """The element with this key under the open one, and whether it is new."""
        found = self._known.get(key)
        if found is not None:
            return found, False
        made = self._known[key] = Element(kind, self._open[-1], self._doc, alt=alt)
        return made, True

    @contextmanager
    def within(self, element: Element) -> Iterator[None]:
        """Put what is painted here under this element."""
        self.enter(element)
        try:
            yield
        finally:
            self.leave()

    def enter(self, element: Element) -> None:
        """Open an element; tables need the two halves apart."""
        self._open.append(element)

    def leave(self) -> None:
        """Close the element opened last."""
        self._open.pop()

    @contextmanager
    def content(self, element: Element) -> Iterator[None]:
        """Mark what is painted here as content of this element."""
        if not self.tagging:
            yield
            return
        with self._marked(self._opening_of(element)):
            yield

    def write(self, written: str, kind: str, key: Key, *, alt: str = "") -> None:
        """Paint typeset lines as content of the element with this key, where new ones may be opened."""
        if not self.tagging:
            self._code.append(written)
            return
        opening = self._opening_of(self.element(kind, key, alt=alt)[0])
        self._code += (Mark(opening), written, CLOSE)

    def _opening_of(self, element: Element) -> str:
        mcid = len(self._on_page)
        self._on_page.append(element)
        element.add_content(self._doc.thisPageName(), mcid)
        return f"/{element.kind} <</MCID {mcid}>> BDC"

    @contextmanager
    def artifact(self, kind: str = "") -> Iterator[None]:
        """Mark what is painted here as decoration or as page furniture."""
        if not self.tagging:
            yield
            return
        with self._marked(f"/Artifact <</Type /{kind}>> BDC" if kind else "/Artifact BMC"):
            yield

    @contextmanager
    def _marked(self, opening: str) -> Iterator[None]:
        self._code.append(Mark(opening))
        self._closed_to_tags += 1
        try:
            yield
        finally:
            self._closed_to_tags -= 1
            self._code.append(CLOSE)

    def drawText(self, aTextObject: PDFTextObject) -> None:  # noqa: N802, N803
        """Paint a text object, marked when it belongs to an element."""
        element = getattr(aTextObject, "element", None)
        if element is None:
            super().drawText(aTextObject)
            return
        with self.content(element):
            super().drawText(aTextObject)

    def add_heading(self, text: str, level: int, height: float) -> None:
        """Give a heading its bookmark; a level may not be skipped."""
        if level > self.heading_level + 1:
            raise UntaggedContentError(
                f"The report was not made: heading “{text}” skips a level. Nothing was saved; please report this fault."
            )
        self.heading_level = level
        self._bookmarks += 1
        name = f"heading{self._bookmarks}"
        self.bookmarkHorizontal(name, 0, height)
        self.addOutlineEntry(text, name, level - 1, closed=False)

    def _addAnnotation(self, *_args: object, **_options: object) -> None:  # noqa: N802
        raise UntaggedContentError(
            "The report was not made: it holds a link, and reports are read offline. Nothing was saved."
        )

    def showPage(self) -> None:  # noqa: N802
        """End the page: everything outside a mark becomes decoration, text there is refused."""
        self._code[:] = mark_decoration(self._code, self._pageNumber)
        elements, self._on_page = self._on_page, []
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "Tabs", "StructParents"]
        page.Tabs = type_name("S")
        # Without the letters of ASCII85 around it: no mail gateway of today needs them, and a quarter less is stored.
        page.Contents = pdfdoc.PDFStream(content=page.stream, filters=[pdfdoc.PDFZCompress])
        page.StructParents = len(self.root.pages)
        self.root.pages.append(elements)

    def save(self) -> None:
        """Write the file with its tree, metadata and viewer settings."""
        catalogue = self._doc.Catalog
        catalogue.StructTreeRoot = self.root
        catalogue.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        catalogue.Metadata = pdfdoc.XMP(creator=lambda document: _metadata(document.info.title))
        super().save()


def _metadata(title: str) -> bytes:
    # No conformance is claimed: no checker for PDF/UA has seen these files (docs/decisions/tagged-pdf.md).
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()
