"""Nothing on a page is left in English: every phrase of the code has its Chinese, and only one."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.template.engine import Engine
from django.template.loader import get_template
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

FOLDER = Path(settings.BASE_DIR) / "locale/zh_Hans/LC_MESSAGES"
PACKAGES = ("config", "accounts", "speeches")
CALLS = {"_": 0, "gettext": 0, "gettext_lazy": 0, "gettext_noop": 0, "ngettext": 0, "ngettext_lazy": 0}
WITH_CONTEXT = {"pgettext", "pgettext_lazy", "npgettext", "npgettext_lazy"}
Phrase = tuple[str | None, str]


def phrases_of_code(path: Path) -> Iterator[Phrase]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        words = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
        if node.func.id in CALLS and words:
            yield None, words[0]
        elif node.func.id in WITH_CONTEXT and len(words) > 1:
            yield words[0], words[1]


def spoken_in(node: TranslateNode | BlockTranslateNode) -> str | None:
    if node.message_context is None:
        return None
    constant = node.message_context.var
    return str(getattr(constant, "literal", constant))


def phrases_of_template(name: str) -> Iterator[Phrase]:
    template = get_template(name).template
    for node in template.nodelist.get_nodes_by_type(TranslateNode):
        literal = node.filter_expression.var.literal
        if isinstance(literal, str):
            yield spoken_in(node), literal.replace("%", "%%") if "%" in literal else literal
    for node in template.nodelist.get_nodes_by_type(BlockTranslateNode):
        yield spoken_in(node), node.render_token_list(node.singular)[0]


def templates() -> Iterator[str]:
    for package in PACKAGES:
        root = Path(settings.BASE_DIR) / package / "templates"
        yield from (str(path.relative_to(root)) for path in sorted(root.rglob("*.html")))


def wanted() -> dict[Phrase, list[str]]:
    found: dict[Phrase, list[str]] = defaultdict(list)
    for package in PACKAGES:
        for path in sorted((Path(settings.BASE_DIR) / package).rglob("*.py")):
            for phrase in phrases_of_code(path):
                found[phrase].append(str(path.relative_to(settings.BASE_DIR)))
    for name in templates():
        for phrase in phrases_of_template(name):
            found[phrase].append(name)
    return found


def catalogue() -> dict[Phrase, polib.POEntry]:
    return {
        (entry.msgctxt, entry.msgid): entry for path in sorted(FOLDER.glob("*.po")) for entry in polib.pofile(str(path))
    }


def test_every_phrase_is_translated():
    known = catalogue()
    missing = {
        phrase: places
        for phrase, places in wanted().items()
        if phrase not in known or not (known[phrase].msgstr or any(known[phrase].msgstr_plural.values()))
    }
    assert not missing, "\n".join(f"{places[0]}: {phrase}" for phrase, places in missing.items())


def test_no_phrase_is_kept_that_nothing_says():
    said = wanted()
    idle = [phrase for phrase in catalogue() if phrase not in said]
    assert not idle, idle


def test_a_phrase_has_one_translation():
    seen: dict[Phrase, str] = {}
    for path in sorted(FOLDER.glob("*.po")):
        for entry in polib.pofile(str(path)):
            value = entry.msgstr or str(entry.msgstr_plural)
            assert seen.setdefault((entry.msgctxt, entry.msgid), value) == value, (path.name, entry.msgid)


def test_placeholders_survive_translation():
    holder = re.compile(r"%\((\w+)\)|\{(\w*)\}")
    for (context, msgid), entry in catalogue().items():
        texts = [entry.msgstr] if entry.msgstr else list(entry.msgstr_plural.values())
        for text in texts:
            assert set(holder.findall(text)) <= set(holder.findall(msgid + entry.msgid_plural)), (context, msgid)


@pytest.mark.parametrize("name", list(templates()))
def test_templates_parse_and_carry_no_inline_code(name):
    assert get_template(name)
    source = Engine.get_default().find_template(name)[0].source
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=\"|<script(?![^>]*\bsrc=)|javascript:", source), name
