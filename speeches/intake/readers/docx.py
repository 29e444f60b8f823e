"""Read a Word document (.docx): paragraphs with their numbers, tables, text boxes; headers only for their marking."""

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from speeches.intake.document import Unreadable
from speeches.intake.limits import Limits
from speeches.intake.readers.archive import open_archive, read_entry
from speeches.intake.readers.docx_names import DC, MC, V, W
from speeches.intake.readers.docx_numbering import Numbering
from speeches.intake.readers.docx_parts import parse, parse_beginning
from speeches.intake.readers.reading import Reading

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_DOCUMENT = "word/document.xml"
# Deleted and moved text, field codes, the pinyin above characters, the fallback copy of a drawing stay out.
_LEFT_OUT = frozenset(
    {f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "rt", "pPr", "rPr")} | {f"{MC}Fallback"}
)
_TRANSPARENT = frozenset({f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")})


def read(data: bytes, limits: Limits) -> Reading:
    """Return the text of the body, one paragraph or table row a line."""
    with open_archive(data, limits) as archive:
        names = archive.namelist()

        def part(name: str) -> Element | None:
            return parse(read_entry(archive, name, limits), limits) if name in names else None

        document, breaks_off = (
            parse_beginning(read_entry(archive, _DOCUMENT, limits), limits) if _DOCUMENT in names else (None, False)
        )
        body = document.find(f"{W}body") if document is not None else None
        if document is None or body is None:
            raise Unreadable("damaged", "docx")
        numbering = Numbering(part("word/numbering.xml"), part("word/styles.xml"))
        lines = [*_blocks(body, numbering), *_notes(part, numbering)]
        core = part("docProps/core.xml")
        margins = [_plain(root) for name in names if _is_margin(name) and (root := part(name)) is not None]
        margins += _drawn_words(document)
    title = (core.findtext(f"{DC}title") or "").strip() if core is not None else ""
    return Reading(
        "\n".join(lines), _MEDIA_TYPE, title=title or None, margins=tuple(margins), warnings=("cut_off",) * breaks_off
    )


def _notes(part: Callable[[str], Element | None], numbering: Numbering) -> Iterator[str]:
    """Yield footnotes and endnotes, one a line, as they follow the text when Word saves it as plain text."""
    for kind in ("footnote", "endnote"):
        root = part(f"word/{kind}s.xml")
        for note in root.findall(f"{W}{kind}") if root is not None else ():
            text = " ".join(line.strip() for line in _blocks(note, numbering) if line.strip())
            # Separators between text and notes are notes of a type of their own.
            if text and note.get(f"{W}type") in {None, "normal"}:
                yield f"注：{text}"


def _is_margin(name: str) -> bool:
    return name.startswith(("word/header", "word/footer", "docProps/")) and name.endswith(".xml")


def _blocks(parent: Element, numbering: Numbering) -> Iterator[str]:
    for child in parent:
        if child.tag == f"{W}p":
            yield from _paragraph(child, numbering)
        elif child.tag == f"{W}tbl":
            yield from _table(child, numbering)
        elif child.tag in _TRANSPARENT and not _is_contents(child):
            yield from _blocks(child, numbering)


def _is_contents(part: Element) -> bool:
    """Say whether a part is the table of contents: its lines are the headings once more."""
    gallery = part.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and gallery.get(f"{W}val") == "Table of Contents"


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
        if child.tag in _LEFT_OUT or (child.tag == f"{W}r" and _is_hidden(child)):
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


def _is_hidden(run: Element) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and vanish.get(f"{W}val", "true") not in {"0", "false", "off"}


def _table(table: Element, numbering: Numbering) -> Iterator[str]:
    """Yield one line a row; a table with one column is a frame around a text."""
    for row in _children(table, "tr"):
        cells = [[line for line in _blocks(cell, numbering) if line.strip()] for cell in _children(row, "tc")]
        if len(cells) == 1:
            yield from cells[0]
        else:
            yield "\t".join(" ".join(lines) for lines in cells)


def _children(parent: Element, name: str) -> Iterator[Element]:
    """Yield rows or cells, also those in content controls; not those of tables inside."""
    for child in parent:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in _TRANSPARENT:
            yield from _children(child, name)


def _plain(root: Element) -> str:
    texts = [text for element in root.iter() if (text := "".join(element.itertext()).strip())]
    return "\n".join([*texts, *_drawn_words(root)])


def _drawn_words(root: Element) -> list[str]:
    """Return the words that are drawn as a picture: a watermark, word art."""
    return [words for path in root.iter(f"{V}textpath") if (words := (path.get("string") or "").strip())]
