"""Markings are recognised however they are written; speaking of secrets is no marking."""

from pathlib import Path

import pytest

from speeches.intake import Unreadable, read
from speeches.intake.secrecy import has_marking

from .files import TEXT, word

ROWS = [
    tuple(line.split("\t", 2))
    for line in (Path(__file__).with_name("secrecy_corpus.tsv")).read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def marked(place: str, said: str) -> bool:
    said = said.replace("\\n", "\n")
    if place == "head":
        return has_marking(f"{said}\n{TEXT}")
    if place == "body":
        return has_marking(f"{TEXT * 3}\n{said}\n{TEXT}")
    return has_marking(TEXT, (said,))


@pytest.mark.parametrize(("expected", "place", "said"), ROWS, ids=[f"{row[1]} {row[2]}" for row in ROWS])
def test_the_table_of_markings(expected, place, said):
    assert marked(place, said) == (expected == "marked")


def test_the_table_is_wide():
    assert sum(row[0] == "marked" for row in ROWS) >= 50
    assert sum(row[0] == "free" for row in ROWS) >= 50


@pytest.mark.parametrize("where", ["header", "footer", "watermark", "property", "table"])
def test_a_marking_anywhere_in_a_word_file(where):
    import io  # noqa: PLC0415

    import docx  # noqa: PLC0415
    from docx.oxml import parse_xml  # noqa: PLC0415
    from docx.oxml.ns import nsdecls  # noqa: PLC0415

    document = docx.Document(io.BytesIO(word()))
    if where == "header":
        document.sections[0].header.paragraphs[0].text = "机密★10年"
    elif where == "footer":
        document.sections[0].footer.paragraphs[0].text = "秘密★1年"
    elif where == "watermark":
        drawn = parse_xml(
            f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape>'
            '<v:textpath string="机密"/></v:shape></w:pict></w:r>'
        )
        document.sections[0].header.paragraphs[0]._p.append(drawn)
    elif where == "property":
        document.core_properties.category = "机密"
    else:
        row = document.add_table(1, 2).rows[0]
        row.cells[0].text, row.cells[1].text = "密级", "机密"
    buffer = io.BytesIO()
    document.save(buffer)
    with pytest.raises(Unreadable) as refused:
        read(buffer.getvalue(), "讲话.docx")
    assert refused.value.code == "secret"


@pytest.mark.parametrize("digits", [6, 400])
def test_a_row_of_digits_behind_a_level_is_read_one_way(digits):
    assert has_marking(f"机密 长期 {'1' * digits}")
    assert not has_marking(f"机密 长期 {'1' * digits}件")


@pytest.mark.parametrize(
    "where",
    [
        "<title>机密★10年</title>",
        '<meta name="keywords" content="秘密★1年">',
        "<header>机密★10年</header>",
        "<div><span>机密★10年</span></div>",
    ],
)
def test_a_marking_beside_the_text_of_a_web_page(where):
    text = "".join(f"<p>{line}</p>" for line in TEXT.splitlines() * 3)
    page = f"<html><body>{where}<article>{text}</article></body></html>"
    with pytest.raises(Unreadable) as refused:
        read(page.encode(), "讲话.html")
    assert refused.value.code == "secret"
    prose = page.replace("机密★10年", "严守机密").replace("秘密★1年", "保守秘密")
    assert read(prose.encode(), "讲话.html").outcome == "ok"


def test_a_long_run_of_blanks_is_read_one_way():
    assert has_marking(f"机密{' ' * 20_000}10年")
    assert not has_marking(f"机密{' ' * 20_000}工作")
