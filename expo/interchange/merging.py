"""A text that comes again: what is new in it is taken, what others have written in other languages stays."""

from collections.abc import Collection, Mapping

from expo.programme.languages import UNDETERMINED
from i18n.text import Rendition, Translated, source_hash


def merged_text(stored: Translated | None, given: Translated | None, spoken: tuple[str, ...] = ()) -> Translated | None:
    """Renditions are added or replaced, never taken away; nothing given leaves what is stored.

    The words that are stored keep their state and what they were made from: when the source changes and they do not,
    they become stale. The first language of a text is its source until a file brings the language that the session is
    spoken in. Words that are there in another language already are not added again: people copy, not translate.
    """
    if stored is None or given is None:
        return given if stored is None else stored
    known = _renamed(stored, given)
    texts = dict(known.renditions)
    source = known.source
    if source in given.renditions and given.renditions[source].text != texts[source].text:
        texts[source] = Rendition(given.renditions[source].text)
    there = {one.text for one in texts.values()}
    fresh = [tag for tag, one in given.renditions.items() if tag not in texts and one.text not in there]
    for tag, rendition in given.renditions.items():
        if tag != source and (tag in texts or tag in fresh) and (tag not in texts or texts[tag].text != rendition.text):
            texts[tag] = Rendition(rendition.text, rendition.state, _made_from(rendition, given, texts[source].text))
    native = next((tag for tag in spoken if tag in texts), None)
    if native is not None and source not in spoken and native in fresh:
        return _written_in(native, texts)
    return Translated(source, texts)


def offered(
    stored: Translated | None, given: Translated | None, languages: Collection[str], settled: Collection[str]
) -> Translated | None:
    """Without the renditions whose language was concluded and that a file in that very language has brought already.

    `languages` are those of the file, `settled` those of the files before. Otherwise the Japanese words in somebody's
    English file and those of the Japanese file would replace each other with every run.
    """
    if stored is None or given is None or not languages:
        return given
    kept = {
        tag: one
        for tag, one in given.renditions.items()
        if tag in languages or tag not in settled or tag not in stored.renditions
    }
    if not kept:
        return None
    return given if given.source in kept else Translated(next(iter(kept)), kept)


def _renamed(stored: Translated, given: Translated) -> Translated:
    """Words of undetermined language get theirs from a file that knows it."""
    if stored.source != UNDETERMINED or given.source in stored.renditions or stored.original != given.original:
        return stored
    rest = {tag: rendition for tag, rendition in stored.renditions.items() if tag != stored.source}
    return Translated(given.source, {given.source: stored.renditions[stored.source], **rest})


def _made_from(rendition: Rendition, given: Translated, source: str) -> str:
    """Of today's source, unless the file itself says that it was made from an earlier one."""
    if rendition.of is not None and rendition.of != source_hash(given.original):
        return rendition.of
    return source_hash(source)


def _written_in(source: str, texts: Mapping[str, Rendition]) -> Translated:
    original = texts[source].text
    others = {tag: Rendition(one.text, one.state, source_hash(original)) for tag, one in texts.items() if tag != source}
    return Translated(source, {source: Rendition(original), **others})


def merged_names(stored: Mapping[str, str], given: Mapping[str, str]) -> dict[str, str]:
    """Names are added or replaced by tag; one that is there under another tag already is not added again."""
    names = dict(stored)
    for tag, name in given.items():
        if tag in names or name not in names.values():
            names[tag] = name
        elif names.get(UNDETERMINED) == name:
            names = {tag if old == UNDETERMINED else old: known for old, known in names.items()}
    return names
