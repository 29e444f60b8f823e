"""A language model's suggestions on unsure drafts, over real sockets to a server that also misbehaves."""

import threading
from dataclasses import replace

import pytest
from django.core.exceptions import ImproperlyConfigured
from environ import Env

from config.advice import second_opinion as configured
from speeches.extraction import Draft, Extraction
from speeches.extraction.second_opinion import Advisor, advised, check_inside
from speeches.models import Requirement
from speeches.review.drafting import draft_speech
from tests.extraction.model_server import serving
from tests.factories import SpeechFactory

TEXT = "有关部门今后可以由县残联多去看一看，月底前回个话。县财政局要在6月底前拨付资金。"
CUT = TEXT.index("县财政局")


def found(first: float = 0.6, second: float = 0.99) -> Extraction:
    return Extraction(
        drafts=(
            Draft(0, CUT, TEXT[:CUT], (), True, first),
            Draft(CUT, len(TEXT), TEXT[CUT:], (), True, second),
        ),
        outline=(),
        engine="test",
    )


def advisor(server, **changes) -> Advisor:
    return replace(Advisor(server.url, "local", timeout=2.0), **changes)


def said(extraction: Extraction) -> list[list[str]]:
    return [[reason.words for reason in draft.reasons] for draft in extraction.drafts]


def test_only_the_unsure_are_asked_about_and_the_answer_is_marked():
    answer = {"duty": True, "actors": ["县残联"], "deadlines": ["月底前"]}
    with serving(answer) as server:
        advice = advised(found(), TEXT, advisor(server, key="secret"))
    assert said(advice) == [
        [
            "本地语言模型的建议：是要求",
            "本地语言模型的建议：责任主体“县残联”",
            "本地语言模型的建议：时限“月底前”",
        ],
        [],
    ]
    assert [draft.confidence for draft in advice.drafts] == [0.6, 0.99], "advice changes no confidence"
    assert not advice.drafts[0].actors
    (asked,) = server.asked
    assert asked["path"] == "/v1/chat/completions"
    assert asked["model"] == "local"
    assert TEXT[:CUT] in asked["messages"][1]["content"]
    assert server.headers[0]["Authorization"] == "Bearer secret"


@pytest.mark.parametrize(
    "answer",
    [
        {"duty": "yes", "actors": ["县民政局", "县 残联", "县财政局", "", 7, None], "deadlines": ["下月底前"]},
        {"actors": "县残联", "deadlines": {"月底前": 1}},
        {},
    ],
)
def test_what_is_not_in_the_sentence_to_the_letter_is_dropped(answer):
    with serving(answer) as server:
        assert said(advised(found(), TEXT, advisor(server))) == [[], []]


def test_a_flood_of_spans_is_cut():
    with serving({"duty": False, "actors": [TEXT[at : at + 2] for at in range(CUT - 2)]}) as server:
        advice = advised(found(), TEXT, advisor(server))
    assert len(advice.drafts[0].reasons) == 1 + 6
    assert advice.drafts[0].reasons[0].words == "本地语言模型的建议：不是要求"


@pytest.mark.parametrize("manner", ["broken", "nonsense", "foreign", "elsewhere", "silent", "dripping", "flooding"])
def test_a_server_that_misbehaves_blocks_nothing(manner, caplog):
    with serving({"duty": True}, manner) as server:
        assert advised(found(0.6, 0.6), TEXT, advisor(server, timeout=0.4)) == found(0.6, 0.6)
        if manner in ("silent", "dripping"):
            assert server.at_once == 1, "it was not waited for"
    assert len(server.asked) == 1, "after one failure no more is asked"
    assert "No second opinion" in caplog.text


@pytest.mark.parametrize("answer", ["是", "[1]", "[" * 5000, "null"])
def test_words_that_are_no_object_are_no_answer(answer):
    with serving(answer) as server:
        assert advised(found(), TEXT, advisor(server)) == found()


def test_nobody_there_blocks_nothing():
    with serving() as server:
        gone = advisor(server)
    assert advised(found(), TEXT, gone) == found()


def test_the_seconds_of_a_speech_are_bounded():
    with serving({"duty": True}, "slow_together") as server:
        advice = advised(found(0.6, 0.6), TEXT, advisor(server, budget=0.25, timeout=0.24))
    assert [len(draft.reasons) for draft in advice.drafts][1] == 0
    with serving({"duty": True}) as server:
        assert [len(d.reasons) for d in advised(found(0.6, 0.6), TEXT, advisor(server, most=1)).drafts] == [1, 0]


def test_one_question_at_a_time():
    with serving({"duty": True}, "slow_together") as server:
        threads = [threading.Thread(target=advised, args=(found(), TEXT, advisor(server))) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(server.asked) == 4
    assert server.most_at_once == 1


@pytest.mark.parametrize("url", ["http://8.8.8.8/v1", "https://[2606:4700::1111]/v1", "ftp://10.0.0.5/", "10.0.0.5:80"])
def test_no_word_leaves_the_office(url):
    with pytest.raises(ValueError, match=r"outside|no http"):
        check_inside(url)
    assert advised(found(), TEXT, Advisor(url, "local")) == found()


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/v1", "http://10.0.0.5/v1", "https://[fd00::5]:8443/v1"])
def test_the_office_s_own_network_is_inside(url):
    check_inside(url)


@pytest.fixture
def clean(monkeypatch):
    def setting(**values):
        for name, value in values.items():
            monkeypatch.setenv(f"SECOND_OPINION_{name}", value)
        return configured(Env())

    return setting


def test_it_is_off_by_default(clean, settings):
    assert clean() is None
    assert settings.SECOND_OPINION is None


def test_a_whole_configuration(clean):
    made = clean(URL="http://10.0.0.5:8000/v1", MODEL="qwen", BAND="0.3-0.7", QUESTIONS="4")
    assert Advisor(**made) == Advisor("http://10.0.0.5:8000/v1", "qwen", low=0.3, high=0.7, most=4)


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"URL": "http://10.0.0.5/v1"}, "SECOND_OPINION_MODEL must be set"),
        ({"MODEL": "qwen"}, "SECOND_OPINION_URL must be set"),
        ({"KEY": "x"}, "SECOND_OPINION_URL and SECOND_OPINION_MODEL must be set"),
        ({"URL": "10.0.0.5:8000", "MODEL": "qwen"}, "http or https"),
        ({"URL": "http://10.0.0.5/v1", "MODEL": "qwen", "BAND": "0.8-0.4"}, "BAND"),
        ({"URL": "http://10.0.0.5/v1", "MODEL": "qwen", "BAND": "all"}, "BAND"),
        ({"URL": "http://10.0.0.5/v1", "MODEL": "qwen", "TIMEOUT": "0"}, "TIMEOUT"),
        ({"URL": "http://10.0.0.5/v1", "MODEL": "qwen", "QUESTIONS": "-1"}, "QUESTIONS"),
    ],
)
def test_half_a_configuration_fails_loudly(clean, values, named):
    with pytest.raises(ImproperlyConfigured, match=named):
        clean(**values)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("manner", ["good", "broken"])
def test_drafts_are_stored_with_it_and_without(settings, manner):
    speech = SpeechFactory()
    with serving({"duty": True, "actors": [], "deadlines": []}, manner) as server:
        fields = {"url": server.url, "model": "local", "low": 0.0, "high": 1.0, "timeout": 2.0, "most": 50}
        settings.SECOND_OPINION = fields
        count = draft_speech(speech, actor=None)
    marked = [row for row in Requirement.objects.all() if any("建议" in one["words"] for one in row.reasons)]
    assert count == Requirement.objects.count() > 0
    assert len(marked) == (count if manner == "good" else 0)


@pytest.mark.django_db
def test_nothing_is_asked_inside_a_transaction(settings):
    with serving({"duty": True}) as server:
        settings.SECOND_OPINION = {"url": server.url, "model": "local", "low": 0.0, "high": 1.0}
        assert draft_speech(SpeechFactory(), actor=None) > 0
    assert server.asked == []
