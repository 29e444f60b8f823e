"""Any file an office has comes out as text, or with the right reason why not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speeches.intake import Limits, Unreadable, read, read_pasted
from speeches.intake.sandbox import read_safely

from .files import TEXT, pdf, web_page, word

PLAIN = TEXT.split("\n", 2)[2].strip()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_in_any_encoding_an_office_has(encoding):
    document = read(TEXT.encode(encoding), "讲话.txt")
    assert "县水利局要牵头制定水库调度方案，4月底前报县防指备案。" in document.speeches[0].text
    assert document.media_type == "text/plain"


@pytest.mark.parametrize(("data", "name"), [(word(), "讲话.docx"), (web_page(), "讲话.html"), (word(), "改过名.txt")])
def test_documents_are_read_by_content(data, name):
    document = read(data, name)
    text = document.speeches[0].text
    for line in PLAIN.splitlines():
        assert line in text
    assert "首页" not in text
    assert "var a" not in text


def test_pdf_with_text():
    text = read(pdf(), "会议.pdf").speeches[0].text
    assert "flood control" in text


def test_a_hyphen_at_a_line_s_end_is_taken_out_of_a_word_and_nowhere_else():
    lines = [
        "The bureau shall report on the con-",
        "struction of all dams by the year's end",
        "and on the 5G-",
        "A network, as planned for the years 2026-",
        "2030 by the county.",
    ]
    document = read(pdf(lines), "会议.pdf")
    assert "the construction of all dams" in document.raw
    assert "5G-\nA network" in document.raw
    assert "2026-2030" in document.raw.replace("\n", "")
    assert document.raw.replace("\n", "").isprintable()


def test_pasted_text_and_pasted_markup_say_the_same():
    plain = read_pasted(TEXT).speeches[0].text
    marked = read_pasted("".join(f"<p>{line}</p>" for line in TEXT.splitlines())).speeches[0].text
    assert [line for line in plain.splitlines() if line] == [line for line in marked.splitlines() if line]


def test_what_the_head_says_is_proposed():
    speech = read(TEXT.encode(), "防汛.txt").speeches[0]
    assert speech.title == "在全县防汛工作会议上的讲话"
    assert speech.kind == "speech"
    assert speech.held_on is not None
    assert speech.held_on.isoformat() == "2026-04-08"


def test_a_file_over_the_limit_is_not_looked_at():
    with pytest.raises(Unreadable) as refused:
        read(b"x" * 2000, "讲话.txt", limits=Limits(size=1000))
    assert refused.value.code == "too_large"


def test_prose_about_secrets_is_no_marking():
    text = TEXT.replace("不得截留挪用", "严格保守国家秘密，涉密文件按机密级管理")
    assert read(text.encode(), "讲话.txt").speeches


def test_a_child_process_reads_the_same_and_refuses_the_same():
    assert read_safely(TEXT.encode(), "讲话.txt") == read(TEXT.encode(), "讲话.txt")
    with pytest.raises(Unreadable) as refused:
        read_safely(word()[:900], "讲话.docx")
    assert refused.value.code == "damaged"


def test_a_child_that_takes_too_much_is_stopped():
    with pytest.raises(Unreadable):
        read_safely(("字" * 3_000_000).encode(), "讲话.txt", limits=Limits(memory=60 * 1024 * 1024))


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.docx", "a.pdf", "a.html", "a", "讲话.doc"]))
def test_any_bytes_are_read_or_refused(data, name):
    try:
        document = read(data, name)
    except Unreadable:
        return
    assert document.speeches


@settings(max_examples=40, deadline=None)
@given(
    st.text(
        alphabet=st.sampled_from(
            "县水利局要在4月底前完成水库，。；：！？“”（）一二、（一）1.\n 　ａＡ*xX※〔2026〕12号abc"
        ),
        max_size=300,
    )
)
def test_offsets_lead_back_and_reading_again_changes_nothing(text):
    try:
        document = read_pasted(text)
    except Unreadable:
        return
    for speech in document.speeches:
        for part in speech.segments:
            copied = speech.text[part.at : part.at + part.length]
            assert copied == document.raw[part.source : part.source + part.length]
    for edit in document.edits:
        assert document.raw[edit.start : edit.end] == edit.before
