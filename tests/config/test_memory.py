"""What a request left behind in circles is given back at its end, if it was much."""

import ctypes
import gc

import pytest
from django.core.signals import request_finished

from config.memory import GiveBack, resident

MEGABYTE = 1024 * 1024


class Circle:
    """Holds itself and so many bytes, all of them written to."""

    def __init__(self, size: int) -> None:
        self.held = b"x" * size
        self.itself = self


@pytest.fixture
def without_collector():
    gc.collect()
    library = ctypes.CDLL(None)
    if hasattr(library, "malloc_trim"):  # else what earlier tests left free would be filled first, and nothing grow
        library.malloc_trim(0)
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("without_collector")
def test_much_is_given_back_and_little_waits_for_the_collector():
    give_back = GiveBack()
    give_back()
    begun = resident()
    Circle(10 * MEGABYTE)
    give_back()
    assert resident() > begun + 8 * MEGABYTE
    Circle(100 * MEGABYTE)
    assert resident() > begun + 100 * MEGABYTE
    give_back()
    assert resident() < begun + 30 * MEGABYTE


def test_the_site_asks_for_it_at_the_end_of_each_request():
    assert any(isinstance(row[1], GiveBack) for row in request_finished.receivers)
