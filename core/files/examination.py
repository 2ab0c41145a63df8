"""Having a stranger's file opened by a program of its own, and never waiting for it longer than a reader would."""

import asyncio
import json
import os
import sys
from pathlib import Path

from core.errors import Unavailable
from core.files.examiner import TOO_SMALL
from core.files.kinds import NAMES, Kind
from core.files.parts import Part
from core.files.rules import FileBroken, PictureTooSmall

AT_ONCE = 2
SECONDS = 15.0
ROOT = Path(__file__).parents[2]
_turn = asyncio.Semaphore(AT_ONCE)


async def examined(kind: Kind, content: bytes, square: int | None = None) -> list[Part]:
    """Raises FileBroken for what does not open; a file that takes too long is one of those. Raises PictureTooSmall for a
    picture that is to be cut square and has a side shorter than `square`.
    """
    try:
        status, answer = await opened_apart(
            "core.files.examiner", kind, *([str(square)] if square else []), content=content
        )
    except TimeoutError as error:
        raise FileBroken(kind=NAMES[kind]) from error
    if status == TOO_SMALL:
        raise PictureTooSmall(least=square or 0)
    if status != 0:
        raise FileBroken(kind=NAMES[kind])
    return _parts(answer)


async def opened_apart(module: str, *arguments: str, content: bytes) -> tuple[int, bytes]:
    """The status and the answer of a program that locks itself in (`core.files.examiner.lock_in`) before it opens what a
    stranger sent. Raises TimeoutError, and Unavailable when it did not even start.
    """
    async with _turn:
        child = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", module, *arguments),
            cwd=ROOT,
            env={"PATH": os.defpath, "PYTHONUTF8": "1"},
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        try:
            answer, _ = await asyncio.wait_for(child.communicate(content), SECONDS)
        finally:
            if child.returncode is None:
                child.kill()
                await child.wait()
    if child.returncode == 1:
        # Not the file's fault: the examiner itself did not start. Nothing is taken unexamined.
        raise Unavailable(after=30)
    return child.returncode or 0, answer


def _parts(answer: bytes) -> list[Part]:
    parts: list[Part] = []
    at = 0
    while at < len(answer):
        end = answer.index(b"\n", at)
        head = json.loads(answer[at:end])
        at = end + 1 + head["size"]
        parts.append(Part(head["name"], head["kind"], answer[end + 1 : at], head["width"], head["height"]))
    return parts
