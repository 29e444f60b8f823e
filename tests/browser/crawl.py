"""Walk through the site as a person would, by its links: one page of each kind."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

from .conftest import Visitor

LEFT_OUT = {"set_language", "logout"}  # change something or leave


def pages_of(visitor: Visitor, start: str = "/") -> Iterator[tuple[str, str]]:
    """Yield (name of the address, path) with the page open, each name once, following links from ``start``."""
    waiting, seen = [start], set()
    while waiting:
        path = waiting.pop(0)
        try:
            name = resolve(urlsplit(path).path).view_name
        except Resolver404 as missing:
            raise AssertionError(f"a link leads nowhere: {path}") from missing
        if name in seen or name in LEFT_OUT or name.startswith("admin:"):
            continue
        seen.add(name)
        head = visitor.page.request.head(visitor.address + path, timeout=60_000)
        if "text/html" not in head.headers.get("content-type", ""):
            assert head.ok, f"{path}: {head.status}"
            continue  # a download
        visitor.go(path)
        yield name, path
        links = visitor.page.eval_on_selector_all("a[href]", "all => all.map(one => one.getAttribute('href'))")
        waiting += [link for link in links if link.startswith("/") and not link.startswith("/static/")]
