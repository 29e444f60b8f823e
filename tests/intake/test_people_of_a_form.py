"""What the lines of a form say of people: who speaks, who takes part, who only sits in (列席)."""

import pytest

from speeches.intake import read

BODY = (
    "会议听取了县水利局关于防汛准备的汇报。会议指出，今年雨情来得早。会议要求，各乡镇要在4月底前备齐物资。\n"
    "会议强调，县应急局要每周检查一次值班情况。\n"
)
FORM = "苍屏县人民政府常务会议纪要\n时间：2026年3月12日\n地点：县政府二楼会议室\n主持人：赵平\n出席：钱进、孙亮\n"


def people(text: str) -> str:
    (speech,) = read(text.encode(), "纪要.txt").speeches
    return speech.attendees or ""


@pytest.mark.parametrize("label", ["列席", "列席人员"])
def test_listeners_of_a_form_are_kept_behind_those_who_take_part(label):
    assert people(f"{FORM}{label}：周正、吴起\n{BODY}") == "钱进、孙亮；列席：周正、吴起"


def test_a_form_without_listeners_names_those_who_take_part():
    assert people(f"{FORM}{BODY}") == "钱进、孙亮"


@pytest.mark.parametrize("words", ["县人大常委会副主任周正列席会议。", "列席会议的有县审计局、县统计局负责人。"])
def test_listeners_that_the_text_tells_of_are_kept(words):
    text = f"3月12日，县长赵平主持召开县政府第四次常务会议。\n{BODY}县领导钱进、孙亮出席会议。{words}\n"
    assert words.rstrip("。") in people(text)
    assert "孙亮出席会议" in people(text)


@pytest.mark.parametrize(
    ("line", "speaker", "post"),
    [
        ("讲话人：钱进", "钱进", None),
        ("讲 话 人：县委书记 钱进", "钱进", "县委书记"),
        ("发言人：县水利局局长孙亮", "孙亮", "县水利局局长"),
        ("讲话人：常委会", None, None),
    ],
)
def test_a_form_that_names_the_speaker_is_believed(line, speaker, post):
    text = f"在全县防汛工作会议上的讲话\n时间：2026年3月12日\n{line}\n同志们：\n{BODY}"
    (found,) = read(text.encode(), "讲话.txt").speeches
    assert (found.speaker, found.post) == (speaker, post)
    assert "speaker" not in found.guessed
    assert line not in found.text


@pytest.mark.parametrize("name", ["钱进", "陶然", "黎明生", "段晓东", "莫文", "严正", "常青", "洪波", "赖小平", "丘成"])
def test_who_is_told_of_may_have_any_common_surname(name):
    text = f"6月9日，全县防汛工作会议召开，县委书记{name}出席并讲话。\n{name}强调，{BODY}县委常委会强调，要抓好落实。\n"
    (found,) = read(text.encode(), "新闻.txt").speeches
    assert (found.kind, found.speaker, found.post) == ("news", name, "县委书记")


@pytest.mark.parametrize(
    "text",
    [
        "县长办公会议纪要\n6月9日，县长李明主持召开县长办公会议，研究防汛工作。\n1．会议明确，{body}",
        "青岩县人民政府\n专题会议纪要（2026年第3期）\n6月9日，副县长李明主持召开专题会议。会议决定，{body}",
        "关于研究防汛工作的会议\n6月9日，县长李明主持召开会议。现将议定事项纪要如下：\n一、{body}",
    ],
)
def test_minutes_are_told_from_news(text):
    (found,) = read(text.format(body=BODY).encode(), "文件.txt").speeches
    assert found.kind == "minutes"


def test_a_speech_that_mentions_minutes_is_a_speech():
    text = f"在全县防汛工作会议上的讲话\n同志们：\n会议纪要已经印发。\n{BODY}"
    (found,) = read(text.encode(), "讲话.txt").speeches
    assert found.kind == "speech"
