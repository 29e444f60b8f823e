"""Latin text inside Chinese keeps its own marks and blanks; what follows it is mended."""

import pytest

from speeches.intake.repair import mend


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("他引用了“think big, start small”这句话。", "他引用了“think big, start small”这句话。"),
        ("会上说, 要抓紧, “马上就办”。", "会上说，要抓紧，“马上就办”。"),
        ("请看http://gov.example/a?id=1,2;再登记,下同。", "请看http://gov.example/a?id=1,2；再登记，下同。"),
    ],
    ids=["blank behind a comma", "blanks in Chinese", "behind an address"],
)
def test_latin_text_keeps_its_marks(raw, clean):
    assert mend(raw).text == clean
