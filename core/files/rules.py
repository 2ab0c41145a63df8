"""What a place for files takes, and the sentences for what it does not."""

from collections.abc import Iterable
from dataclasses import dataclass

from core.errors import Refusal, mark
from core.files.kinds import NAMES, Kind

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Slot:
    """`label` is a gettext id; `read` and `write` are permissions, asked for with the file's scope. A `public` one may be
    shown to everybody once somebody has published it. What a `personal` one takes shows or belongs to somebody, and is
    erased with them; all else belongs to an organisation. Pictures are cut `square` around their middle where their
    least side is said.
    """

    name: str
    label: str
    takes: tuple[Kind, ...]
    largest: int
    read: str
    write: str
    public: bool = False
    personal: bool = False
    square: int | None = None


class FileRefused(Refusal):
    """Shown at the field that the file came in."""

    status = 422
    message = mark("This file could not be taken.")


class FileTooLarge(FileRefused):
    message = mark("This file is larger than {megabytes} MB. Please make it smaller.")


class FileEmpty(FileRefused):
    message = mark("This file is empty.")


class KindNotTaken(FileRefused):
    message = mark("This file is none of these kinds: {kinds}. What counts is its content, not its name.")


class FileBroken(FileRefused):
    message = mark("This file is damaged or not really of the kind {kind}. Please save it anew and try again.")


class PictureTooSmall(FileRefused):
    message = mark("This picture is too small: at least {least} × {least} pixels, please.")


class FileInfected(FileRefused):
    message = mark("The virus scanner found something in this file. It was not kept.")


def check_size(content: bytes, slot: Slot) -> None:
    if not content:
        raise FileEmpty
    if len(content) > slot.largest:
        raise FileTooLarge(megabytes=slot.largest // MEGABYTE)


def check_kind(kind: Kind | None, slot: Slot) -> Kind:
    """The kind, when the slot takes it."""
    if kind is None or kind not in slot.takes:
        raise KindNotTaken(kinds=tuple(_named(slot.takes)))
    return kind


def _named(kinds: Iterable[Kind]) -> list[str]:
    return [NAMES[kind] for kind in kinds]
