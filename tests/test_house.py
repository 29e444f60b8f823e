"""The house itself: layers, sizes and names."""

import re
import subprocess
import sys
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
CODE = [path for package in ("config", "accounts", "speeches") for path in sorted((ROOT / package).rglob("*.py"))]
BANNED = {"utils", "helpers", "misc", "common", "manager", "data", "info"}


def test_arrows_run_one_way():
    command = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([command], cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stdout[-3000:]


def test_reading_needs_no_django():
    program = (
        "import sys, speeches.extraction, speeches.intake, speeches.working_days;"
        "sys.exit(any(name.split('.')[0] == 'django' for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0  # noqa: S603


def test_no_file_is_named_for_nothing():
    assert not [path for path in CODE if path.stem in BANNED or BANNED & set(path.parent.parts)]


def test_files_stay_short():
    long = {str(path.relative_to(ROOT)): n for path in CODE if (n := len(path.read_text().splitlines())) > 300}
    assert not {path: n for path, n in long.items() if "/migrations/" not in path}


def test_errors_are_not_swallowed():
    silent = re.compile(r"except[^\n]*:\s*\n\s+pass\b")
    assert not [str(path) for path in CODE if silent.search(path.read_text(encoding="utf-8"))]
