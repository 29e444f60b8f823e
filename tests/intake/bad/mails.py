"""Mails and saved web pages (both are MIME) with traps."""

import base64
from email.message import EmailMessage

from tests.intake.files import TEXT, web_page, word
from tests.intake.listening import ADDRESS

from .archives import swollen
from .row import Bad

PAGE_HEAD = b"MIME-Version: 1.0\r\nSnapshot-Content-Location: http://example.invalid/a\r\n"
MAIL_HEAD = b"From: a@b\r\nTo: c@d\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
RELATED, MIXED = b"multipart/related", b"multipart/mixed"


def bundle(head: bytes, kind: bytes, *parts: bytes, end: bytes = b"--b--\r\n") -> bytes:
    """Return a message of these parts, each with its own head."""
    body = b"".join(b"--b\r\n" + part + b"\r\n" for part in parts)
    return head + b"Content-Type: " + kind + b'; type="text/html"; boundary="b"\r\n\r\n' + body + end


def part(kind: bytes, content: bytes, coding: bytes = b"8bit") -> bytes:
    return b"Content-Type: %b\r\nContent-Transfer-Encoding: %b\r\n\r\n%b" % (kind, coding, content)


def page(content: bytes = b"", coding: bytes = b"8bit") -> bytes:
    return part(b"text/html; charset=utf-8", content or web_page(), coding)


def reaching_page() -> bytes:
    shown = f"<link rel=stylesheet href='{ADDRESS}a.css'><img src='{ADDRESS}a.png'><img src='file:///etc/passwd'><script src='{ADDRESS}a.js'></script>"
    elsewhere = b'Content-Type: message/external-body; access-type=URL; URL="%ba.html"\r\n\r\n' % ADDRESS.encode()
    return page(web_page().replace(b"<article>", b"<article>" + shown.encode())) + b"\r\n--b\r\n" + elsewhere


def nested(head: bytes, kind: bytes, depth: int) -> bytes:
    opening = b"".join(b"Content-Type: %b; boundary=b%d\r\n\r\n--b%d\r\n" % (kind, n, n) for n in range(depth))
    return head + opening + page() + b"\r\n" + b"".join(b"--b%d--\r\n" % n for n in reversed(range(depth)))


def mail(subject: str = "报送讲话稿", html: str = "", **attachments: bytes) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = subject, "a@example.invalid", "b@example.invalid"
    message.set_content("请查收。")
    if html:
        message.add_alternative(html, subtype="html")
    for name, data in attachments.items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def mails_in_mails(depth: int) -> bytes:
    inner = EmailMessage()
    inner["Subject"], inner["To"] = "x", "c@d"
    inner.set_content(TEXT)
    for _ in range(depth):
        outer = EmailMessage()
        outer["Subject"], outer["To"] = "x", "c@d"
        outer.add_attachment(inner)
        inner = outer
    return inner.as_bytes()


def cut_mail() -> bytes:
    """Return a mail that breaks off inside its attached Word file, in its text."""
    data = mail(
        **{"讲话.docx": word("\n".join(f"{number}、{line}" for number in range(100) for line in TEXT.splitlines()))}
    )
    start = data.index(b"base64", data.index(b"octet-stream"))
    packed = b"".join(data[start:].split(b"\n\n", 1)[1].split(b"--")[0].split())
    inside = base64.b64decode(packed).index(b"word/document.xml") + 1500
    return data[: data.index(b"\n\n", start) + inside * 4 // 3 + inside // 57]


ROWS = (
    # Saved pages
    Bad("saved page that reaches out", "页面.mht", "ok", "its text is whole; what lies elsewhere is not part of it", lambda: bundle(PAGE_HEAD, RELATED, reaching_page())),
    Bad("saved page of 30 MB in base64", "页面.mht", "too_large:long", "a hundred books", lambda: bundle(PAGE_HEAD, RELATED, page(base64.encodebytes(web_page().replace(b"</article>", b"<p>" + b"a" * 30_000_000)), b"base64"))),
    Bad("saved page of a million soft line ends", "页面.mht", "ok", "they show nothing; its text is whole", lambda: bundle(PAGE_HEAD, RELATED, page(b"=\r\n" * 1_000_000 + b"".join(b"=%02X" % byte for byte in web_page()), b"quoted-printable"))),
    Bad("saved page of 10,000 parts", "页面.mht", "too_large:parts", "no page has so many pictures", lambda: bundle(PAGE_HEAD, RELATED, page(), *[part(b"image/png", b"x")] * 10_000)),
    Bad("saved page without a boundary", "页面.mht", "damaged", "no browser opens it", lambda: bundle(PAGE_HEAD, RELATED, page()).replace(b'; boundary="b"', b"")),
    Bad("saved page with another boundary", "页面.mht", "damaged", "as above", lambda: bundle(PAGE_HEAD, RELATED, page()).replace(b'boundary="b"', b'boundary="c"')),
    Bad("saved page 2,000 parts deep", "页面.mht", "damaged", "no program writes it", lambda: nested(PAGE_HEAD, RELATED, 2_000)),
    Bad("saved page without a page", "页面.mht", "no_text", "a picture alone", lambda: bundle(PAGE_HEAD, RELATED, part(b"image/png", b"x"))),
    Bad("saved page cut off", "页面.mht", "partial", "what stands before the break is kept, marked", lambda: bundle(PAGE_HEAD, RELATED, page(), end=b"")[:-200]),
    Bad("saved page cut off in a picture", "页面.mht", "ok", "the words are all there", lambda: bundle(PAGE_HEAD, RELATED, page(), part(b"image/png", b"x" * 500), end=b"")[:-200]),
    # Mails
    Bad("mail that reaches out", "来信.eml", "ok", "the letter is whole; what lies elsewhere is not part of it", lambda: mail(html=f"<html><body><img src='{ADDRESS}a.png'><iframe src='file:///etc/passwd'></iframe>{TEXT.replace(chr(10), '<br>')}</body></html>")),
    Bad("mail with a bomb", "来信.eml", "cover_note too_large:swollen", "the note is no speech, and its attachment would fill the disk", lambda: mail(**{"讲话.docx": swollen("word/document.xml", 210_000_000)})),
    Bad("mail of 10,000 parts", "来信.eml", "too_large:parts", "nobody attaches ten thousand files; the words must say parts, not megabytes", lambda: bundle(MAIL_HEAD, MIXED, *[part(b"text/plain", b"hello there")] * 10_000)),
    Bad("mail without a boundary", "来信.eml", "damaged:eml", "no mail program shows its parts", lambda: bundle(MAIL_HEAD, MIXED, part(b"text/plain", TEXT.encode())).replace(b'; boundary="b"', b"")),
    Bad("mail with another boundary", "来信.eml", "damaged:eml", "as above", lambda: bundle(MAIL_HEAD, MIXED, part(b"text/plain", TEXT.encode())).replace(b'boundary="b"', b'boundary="c"')),
    Bad("mail 2,000 parts deep", "来信.eml", "damaged:eml", "no program writes it", lambda: nested(MAIL_HEAD, MIXED, 2_000)),
    Bad("mails in mails", "来信.eml", "too_large:levels", "nobody forwards forty times as an attachment", lambda: mails_in_mails(40)),
    Bad("mail with a subject of 100,000 characters", "来信.eml", "ok", "the letter below it is whole", lambda: mail("长" * 100_000, html=f"<p>{TEXT * 3}</p>")),
    Bad("mail whose attachments have paths for names", "来信.eml", "cover_note ok ok", "names are names, the files are whole", lambda: mail(**{"../../etc/passwd": TEXT.encode(), "C:\\Windows\\讲话.docx": word(TEXT * 2)})),
    Bad("mail cut off in its attachment", "来信.eml", "cover_note partial cut_off", "the beginning of the attached text is kept, marked, and that more may be missing is said", cut_mail),
    Bad("mail marked secret in its subject", "来信.eml", "secret", "whatever carries it", lambda: mail("（机密）讲话稿", **{"讲话.txt": TEXT.encode()})),
)  # fmt: skip
