"""Is an organisation called this? By the index of words that Ctrl-K asks, so that a list finds what the palette finds."""

from piccolo.querystring import QueryString

from directory.finding.rules import asked_for, nearly, words_in

WORDS = """
directory_organisation_words(directory_organisation.code, directory_organisation.name, directory_organisation.also)
 @@ CAST({}::text AS tsquery)
"""


def called(word: str) -> QueryString:
    """The condition on `directory_organisation` for its code or a name of its, in any script, to have such a word. One
    first consonant is too little to narrow anything; what has no letter is in no name.
    """
    asked = asked_for(word)
    if asked:
        return QueryString(WORDS, asked)
    return QueryString("TRUE" if words_in(word) else "FALSE")


def nearly_called(word: str) -> QueryString:
    """The same for a word with one letter too many, missing, wrong or in the other's place."""
    asked = nearly(word)
    return QueryString(WORDS, asked) if asked else called(word)
