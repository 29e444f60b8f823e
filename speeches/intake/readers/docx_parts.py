"""Parse the parts of a Word document, only after they were found harmless."""

from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser, fromstring

from speeches.intake.document import Unreadable
from speeches.intake.limits import Limits
from speeches.intake.readers.docx_names import W

_FAULTS = (ParseError, DefusedXmlException, ValueError, LookupError)
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"  # the namespace of files saved as Strict Open XML


class _Unfinished(TreeBuilder):
    """Build a tree that can be closed wherever its text ends."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self.open.append(tag)
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        self.open.pop()
        return super().end(tag)


def parse_beginning(content: bytes, limits: Limits) -> tuple[Element, bool]:
    """Return the root of a part, and whether the part breaks off: then the tree holds what stands before the break.

    Broken is something else: what follows a fault in the middle cannot be trusted. Raises `Unreadable` as `parse`.
    """
    try:
        return parse(content, limits), False
    except Unreadable as refused:
        if refused.detail != "xml":
            raise
        tree = _Unfinished()
        try:
            DefusedXMLParser(target=tree, forbid_dtd=True).feed(content.replace(_STRICT, W.strip("{}").encode()))
        except _FAULTS as error:
            raise refused from error
        if not tree.open:
            raise
        for tag in reversed(tree.open.copy()):
            tree.end(tag)
        return _not_too_deep(tree.close(), limits), True


def parse(content: bytes, limits: Limits) -> Element:
    """Return the root of a part. Raises `Unreadable` for too much, too deep, or broken XML."""
    if content.count(b"<w:p>") + content.count(b"<w:p ") + content.count(b"<w:p/>") > limits.paragraphs:
        raise Unreadable("too_large", "paragraphs")
    content = content.replace(_STRICT, W.strip("{}").encode())
    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except _FAULTS as error:
        raise Unreadable("damaged", "xml") from error
    return _not_too_deep(root, limits)


def _not_too_deep(root: Element, limits: Limits) -> Element:
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
