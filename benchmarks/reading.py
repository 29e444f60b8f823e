"""Characters a second of reading each format, without repair: the same speech, several times over."""

from pathlib import Path

from benchmarks.run import line, seconds

SEEDS = Path(__file__).resolve().parent.parent / "seeds"


def formats() -> None:
    """Print one line a format."""
    from speeches.intake.limits import Limits
    from speeches.intake.readers import sniff_and_read
    from tests.intake import writing

    text = (SEEDS / "安全生产工作会议讲话.txt").read_text(encoding="utf-8") * 20
    files = {
        "a.txt": text.encode("gb18030"),
        "a.docx": writing.word_with_header(text),
        "a.html": writing.page(text),
        "a.mht": writing.saved_page(text),
        "a.rtf": writing.rtf(text),
        "a.ofd": writing.ofd(text),
    }
    line("reading without repair", "characters", "characters/s")
    for name, data in files.items():
        took = seconds(lambda data=data, name=name: sniff_and_read(data, name, Limits()), 3)
        line(f"  {name}", f"{len(text):,}", f"{len(text) / took:,.0f}")
