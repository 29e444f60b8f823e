"""Parse the parts of a Word document, only after they were found harmless."""

from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from speeches.intake.document import Unreadable
from speeches.intake.limits import Limits
from speeches.intake.readers.docx_names import W

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"  # the namespace of files saved as Strict Open XML


def parse(content: bytes, limits: Limits) -> Element:
    """Return the root of a part. Raises `Unreadable` for too much, too deep, or broken XML."""
    if content.count(b"<w:p>") + content.count(b"<w:p ") + content.count(b"<w:p/>") > limits.paragraphs:
        raise Unreadable("too_large", "paragraphs")
    content = content.replace(_STRICT, W.strip("{}").encode())
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
