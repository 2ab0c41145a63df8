"""What a translation owes to the glossary: soft findings, since a sentence may have its reasons; pure."""

from collections.abc import Iterable, Iterator

from core.errors import mark
from i18n.glossary.rules import Term, present, says, says_exactly, says_forbidden
from i18n.workbench.checks import Finding


def findings_of(terms: Iterable[Term], source: str, text: str, *, spoken: str, language: str) -> list[Finding]:
    """One of a kind, naming all the terms that it is about."""
    known = list(present(terms, source, spoken))
    kept = [one.source for one in known if one.as_is and not says_exactly(one.source, text)]
    unsaid = [one.wanted[language] for one in known if _is_unsaid(one, text, language)]
    never = [word for one in known for word in one.forbidden.get(language, ()) if says_forbidden(word, text, language)]
    return [*_found(kept, unsaid, never)]


def _is_unsaid(term: Term, text: str, language: str) -> bool:
    wanted = term.wanted.get(language)
    return bool(wanted) and not term.as_is and not says(wanted or "", text, language)


def _found(kept: list[str], unsaid: list[str], never: list[str]) -> Iterator[Finding]:
    for code, says_, words in (
        ("as_is", mark("These names are left as they are: {what}"), kept),
        ("term", mark("The glossary says it like this: {what}"), unsaid),
        ("forbidden", mark("The glossary never says: {what}"), never),
    ):
        if words:
            yield Finding(code, says_, places={"what": " · ".join(dict.fromkeys(words))})
