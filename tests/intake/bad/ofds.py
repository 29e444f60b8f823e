"""OFD files (GB/T 33190) with traps."""

import io
import zipfile

from tests.intake.files import TEXT, archive
from tests.intake.listening import ADDRESS
from tests.intake.writing import ofd

from .archives import without_contents
from .row import Bad

PAGE = "Doc_0/Pages/Page_%d/Content.xml"
ENTITY = '<!DOCTYPE o [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = "<!DOCTYPE o [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;'>]>"
PAGES = "\n".join(f"{number}、{line}" for number in range(12) for line in TEXT.splitlines())
OPENING = "<ofd:Layer>"


def changed(part: str, *pairs: tuple[str, str], text: str = TEXT, without: str = "", more: str = "") -> bytes:
    """Return an OFD file with replacements made in one part, one part left out, and one added."""
    source, buffer = zipfile.ZipFile(io.BytesIO(ofd(text))), io.BytesIO()
    with source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name in source.namelist():
            content = source.read(name).decode()
            for before, after in pairs if name == part else ():
                assert before in content
                content = content.replace(before, after)
            if name != without:
                made.writestr(name, content)
        if more:
            made.writestr(more, b"x")
    return buffer.getvalue()


def entity(declared: str, part: str = "OFD.xml") -> bytes:
    return changed(part, ("?>", f"?>{declared}"), ("</ofd:", "&x;</ofd:"))


def looping() -> bytes:
    """Return a file whose template is its own page, and whose drawings hold themselves and each other."""
    unit = '<ofd:CompositeGraphicUnit ID="%d"><ofd:Content><ofd:CompositeObject ResourceID="%d"/></ofd:Content></ofd:CompositeGraphicUnit>'
    resources = f'<ofd:Res xmlns:ofd="http://www.ofdspec.org/2016"><ofd:CompositeGraphicUnits>{unit % (8, 8)}{unit % (9, 10)}{unit % (10, 9)}</ofd:CompositeGraphicUnits></ofd:Res>'
    data = changed(
        "Doc_0/Document.xml",
        ("<ofd:CommonData>", f'<ofd:CommonData><ofd:TemplatePage ID="7" BaseLoc="{PAGE[6:] % 0}"/><ofd:PublicRes>Res.xml</ofd:PublicRes>'),
    )  # fmt: skip
    with zipfile.ZipFile(io.BytesIO(data)) as archived:
        parts = {name.replace("/", "__"): archived.read(name) for name in archived.namelist()}
    drawn = b'<ofd:CompositeObject ResourceID="8"/><ofd:CompositeObject ResourceID="9"/>'
    page = (PAGE % 0).replace("/", "__")
    parts[page] = (
        parts[page]
        .replace(b"<ofd:Content>", b'<ofd:Template TemplateID="7"/><ofd:Content>')
        .replace(OPENING.encode(), OPENING.encode() + drawn)
    )
    return archive(**parts, Doc_0__Res__xml=b"", **{"Doc_0__Res.xml": resources.encode()})  # fmt: skip


def many_pages(count: int) -> bytes:
    listed = "".join(f'<ofd:Page ID="{number}" BaseLoc="{PAGE[6:] % 0}"/>' for number in range(count))
    return changed("Doc_0/Document.xml", ("<ofd:Pages>", f"<ofd:Pages>{listed}"))


def drawing(size: int) -> bytes:
    """Return a page with one line drawn through so many places, as seals and signatures are."""
    points = "M 0 0 " + "".join(f"L {number % 200} {number % 290} " for number in range(size))
    path = (
        f'<ofd:PathObject Boundary="0 0 210 297"><ofd:AbbreviatedData>{points}</ofd:AbbreviatedData></ofd:PathObject>'
    )
    return changed(PAGE % 0, (OPENING, OPENING + path))


def deep(levels: int) -> bytes:
    return changed(
        PAGE % 0,
        (OPENING, OPENING + "<ofd:PageBlock>" * levels),
        ("</ofd:Layer>", "</ofd:PageBlock>" * levels + "</ofd:Layer>"),
    )


ROWS = (
    Bad("OFD with paths out of it", "讲话.ofd", "ok", "its text is whole, and nothing is ever unpacked to a path", lambda: changed("", more="../../../etc/cron.d/x")),
    Bad("OFD whose document lies outside", "讲话.ofd", "damaged", "no reader opens it; nothing of the machine may show", lambda: changed("OFD.xml", ("Doc_0/Document.xml", "../../../../etc/passwd"))),
    Bad("OFD that names a server", "讲话.ofd", "damaged", "as above", lambda: changed("OFD.xml", ("Doc_0/Document.xml", f"{ADDRESS}Document.xml"))),
    Bad("OFD with an outside entity", "讲话.ofd", "damaged", "as above; it is not too large either", lambda: entity(ENTITY)),
    Bad("OFD with billion laughs", "讲话.ofd", "damaged", "as above", lambda: entity(LAUGHS, "Doc_0/Document.xml")),
    Bad("OFD with an entity in a page", "讲话.ofd", "damaged", "as above: what is attempted in one page is not passed over", lambda: entity(ENTITY, PAGE % 0)),
    Bad("OFD without a document", "讲话.ofd", "damaged", "no reader opens it", lambda: archive(**{"OFD.xml": b"<OFD/>"})),
    Bad("OFD with a page that is missing", "讲话.ofd", "partial", "the other pages are kept, and it is said that one is missing", lambda: changed("", text=PAGES, without=PAGE % 1)),
    Bad("OFD with all pages missing", "讲话.ofd", "damaged", "there is nothing to keep", lambda: changed("", without=PAGE % 0)),
    Bad("OFD cut off", "讲话.ofd", "partial", "what stands before the break is kept, marked", lambda: without_contents(ofd(PAGES))[:-300]),
    Bad("OFD that refers to itself", "讲话.ofd", "ok", "a drawing inside itself shows nothing more; the text is there once", looping),
    Bad("OFD of 20,000 pages", "讲话.ofd", "too_large:long", "no speech", lambda: many_pages(20_000)),
    Bad("OFD with a drawing of a million points", "讲话.ofd", "ok", "a drawing shows no words; the text is whole", lambda: drawing(1_000_000)),
    Bad("OFD 5,000 levels deep", "讲话.ofd", "damaged", "no program writes it", lambda: deep(5_000)),
)  # fmt: skip
