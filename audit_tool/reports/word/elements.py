"""The few pieces of WordprocessingML that python-docx has no words for."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

POINT = 20
"""Twentieths of a point, in which Word counts."""


def element(name: str, **attributes: str | int) -> BaseOxmlElement:
    """An element such as w:shd; its attributes are of the same namespace."""
    made: BaseOxmlElement = OxmlElement(name)
    prefix = name.split(":", maxsplit=1)[0]
    for key, value in attributes.items():
        made.set(qn(f"{prefix}:{key}"), str(value))
    return made


def shading(fill: str) -> BaseOxmlElement:
    """A ground of this colour, such as FDF1D8."""
    return element("w:shd", val="clear", color="auto", fill=fill)


def border(name: str, weight: float, colour: str) -> BaseOxmlElement:
    """A line of so many points; Word counts them in eighths."""
    return element(f"w:{name}", val="single", sz=max(2, round(weight * 8)), space=0, color=colour)


def add_field(paragraph: Paragraph, code: str, shown: str) -> None:
    """A field that Word works out, such as PAGE; what it shows until then."""
    field = element("w:fldSimple", instr=code)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = shown
    run.append(text)
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001  # python-docx knows no fields
