"""Numbers in addresses and forms that no row can have are answered, never with a server error."""

import pytest
from django.urls import reverse

from config.numbers import whole
from speeches.models import SourceFile
from tests.factories import RequirementFactory, SpeechFactory

ODD = ["²", "9" * 25, "-1", "٣", "x", ""]


@pytest.mark.parametrize(("text", "number"), [("12", 12), ("0", 0), *((odd, None) for odd in ODD)])
def test_only_plain_digits_are_a_number(text, number):
    assert whole(text) == number


@pytest.mark.django_db
@pytest.mark.parametrize("odd", ODD)
def test_no_page_breaks_on_a_number_that_is_none(odd, supervisor, log_in):
    source = SourceFile.objects.create(name="讲话.txt", sha256="0" * 64, size=3, media_type="text/plain", raw_text="")
    speech = SpeechFactory(source_file=source)
    draft = RequirementFactory(speech=speech)
    client, key = log_in(supervisor), [speech.pk]
    asked = [
        (reverse("requirement-export"), {"chosen": odd}),
        (reverse("requirement-list"), {"year": odd, "page": odd}),
        (reverse("requirement-list"), {"speech": odd, "unit": odd}),
        (reverse("speech-list"), {"year": odd}),
        (reverse("meeting-list"), {"year": odd}),
        (reverse("meeting-create"), {"speech": odd}),
        (reverse("speech-repairs", args=key), {"place": f"{odd}-{odd}"}),
        (reverse("speech-repairs", args=key), {"part": odd}),
        (reverse("speech-repairs", args=key), {"from": odd, "to": odd}),
        (reverse("review-desk", args=key), {"draft": odd}),
        (reverse("review-desk", args=key), {"part": odd}),
        (reverse("review-parts", args=key), {"part": odd}),
        (reverse("review-find", args=key), {"q": "局", "from": odd}),
    ]
    for path, query in asked:
        assert client.get(path, query).status_code in (200, 302), (path, query)
    card = reverse("review-draft", args=[draft.pk])
    wording = {f"d{draft.pk}-summary": "x", f"d{draft.pk}-importance": "normal"}
    sent = [
        (reverse("assignment-list"), {"chosen": odd}, 302),
        (reverse("review-news", args=key), {"seen": f"{odd}.{odd}", "folded": odd, "busy": odd}, 302),
        (reverse("review-confirm-above", args=key), {"least": odd}, 409),
        (card, {"action": f"split:{odd}", "version": 0}, 409),
        (card, {"action": f"repeat:{odd}", "version": 0}, 409),
        (reverse("speech-repair", args=key), {"place": f"{odd}-{odd}", "kind": "", "rule": "x"}, 409),
        (reverse("requirement-assign", args=[draft.pk]), {"join": odd}, 302),
        (card, {"action": "save", "version": 0, "phrase": "某局", "pick": odd, **wording}, 302),
    ]
    for path, form, answer in sent:
        assert client.post(path, form).status_code == answer, (path, form)
