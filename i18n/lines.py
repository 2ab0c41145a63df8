"""Translated text as the lines of a form, one a language."""

from collections.abc import Mapping

from i18n.text import Translated, written


def text_in(lines: Mapping[str, str], before: Translated | None, field: str = "name") -> Translated | None:
    """Translated text from `name_ko`, `name_en` …; what is not changed keeps its state."""
    texts = {key.removeprefix(f"{field}_"): line for key, line in lines.items() if key.startswith(f"{field}_")}
    if before is None or not texts.get(before.source, before.original):
        source = before.source if before else next(iter(texts), "ko")
        return written(source, texts)
    text = before
    for tag, line in texts.items():
        kept = text.renditions.get(tag)
        if line == (kept.text if kept else ""):
            continue
        text = text.with_rendition(tag, line) if line else text.without(tag)
    return text


def lines_of(text: Translated | None, tags: tuple[str, ...], field: str = "name") -> dict[str, str]:
    """The inverse of `text_in`: a line for each of `tags`, empty where there is nothing."""
    renditions = text.renditions if text else {}
    return {f"{field}_{tag}": renditions[tag].text if tag in renditions else "" for tag in tags}
