"""The site's own promises: it fails loudly, answers calmly, and lets no foreign script in."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.checks import run_checks
from django.test import Client
from django.urls import reverse

ROOT = Path(settings.BASE_DIR)


def manage(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if key in ("PATH", "HOME", "LANG")}
    return subprocess.run(  # noqa: S603
        [sys.executable, str(ROOT / "manage.py"), *words],
        cwd=ROOT,
        env={**clean, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_a_secret_key_the_program_does_not_start():
    done = manage("check")
    assert done.returncode != 0
    assert "SECRET_KEY is not set" in done.stderr


def test_a_wrong_number_in_the_environment_stops_the_program():
    done = manage("check", DEMO="1", UPLOAD_MAX_MB="fifty")
    assert done.returncode != 0
    assert "fifty" in done.stderr


def test_a_well_set_site_passes_the_deployment_checks():
    secret = hashlib.sha512(os.urandom(32)).hexdigest()
    done = manage("check", "--deploy", "--fail-level", "WARNING", SECRET_KEY=secret, HTTPS="1")
    assert done.returncode == 0, done.stderr


def test_demo_mode_is_refused_on_a_deployed_site(settings):
    settings.DEMO = True
    assert "luoshi.E001" in {message.id for message in run_checks(include_deployment_checks=True)}


def test_uploads_in_the_static_folder_are_refused(settings, tmp_path):
    settings.STATIC_ROOT, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"
    assert "luoshi.E002" in {message.id for message in run_checks(include_deployment_checks=True)}


def test_everything_asks_for_log_in_first(client):
    response = client.get("/")
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("login"))


def test_no_foreign_or_inline_script_or_style_is_let_in(clerk, log_in):
    policy = log_in(clerk).get("/")["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert "unsafe" not in policy


def test_chinese_whatever_the_browser_prefers(clerk, log_in):
    client = log_in(clerk)
    page = client.get("/", headers={"accept-language": "en-US,en"}).content.decode()
    assert 'lang="zh-Hans"' in page
    assert "退出登录" in page
    client.post(reverse("set_language"), {"language": "en", "next": "/"})
    assert "Log out" in client.get("/").content.decode()


def test_a_missing_page_says_what_to_do(clerk, log_in):
    response = log_in(clerk).get("/no-such-page/")
    assert response.status_code == 404
    assert "没有找到这个页面" in response.content.decode()


def test_a_missing_page_says_so_to_strangers_too(client):
    response = client.get("/no-such-page/")
    assert response.status_code == 404
    page = response.content.decode()
    assert "没有找到这个页面" in page
    assert reverse("login") in page
    assert reverse("notice-list") not in page


def test_a_server_error_is_a_calm_page(clerk, log_in, monkeypatch):
    def broken(request):
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("speeches.views.home.HOMES", {"clerk": ("speeches/home_clerk.html", broken)})
    client = log_in(clerk)
    client.raise_request_exception = False
    response = client.get("/")
    assert response.status_code == 500
    assert "程序出错了" in response.content.decode()


def test_a_form_without_its_token_is_refused():
    assert Client(enforce_csrf_checks=True).post(reverse("login"), {"username": "a"}).status_code == 403


@pytest.mark.parametrize("entry", json.loads((ROOT / "config/static/vendor/manifest.json").read_text()))
def test_vendored_files_are_what_the_manifest_says(entry):
    content = (ROOT / "config/static/vendor" / entry["file"]).read_bytes()
    assert hashlib.sha256(content).hexdigest() == entry["sha256"]
    assert entry["version"] in entry["file"]
    assert entry["licence"]


def test_every_vendored_file_is_in_the_manifest():
    named = {entry["file"] for entry in json.loads((ROOT / "config/static/vendor/manifest.json").read_text())}
    assert {path.name for path in (ROOT / "config/static/vendor").iterdir()} == named | {"manifest.json"}
