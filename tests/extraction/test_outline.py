"""The outline of speeches whose numbering is broken, mixed, missing or torn from its words."""

import pytest

from speeches.extraction import extract
from speeches.extraction.structure import outline, sentences


def tree(text):
    """Return the headings of a text as (depth, kind of part, words)."""
    return [(one.level, one.part, one.text) for one in outline.read(sentences.cut(text))[1]]


def path_of(text, words):
    """Return the headings that the sentence with `words` stands under."""
    cut = sentences.cut(text)
    places, _ = outline.read(cut)
    number = next(number for number, one in enumerate(cut) if words in one.text)
    return [heading.text for heading in outline.paths(cut, places)[number]]


BODY = "县水务局要在月底前把管网漏损点排查一遍，逐处登记造册、限期修复到位。"
REPORT = "上半年，全县新铺管网32公里，供水普及率提高到96%，群众用水难得到缓解。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"一、上半年工作成效\n{REPORT}\n一、存在的突出问题\n管网老化。\n二、下一步重点任务\n{BODY}",
            [
                (0, "results", "一、上半年工作成效"),
                (0, "problems", "一、存在的突出问题"),
                (0, "duties", "二、下一步重点任务"),
            ],
            id="number repeated",
        ),
        pytest.param(
            f"一、上半年工作成效\n{REPORT}\n四、下一步重点任务\n1．管网改造\n{BODY}",
            [(0, "results", "一、上半年工作成效"), (0, "duties", "四、下一步重点任务"), (1, "", "1．管网改造")],
            id="numbers and a level skipped",
        ),
        pytest.param(
            f"（一）工作回顾\n{REPORT}\n（二）重点任务\n{BODY}",
            [(0, "results", "（一）工作回顾"), (0, "duties", "（二）重点任务")],
            id="no chapters above",
        ),
        pytest.param(
            f"二、重点任务\n1.抓好管网改造\n{BODY}\n2、抓好水质监测\n{BODY}\n３．抓好应急供水\n{BODY}",
            [
                (0, "duties", "二、重点任务"),
                (1, "duties", "1.抓好管网改造"),
                (1, "duties", "2、抓好水质监测"),
                (1, "duties", "３．抓好应急供水"),
            ],
            id="three ways to write a number",
        ),
        pytest.param(
            f"1.抓好管网改造\n（1）推进老城区\n{BODY}\n①推进东街\n{BODY}\n（2）推进新城区\n{BODY}",
            [
                (0, "duties", "1.抓好管网改造"),
                (1, "duties", "（1）推进老城区"),
                (2, "duties", "①推进东街"),
                (1, "duties", "（2）推进新城区"),
            ],
            id="numbers within numbers",
        ),
        pytest.param(
            f"第一部分 上半年工作回顾\n一、供水保障\n{REPORT}\n第二部分 下半年重点任务\n一、管网改造\n{BODY}",
            [
                (0, "results", "第一部分 上半年工作回顾"),
                (1, "arrangements", "一、供水保障"),
                (0, "duties", "第二部分 下半年重点任务"),
                (1, "", "一、管网改造"),
            ],
            id="parts outside of chapters",
        ),
        pytest.param(
            f"一 、上半年工作成效\n{REPORT}\n二．下一步重点任务\n{BODY}",
            [(0, "results", "一 、上半年工作成效"), (0, "duties", "二．下一步重点任务")],
            id="a blank or another mark in the label",
        ),
        pytest.param(
            f"同志们：\n上半年工作成效\n{REPORT}\n下一步重点任务\n{BODY}{BODY}",
            [(0, "results", "上半年工作成效"), (0, "duties", "下一步重点任务")],
            id="bold lost and no numbers at all",
        ),
        pytest.param(
            f"一、上半年工作成效\n{REPORT}\n存在的突出问题\n管网老化，漏损率高。\n三、下一步重点任务\n{BODY}",
            [
                (0, "results", "一、上半年工作成效"),
                (0, "problems", "存在的突出问题"),
                (0, "duties", "三、下一步重点任务"),
            ],
            id="a chapter's number lost at a page cut",
        ),
        pytest.param(
            f"一、下一步重点任务\n抓好管网改造\n{BODY}\n抓好水质监测\n{BODY}\n二、组织保障\n各级要加强领导，压实责任。",
            [
                (0, "duties", "一、下一步重点任务"),
                (1, "duties", "抓好管网改造"),
                (1, "duties", "抓好水质监测"),
                (0, "arrangements", "二、组织保障"),
            ],
            id="bold lost below numbered chapters",
        ),
        pytest.param(
            f"同志们：\n取得的成效：\n{REPORT}\n存在的主要问题:\n管网老化，漏损率高。\n下一步工作打算：\n{BODY}",
            [(0, "results", "取得的成效"), (0, "problems", "存在的主要问题"), (0, "duties", "下一步工作打算")],
            id="a colon behind and no numbers",
        ),
        pytest.param(
            f"一、上半年工作成效\n{REPORT}\n二、\n下一步重点任务\n{BODY}",
            [(0, "results", "一、上半年工作成效"), (0, "duties", "二、下一步重点任务")],
            id="a number alone in its line",
        ),
        pytest.param(
            f"一、认清形势，增强紧迫感二、突出重点，抓好任务落实\n{BODY}",
            [(0, "significance", "一、认清形势，增强紧迫感"), (0, "duties", "二、突出重点，抓好任务落实")],
            id="a heading glued to the one before",
        ),
        pytest.param(
            f"一、上半年工作成效\n{REPORT[:-1]}二、下一步重点任务\n{BODY}",
            [(0, "results", "一、上半年工作成效"), (0, "duties", "二、下一步重点任务")],
            id="a heading glued to the text before",
        ),
    ],
)
def test_tree(text, expected):
    assert tree(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"在全县供水工作会议上的讲话\n2025年6月3日\n李明\n同志们：\n{REPORT}",
        f"重点任务清单如下：\n抓好管网改造\n抓好水质监测\n抓好应急供水\n{BODY}",
        f"{REPORT}要统筹推进一、二、三产业融合发展，做好供水保障。",
        f"{REPORT}\n谢谢大家",
        f"{REPORT}\n2025年12月，全县工作\n{BODY}",
        f"同志们：\n各镇要抓好以下重点工作：\n{BODY}",
        f"同志们：\n会议议定：\n{BODY}",
    ],
    ids=["title, day and name", "rows of a list", "sectors of the economy", "last line", "a day", "lead-in", "minutes"],
)
def test_lines_that_are_no_headings(text):
    assert tree(text) == []


def test_items_of_a_paragraph_with_one_missing():
    text = "二、重点任务\n要抓好三件事。一是推进管网改造。县水务局要逐处登记。三是推进水质监测。县疾控中心要每月抽检。"
    assert path_of(text, "逐处登记") == ["二、重点任务", "一是推进管网改造"]
    assert path_of(text, "每月抽检") == ["二、重点任务", "三是推进水质监测"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("首先，", "其次，"),
        ("首先，", "再次，"),
        ("首先，", "最后，"),
        ("第一，", "第二，"),
        ("第一，", "第三，"),
        ("其一，", "其二，"),
    ],
)
def test_ordinals_in_words_end_each_other(first, second):
    text = f"二、重点任务\n{first}抓管网改造。\n{BODY}\n{second}要抓水质监测，县疾控中心每月抽检一次并公布结果。"
    assert path_of(text, "每月抽检")[:1] == ["二、重点任务"]
    assert not [one for one in path_of(text, "每月抽检") if one.startswith(first)]


def test_the_same_bare_words_are_a_report_above_and_a_duty_below_a_lost_heading():
    bare = "建立巡查台账，逐户上门检修，更换老旧水表2000只。"
    text = (
        f"同志们：\n上半年工作成效\n上半年，{bare}供水普及率提高了。\n下一步重点任务\n县水务局要{bare}各镇要抓好落实。"
    )
    drafts = extract(text).drafts
    assert [draft for draft in drafts if "县水务局" in draft.text]
    assert not [draft for draft in drafts if draft.text.startswith("上半年")]
    assert drafts[0].headings == ("下一步重点任务",)


def test_offsets_of_headings_index_the_text():
    text = f"一、\n工作成效\n{REPORT}二、下一步重点任务\n{BODY}"
    found = outline.read(sentences.cut(text))[1]
    assert [text[one.start : one.end] for one in found] == ["一、\n工作成效", "二、下一步重点任务"]
