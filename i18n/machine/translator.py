"""Asking the machine: one HTTPS address of the settings, with a key of its own, and an answer of a bounded size."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

from core.settings import settings
from core.webhooks.network import Network
from core.webhooks.rules import target_of

PATIENCE = 30.0
MOST_OCTETS = 1 << 20


class NoAnswer(Exception):
    """The machine said nothing that we could use; says what, never what was sent or what came."""


class _Question(msgspec.Struct, frozen=True, rename={"source": "from", "language": "to"}):
    source: str
    language: str
    texts: Sequence[str]


class _Answer(msgspec.Struct, frozen=True):
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Translator:
    """`POST url` with `{"from", "to", "texts": […]}` answers `{"texts": […]}`: as many, in the same order."""

    url: str
    key: str = field(repr=False)
    network: Network = field(default_factory=Network)

    @property
    def host(self) -> str:
        """Whom the texts go to."""
        return target_of(self.url).host

    async def translate(self, texts: Sequence[str], *, source: str, language: str) -> tuple[str, ...]:
        """Raises NoAnswer."""
        reply = await self.network.ask(
            self.url,
            msgspec.json.encode(_Question(source, language, texts)),
            {"content-type": "application/json", "authorization": f"Bearer {self.key}"},
            patience=PATIENCE,
            most=MOST_OCTETS,
        )
        if reply.trouble or reply.status != 200:
            raise NoAnswer(reply.trouble or f"status {reply.status}")
        try:
            answer = msgspec.json.decode(reply.body, type=_Answer).texts
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise NoAnswer("not the JSON that was agreed upon") from error
        if len(answer) != len(texts):
            raise NoAnswer("not as many texts as were sent")
        return answer


def translator() -> Translator | None:
    """None where the settings name no machine."""
    own = settings()
    return Translator(own.translator_url, own.translator_key or "") if own.translator_url else None
