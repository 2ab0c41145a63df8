"""Texts as the API gives them: every language that readers may see, with what each is worth."""

import msgspec

from i18n.text import Translated


class Worded(msgspec.Struct, frozen=True, kw_only=True):
    """`state` is source, reviewed, machine (a machine's, not yet read by a person) or stale (the source changed since)."""

    text: str
    state: str


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """`source` is the language it was written in; `languages` by BCP-47 tag."""

    source: str
    languages: dict[str, Worded]


def text(stored: Translated | None) -> Text | None:
    return None if stored is None else needed(stored)


def needed(stored: Translated) -> Text:
    """Drafts are nobody's to read."""
    states = {tag: stored.state(tag) for tag in stored.renditions}
    shown = {tag: state for tag, state in sorted(states.items()) if state != "draft"}
    return Text(
        source=stored.source,
        languages={tag: Worded(text=stored.renditions[tag].text, state=state) for tag, state in shown.items()},
    )
