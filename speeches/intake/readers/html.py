"""Read a web page or pasted markup: its main text, without navigation."""

import re
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from speeches.intake.decoding import decode
from speeches.intake.document import Unreadable
from speeches.intake.limits import Limits
from speeches.intake.readers.html_lists import ListNumbers
from speeches.intake.readers.reading import Reading

_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|div|p|table|span|br)\b[^<>]*>", re.IGNORECASE)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?([\w-]{3,20})""", re.IGNORECASE)
_OUTSIDE = (
    "script,style,noscript,template,nav,header,footer,aside,form,button,select,iframe,object,svg,head,input,textarea,"
    "rt,rp,del,[hidden],[role=navigation],div[title=header],div[title=footer]"  # the last two: by LibreOffice
)
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)
_BLOCKS = frozenset(
    re.split(
        r"\s+",
        "p div br li tr td th h1 h2 h3 h4 h5 h6 section article blockquote pre table ul ol dl dt dd hr center main",
    )
)
_CONTAINERS = frozenset({"article", "main", "section", "div", "tbody", "td", "body"})
_ROW = 400  # characters; a table whose rows hold more lays out the page
_ROW_END = "\0"
_SENTENCE = re.compile(r"[。；！？，]")
# A part that holds this share of the best part's sentences is its inner, cleaner core.
_CORE = 0.8


def is_markup(head: bytes) -> bool:
    """Say whether the first bytes of a file are those of a web page, in any encoding."""
    plain = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return plain.startswith(b"<") and bool(_MARKUP.search(plain))


def read(data: bytes, limits: Limits, declared: str | None = None) -> Reading:
    """Return the main text of a web page; ``declared`` is the encoding that came with it from outside."""
    if declared is None and (found := _CHARSET.search(data[:2048])):
        declared = found.group(1).decode("ascii")
    content, encoding = decode(data, declared)
    reading = read_markup(content, limits)
    return replace(reading, encoding=encoding)


def read_markup(markup: str, limits: Limits, *, whole: bool = False) -> Reading:
    """Return the main text of markup that is text already; with ``whole`` all of it."""
    if _too_deep(markup, limits.depth):
        raise Unreadable("too_large", "nesting")
    tree = LexborHTMLParser(markup)
    title = tree.css_first("title")
    name = title.text(strip=True) if title else None
    said_of_it = [node.attributes.get("content") or "" for node in tree.css("meta[name], meta[property]")]
    left_out = [node.text(separator="\n") for node in tree.css("header, footer, aside")]
    for node in tree.css(_OUTSIDE):
        node.decompose()
    for node in tree.css("[style]"):
        if _HIDDEN.search(node.attributes.get("style") or ""):
            node.decompose()
    root = tree.body or tree.root
    if root is None:
        raise Unreadable("no_text", "text/html")
    main = root if whole else _main_part(root)
    text = _text(main)
    if main is not root:
        kept = set(text.splitlines())
        left_out += [line for line in _text(root).splitlines() if line not in kept]
    return Reading(text, "text/html", title=name or None, margins=(name or "", *said_of_it, *left_out))


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
        inner = [(part, _weight(part)) for part in best.iter() if part.tag in _CONTAINERS or part.tag in _BLOCKS]
        heaviest = max(inner, key=lambda pair: pair[1], default=None)
        # A list is a piece of a text, whatever it weighs.
        if heaviest is None or heaviest[1] < _CORE * whole or heaviest[0].tag in {"p", "pre", "li", "ul", "ol"}:
            return best
        best = heaviest[0]


def _weight(node: LexborNode) -> int:
    return len(_SENTENCE.findall(node.text()))


def _text(root: LexborNode) -> str:
    """Return the text below a node: one block or table row a line, list numbers written out, blanks folded."""
    numbers = ListNumbers()
    parts: list[str] = []
    # Nodes still to visit, last first; a string is what ends there.
    waiting: list[LexborNode | str] = [root]
    rows = 0  # of data that the walk is in: there a new block is no new line
    numbered = False  # whether the number of an item waits for its first words: a block inside is no new line
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            rows -= node == _ROW_END
            parts.append("\n" if node == _ROW_END else node)
            continue
        tag = node.tag or ""
        if tag == "-text":
            words = re.sub(r"[ \t\r\n\xa0]+", " ", node.text_content or "")
            parts.append("" if numbered and words == " " else words)
            numbered = numbered and words == " "
            continue
        if tag == "tr" and _is_data(node):
            rows += 1
            parts.append("\n")
            waiting.append(_ROW_END)
        elif tag in {"td", "th"} and rows:
            waiting.append("\t")
        elif tag in _BLOCKS:
            label = numbers.label(node) if tag == "li" else ""
            parts += ("" if numbered else " " if rows else "\n", label)
            numbered = numbered or bool(label)
            waiting.append(" " if rows else "\n")
        waiting.extend(reversed(list(node.iter(include_text=True))))
    lines = (re.sub(r" *\t *", "\t", re.sub(r" {2,}", " ", line)).strip(" \t") for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def _is_data(row: LexborNode) -> bool:
    """Say whether a row is one of a table of data, not a means to place things on the page."""
    return len(row.text()) <= _ROW and not row.css_first("table")
