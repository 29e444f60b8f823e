"""How offices call units beside their names: former names, offices of bodies, short forms of groups.

县环保局 is the 生态环境局 since the reform, 县防指 and 县防汛办 are where the headquarters has its office, 县府办 is
the 政府办公室, 县级各单位 the 县直各单位. Pure: words in, other words out; whoever asks looks whether they are units.
"""

from collections.abc import Iterator
from functools import cache

from .lexicon import FOLDER, words
from .readings import SHORTEST, without_tail


@cache
def _pairs(name: str) -> tuple[tuple[str, str], ...]:
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return tuple((line.split("\t")[0], line.split("\t")[1]) for line in lines)


@cache
def _other_names() -> dict[str, tuple[str, ...]]:
    return {old: tuple(new.split("、")) for old, new in _pairs("other_names")}


def trades_of(core: str) -> Iterator[str]:
    """Yield the trades that a name without its level may mean: 国土局, 国土部门 → 自然资源."""
    for tails in ("unit_tails", "trade_tails"):
        for tail in words(tails):
            stem = core.removesuffix(tail)
            if stem != core:
                yield from _other_names().get(stem, ())
                if tails == "unit_tails" and len(stem) >= SHORTEST:
                    yield stem  # 征收办 → 征收中心


def body_of(core: str) -> str:
    """Return what a body or its office is for: 防汛办 → 防汛, 安委会, 安委办 → 安; "" for other names."""
    core = core.removeprefix("委") if len(core) > SHORTEST else core
    for tail in words("body_tails"):
        if core.endswith(tail) and len(core) > len(tail):
            return core[: -len(tail)]
    return ""


def same_body(one: str, other: str) -> bool:
    """Tell whether two bodies are one: 防汛 (防汛办) and 防汛抗旱, 减灾 (减灾办) and 防灾减灾."""
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) >= SHORTEST and (long.startswith(short) or long.endswith(short)))


def bare(core: str) -> str:
    """Return a name without what says no more than that it is a unit: 城投公司 → 城投."""
    return without_tail(core, "loose_tails") or core


def group_forms(name: str) -> Iterator[str]:
    """Yield other ways to write the phrase of a group: 县级各单位 → 县直各单位, 各镇人民政府 → 各镇."""
    for said, meant in _pairs("group_forms"):
        if said in name and (meant or name.endswith(said)):
            form = name.replace(said, meant, 1) if meant else name.removesuffix(said)
            if form != name and len(form) >= SHORTEST:
                yield form
                yield form.replace("单位", "部门") if "单位" in form else form.replace("部门", "单位")
