"""The command that takes in folders: restartable, honest about each file, and wrong exits when one failed."""

import zipfile
from email.message import EmailMessage
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from speeches.management.commands import import_speeches
from speeches.models import SourceFile, Speech
from speeches.review import drafting
from tests.intake.files import TEXT

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    tmp_path = tmp_path / "来件"
    (tmp_path / "二季度").mkdir(parents=True)
    for number in range(3):
        text = TEXT.replace("4月底前", f"{number + 5}月底前")
        (tmp_path / "二季度" / f"讲话{number}.txt").write_text(text, encoding="utf-8")
    (tmp_path / ".隐藏.txt").write_text("不读", encoding="utf-8")
    (tmp_path / "~$讲话.docx").write_bytes(b"lock")
    return tmp_path


def run(*arguments) -> str:
    out = StringIO()
    call_command("import_speeches", *map(str, arguments), stdout=out, stderr=StringIO())
    return out.getvalue()


def test_a_folder_is_taken_in_with_a_table_of_results(folder, clerk):
    printed = run("--as", "clerk", folder)
    assert Speech.objects.count() == 3
    assert {one.created_by for one in Speech.objects.all()} == {clerk}
    assert all(one.requirements.exists() for one in Speech.objects.all())
    for number in range(3):
        assert f"讲话{number}.txt" in printed
    assert "已录入 3" in printed
    assert "隐藏" not in printed


def test_running_again_passes_over_what_is_stored(folder):
    run(folder)
    (folder / "新.txt").write_text(TEXT + "县水利局要在6月底前报告。\n", encoding="utf-8")
    printed = run(folder)
    assert SourceFile.objects.count() == 4
    assert "已录入 1，已有 3" in printed


def test_a_run_killed_between_storing_and_finding_goes_on(folder, monkeypatch):
    def killed(*_args):
        raise KeyboardInterrupt

    monkeypatch.setattr("speeches.review.receiving.look_for_drafts", killed)
    with pytest.raises(KeyboardInterrupt):
        run(folder)
    assert SourceFile.objects.count() == 1
    assert not Speech.objects.get().requirements.exists()
    monkeypatch.undo()
    printed = run(folder)
    assert "要求提取已补上" in printed
    assert all(one.requirements.exists() for one in Speech.objects.all())
    assert Speech.objects.count() == 3


def test_a_failing_search_is_said_and_made_good_by_the_next_run(folder, monkeypatch):
    def fail(*_args):
        raise RuntimeError("unforeseen")

    for _ in range(2):
        with monkeypatch.context() as broken:
            broken.setattr(drafting, "extract_bounded", fail)
            with pytest.raises(CommandError, match="3 个文件中有 3 个"):
                run(folder)
        assert Speech.objects.unread().count() == 3
    assert "要求提取已补上" in run(folder)
    assert all(one.requirements.exists() for one in Speech.objects.all())


def test_a_bad_file_is_named_the_others_are_taken_in_and_the_exit_is_wrong(folder, monkeypatch):
    (folder / "坏.docx").write_bytes(b"MZ" + b"\0" * 100)
    real = import_speeches.receive_files

    def broken(data, name, user):
        if name == "讲话1.txt":
            raise RuntimeError("unforeseen")
        return real(data, name, user)

    monkeypatch.setattr(import_speeches, "receive_files", broken)
    out = StringIO()
    with pytest.raises(CommandError, match="4 个文件中有 2 个"):
        call_command("import_speeches", str(folder), stdout=out, stderr=StringIO())
    assert Speech.objects.count() == 2
    assert "RuntimeError: unforeseen" in out.getvalue()
    assert "未收 1，出错 1" in out.getvalue()


def test_an_archive_has_a_line_for_each_of_its_files(folder):
    with zipfile.ZipFile(folder / "二季度" / "汇总.zip", "w") as archive:
        archive.writestr("甲.txt", TEXT + "县水利局要在7月底前报告。\n")
        archive.writestr("乙.docx", b"MZ" + b"\0" * 100)
    out = StringIO()
    with pytest.raises(CommandError, match="5 个文件中有 1 个"):
        call_command("import_speeches", str(folder), stdout=out, stderr=StringIO())
    assert "汇总.zip › 甲.txt" in out.getvalue()
    assert Speech.objects.count() == 4


def test_who_may_not_log_speeches_or_is_nobody_is_refused(folder, liaison):
    for name in ("liaison", "niemand"):
        with pytest.raises(CommandError):
            run("--as", name, folder)
    with pytest.raises(CommandError):
        run(folder / "没有这个文件.txt")
    assert not SourceFile.objects.exists()


def test_the_bar_is_drawn_on_a_terminal_only(folder):
    class Terminal(StringIO):
        def isatty(self):
            return True

    bar = Terminal()
    call_command("import_speeches", str(folder), stdout=StringIO(), stderr=bar)
    assert "3/3" in bar.getvalue()
    assert "█" * import_speeches.BAR in bar.getvalue()
    assert "\x1b[31" not in bar.getvalue()  # an advance is no error


def test_the_heads_of_the_table_are_whole(folder):
    (head,) = [line for line in run(folder).splitlines() if line.startswith("文件")]
    assert "…" not in head


@pytest.mark.parametrize(
    ("text", "shown"), [("甲乙", "甲乙  "), ("甲乙丙丁", "甲乙… "), ("abcdefgh", "abcde…"), ("", " " * 6)]
)
def test_names_are_cut_to_columns(text, shown):
    assert import_speeches.fitted(text, 6) == shown


def test_the_note_of_a_mail_is_left_out_and_the_exit_is_right(folder):
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Message-ID"] = "a@example.invalid", "请查收", "<1@example.invalid>"
    mail.set_content("材料见附件，请查收。")
    mail.add_attachment((TEXT + "另附。\n").encode(), maintype="text", subtype="plain", filename="附件讲话.txt")
    (folder / "来信.eml").write_bytes(mail.as_bytes())
    printed = run(folder)
    assert "已录入 4，已有 0，略过 1，未收 0" in printed
    assert "附件讲话.txt" in printed
