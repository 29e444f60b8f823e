"""Read a web page or pasted markup: its main text, without navigation."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from speeches.intake.decoding import decode
from speeches.intake.document import Unreadable
from speeches.intake.limits import Limits
from speeches.intake.readers.reading import Reading

_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|div|p|table|span|br)\b[^<>]*>", re.IGNORECASE)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?([\w-]{3,20})""", re.IGNORECASE)
_OUTSIDE = (
    "script,style,noscript,template,nav,header,footer,aside,form,button,select,iframe,object,svg,head,input,textarea"
)
_BLOCKS = frozenset(
    re.split(
        r"\s+",
        "p div br li tr td th h1 h2 h3 h4 h5 h6 section article blockquote pre table ul ol dl dt dd hr center main",
    )
)
_CONTAINERS = "article,main,section,div,td,body"
_SENTENCE = re.compile(r"[。；！？，]")
# A part that holds this share of the best part's sentences is its inner, cleaner core.
_CORE = 0.8


def is_markup(head: bytes) -> bool:
    """Say whether the first bytes of a file are those of a web page, in any encoding."""
    plain = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return plain.startswith(b"<") and bool(_MARKUP.search(plain))


def read(data: bytes, limits: Limits) -> Reading:
    """Return the main text of a web page."""
    declared = _CHARSET.search(data[:2048])
    content, encoding = decode(data, declared.group(1).decode("ascii") if declared else None)
    reading = read_markup(content, limits)
    return Reading(reading.text, reading.media_type, encoding, reading.title)


def read_markup(markup: str, limits: Limits) -> Reading:
    """Return the main text of markup that is text already."""
    if _too_deep(markup, limits.depth):
        raise Unreadable("too_large", "nesting")
    tree = LexborHTMLParser(markup)
    title = tree.css_first("title")
    name = title.text(strip=True) if title else None
    for node in tree.css(_OUTSIDE):
        node.decompose()
    root = tree.body or tree.root
    if root is None:
        raise Unreadable("no_text", "text/html")
    return Reading(_text(_main_part(root)), "text/html", title=name or None)


def _too_deep(markup: str, most: int) -> bool:
    """Count tags opened and not closed; what is opened again without closing (p, br, li) nests nothing."""
    depth = 0
    for match in re.finditer(r"<(/?)(div|span|table|td|ul|ol|b|i|font|section|blockquote)\b", markup, re.IGNORECASE):
        depth += -1 if match.group(1) else 1
        if depth > most:
            return True
    return False


def _main_part(root: LexborNode) -> LexborNode:
    """Return the smallest part that holds nearly all sentences of the page."""
    best = root
    while True:
        whole = _weight(best)
        inner = [
            (part, _weight(part)) for part in best.iter() if part.tag in _CONTAINERS.split(",") or part.tag in _BLOCKS
        ]
        heaviest = max(inner, key=lambda pair: pair[1], default=None)
        if heaviest is None or heaviest[1] < _CORE * whole or heaviest[0].tag in {"p", "pre"}:
            return best
        best = heaviest[0]


def _weight(node: LexborNode) -> int:
    return len(_SENTENCE.findall(node.text()))


def _text(root: LexborNode) -> str:
    """Return the text below a node, one block a line, blanks of the source folded."""
    parts: list[str] = []
    # Nodes still to visit, last first; None is the end of a block.
    waiting: list[LexborNode | None] = [root]
    while waiting:
        node = waiting.pop()
        if node is None:
            parts.append("\n")
        elif node.tag == "-text":
            parts.append(re.sub(r"[ \t\r\n]+", " ", node.text_content or ""))
        else:
            if node.tag in _BLOCKS:
                parts.append("\n")
                waiting.append(None)
            waiting.extend(reversed(list(node.iter(include_text=True))))
    lines = (line.strip(" ") for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)
