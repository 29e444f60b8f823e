"""Read a Word document (.docx): paragraphs with their numbers, tables, text boxes; headers only for their marking."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from speeches.intake.document import Unreadable
from speeches.intake.limits import Limits
from speeches.intake.readers.archive import open_archive, read_entry
from speeches.intake.readers.docx_names import DC, MC, W
from speeches.intake.readers.docx_numbering import Numbering
from speeches.intake.readers.reading import Reading

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_DOCUMENT = "word/document.xml"
# Deleted and moved text, field codes, the fallback copy of a drawing, and comments stay out.
_LEFT_OUT = frozenset(
    {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{MC}Fallback", f"{W}pPr", f"{W}rPr"}
)


def read(data: bytes, limits: Limits) -> Reading:
    """Return the text of the body, one paragraph or table row a line."""
    with open_archive(data, limits) as archive:
        names = archive.namelist()

        def part(name: str) -> Element | None:
            return _parse(read_entry(archive, name, limits), limits) if name in names else None

        document = part(_DOCUMENT)
        body = document.find(f"{W}body") if document is not None else None
        if body is None:
            raise Unreadable("damaged", "docx")
        numbering = Numbering(part("word/numbering.xml"), part("word/styles.xml"))
        lines = list(_blocks(body, numbering))
        core = part("docProps/core.xml")
        margins = [_plain(root) for name in names if _is_margin(name) and (root := part(name)) is not None]
    title = (core.findtext(f"{DC}title") or "").strip() if core is not None else ""
    return Reading("\n".join(lines), _MEDIA_TYPE, title=title or None, margins=tuple(margins))


def _is_margin(name: str) -> bool:
    return name.startswith(("word/header", "word/footer", "docProps/")) and name.endswith(".xml")


def _parse(content: bytes, limits: Limits) -> Element:
    if content.count(b"<w:p>") + content.count(b"<w:p ") + content.count(b"<w:p/>") > limits.paragraphs:
        raise Unreadable("too_large", "paragraphs")
    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise Unreadable("damaged", "xml") from error
    if _depth(root) > limits.depth:
        raise Unreadable("damaged", "nesting")
    return root


def _depth(root: Element) -> int:
    """Return how deep elements are nested, counted level by level without recursion."""
    depth = 0
    level = [root]
    while level:
        depth += 1
        level = [child for element in level for child in element]
    return depth


def _blocks(parent: Element, numbering: Numbering) -> Iterator[str]:
    for child in parent:
        if child.tag == f"{W}p":
            yield from _paragraph(child, numbering)
        elif child.tag == f"{W}tbl":
            yield from _table(child, numbering)
        elif child.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}smartTag"}:
            yield from _blocks(child, numbering)


def _paragraph(paragraph: Element, numbering: Numbering) -> Iterator[str]:
    """Yield the lines of a paragraph, then those of the text boxes anchored in it."""
    boxes: list[Element] = []
    content = "".join(_runs(paragraph, boxes))
    if content.strip():
        content = numbering.label(paragraph) + content
    yield from content.split("\n")
    for box in boxes:
        yield from _blocks(box, numbering)


def _runs(parent: Element, boxes: list[Element]) -> Iterator[str]:
    for child in parent:
        if child.tag in _LEFT_OUT:
            continue
        if child.tag == f"{W}txbxContent":
            boxes.append(child)
        elif child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag == f"{W}tab":
            yield "\t"
        elif child.tag in {f"{W}br", f"{W}cr"}:
            yield "\n"
        elif child.tag == f"{W}noBreakHyphen":
            yield "-"
        else:
            yield from _runs(child, boxes)


def _table(table: Element, numbering: Numbering) -> Iterator[str]:
    for row in table.iter(f"{W}tr"):
        cells = (" ".join(line for line in _blocks(cell, numbering) if line.strip()) for cell in row.findall(f"{W}tc"))
        yield "\t".join(cells)


def _plain(root: Element) -> str:
    return "\n".join(text for element in root.iter() if (text := "".join(element.itertext()).strip()))
