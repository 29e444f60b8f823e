"""Do to a clean text what copying, sites and reading machines do, at random, and remember where.

Each kind of damage is a function (text, chance) → Damaged. `judge` says how much of it a repair undid.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random

import opencc

Place = tuple[int, int, str]  # clean[start:end] reads ``after`` in the damaged text


@dataclass(frozen=True, slots=True)
class Damaged:
    """A damaged text: ``places`` in the order of the clean text, none overlapping.

    ``loose``: the damage takes the lines away, so line ends do not count when the mended text is compared.
    """

    clean: str
    places: tuple[Place, ...]
    loose: bool = False

    @property
    def text(self) -> str:
        out, at = [], 0
        for start, end, after in self.places:
            out += [self.clean[at:start], after]
            at = end
        return "".join([*out, self.clean[at:]])


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many places were damaged, how many read as before again, how many others were changed."""

    damaged: int
    mended: int
    wrong: int


def pointed_at(damaged: Damaged, flags: Iterable[tuple[int, int]]) -> int:
    """Return how many damaged places a flag (a span of the damaged text) covers."""
    spans = list(flags)
    found = shift = 0
    for start, end, after in damaged.places:
        here = start + shift
        found += any(one <= here and here + len(after) <= other for one, other in spans)
        shift += len(after) - (end - start)
    return found


Kind = Callable[[str, Random], Damaged]
_HAN = re.compile(r"[\u4e00-\u9fff]")
_SYLLABLES = ("lǐng", "dǎo", "zhì", "gōng", "zuò", "jiàn", "shè", "dǎng", "jī", "céng", "quán", "lǚ", "āi", "ér", "yǐn")
_INVISIBLE = ("\u200b", "\ufeff", "\xad", "\u200e", "\u2060", "\x7f")
_BLANKS = (" ", "\u3000", "\xa0", "  ")
_HALF = {"，": ",", "。": ".", "：": ":", "；": ";", "！": "!", "？": "?", "（": "(", "）": ")"}
_MISREAD = {
    "组织": "姐织", "福祉": "福社", "已经": "己经", "未来": "末来", "贯彻": "贯沏", "任务": "仼务", "干部": "千部",
    "领导": "领寻", "建设": "建没", "社区": "社巨", "街道": "街逍", "达到": "迗到", "问题": "间题", "服务": "眼务",
    "治理": "治埋", "管理": "管埋", "责任": "贵任", "项目": "顶目", "检查": "捡查", "日常": "曰常", "负责": "负贵",
    "每月": "毎月", "资金": "资佥", "时间": "时问", "处理": "处埋", "整治": "整冶", "深入": "深人", "投入": "投人",
    "措施": "措旅", "情况": "倩况", "制度": "制庋", "精神": "楕神", "企业": "仝业", "开展": "幵展", "公开": "公幵",
}  # fmt: skip
_ADVERTS = ("范文内容地图", "热门思想汇报", "思想汇报专题", "公文写作", "工作总结", "范文大全", "心得体会范文")
_MASKS = ("***", "xx", "XX", "※※", "**", "某某")
_HEADS = (
    "当前位置：首页 > 公文 > 领导讲话", "发布时间：2023-04-05 来源：网友投稿", "点击数：1024", "【字体：大 中 小】",
    "字号：T|T", "浏览次数：381", "上传时间：2021-08-02 格式：DOCX 页数：12", "收藏本站 | 设为首页",
)  # fmt: skip
_TAILS = (
    "相关文章：", "上一篇：在全市工作会议上的讲话", "下一篇：工作总结范文", "版权所有 范文网", "推荐阅读", "返回顶部",
    "责任编辑：王编辑", "京ICP备12345678号", "扫一扫在手机上打开", "猜你喜欢",
)  # fmt: skip


def every(text: str, places: Iterable[Place], chance: Random, share: float, loose: bool = False) -> Damaged:
    """Take each place with a chance of ``share``."""
    return Damaged(text, tuple(place for place in places if chance.random() < share), loose)


def pinyin(text: str, chance: Random) -> Damaged:
    """Print the pronunciation behind a tenth of the characters."""
    pairs = ("()", "（）")[chance.randrange(2)]
    return every(
        text,
        [(m.end(), m.end(), f"{pairs[0]}{chance.choice(_SYLLABLES)}{pairs[1]}") for m in _HAN.finditer(text)],
        chance,
        0.1,
    )


def traditional(text: str, chance: Random) -> Damaged:
    """Write the whole document in traditional characters, with 著 for the particle 着."""
    del chance
    convert = opencc.OpenCC("s2t").convert
    changed = convert(text)
    if len(changed) != len(text):
        changed = "".join(convert(char) for char in text)
    changed = changed.replace("着", "著")
    return Damaged(text, tuple((at, at + 1, b) for at, (a, b) in enumerate(zip(text, changed, strict=True)) if a != b))


def gbk(text: str, chance: Random) -> Damaged:
    """Replace the bytes A3 BF by a question mark, as a program does that takes them for ？ wherever they meet."""
    del chance
    places = []
    at = 0
    for line in text.split("\n"):
        stored = line.encode("gbk", errors="replace")
        read = stored.replace(b"\xa3\xbf", b"?").decode("gbk", errors="replace").replace("\ufffd", "?")
        if read != line and "？" not in line:
            front = next((n for n, (a, b) in enumerate(zip(line, read, strict=False)) if a != b), 0)
            back = 0
            while back < min(len(line), len(read)) - front and line[-1 - back] == read[-1 - back]:
                back += 1
            places.append((at + front, at + len(line) - back, read[front : len(read) - back]))
        at += len(line) + 1
    return Damaged(text, tuple(places))


def lost_stops(text: str, chance: Random) -> Damaged:
    """Lose nine full stops of ten, keep the lines."""
    return every(text, [(m.start(), m.end(), "") for m in re.finditer("。", text)], chance, 0.9)


def run_together(text: str, chance: Random) -> Damaged:
    """Lose nine full stops of ten and every line end."""
    found = [m.span() for m in re.finditer(r"。?\n|。", text)]
    return Damaged(text, tuple((*span, "") for span in found if chance.random() < 0.9), loose=True)


def lost_brackets(text: str, chance: Random) -> Damaged:
    """Lose the bracket before a third of the numbers （二）."""
    found = list(re.finditer(r"^（(?=[一二三四五六七八九十]{1,3}）)", text, re.MULTILINE))
    return every(text, [(m.start(), m.end(), "") for m in found], chance, 0.34)


def slices(text: str, chance: Random, size: int = 300) -> Damaged:
    """Show the text in numbered slices of one length, its own lines gone."""
    del chance
    lines = [(m.start(), m.end(), "") for m in re.finditer("\n", text)]
    shown = [at for at, char in enumerate(text) if char != "\n"]
    cuts = [(at, at, f"\n{number}、") for number, at in enumerate(shown[::size], 1)]
    return Damaged(text, tuple(sorted([*lines, *cuts])), loose=True)


def misread(text: str, chance: Random) -> Damaged:
    """Misread a fifth of the words that reading machines are known to misread."""
    found = re.finditer("|".join(_MISREAD), text)
    return every(text, [(*m.span(), _MISREAD[m.group()]) for m in found], chance, 0.2)


def adverts(text: str, chance: Random) -> Damaged:
    """Paste advertising words behind a tenth of the marks, one sure one among them."""
    found = [m.end() for m in re.finditer(r"[，。；](?=[\u4e00-\u9fff])", text)]
    taken = sorted(chance.sample(found, min(len(found), 1 + len(found) // 10)))
    return Damaged(
        text, tuple((at, at, chance.choice(_ADVERTS) if number else _ADVERTS[0]) for number, at in enumerate(taken))
    )


def half_width(text: str, chance: Random) -> Damaged:
    """Write two thirds of the marks half-width; brackets in pairs."""
    marks = [(m.start(), m.end(), _HALF[m.group()]) for m in re.finditer("[，。：；！？]", text)]
    places = [place for place in marks if chance.random() < 0.67]
    for m in re.finditer("（[^（）\n]*）", text):
        if chance.random() < 0.67:
            places += [(m.start(), m.start() + 1, "("), (m.end() - 1, m.end(), ")")]
    return Damaged(text, tuple(sorted(places)))


def blanks(text: str, chance: Random) -> Damaged:
    """Put blanks between digits and characters."""
    found = re.finditer(r"(?<=\d)(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])(?=\d)", text)
    return every(text, [(m.start(), m.start(), chance.choice(_BLANKS)) for m in found], chance, 0.7)


def wrapped(text: str, chance: Random) -> Damaged:
    """Break the lines at a fixed width, paragraphs indented as print has them."""
    width = chance.randrange(24, 42)
    places: list[Place] = []
    at = 0
    for line in text.split("\n"):
        places.append((at, at, "\u3000\u3000"))
        used = 2
        for offset, char in enumerate(line):
            if used >= width and char not in "，。；：、！？）”》":
                places.append((at + offset, at + offset, "\n"))
                used = 0
            used += 1
        at += len(line) + 1
    return Damaged(text, tuple(places))


def invisible(text: str, chance: Random) -> Damaged:
    """Scatter characters that nobody sees."""
    return every(text, [(at, at, chance.choice(_INVISIBLE)) for at in range(1, len(text))], chance, 0.03)


def indents(text: str, chance: Random) -> Damaged:
    """Indent the paragraphs with blanks, trail others behind them, set empty lines between, end lines with CR LF."""
    places: list[Place] = [(0, 0, chance.choice(("\u3000\u3000", "    ", "\t")))]
    for m in re.finditer("\n", text):
        end = chance.choice(("\r\n", "\r\n\r\n", "\n\n", "\r", "\u2028"))
        places.append((*m.span(), chance.choice(("", "  ", "\u3000")) + end + chance.choice(("", "\u3000\u3000"))))
    return Damaged(text, tuple(places))


def boilerplate(text: str, chance: Random) -> Damaged:
    """Print a site's lines above and below the text."""
    head = "".join(f"{line}\n" for line in chance.sample(_HEADS, 3))
    tail = "".join(f"\n{line}" for line in chance.sample(_TAILS, 4))
    text = f"{text}\n"
    return Damaged(text, ((0, 0, head), (len(text), len(text), tail.strip("\n"))))


def page_numbers(text: str, chance: Random) -> Damaged:
    """Print the number of the page on a line of its own, as it stands between paragraphs and within sentences."""
    style = chance.choice(("- {} -", "—{}—", "第 {} 页", "第{}页 共20页"))
    found = [m.start() for m in re.finditer(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])|(?<=。)(?=\n)", text)]
    taken = sorted(chance.sample(found, min(len(found), 1 + len(text) // 600)))
    return Damaged(
        text,
        tuple((at, at, f"\n{style.format(n)}" + ("" if text[at] == "\n" else "\n")) for n, at in enumerate(taken, 1)),
    )


def deleted_names(text: str, chance: Random) -> Damaged:
    """Delete the names of congresses and people, as those who pass speeches on do; no program can know them again."""
    found = re.finditer(
        r"(?<=党的)(?:第?[一二三四五六七八九十]{1,3}(?:大|届[一二三四五六七]中全会))(?=以来|召开|提出|作出|、)"
        r"|(?<=以)[\u4e00-\u9fff]{2,3}(?=同志为核心)|(?<=贯彻)[\u4e00-\u9fff]{2,3}总书记(?=重要)",
        text,
    )
    return every(text, [(*m.span(), "") for m in found], chance, 0.8)


KINDS: dict[str, Kind] = {
    kind.__name__: kind
    for kind in (
        pinyin, traditional, gbk, lost_stops, run_together, lost_brackets, slices, misread, adverts, half_width,
        blanks, wrapped, invisible, indents, boilerplate, page_numbers, deleted_names,
    )
}  # fmt: skip


def masked(text: str, chance: Random) -> str:
    """Mask years and numbers: these are to be left as they are."""
    text = re.sub(r"20\d\d年", lambda m: f"20{chance.choice(('**', 'xx', 'XX'))}年", text)
    return re.sub(r"\d+(?=[个名项月])", lambda m: chance.choice(_MASKS) if chance.random() < 0.6 else m.group(), text)


def judge(damaged: Damaged, mended: str, came_from: Iterable[tuple[int, int, int]]) -> Verdict:
    """Compare a mended text with the clean one.

    ``came_from`` are the copied runs of the mended text: (place in it, place in the damaged text, length). The
    characters that were neither damaged nor changed are anchors; what lies between two of them is compared.
    """
    anchors = _anchors(damaged, came_from)
    places = sorted(damaged.places)
    taken = mended_count = wrong = 0
    clean_at = mended_at = 0
    for clean_next, mended_next in [*anchors, (len(damaged.clean), len(mended))]:
        first = taken
        while taken < len(places) and places[taken][0] <= clean_next and places[taken][1] <= clean_next:
            taken += 1
        was, now = damaged.clean[clean_at:clean_next], mended[mended_at:mended_next]
        if damaged.loose:
            was, now = was.replace("\n", ""), now.replace("\n", "")
        if was == now:
            mended_count += taken - first
        elif taken == first:
            wrong += 1
        clean_at, mended_at = clean_next + 1, mended_next + 1
    return Verdict(len(places), mended_count, wrong)


def _anchors(damaged: Damaged, came_from: Iterable[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """Return (clean, mended) of every character that is the same character in all three texts."""
    original = {}
    at = shift = 0
    for start, end, after in damaged.places:
        original.update({here + shift: here for here in range(at, start)})
        at, shift = end, shift + len(after) - (end - start)
    original.update({here + shift: here for here in range(at, len(damaged.clean))})
    return [
        (original[source + step], place + step)
        for place, source, length in came_from
        for step in range(length)
        if source + step in original
    ]
