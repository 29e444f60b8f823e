"""Files and pasted text through the pages: taken in once, refused with reason, never a server error."""

import json
from email.message import EmailMessage

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from speeches.intake.importing import clean_name
from speeches.models import Meeting, Requirement, SourceFile, Speech
from speeches.models.requirement import State
from tests.factories import MeetingFactory, SpeechFactory
from tests.intake.files import TEXT, archive, word
from tests.intake.test_round_trips import OLDER_WORD

pytestmark = pytest.mark.django_db
HEADERS = {"x-requested-with": "XMLHttpRequest"}


def send(client, *files: tuple[bytes, str], **more):
    uploads = [SimpleUploadedFile(name, data) for data, name in files]
    return client.post(reverse("source-file-upload"), {"files": uploads, "confirmed": "on"}, headers=HEADERS, **more)


def stored_files() -> list[str]:
    found, waiting = [], ["sources"]
    while waiting:
        folder = waiting.pop()
        if not default_storage.exists(folder):
            continue
        folders, files = default_storage.listdir(folder)
        waiting += [f"{folder}/{name}" for name in folders]
        found += [f"{folder}/{name}" for name in files]
    return found


def test_a_file_becomes_a_speech_with_drafts(clerk, log_in):
    client = log_in(clerk)
    page = send(client, (word(), "防汛讲话.docx")).content.decode()
    speech = Speech.objects.get()
    assert reverse("review-desk", args=[speech.pk]) in page
    assert speech.title == "在全县防汛工作会议上的讲话"
    assert speech.requirements.drafts().count() >= 3
    source = SourceFile.objects.get()
    back = client.get(reverse("source-file-download", args=[source.pk]))
    assert b"".join(back.streaming_content) == word() or len(source.sha256) == 64
    assert client.get(source.get_absolute_url()).status_code == 200
    assert client.get(source.get_absolute_url(), {"view": "text"}).status_code == 200


def test_the_same_file_twice_is_stored_once_and_leads_to_the_first(clerk, log_in):
    client = log_in(clerk)
    send(client, (TEXT.encode(), "甲.txt"))
    page = send(client, (TEXT.encode(), "乙.txt")).content.decode()
    assert SourceFile.objects.count() == Speech.objects.count() == len(stored_files()) == 1
    assert SourceFile.objects.get().get_absolute_url() in page
    assert "没有重复保存" in page


def test_a_bad_file_is_named_with_the_next_step_and_nothing_stays(clerk, log_in):
    """What is right for each of a hundred kinds of them: tests/intake/test_bad_files.py."""
    response = send(log_in(clerk), (archive(**{"xl__workbook.xml": b"<x/>"}), "台账.xlsx"))
    assert response.status_code == 200
    page = response.content.decode()
    assert "台账.xlsx" in page
    assert "请另存为其中一种" in page
    assert "没有保存任何内容" in page
    assert not SourceFile.objects.exists()
    assert not stored_files()


def test_an_archive_that_breaks_off_keeps_what_is_whole_and_says_what_is_missing(clerk, log_in):
    data = archive(**{"甲.txt": TEXT.encode(), "乙.txt": OTHER.encode() * 40})
    page = send(log_in(clerk), (data[: data.index("乙.txt".encode()) + 300], "全部.zip")).content.decode()
    assert set(SourceFile.objects.values_list("name", "outcome")) == {("甲.txt", "ok"), ("乙.txt", "partial")}
    assert "断开之前的内容已保留" in page
    assert "断开之前的内容已录入" in page
    assert "没有保存任何内容" not in page


def test_good_and_bad_files_together(clerk, log_in):
    page = send(
        log_in(clerk), (TEXT.encode(), "好.txt"), (b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "坏.docx")
    ).content.decode()
    assert Speech.objects.count() == 1
    assert "好.txt" in page
    assert "坏.docx" in page


def test_without_the_script_the_page_shows_what_became_of_each(clerk, log_in):
    client = log_in(clerk)
    upload = SimpleUploadedFile("讲话.txt", TEXT.encode())
    response = client.post(reverse("source-file-upload"), {"files": [upload], "confirmed": "on"}, follow=True)
    assert "讲话.txt" in response.content.decode()


def test_nothing_is_taken_in_without_the_word_that_no_secret_is_in_it(clerk, log_in):
    upload = SimpleUploadedFile("讲话.txt", TEXT.encode())
    assert log_in(clerk).post(reverse("source-file-upload"), {"files": [upload]}).status_code == 422
    assert not SourceFile.objects.exists()


def test_an_oversized_file_is_refused(clerk, log_in, settings):
    settings.UPLOAD_MAX_BYTES = 1000
    page = send(log_in(clerk), (TEXT.encode() * 10, "大.txt")).content.decode()
    assert "超过上限" in page
    assert not SourceFile.objects.exists()


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\机密\\讲话《一》（定稿）.docx", "讲话《一》（定稿）.docx"),
        ("讲话\u202etxt.exe", "讲话 txt.exe"),
        ("防汛\u061c讲话\u2067（稿）\u2069.docx", "防汛 讲话 （稿） .docx"),
        ("a\x00b.txt", "a b.txt"),
        ("", "未命名"),
    ],
)
def test_names_are_cleaned(name, clean):
    assert clean_name(name) == clean


def test_pasted_text_sent_twice_is_logged_once(clerk, log_in):
    client = log_in(clerk)
    once = client.get(reverse("speech-create")).context["once"]
    form = {"text": TEXT, "confirmed": "on", "once": once}
    first = client.post(reverse("speech-create"), form)
    second = client.post(reverse("speech-create"), form)
    assert first["Location"] == second["Location"] == reverse("speech-edit", args=[Speech.objects.get().pk])


def test_a_stale_edit_of_a_speech_keeps_what_was_typed(clerk, log_in):
    speech = SpeechFactory()
    client = log_in(clerk)
    path = reverse("speech-edit", args=[speech.pk])
    form = {"title": "甲", "kind": "speech", "speaker": "", "version": 0}
    assert client.post(path, form).status_code == 302
    response = client.post(path, {**form, "title": "第二个人写的标题", "kind": "news"})
    assert response.status_code == 409
    assert response.context["typed"] == [("标题", "第二个人写的标题"), ("类别", "新闻报道")], (
        "by their labels, the rest left out"
    )
    assert "第二个人写的标题" in response.content.decode()
    speech.refresh_from_db()
    assert speech.title == "甲"


def test_another_day_moves_the_limits_of_open_drafts_only(clerk, log_in):
    client = log_in(clerk)
    text = TEXT.replace("4月底前", "两周内")
    send(client, (text.encode(), "讲话.txt"))
    speech = Speech.objects.get()
    before = speech.requirements.get(quote__contains="调度方案")
    form = {
        "title": speech.title,
        "kind": "speech",
        "delivered_on": "2026-05-01",
        "version": speech.version,
        "redraft": "on",
    }
    assert client.post(reverse("speech-edit", args=[speech.pk]), form).status_code == 302
    after = speech.requirements.get(quote__contains="调度方案")
    assert before.due_on.isoformat() == "2026-04-22"
    assert after.due_on.isoformat() == "2026-05-15"
    assert after.state == State.DRAFT


def test_a_speech_s_page_says_what_became_of_every_sentence(clerk, log_in):
    client = log_in(clerk)
    send(client, (TEXT.encode(), "讲话.txt"))
    speech = Speech.objects.get()
    row = speech.requirements.drafts().first()
    Requirement.objects.filter(pk=row.pk).update(state=State.CLOSED, docket_number="督〔2026〕9号")
    page = client.get(speech.get_absolute_url()).content.decode()
    assert "督〔2026〕9号" in page
    assert row.get_absolute_url() in page
    assert "待确认" in page


def test_meetings_are_added_once_and_edited_under_a_version(clerk, log_in):
    client = log_in(clerk)
    once = client.get(reverse("meeting-create")).context["once"]
    form = {"title": "全县防汛工作会议", "kind": "work", "held_on": "2026-04-08", "once": once}
    for _ in range(2):
        assert client.post(reverse("meeting-create"), form).status_code == 302
    meeting = Meeting.objects.get()
    path = reverse("meeting-edit", args=[meeting.pk])
    assert client.post(path, {**form, "venue": "一号会议室", "version": 0}).status_code == 302
    assert client.post(path, {**form, "venue": "二号会议室", "version": 0}).status_code == 409
    meeting.refresh_from_db()
    assert meeting.venue == "一号会议室"


MINUTES = (
    "青岩县人民政府常务会议纪要\n时间：2026年3月12日\n地点：县政府二楼会议室\n主持人：{host}\n出席：{host}、孙亮\n列席：周正\n"
    "会议听取了县水利局关于防汛准备的汇报。会议要求，各乡镇要在4月底前备齐物资。会议强调，要抓好值班。\n"
)


def test_a_meeting_begins_with_what_the_file_tells_of_it(clerk, log_in):
    client = log_in(clerk)
    send(client, (MINUTES.format(host="赵平").encode(), "纪要.txt"))
    speech = Speech.objects.get()
    form = client.get(reverse("meeting-create"), {"speech": speech.pk}).context["form"]
    assert {name: form[name].value() for name in ("title", "venue", "host", "attendees")} == {
        "title": "青岩县人民政府常务会议",
        "venue": "县政府二楼会议室",
        "host": "赵平",
        "attendees": "赵平、孙亮；列席：周正",
    }
    assert str(form["held_on"].value()) == "2026-03-12"


def test_each_meeting_of_a_collection_begins_with_its_own_people(clerk, log_in):
    client = log_in(clerk)
    texts = [f"第{number}篇\n{MINUTES.format(host=host)}" for number, host in (("一", "赵平"), ("二", "钱进"))]
    send(client, ("".join(texts).encode(), "汇编.txt"))
    for speech, host in zip(Speech.objects.order_by("position"), ("赵平", "钱进"), strict=True):
        form = client.get(reverse("meeting-create"), {"speech": speech.pk}).context["form"]
        assert form["host"].value() == host


def test_empty_lists_say_what_to_do_next(clerk, log_in):
    client = log_in(clerk)
    for name in ("speech-list", "meeting-list", "review-list", "requirement-list"):
        assert 'class="empty"' in client.get(reverse(name)).content.decode(), name
    MeetingFactory()
    assert "没有符合条件的会议" in client.get(reverse("meeting-list"), {"q": "没有"}).content.decode()


def test_the_command_prints_one_object_a_file_and_stores_nothing(tmp_path, capsys):
    path = tmp_path / "讲话.txt"
    path.write_text(TEXT, encoding="utf-8")
    call_command("extract", "--json", str(path))
    found = json.loads(capsys.readouterr().out)
    (speech,) = found["speeches"]
    assert speech["held_on"] == "2026-04-08"
    for row in speech["requirements"]:
        assert speech["text"][row["start"] : row["end"]] == row["text"]
    assert not Speech.objects.exists()
    call_command("extract", "--as-is", "--json", "--held-on", "2026-05-01", str(path))
    assert json.loads(capsys.readouterr().out)["speeches"][0]["text"] == TEXT


def test_the_command_names_what_it_cannot_read(tmp_path, capsys):
    good, bad = tmp_path / "好.txt", tmp_path / "坏.docx"
    good.write_text(TEXT, encoding="utf-8")
    bad.write_bytes(b"MZ" + b"\0" * 100)
    with pytest.raises(CommandError):
        call_command("extract", str(bad), str(tmp_path / "没有.txt"), str(good))
    printed = capsys.readouterr()
    assert "坏.docx" in printed.err
    assert "县水利局" in printed.out


SECRET = "机密★1年\n" + TEXT
OTHER = TEXT.replace("4月底前", "6月底前")


def mail_with(**attachments: bytes) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = "报送讲话稿", "a@example.invalid", "b@example.invalid"
    message.set_content("请查收。")
    for name, data in attachments.items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=f"{name}.txt")
    return message.as_bytes()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (
            archive(**{"甲.txt": TEXT.encode(), "涉密.txt": SECRET.encode(), "乙.txt": OTHER.encode()}),
            "汇总.zip",
        ),
        (mail_with(甲=TEXT.encode(), 涉密=SECRET.encode(), 乙=OTHER.encode()), "来信.eml"),
    ],
    ids=["zip", "eml"],
)
def test_each_member_has_its_own_line_and_a_secret_one_is_refused_by_itself(data, name, clerk, log_in):
    page = send(log_in(clerk), (data, name)).content.decode()
    for member in ("甲.txt", "涉密.txt", "乙.txt"):
        assert member in page
    assert Speech.objects.count() == SourceFile.objects.count() == len(stored_files()) == 2
    assert not SourceFile.objects.filter(name__contains="涉密").exists()
    kept = b"".join(default_storage.open(one).read() for one in stored_files())
    assert "机密★".encode() not in kept


def test_without_a_converter_the_page_says_what_to_install(clerk, log_in, monkeypatch):
    monkeypatch.setattr("speeches.intake.conversion.shutil.which", lambda program: None)
    page = send(log_in(clerk), (OLDER_WORD, "旧讲话.doc")).content.decode()
    assert "旧讲话.doc" in page
    assert "LibreOffice" in page
    assert not SourceFile.objects.exists()
