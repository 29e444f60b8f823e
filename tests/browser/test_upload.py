"""Many files in a real browser: a folder in its order, a line for each, failures kept and sent again."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from speeches.models import SourceFile
from tests.intake.files import TEXT

pytestmark = pytest.mark.django_db(transaction=True)
DROP = """([names, text]) => {
  const made = name => new File([text + name], name, { type: "text/plain" });
  const file = name => ({ name, isFile: true, file: done => done(made(name)) });
  const folder = (name, inside) => ({ name, isDirectory: true, createReader() {
    const lots = [inside.slice(0, 2), inside.slice(2), []];
    return { readEntries: done => done(lots.shift()) };
  } });
  const event = new Event("drop", { bubbles: true, cancelable: true });
  const top = folder("来件", [folder("二季度", names.map(file)), file("~$锁.docx"), file(".隐藏.txt")]);
  event.dataTransfer = { items: [{ webkitGetAsEntry: () => top }], files: [] };
  document.dispatchEvent(event);
}"""


def test_a_dropped_folder_is_sent_in_order_and_a_broken_line_again(clerk, enter):
    page = enter(clerk).go(reverse("source-file-upload"))
    page.locator("#upload input[type=checkbox]").check()
    page.route(
        "**/files/upload/", lambda route: route.fulfill(status=302, headers={"Location": "/accounts/login/"}), times=1
    )
    page.evaluate(DROP, [["讲话10.txt", "讲话2.txt", "讲话1.txt"], TEXT])
    expect(page.locator("#upload-count")).to_have_text("3 / 3")
    lines = page.locator("#files li")
    expect(lines).to_have_count(3)
    assert [line.locator(".clip").first.inner_text() for line in lines.all()] == [
        "讲话1.txt",
        "讲话2.txt",
        "讲话10.txt",
    ]
    assert SourceFile.objects.count() == 2
    lines.first.get_by_role("button", name="重新发送").click()
    expect(lines.first).not_to_have_class("is-bad")
    expect(lines.first.locator("a").first).to_be_visible()
    assert SourceFile.objects.count() == 3


def test_a_folder_without_files_says_so(clerk, enter):
    page = enter(clerk).go(reverse("source-file-upload"))
    page.locator("#upload input[type=checkbox]").check()
    page.evaluate(DROP, [[], TEXT])
    expect(page.locator("#upload-problem")).to_have_text("这个文件夹里没有文件。")
