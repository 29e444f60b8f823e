"""Find who speaks, who chairs and what their posts are."""

import re
from collections import Counter
from functools import cache

from speeches.intake.wordlists import terms

_HAN = r"[\u4e00-\u9fff]"
_VERBS = (
    r"(?:(?:在[^，。]{0,12}?(?:上|时))?(?:强调|指出|要求|表示|说|出席|讲话|作(?:了)?(?:重要|总结|动员)?讲话)"
    r"|(?:在[^，。]{2,16})?主持召开)"
)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    surname = f"(?:{'|'.join(terms('lexicon/surnames'))})"
    name = rf"{surname}{_HAN}{{1,2}}"
    ends = "|".join(terms("lexicon/posts"))
    post = rf"(?:[\u4e00-\u9fff（）()]{{0,12}}?(?:{ends})、?){{1,4}}"
    return {
        "name_line": re.compile(rf"^(?:(?P<post>{post})\s*)?(?P<name>{surname}[ \u3000]?{_HAN}(?:[ \u3000]?{_HAN})?)$"),
        # Behind a post and a blank a name may be of any people: 州长 扎西多吉.
        "any_name": re.compile(rf"^(?P<post>{post})[ \u3000]+(?P<name>{_HAN}{{2,4}}(?:·{_HAN}{{1,8}})*)$"),
        "in_title": re.compile(rf"^(?P<post>{post})?(?P<name>{name}?)(?:同志)?在"),
        "in_brackets": re.compile(rf"(?P<post>{post})?[ \u3000]*(?P<name>{name})(?=[ \u3000]|[，,]|$)"),
        "told": re.compile(rf"(?:^|[。！？”\s，、]|{ends})(?P<name>{name}?)(?={_VERBS})", re.MULTILINE),
        "chairs": re.compile(
            rf"(?P<post>{post})?(?P<name>{name}?)(?:同志)?主持(?!召开|词|人)(?:了)?(?:会议|大会|座谈会|活动)?"
        ),
        "convenes": re.compile(rf"(?:{ends})(?P<name>{name}?)(?:同志)?(?:在[^，。]{{2,20}})?主持召开"),
        "with_post": re.compile(rf"(?:^|[。，；：！？”\s])(?P<post>{post})(?:同志)?(?P<name>{name})"),
    }


def _plain(name: str) -> str:
    return re.sub(r"[ \u3000]", "", name)


def from_head(head: tuple[str, ...]) -> tuple[str | None, str | None]:
    """Return speaker and post from the lines above a speech: 县委书记 张三, （张三）."""
    for raw in head:
        line = raw.strip().lstrip("—-－ ")
        inner = re.match(r"^[（(](.*)[)）]$", line)
        content = re.sub(
            r"\d{4}年\d{1,2}月\d{1,2}日|[二〇一三四五六七八九十零年月日]{6,}", "", inner.group(1) if inner else line
        ).strip()
        match = _patterns()["name_line"].match(content)
        match = match or _patterns()["any_name"].match(content)
        if not match and inner:
            match = _patterns()["in_brackets"].search(content)
        if match and _plain(match.group("name")) not in terms("lexicon/not_names"):
            return _plain(match.group("name")), (match.group("post") or "").strip("、") or None
    return None, None


def from_title(title: str) -> tuple[str | None, str | None]:
    """Return speaker and post from a title that begins with them: 张三同志在…会议上的讲话."""
    match = _patterns()["in_title"].match(title)
    if match and _plain(match.group("name")) not in terms("lexicon/not_names"):
        return _plain(match.group("name")), (match.group("post") or "").strip("、") or None
    return None, None


def from_news(text: str) -> tuple[str | None, str | None]:
    """Return whose words a news text passes on, and the post that it gives at the first mention."""
    names = Counter(_plain(match.group("name")) for match in _patterns()["told"].finditer(text))
    for name, _ in names.most_common():
        if name not in terms("lexicon/not_names") and not name.startswith("习"):
            return name, post_of(name, text)
    return None, None


def post_of(name: str, text: str) -> str | None:
    """Return what stands as a post before a name at its first mention with one."""
    ends = "|".join(terms("lexicon/posts"))
    match = re.search(
        rf"(?:^|[。，；：！？”\s])(?P<post>[^。，；：！？”“\s]{{0,24}}?(?:{ends}))(?:同志)?{re.escape(name)}", text
    )
    return match.group("post").strip("、") if match else None


def host(text: str) -> str | None:
    """Return who chairs the meeting that the text tells of."""
    match = _patterns()["chairs"].search(text) or _patterns()["convenes"].search(text)
    return _plain(match.group("name")) if match and match.group("name") not in terms("lexicon/not_names") else None
