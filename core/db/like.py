"""Words that somebody typed, inside a LIKE pattern: nothing in them is a wildcard."""


def literal(words: str) -> str:
    """For LIKE and ILIKE with their default escape."""
    return words.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")
