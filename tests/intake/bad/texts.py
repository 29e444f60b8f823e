"""Texts, web pages and names with traps, and what is next to nothing."""

from tests.intake.files import TEXT
from tests.intake.listening import ADDRESS

from .row import Bad


def utf16(text: str = TEXT) -> bytes:
    return text.encode("utf-16-le")


def reaching_page() -> bytes:
    return f"<html><head><meta charset='utf-8'><meta http-equiv=refresh content='0;url={ADDRESS}'></head><body><script src='{ADDRESS}x.js'></script><img src='{ADDRESS}x.png'><p>{TEXT}</p></body></html>".encode()


ROWS = (
    # Nothing, or next to nothing
    Bad("0 bytes", "讲话.txt", "empty", "there is nothing in it", lambda: b""),
    Bad("0 bytes called Word", "讲话.docx", "empty", "as above", lambda: b""),
    Bad("1 byte", "讲话.txt", "ok", "a text of one letter is a text", lambda: b"1"),
    Bad("1 NUL byte", "讲话.txt", "empty", "there is nothing in it", lambda: b"\0"),
    Bad("blanks only", "讲话.txt", "empty", "as above", lambda: b" \t\r\n" * 10_000),
    Bad("a byte order mark only", "讲话.txt", "empty", "as above", lambda: b"\xef\xbb\xbf"),
    # Text
    Bad("NUL bytes", "讲话.txt", "ok", "the text is whole; old programs filled their files up", lambda: TEXT.encode() + bytes(4000)),
    Bad("a few NUL bytes late", "讲话.txt", "ok", "as above", lambda: (TEXT * 300).encode() + b"\0\0\0"),
    Bad("NUL bytes in the middle", "讲话.txt", "unknown_format", "no text has them; letters may be missing anywhere", lambda: (TEXT * 20).replace("县", "\0").encode()),
    Bad("UTF-16 without its mark", "讲话.txt", "ok", "the editor opens it", utf16),
    Bad("UTF-16 cut in half a character", "讲话.txt", "partial", "half a character is missing, and is marked", lambda: b"\xff\xfe" + utf16(TEXT + "八")[:-1]),
    Bad("broken UTF-8", "讲话.txt", "partial", "as above", lambda: (TEXT * 4).encode().replace("防汛".encode(), b"\xe9\x98", 1)),
    Bad("lone surrogates", "讲话.txt", "partial", "as above", lambda: b"\xff\xfe" + utf16(TEXT * 4) + b"\x00\xd8\x00\xd8"),
    Bad("noise", "讲话.txt", "unknown_format", "no text", lambda: bytes((n * n * 31 + n // 7) % 256 for n in range(20_000))),
    Bad("program", "讲话.txt", "mislabelled", "somebody sent the wrong file", lambda: b"\x7fELF\x02\x01\x01" + bytes(4000)),
    Bad("one line of 10 MB", "讲话.txt", "too_large:long", "ten books", lambda: b"a" * 10_000_000),
    Bad("a million lines", "讲话.txt", "too_large:long", "as above", lambda: b"a\n" * 1_000_000),
    Bad("51 MB", "讲话.txt", "too_large", "larger than the page says", lambda: b"a" * 51 * 1024 * 1024),
    Bad("30,000 digits in a row", "讲话.txt", "ok", "the text is whole; what is hard to search in it must not hold up the site", lambda: b"1" * 30_000),
    # Web pages
    Bad("scripts and a redirection", "讲话.html", "ok", "its text is whole; nothing runs, nothing is followed", reaching_page),
    Bad("100,000 nested parts", "讲话.html", "too_large:odd", "no program writes it", lambda: b"<html><body>" + b"<div>" * 100_000 + TEXT.encode()),
    Bad("one tag without end", "讲话.html", "no_text", "a browser shows an empty page", lambda: b"<html><body " + b"a=1 " * 500_000),
    Bad("page of nothing", "讲话.html", "no_text", "as above", lambda: b"<!doctype html><html><body></body></html>"),
    # Names
    Bad("right-to-left name", "讲话\u202exslx.txt", "ok", "the text is whole; the name is cleaned", f"{TEXT}一".encode),
    Bad("path in the name", "../../etc/passwd", "ok", "as above", f"{TEXT}二".encode),
    Bad("absolute path for a name", "/etc/cron.d/讲话.txt", "ok", "as above", f"{TEXT}三".encode),
    Bad("path of another system", "C:\\Windows\\讲话.txt", "ok", "as above", f"{TEXT}四".encode),
    Bad("300 characters", f"{'长' * 296}.txt", "ok", "as above", f"{TEXT}五".encode),
    Bad("name of blanks", " \u3000.txt", "ok", "as above", f"{TEXT}六".encode),
    Bad("markup in the name", "<script>alert(1)</script>.txt", "ok", "as above", f"{TEXT}七".encode),
    # Secrets
    Bad("marked secret", "讲话.txt", "secret", "it must not be kept", f"机密★10年\n{TEXT}".encode),
    Bad("marked secret in its name", "讲话（秘密）.txt", "secret", "as above", f"{TEXT}九".encode),
)  # fmt: skip
