"""A text is cut at its lines and at the bounds of what was found in it, in one walk."""

from hypothesis import given
from hypothesis import strategies as st

from speeches.models import Requirement
from speeches.views.marked_text import paragraphs

SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=8)


class Counted(Requirement):
    """A requirement that counts how often its place is looked at."""

    looks = 0

    class Meta:
        proxy = True
        app_label = "speeches"

    def __getattribute__(self, name):
        if name == "span_end":
            Counted.looks += 1
        return super().__getattribute__(name)


@given(st.text("县要 \n。", max_size=50), SPANS)
def test_every_piece_knows_what_covers_it(text, spans):
    ordered = sorted({(start, min(start + length, len(text))) for start, length in spans if start < len(text)})
    rows = [Requirement(pk=number, span_start=start, span_end=end) for number, (start, end) in enumerate(ordered)]
    found = paragraphs(text, rows)
    assert "".join("".join(piece.text for piece in one.pieces) for one in found) == "".join(
        line.strip() for line in text.split("\n")
    )
    for one in found:
        at = one.start
        for piece in one.pieces:
            until = at + len(piece.text)
            assert list(piece.rows) == [row for row in rows if row.span_start < until and at < row.span_end]
            at = until
    begun = [row.pk for one in found for row in one.begins]
    assert len(begun) == len(set(begun))


def test_a_text_ten_times_as_long_takes_ten_times_the_looks():
    def looks(lines: int, end: str) -> int:
        rows = [Counted(pk=n, span_start=n * 10, span_end=n * 10 + 8) for n in range(lines)]
        Counted.looks = 0
        paragraphs(("县水利局要完成水库" + end) * lines, rows)
        return Counted.looks

    for end in "\n。":
        assert looks(1000, end) < 12 * looks(100, end)
