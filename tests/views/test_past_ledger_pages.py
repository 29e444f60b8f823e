"""An old ledger through the pages: upload, columns, units, every line, then all or nothing."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from config.conflicts import Conflict
from speeches.followup.past.taking_over import drop, take_over
from speeches.lifecycle.orphans import lost, orphans
from speeches.models import LedgerImport, Requirement, SourceFile
from tests.followup.old_ledgers import GOOD, HEAD, workbook
from tests.intake.files import word

pytestmark = pytest.mark.django_db
LIST = reverse("ledger-import-list")


def upload(client, data: bytes, name: str = "2025年台账.xlsx"):
    return client.post(LIST, {"file": SimpleUploadedFile(name, data), "confirmed": "on"})


@pytest.fixture
def client(supervisor, log_in):
    return log_in(supervisor)


@pytest.fixture
def waiting(client, health, housing) -> LedgerImport:
    assert upload(client, workbook()).status_code == 302
    return LedgerImport.objects.get()


def mapping(waiting, **more):
    columns = {f"column-{index}": waiting.columns.get(str(index), "") for index in range(len(HEAD))}
    return {"action": "check", "sheet": waiting.sheet, "head": waiting.head + 1, **columns, **more}


def test_the_columns_are_guessed_and_every_line_is_shown(waiting, client):
    page = client.get(waiting.get_absolute_url()).content.decode()
    for row in GOOD:
        assert str(row[1]) in page
        assert str(row[5]) in page
    assert "3 行都可以导入" in page
    assert not Requirement.objects.exists()


def test_nothing_is_written_before_and_all_after(waiting, client):
    response = client.post(waiting.get_absolute_url(), {"action": "import"}, follow=True)
    assert "已导入 3 个事项" in response.content.decode()
    assert Requirement.objects.count() == 3
    ledger = client.get(reverse("requirement-list")).content.decode()
    assert "督〔2025〕1号" in ledger
    for row in Requirement.objects.all():
        assert client.get(row.get_absolute_url()).status_code == 200
    assert "第 3 行导入" in client.get(Requirement.objects.get(docket_serial=1).get_absolute_url()).content.decode()
    source = SourceFile.objects.get()
    back = client.get(reverse("source-file-download", args=[source.pk]))
    assert b"".join(back.streaming_content)[:2] == b"PK"
    assert client.get(waiting.get_absolute_url()).status_code == 302
    assert client.post(waiting.get_absolute_url(), {"action": "import"}).status_code == 302
    assert Requirement.objects.count() == 3


def test_a_ledger_s_rows_are_no_drafts_and_are_not_read_again(waiting, client):
    client.post(waiting.get_absolute_url(), {"action": "import"})
    speech = SourceFile.objects.get().speeches.first()
    client.post(reverse("speech-redraft", args=[speech.pk]))
    assert Requirement.objects.count() == 3
    assert "重新读取" not in client.get(speech.source_file.get_absolute_url()).content.decode()
    assert client.get(reverse("speech-repairs", args=[speech.pk])).status_code == 200
    assert client.get(speech.get_absolute_url()).status_code == 200


def test_another_meaning_of_a_column_is_kept_and_checked(waiting, client):
    form = mapping(waiting, **{"column-11": "", "column-10": "due_on"})
    assert client.post(waiting.get_absolute_url(), form).status_code == 302
    waiting.refresh_from_db()
    assert waiting.columns["10"] == "due_on" and "11" not in waiting.columns
    page = client.get(waiting.get_absolute_url()).content.decode()
    assert "2025年6月30日" in page


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"column-3": "matter"}, "对应了两列"),
        ({"column-5": ""}, "请指定哪一列"),
        ({"head": 500}, "没有这一行"),
    ],
)
def test_columns_that_cannot_be_are_refused_and_nothing_changes(more, words, waiting, client):
    response = client.post(waiting.get_absolute_url(), mapping(waiting, **more))
    assert response.status_code == 422
    assert words in response.content.decode()
    before = waiting.columns
    waiting.refresh_from_db()
    assert waiting.columns == before


def test_a_unit_is_chosen_for_a_phrase_nobody_knows(waiting, client, housing):
    assert "校园办" in client.get(waiting.get_absolute_url()).content.decode()
    client.post(waiting.get_absolute_url(), mapping(waiting, phrase=["校园办"], unit=[str(housing.pk)]))
    client.post(waiting.get_absolute_url(), {"action": "import"})
    assert Requirement.objects.get(docket_serial=3).assignments.get(role="lead").unit == housing


def test_wrong_lines_stand_first_and_import_is_a_conflict(client, health):
    wrong = list(GOOD[1])
    wrong[HEAD.index("销号")] = "差不多"
    upload(client, workbook([GOOD[0], tuple(wrong)]))
    waiting = LedgerImport.objects.get()
    page = client.get(waiting.get_absolute_url())
    assert page.context["page"].object_list[0].number == 4
    assert "状态“差不多”" in page.content.decode()
    response = client.post(waiting.get_absolute_url(), {"action": "import"})
    assert response.status_code == 409
    assert not Requirement.objects.exists()


def test_what_is_no_workbook_or_too_large_is_refused_with_the_next_step(client, settings):
    for data, name, words in (
        (word(), "讲话.docx", "这不是 Excel"),
        (b"", "空.xlsx", "文件是空的。"),
        (workbook(title="机密★10年"), "台账.xlsx", "密级标志"),
    ):
        response = upload(client, data, name)
        assert response.status_code == 422, name
        assert words in response.content.decode(), name
    settings.UPLOAD_MAX_BYTES = 100
    assert "超过上限" in upload(client, workbook()).content.decode()
    assert not LedgerImport.objects.exists()


def test_the_same_file_again_is_named(waiting, client):
    data = waiting.file.read()
    client.post(waiting.get_absolute_url(), {"action": "import"})
    assert "以前已存过" in upload(client, data).content.decode()


def test_an_upload_can_be_dropped(waiting, client):
    client.post(waiting.get_absolute_url(), {"action": "drop"})
    assert not LedgerImport.objects.exists()
    assert not default_storage.exists(waiting.file.name)
    assert client.post(waiting.get_absolute_url(), {"action": "drop"}).status_code == 404


def test_what_was_taken_over_a_moment_ago_is_not_dropped(waiting, supervisor):
    take_over(waiting, supervisor, on=timezone.localdate())
    with pytest.raises(Conflict):
        drop(waiting)
    assert LedgerImport.objects.get().source_file is not None


def test_only_one_copy_of_a_ledger_is_kept_and_none_is_missed(waiting, client, supervisor):
    """Taking over leaves the source file alone; a process that is killed before it tidied up leaves it to be swept."""
    take_over(waiting, supervisor, on=timezone.localdate())
    assert list(lost()) == []
    assert list(orphans(timezone.now() + timedelta(hours=1))) == [waiting.file.name]
    upload(client, workbook(GOOD[:1]))
    other = LedgerImport.objects.latest("pk")
    Requirement.objects.update(docket_year=1999)
    assert client.post(other.get_absolute_url(), {"action": "import"}).status_code == 302
    assert not default_storage.exists(other.file.name)
    assert list(lost()) == []


def test_a_sheet_without_heads_says_what_is_lacking(client):
    upload(client, workbook([("甲", "乙")], head=("一", "二")))
    waiting = LedgerImport.objects.get()
    page = client.get(waiting.get_absolute_url()).content.decode()
    assert "请先指定哪一列是" in page
    assert "disabled" in page
