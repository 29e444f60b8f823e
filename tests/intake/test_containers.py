"""Archives and mails are taken apart: each file in them by itself, names as they were meant."""

import sys
from email.message import EmailMessage

import pytest

from speeches.intake import Limits, Unreadable, unpacking
from speeches.intake.containers import members
from speeches.intake.unpacking import unpack_safely

from .files import TEXT, archive, word
from .forms import zipped


def mail(**attachments: bytes) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = "转发：讲话稿", "a@example.invalid", "b@example.invalid"
    message.set_content("请查收。")
    for name, data in attachments.items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name.replace("__", "."))
    return message.as_bytes()


def test_a_mail_with_an_archive_gives_each_file_and_names_the_covering_note():
    data = mail(讲话__docx=word(), 全部__zip=archive(甲__txt=TEXT.encode(), __MACOSX__x=b"x"))
    direct = list(members(data, "来信.eml", Limits()))
    assert [(one.name, one.problem.code if one.problem else "") for one in direct][:2] == [
        ("转发：讲话稿.txt", "cover_note"),
        ("讲话.docx", ""),
    ]
    confined = list(unpack_safely(data, "来信.eml", Limits()))
    assert [(one.name, one.data) for one in confined] == [(one.name, one.data) for one in direct]


def test_an_attached_mail_is_taken_apart_once_under_its_subject():
    inner = EmailMessage()
    inner["Subject"], inner["To"] = "原信", "c@d"
    inner.set_content(TEXT)
    inner.add_attachment(word(), maintype="application", subtype="octet-stream", filename="讲话.docx")
    outer = EmailMessage()
    outer["Subject"], outer["To"] = "转发", "e@f"
    outer.add_attachment(inner)
    found = list(unpack_safely(outer.as_bytes(), "来信.eml", Limits()))
    assert [(one.name, one.problem) for one in found] == [("原信.txt", None), ("讲话.docx", None)]


def test_names_without_the_flag_are_read_as_gbk():
    (found,) = members(zipped(TEXT), "全部.zip", Limits())
    assert found.name == "会议讲话.txt"


@pytest.mark.parametrize(
    ("data", "limits", "code"),
    [
        (archive(), Limits(), "no_text"),
        (archive(a__txt=b"x" * 900, b__txt=b"y" * 900), Limits(unpacked=1000), "too_large"),
        (TEXT.encode(), Limits(), "unknown_format"),
    ],
)
def test_what_is_refused_whole(data, limits, code):
    with pytest.raises(Unreadable) as refused:
        list(unpack_safely(data, "全部.zip", limits))
    assert refused.value.code == code


def refused(data: bytes, **limits: int) -> tuple[str, str]:
    with pytest.raises(Unreadable) as caught:
        list(unpack_safely(data, "全部.zip", Limits(**limits)))
    return caught.value.code, caught.value.detail


def test_unpacking_that_computes_too_long_is_ended_and_said():
    swollen = archive(**{f"{number}__txt": bytes(5_000_000) for number in range(38)})
    assert refused(swollen, processor_seconds=1, ratio=10_000) == ("too_large", "time")


@pytest.mark.parametrize(
    ("code", "said"),
    [("import time; time.sleep(600)", ("too_large", "time")), ("raise SystemExit(1)", ("damaged", "stopped 1"))],
)
def test_a_child_that_hangs_or_breaks_down_is_told_apart(monkeypatch, code, said):
    monkeypatch.setattr(unpacking, "_COMMAND", (sys.executable, "-c", code))
    assert refused(archive(a__txt=b"x"), wall_seconds=2) == said
