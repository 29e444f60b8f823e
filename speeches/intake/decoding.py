"""Turn the bytes of a text file into text, whatever encoding an office's program wrote."""

import codecs
import re
from collections.abc import Iterator

from speeches.intake.document import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What a file may declare, and what is tried; no other codec is ever loaded. cp437 is for the names in ZIP files.
ENCODINGS = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "gb18030",
    "big5",
    "gbk",
    "cp437",
    "ascii",
    "latin-1",
)
_ALIASES = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "utf8": "utf-8", "big5-hkscs": "big5"}
_SAMPLE = 64 * 1024
_UNREAD = "\ufffd"
# All but: blanks, ASCII, Latin, Greek, Cyrillic, punctuation, symbols, radicals, CJK with its extensions, full-width
# forms, emoji. The private use area has the characters that old Chinese fonts added.
_STRANGE = re.compile(
    r"[^\t-\r\x20-\x7e\x85\xa0-\u052f\u2000-\u2bff\u2e80-\u9fff\ue000-\uf8ff\uf900-\ufaff\ufe10-\ufe6f\uff00-\uffef"
    r"\ufeff\U0001f000-\U0001faff\U00020000-\U0003134f]"
)


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """Return the text and the name of its encoding.

    Order: byte order mark, UTF-16 without a mark, UTF-8, what the file declares (HTML), GB18030. Raises `Unreadable`
    (``unknown_format``) when the bytes are no text in any of these.
    """
    data = _without_filling(data)
    for name in _candidates(data, declared):
        text = data.decode(name, errors="replace").rstrip("\0")
        if _plausible(text):
            return text, name
    raise Unreadable("unknown_format", "bytes")


def _without_filling(data: bytes) -> bytes:
    """Return the bytes without the zeros with which old programs fill a file up to the end of its last block.

    The last character of UTF-16 may end in one zero; two are no character in any encoding.
    """
    bare = data.rstrip(b"\0")
    if not bare:
        return bare
    return bare if len(data) - len(bare) > 1 and b"\0" not in bare else data


def _candidates(data: bytes, declared: str | None) -> Iterator[str]:
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if marked:
        yield marked
        return
    # Zero bytes: valid in UTF-8 too, but no text has them in any encoding but UTF-16.
    if b"\0" in data[:_SAMPLE]:
        yield from _utf16_orders(data)
        return
    yield "utf-8"
    named = _ALIASES.get((declared or "").lower(), (declared or "").lower())
    if named in ENCODINGS:
        yield named
    if order := _utf16_without_zeros(data):
        yield order
    yield "gb18030"


def _utf16_orders(data: bytes) -> list[str]:
    """Return both byte orders, the likelier first.

    Read the wrong way round, Chinese text is of many other scripts. Zero bytes tell less: 一 is 4E 00, and a text may
    have more of it than line ends and digits; they tell where there is hardly any Chinese.
    """
    sample = data[: _SAMPLE & ~1]

    def unlikely(name: str) -> tuple[int, int]:
        highs = sample[1::2] if name == "utf-16-le" else sample[0::2]
        return _oddities(sample.decode(name, errors="replace")), -highs.count(0)

    return sorted(("utf-16-le", "utf-16-be"), key=unlikely)


def _utf16_without_zeros(data: bytes) -> str | None:
    """Return the byte order of UTF-16 text that is Chinese throughout: high bytes 4E to 9F, 30 or FF on one side."""
    sample = data[: _SAMPLE & ~1]
    if len(data) % 2 or not sample:
        return None
    for side, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        highs = sample[side::2]
        han = sum(0x4E <= byte <= 0x9F or byte in (0x30, 0xFF, 0x20) for byte in highs)
        if han > 0.97 * len(highs):
            # GB18030 text has its high bytes above 9F; this many below it cannot be chance.
            return name
    return None


def _plausible(text: str) -> bool:
    """Say whether a decoded text is one: hardly a character that could not be read, or that no office writes.

    A cut-off file ends in half a character, so a few may be unreadable.
    """
    sample = text[:_SAMPLE]
    return sample.count(_UNREAD) * 200 <= len(sample) + 100 and _strange(sample) * 20 <= len(sample)


def _oddities(text: str) -> int:
    return text.count(_UNREAD) + _strange(text)


def _strange(text: str) -> int:
    return len(_STRANGE.findall(text))
