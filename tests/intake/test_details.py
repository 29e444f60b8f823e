"""What hides inside documents: tables, text boxes, tracked changes, notes, numbers of lists."""

import pytest

from speeches.intake import read

from .files import archive, document_xml

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BOX = (
    '<w:p><w:r><w:t>正文一。</w:t></w:r><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/'
    'markup-compatibility/2006"><mc:Choice Requires="wps"><w:drawing><w:txbxContent><w:p><w:r><w:t>框内的话。'
    "</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>框内的话。</w:t>"
    "</w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
)


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def paragraph(content: str) -> str:
    return f"<w:p>{content}</w:p>"


def word(body: str, **parts: str) -> bytes:
    more = {f"word__{name}.xml": content.encode() for name, content in parts.items()}
    return archive(**{"word__document.xml": document_xml(body.encode()), **more})


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(f'<w:tc>{paragraph(run(cell))}</w:tc>' for cell in cells)}</w:tr>"


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (
            f"<w:tbl>{row('事项', '牵头单位')}{row('修水库', '县水利局')}</w:tbl>",
            ["事项\t牵头单位", "修水库\t县水利局"],
        ),
        (f"<w:tbl>{row('表框里的正文。')}</w:tbl>", ["表框里的正文。"]),
        (BOX, ["正文一。", "框内的话。"]),
        (
            paragraph(
                run("县水利局要")
                + "<w:del><w:r><w:delText>五月</w:delText></w:r></w:del>"
                + f"<w:ins>{run('四月')}</w:ins>"
                + run("底前完成。")
            ),
            ["县水利局要四月底前完成。"],
        ),
        (paragraph(f"<w:moveFrom>{run('移走的话')}</w:moveFrom>{run('留下的话。')}"), ["留下的话。"]),
        (paragraph("<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>" + run("看得见。")), ["看得见。"]),
    ],
    ids=["table", "frame", "text box", "tracked", "moved", "hidden"],
)
def test_a_word_file_gives_what_its_reader_sees_once(body, lines):
    assert [line for line in read(word(body), "讲话.docx").raw.split("\n") if line] == lines


def test_footnotes_follow_the_text_and_separators_do_not():
    notes = (
        f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0">{paragraph(run("———"))}</w:footnote>'
        f'<w:footnote w:id="1">{paragraph(run("指全县十二个乡镇。"))}</w:footnote></w:footnotes>'
    )
    body = paragraph(run("各乡镇要落实。") + '<w:r><w:footnoteReference w:id="1"/></w:r>')
    assert read(word(body, footnotes=notes), "讲话.docx").raw == "各乡镇要落实。\n注：指全县十二个乡镇。"


@pytest.mark.parametrize(
    ("opening", "numbers"),
    [
        ("<ol>", ("1.", "2.")),
        ("<ol start='3'>", ("3.", "4.")),
        ("<ol type='A'>", ("A.", "B.")),
        ("<ol style='list-style-type: cjk-ideographic'>", ("一、", "二、")),
        ("<ol style='list-style: none'>", ("", "")),
        ("<ul>", ("", "")),
    ],
)
def test_the_numbers_that_a_browser_prints_stand_before_the_items(opening, numbers):
    first, second = "县水利局要在4月底前完成除险加固。", "县财政局要安排专项经费二百万元。"
    page = f"<html><body><article><p>同志们：</p>{opening}<li>{first}</li><li>{second}</li></{opening[1:3]}></article>"
    lines = [line.strip() for line in read(page.encode(), "讲话.html").raw.split("\n")]
    assert f"{numbers[0]}{first}" in lines
    assert f"{numbers[1]}{second}" in lines
