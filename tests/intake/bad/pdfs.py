"""PDF files and pictures that are broken, swollen, locked or two things at once."""

import zlib

from tests.intake.files import archive, pdf, pdf_of

from .row import Bad, ByRecognition

PNG = b"\x89PNG\r\n\x1a\n"


def many_pages(count: int) -> bytes:
    kids = b" ".join(b"3 0 R" for _ in range(count))
    return pdf_of(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, count),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>",
    )


def looping_pages() -> bytes:
    return pdf_of(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 2 >>",
        b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 2 >>",
    )


def flate_bomb() -> bytes:
    """Return a PDF of one page whose content is 1,500 MB of blanks, packed twice."""
    inner = zlib.compressobj(9)
    head = inner.compress(b"") + inner.flush(zlib.Z_FULL_FLUSH)
    block = inner.compress(b" " * 1_000_000) + inner.flush(zlib.Z_FULL_FLUSH)
    packed = zlib.compress(head + block * 1_500 + inner.flush(), 9)
    return pdf_of(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R >>",
        b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%b\nendstream" % (len(packed), packed),
    )


def encrypted_pdf() -> bytes:
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O (%b) /U (%b) /P -4 >> /ID [<00> <00>]" % (b"o" * 32, b"u" * 32)
    return pdf_of(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>", more=lock)


ROWS = (
    Bad("truncated PDF", "讲话.pdf", "partial", "what stands before the break is kept, marked", lambda: pdf()[:-20]),
    Bad("head of a PDF", "讲话.pdf", "damaged", "no page is in it", lambda: pdf()[:60]),
    Bad("PDF of nothing", "讲话.pdf", "no_text", "it opens and has no words", lambda: pdf([])),
    Bad("20,000 pages", "讲话.pdf", "too_large:long", "no speech", lambda: many_pages(20_000)),
    Bad("page tree that bites its tail", "讲话.pdf", "damaged", "no reader shows a page of it", looping_pages),
    Bad("flate bomb", "讲话.pdf", "too_large:odd", "a page of a gigabyte; \"no text, perhaps a scan\" would send people to the scanner", flate_bomb),
    Bad("locked PDF", "讲话.pdf", "encrypted", "the password is what is missing", encrypted_pdf),
    Bad("PDF and archive in one", "讲话.pdf", "ok", "a PDF reader shows all of it", lambda: pdf() + archive(**{"word__document.xml": b"x"})),
    Bad("archive and PDF in one", "讲话.docx", "ok", "it is read as the PDF that it is", lambda: b"PK\x03\x04" + bytes(20) + pdf()),
    Bad("picture called Word", "讲话.docx", "mislabelled", "somebody sent the wrong file", lambda: PNG + bytes(4000)),
    Bad("broken picture", "扫描件.png", ByRecognition("damaged:picture"), "another scan is wanted, not Word; without recognition a whole one could not be read either", lambda: PNG + bytes(4000)),
)  # fmt: skip
