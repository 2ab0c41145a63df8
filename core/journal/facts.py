"""What a fact is: something that happened, in the past tense, with ids only."""

import re
from typing import ClassVar
from uuid import UUID

import msgspec

PLACE = re.compile(r"\{(\w+)\}")


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """`kind` is `context.feature.happened`; `record` is the row whose history shows it."""

    kind: ClassVar[str]
    says: ClassVar[str] = ""
    """A gettext id for the audit page; `{account}` and the payload's plain fields fill its places."""

    @property
    def record(self) -> UUID | None:
        return None


def payload(fact: Fact) -> str:
    """JSON as it is kept; ids as text, instants in ISO 8601."""
    return msgspec.json.encode(fact).decode()


_sentences: dict[str, str] = {}


def sentence_of(kind: str) -> str:
    """The gettext id of a kind of fact, empty when it has none or nobody knows the kind any more."""
    if kind not in _sentences:  # a page of the trail asks for every line, and modules may have come since
        for one in _all(Fact):
            _sentences.setdefault(getattr(one, "kind", ""), one.says)
    return _sentences.get(kind, "")


def told_kinds() -> list[str]:
    """The kinds that have a sentence here, as far as their modules are imported."""
    return [one.kind for one in told_facts()]


def told_facts() -> list[type[Fact]]:
    """Those that have a sentence, by kind; one that others only build on has no kind of its own."""
    return sorted((one for one in _all(Fact) if one.says and "kind" in vars(one)), key=lambda one: one.kind)


def dotted(sentence: str) -> dict[str, str]:
    """What stands in its places where it names a kind and nothing that happened."""
    return dict.fromkeys(PLACE.findall(sentence), "…")


def _all(parent: type[Fact]) -> list[type[Fact]]:
    return [one for child in parent.__subclasses__() for one in (child, *_all(child))]
