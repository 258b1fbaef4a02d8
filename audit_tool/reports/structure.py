"""The structure tree of a tagged PDF, recorded while reportlab draws and written by reportlab itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from audit_tool.reports.elements import Document, Element, TreeRoot
from audit_tool.reports.marks import CLOSE, Mark, UntaggedContentError, mark_decoration
from audit_tool.reports.typesetting import Typesetter

type_name = pdfdoc.PDFName
Key = tuple[object, ...]


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
    def content(self, element: Element | None) -> Iterator[None]:
        """Mark what is painted here as content of this element; without one it belongs to what is painted already."""
        if not self.tagging or element is None:
            yield
            return
        with self._marked(self._opening_of(element)):
            yield

    def write(self, written: str, element: Element | None) -> None:
        """Paint typeset lines as content of this element."""
        if self.tagging and element is not None:
            self._code += (Mark(self._opening_of(element)), written, CLOSE)
        else:
            self._code.append(written)

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

    def add_heading(self, text: str, level: int, left: float, top: float) -> None:
        """Give a heading its bookmark; a level may not be skipped."""
        if level > self.heading_level + 1:
            raise UntaggedContentError(
                f"The report was not made: heading “{text}” skips a level. Nothing was saved; please report this fault."
            )
        self.heading_level = level
        self._bookmarks += 1
        name = f"heading{self._bookmarks}"
        self.bookmarkHorizontal(name, left, top)
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
