"""Answers that stay open (server-sent events, WHATWG HTML 9.2): what is told while somebody listens."""

from collections.abc import AsyncIterator

from litestar.response import Stream

ENDING = "/listen"
"""How the address of every such answer ends: it takes no place among requests that are answered one by one."""

HEADERS = {"cache-control": "private, no-store", "x-accel-buffering": "no"}
"""The second asks proxies to pass each line on as it comes."""


def told(events: AsyncIterator[bytes]) -> Stream:
    return Stream(events, media_type="text/event-stream; charset=utf-8", headers=HEADERS)


def event(data: str = "", *, id: str = "", retry_seconds: float | None = None) -> bytes:
    """One event; `data` on one line. Without data a comment, which keeps proxies from hanging up."""
    lines = [f"id: {id}"] if id else []
    if retry_seconds is not None:
        lines.append(f"retry: {round(retry_seconds * 1000)}")
    lines.append(f"data: {data}" if data else ":")
    return ("\n".join(lines) + "\n\n").encode()
