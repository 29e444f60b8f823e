"""Turn the bytes of a text file into text, whatever encoding an office's program wrote."""

import codecs

from speeches.intake.document import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 64 * 1024


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """Return the text and the name of its encoding.

    Order: byte order mark, UTF-8, UTF-16 without a mark, what the file declares (HTML), GB18030, Big5. Raises
    `Unreadable` (``unknown_format``) when the bytes are no text in any of these.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _checked(data, name)
    # UTF-16 first when there are zero bytes: such bytes are also valid UTF-8, and no text in another encoding has them.
    if b"\0" in data[:_SAMPLE]:
        return _checked(data, _utf16_order(data))
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    for name in (declared, _utf16_without_zeros(data), "gb18030", "big5"):
        if name and _is_known(name) and _plausible(text := data.decode(name, errors="replace")):
            return text, name
    raise Unreadable("unknown_format", "bytes")


def _checked(data: bytes, name: str) -> tuple[str, str]:
    text = data.decode(name, errors="replace")
    if not _plausible(text):
        raise Unreadable("unknown_format", "bytes")
    return text, name


def _is_known(name: str) -> bool:
    try:
        codecs.lookup(name)
    except LookupError:
        return False
    return True


def _utf16_order(data: bytes) -> str:
    """Return the byte order under which line ends, blanks and digits have their zero byte in the right place."""
    sample = data[:_SAMPLE]
    return "utf-16-le" if sample[1::2].count(0) >= sample[0::2].count(0) else "utf-16-be"


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
    """Say whether a decoded text is one: hardly a control or replacement character."""
    sample = text[:_SAMPLE]
    bad = sum(char == "\ufffd" or (char < " " and char not in "\t\n\r\f\v\x1a\x1c\x0c") for char in sample)
    return bad * 200 <= len(sample)
