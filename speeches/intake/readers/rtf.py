"""Read Rich Text Format; text boxes and footnotes follow the text, headers count for their marking only."""

import codecs
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress

from striprtf.striprtf import charset_map, rtf_to_text

from speeches.intake.document import Unreadable
from speeches.intake.limits import Limits
from speeches.intake.readers.reading import Reading

MEDIA_TYPE = "application/rtf"
# Character sets that say nothing (ANSI, default): in a Chinese file its code page holds for them.
_UNSAID = re.compile(r"\\fcharset[01]\b")
_CODE_PAGE = re.compile(r"\\ansicpg(\d{3,5})")
_CHINESE = {"936": "134", "950": "136"}  # code page → character set
# A run of escaped bytes; the second byte of a character may be a plain letter that was not escaped.
_ESCAPED = re.compile(r"(?:\\'[0-9a-fA-F]{2})+(?![\\{}\r\n])[\x40-\x7e]?")
# What a program without lists prints before an item: the number, with blanks and a tab that stand for the indent.
_ITEM = re.compile(r"\\(?:listtext|pntext)\b[^{}]*?\\tab\s?(?=\})")
_GROUPS = re.compile(r"\\(?:[{}\\]|'[0-9a-fA-F]{2}|(shptxt|footnote|header[lrf]?|footer[lrf]?|title)(?![a-z]))|[{}]")
_MARGIN = re.compile("header|footer")


def load_codecs() -> None:
    """Load what decodes the bytes of any character set now."""
    for name in charset_map.values():
        with suppress(LookupError):  # those of old Macintoshes are not all there
            codecs.lookup(name)


def read(data: bytes, limits: Limits) -> Reading:
    """Return the text, one paragraph a line."""
    if rb"\rtf" not in data[:64]:
        raise Unreadable("damaged", "rtf")
    source = _plain(data)
    page = _CODE_PAGE.search(source[:4096])
    if page and page.group(1) in _CHINESE:
        source = _UNSAID.sub(rf"\\fcharset{_CHINESE[page.group(1)]}", source)
        source = _ESCAPED.sub(_whole, source)
    source = _ITEM.sub(_number, source)
    head = source[: source.find("{\\stylesheet")] if "{\\stylesheet" in source else source[:20_000]
    groups: dict[str, list[str]] = {}
    for name, content in _inner_groups(source):
        groups.setdefault(name, []).append(content)
    opening = _opening(head)
    lines = [_text(source), *(_text(f"{opening}{box}}}") for box in groups.get("shptxt", []))]
    lines += [f"注：{_text(f'{opening}{note}}}').strip()}" for note in groups.get("footnote", [])]
    margins = [_text(f"{opening}{part}}}") for name, parts in groups.items() if _MARGIN.match(name) for part in parts]
    title = next((_text(f"{opening}{part}}}").strip() for part in groups.get("title", [])), "")
    text = "\n".join(line for line in lines if line.strip())
    if len(text) > limits.characters:
        raise Unreadable("too_large", f"{len(text)} characters")
    breaks_off = not _closes(source)
    return Reading(text, MEDIA_TYPE, title=title or None, margins=(*margins, title), warnings=("cut_off",) * breaks_off)


def _closes(source: str) -> bool:
    """Say whether the group that the file is was closed: what is sent in part breaks off inside it."""
    depth = 0
    for match in _GROUPS.finditer(source):
        depth += {"{": 1, "}": -1}.get(match.group(0), 0)
    return depth <= 0


def _plain(data: bytes) -> str:
    """Return the source with every byte above ASCII escaped: programs write them bare against the rule."""
    return re.sub(rb"[\x80-\xff]", lambda match: b"\\'%02x" % match.group(0)[0], data).decode("ascii")


def _whole(match: re.Match[str]) -> str:
    """Escape a plain letter that is the second half of a character."""
    run = match.group(0)
    if run[-4:-2] == "\\'":
        return run
    values = bytes.fromhex(run[:-1].replace("\\'", ""))
    at = 0
    while at < len(values):
        at += 1 if values[at] < 0x81 else 2
    return f"{run[:-1]}\\'{ord(run[-1]):02x}" if at > len(values) else run


def _number(match: re.Match[str]) -> str:
    """Return the number of an item without its indent; the first blank behind a control word is no text."""
    return re.sub(" {2,}", " ", match.group(0).rpartition("\\tab")[0])


def _opening(head: str) -> str:
    """Return what a part of the file needs before it to be read as the whole is: code page and fonts."""
    page = _CODE_PAGE.search(head)
    fonts = re.search(r"\{\\fonttbl.*?\}\}", head, re.DOTALL)
    return "{\\rtf1\\ansi" + (page.group(0) if page else "") + (fonts.group(0) if fonts else "") + " "


def _inner_groups(source: str) -> Iterator[tuple[str, str]]:
    """Yield name and content of the groups that stand outside the running text."""
    open_groups: list[tuple[int, str]] = []
    for match in _GROUPS.finditer(source):
        mark = match.group(0)
        if mark == "{":
            open_groups.append((match.end(), ""))
        elif mark == "}":
            if open_groups:
                start, name = open_groups.pop()
                if name:
                    yield name, source[start : match.start()]
        elif match.group(1) and open_groups and not open_groups[-1][1]:
            open_groups[-1] = (match.end(), match.group(1))


def _text(source: str) -> str:
    text: str = rtf_to_text(source, errors="replace")  # type: ignore[no-untyped-call]
    # Characters outside the basic plane come as two halves.
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return "\n".join(_cells(whole.split("\n")))


def _cells(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield line.rstrip("|").replace("|", "\t") if line.endswith("|") else line
