"""Is an organisation called this? By the words that Ctrl-K asks, so that a list finds what the palette finds."""

from piccolo.querystring import QueryString

from directory.finding.queries import having, nearly_having


def called(word: str) -> QueryString:
    """The condition on `directory_organisation` for its code or a name of its, in any script, to have such a word."""
    return having("directory_organisation", word)


def nearly_called(word: str) -> QueryString:
    """The same for a word with one letter too many, missing, wrong or in the other's place."""
    return nearly_having("directory_organisation", word)
