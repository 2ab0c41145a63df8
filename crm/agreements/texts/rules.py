"""What stands for a text once it is frozen, and how two readings of it differ; pure."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

LONGEST_BODY = 200_000
APART = b"\x1f"


def digest_of(body: str, file_sha256: str) -> bytes:
    """SHA-256 of one language's text: of its words, and of the file's own digest (hex, empty for none)."""
    return hashlib.sha256(body.encode() + APART + file_sha256.encode()).digest()


def digest_of_all(texts: Iterable[tuple[str, bytes, bool, bool]], *, equal: bool) -> bytes:
    """Over language, digest, authentic and prevailing of each, whatever their order."""
    whole = hashlib.sha256(b"equal" if equal else b"")
    for language, digest, authentic, prevailing in sorted(texts):
        whole.update(APART + language.encode() + digest + bytes((authentic, prevailing)))
    return whole.digest()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two paragraphs side by side; `same` where nothing differs, else what is only on one side is marked in pieces
    `(text, differs)`.
    """

    same: bool
    before: tuple[tuple[str, bool], ...]
    after: tuple[tuple[str, bool], ...]


def side_by_side(before: str, after: str) -> list[Pair]:
    """Paragraph by paragraph; in those that were changed, word by word."""
    old, new = before.split("\n"), after.split("\n")
    found: list[Pair] = []
    for how, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if how == "equal":
            found += [Pair(True, ((line, False),), ((line, False),)) for line in old[a:b]]
            continue
        for place in range(max(b - a, d - c)):
            left = old[a + place] if a + place < b else ""
            right = new[c + place] if c + place < d else ""
            found.append(Pair(False, *_words(left, right)))
    return found


def _words(left: str, right: str) -> tuple[tuple[tuple[str, bool], ...], tuple[tuple[str, bool], ...]]:
    old, new = _pieces(left), _pieces(right)
    matched = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    before = tuple(("".join(old[a:b]), how != "equal") for how, a, b, _, _ in matched if b > a)
    after = tuple(("".join(new[c:d]), how != "equal") for how, _, _, c, d in matched if d > c)
    return before, after


def _pieces(line: str) -> list[str]:
    return list(_split(line))


def _split(line: str) -> Iterator[str]:
    """Words with the blank that follows each."""
    word = ""
    for letter in line:
        word += letter
        if letter == " ":
            yield word
            word = ""
    if word:
        yield word
