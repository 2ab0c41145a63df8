"""`python -m tests.journeys.serving`: a web process as it is served, which begins anew whenever it is told to."""

import asyncio
import sys
from pathlib import Path

from litestar import Litestar

from app import app
from core import serve
from core.web.garbage import settle
from tests.compiled import compiled_for_all


def main() -> None:
    """Until it is asked to stop. Each line that it reads names a file: as soon as that is there, every shelf is as after a
    start with what the database holds now.
    """
    compiled_for_all(app).on_startup.append(_begin_to_listen)
    serve.main()


async def _begin_to_listen(started: Litestar) -> None:
    settle()  # the code had been imported before serving began
    lines = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    started.state.listening = asyncio.create_task(_listen(started, lines))


async def _listen(started: Litestar, lines: asyncio.StreamReader) -> None:
    while line := await lines.readline():
        started.state.shelf._documents.clear()
        await started.state.shelf.fill()
        _tell(line)


def _tell(line: bytes) -> None:
    Path(line.decode().strip()).touch()


if __name__ == "__main__":
    main()
