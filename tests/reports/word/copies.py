"""Every sample of a report that has a Word version, and what stands in such a file."""

import io
import zipfile
from collections.abc import Iterator

from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from audit_tool.reports.catalogue import REPORTS
from audit_tool.reports.marking import PageFrame
from audit_tool.reports.word.document import build
from tests.reports.samples import SAMPLES, Sample

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STATUS = "Editable copy of a draft"
FOLDERS = {f"audit_tool.reports.{entry.name.replace('-', '_')}": entry.name for entry in REPORTS}


def report_of(sample: Sample) -> str:
    """The report whose pages a sample draws; empty for a page that is put together otherwise."""
    drawing = (
        vars(module) for name in sample.story.__code__.co_names if (module := sample.story.__globals__.get(name))
    )
    packages = (names.get("__package__", "") for names in drawing if "story" in names)
    return next((FOLDERS[package] for package in packages if package in FOLDERS), "")


COPIED = tuple(sample for sample in SAMPLES if report_of(sample) in {entry.name for entry in REPORTS if entry.word})


def word_of(sample: Sample, scale: float = 1.0) -> bytes:
    """The Word file of a sample."""
    return build(sample.story(scale), PageFrame(sample.title, sample.marking), STATUS)


def part(file: bytes, name: str) -> BaseOxmlElement:
    """One part of a Word file."""
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        return parse_xml(parts.read(name))


def paragraphs(file: bytes, name: str = "word/document.xml") -> Iterator[str]:
    """The texts of a part, in the order in which they are read."""
    for paragraph in part(file, name).iter(f"{W}p"):
        yield "".join(" " if each.tag == f"{W}br" else each.text or "" for each in paragraph.iter(f"{W}t", f"{W}br"))


def joined(texts: Iterator[str] | list[str]) -> str:
    """Texts as one, without any space: where lines are broken is not what they say."""
    return "".join("".join(text.split()) for text in texts)
