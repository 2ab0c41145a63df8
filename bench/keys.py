"""Forms in a page that create something and bring no key, so that sent twice they would do it twice."""

import re
from collections.abc import Iterator
from functools import cache
from html import unescape

from bench.harmless import HARMLESS
from bench.rights import RIGHTS

FORM = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.DOTALL)
ACTION = re.compile(r'\baction="([^"]*)"')
SENT_TO = {
    name: re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path)))
    for name, (method, path, _) in RIGHTS.items()
    if method == "POST" and name not in HARMLESS
}


def keyless_forms(page: str, address: str) -> Iterator[str]:
    """Where they are sent to. `address` is the page's own, for forms that name none."""
    for given, inside in FORM.findall(page):
        if 'method="post"' not in given or 'name="idempotency"' in inside:
            continue
        named = ACTION.search(given)
        to = unescape(named[1] if named else address).partition("?")[0]
        if _creates(to):
            yield to


@cache
def _creates(to: str) -> bool:
    return any(one.fullmatch(to) for one in SENT_TO.values())
