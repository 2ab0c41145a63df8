"""Holds the catalogues to what readers are promised: `python -m i18n.check` names every string that breaks it."""

import re
import sys
from collections import Counter
from collections.abc import Iterator

import click
from babel.messages.catalog import Catalog, Message

from i18n.hard_coded import hard_coded
from i18n.locales import DEFAULT, LANGUAGES, Language
from i18n.messages import ROOT, TEMPLATES, source_path, spoken, stored, texts
from i18n.text import BIDI_CONTROLS

SAME = "same"
"""The translator's comment (`# same`) on a message that reads as in English in the other language, too."""
SINGLE = {"zero", "one", "two"}
"""Plural categories that stand for one number in our languages: they may say it without the digit."""
CATEGORIES = ("zero", "one", "two", "few", "many", "other")
ONE_WORD: dict[str, dict[str, str]] = {
    "ko": {
        "참가기업": "참가업체",
        "참가 기업": "참가업체",
        "참가사": "참가업체",
        "참관객": "관람객",
        "전자우편": "이메일",
        "누리집": "사이트",
        "트랙": "분야",
        "표본": "예시",
    },
    "zh-Hans": {"参展企业": "参展商", "展台": "展位", "登陆": "登录"},
    "es": {"e-mail": "correo electrónico"},
}
"""By language: words for which the house has another one, so that a reader meets one thing under one name."""
_place = re.compile(r"%\((\w+)\)[sd]|\{(\w*)\}")
_tag = re.compile(r"</?[a-zA-Z][^>]*>")


def main() -> None:
    """Prints the problems; exit code 1 when there are any."""
    current = spoken()
    found = [*_in_templates(), *in_source(current)]
    for language in LANGUAGES:
        path = source_path(language).relative_to(ROOT)
        found += [f"{path}: {problem}" for problem in in_catalogue(current, stored(language), language)]
    for problem in found:
        click.echo(problem, err=True)
    click.echo(f"{len(list(texts(current)))} messages in {len(LANGUAGES)} languages, {len(found)} problems")
    sys.exit(1 if found else 0)


def in_source(current: Catalog) -> Iterator[str]:
    """What is wrong with a message before anybody translates it."""
    for message in texts(current):
        for text in _forms(message.id):
            if "\n" in text or "  " in text or _has_outer_blanks(text):
                yield f"{message.locations[0][0]}: {_name(message)}: blanks or line ends in the text"


def in_catalogue(current: Catalog, kept: Catalog, language: Language) -> Iterator[str]:
    """`current` is what the code says, `kept` the language's catalogue."""
    for message in texts(current):
        translated = kept.get(message.id, message.context)
        if translated is None:
            yield f"{_name(message)}: not in the catalogue; run python -m i18n.extract"
        else:
            yield from (f"{_name(message)}: {problem}" for problem in in_translation(translated, language))
    for message in texts(kept):
        if current.get(message.id, message.context) is None:
            yield f"{_name(message)}: nobody says this any more; run python -m i18n.extract"
    for message in kept.obsolete.values():
        yield f"{_name(message)}: obsolete; run python -m i18n.extract"


def in_translation(message: Message, language: Language) -> Iterator[str]:
    """What a reader of this language would stumble over."""
    strings = _forms(message.string)
    if not strings or not all(strings):
        yield "not translated"
        return
    if message.fuzzy:
        yield "marked as fuzzy: somebody has to look at it"
    categories = _categories(language) if message.pluralizable else ("other",)
    if len(strings) != len(categories):
        yield f"{len(strings)} plural forms where the language has {len(categories)} ({', '.join(categories)})"
        return
    for string, category in zip(strings, categories, strict=True):
        yield from _in_string(message, string, category)
    for word, ours in ONE_WORD.get(language.code, {}).items():
        if any(word in string for string in strings):
            yield f"says “{word}” where the house says “{ours}”"
    same = language is not DEFAULT and strings == _forms(message.id) and re.search("[a-z]{4}", strings[0])
    if same and SAME not in message.user_comments:
        yield f"left in English (put `# {SAME}` above it when that is right)"


def _in_string(message: Message, string: str, category: str) -> Iterator[str]:
    model = _forms(message.id)[-1]
    wanted, got = _places(model), _places(string)
    if got - wanted:
        yield f"has a place that is not filled: {', '.join(sorted(got - wanted))}"
    if len(wanted - got) > (1 if message.pluralizable and category in SINGLE else 0):
        yield f"lost a place: {', '.join(sorted(wanted - got))}"
    if Counter(_tag.findall(string)) != Counter(_tag.findall(model)):
        yield "its HTML tags differ from the original's"
    if "  " in string or _has_outer_blanks(string):
        yield "two blanks in a row, or blanks at an end"
    if string.translate(BIDI_CONTROLS) != string:
        yield "has invisible direction marks"
    if not _can_be_filled(message, string):
        yield "has a lone % or brace: write %% or {{"


def _has_outer_blanks(text: str) -> bool:
    """What stands between the items of a list may end in one."""
    return text != text.strip() and any(one.isalnum() for one in text)


def _can_be_filled(message: Message, string: str) -> bool:
    """As templates do (always with `%`), and as `say` does (with braces, where there are places)."""
    names = dict.fromkeys(_places(string), 0)
    try:
        if any(name.startswith(f"{TEMPLATES}/") for name, _ in message.locations):
            string % names
        elif "{" in string or "}" in string:
            string.format(**names)
    except (ValueError, TypeError, KeyError, IndexError):
        return False
    return True


def _in_templates() -> Iterator[str]:
    for path in sorted((ROOT / TEMPLATES).rglob("*.html")):
        for text in hard_coded(path):
            yield f"{path.relative_to(ROOT)}: “{text}”: hard-coded; put it into _(…)"


def _categories(language: Language) -> tuple[str, ...]:
    tags = language.babel.plural_form.tags | {"other"}
    return tuple(one for one in CATEGORIES if one in tags)


def _forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return () if text is None else (text,) if isinstance(text, str) else tuple(text)


def _places(text: str) -> set[str]:
    return {percent or brace for percent, brace in _place.findall(text)}


def _name(message: Message) -> str:
    context = f" ({message.context})" if message.context else ""
    return f"“{_forms(message.id)[0]}”{context}"


if __name__ == "__main__":
    main()
