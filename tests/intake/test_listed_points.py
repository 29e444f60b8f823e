"""Points of a list that all have a heading: where one heading has lost its stop, the others help to find it."""

import numpy as np
import pytest

from speeches.intake.repair.listed_points import raised

HEADED = "一是抓好春耕备耕各村备足种子\n二是抓好防汛准备水库清淤\n三是抓好道路养护路面修补"
NO_POINTS = "统一是春耕备耕的前提条件所在\n之一是防汛准备水库清淤要早\n唯一是道路养护路面修补要快"


def chances_at(text: str, ends: dict[str, float]) -> tuple[np.ndarray, np.ndarray]:
    """Return every place of a text, and the chance of the ends of the given words, 0.01 elsewhere."""
    places = np.arange(1, len(text))
    chances = np.full(len(places), 0.01)
    for words, chance in ends.items():
        chances[text.index(words) + len(words) - 1] = chance
    return places, chances


def test_the_odd_heading_is_raised_by_the_others() -> None:
    places, chances = chances_at(HEADED, {"春耕备耕": 0.8, "防汛准备": 0.6, "道路养护": 0.08})
    after = raised(HEADED, places, chances)
    assert after[HEADED.index("路面修补") - 1] > 0.25
    assert (after >= chances).all()
    assert np.count_nonzero(after != chances) == 3


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        (HEADED, {"春耕备耕": 0.8, "防汛准备": 0.1, "道路养护": 0.08}),  # most points have none
        (
            "一是抓好春耕备耕各村备足种子\n二是抓好防汛准备水库清淤",
            {"春耕备耕": 0.8, "防汛准备": 0.6},
        ),  # two are no habit
        (
            "统一是春耕备耕的前提条件所在\n之一是防汛准备水库清淤要早\n唯一是道路养护路面修补要快",
            {"春耕备耕": 0.8, "防汛准备": 0.6},
        ),
        ("各村备足种子", {}),
    ],
)
def test_without_the_habit_nothing_is_raised(text: str, ends: dict[str, float]) -> None:
    places, chances = chances_at(text, ends)
    assert (raised(text, places, chances) == chances).all()


def test_the_place_before_is_no_heading() -> None:
    text = "要抓落实一是春耕备耕要早各村备种\n二是防汛准备要足水库清淤\n三是道路养护要勤路面修补"
    places, chances = chances_at(text, {"要抓落实": 0.9, "备耕要早": 0.8, "准备要足": 0.6, "养护要勤": 0.05})
    after = raised(text, places, chances)
    assert after[text.index("一是") - 1] == 0.9
    assert after[text.index("路面") - 1] > 0.2
