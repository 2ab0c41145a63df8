"""Which of our languages a browser would like best: the basic lookup of RFC 4647 over an Accept-Language header."""

from i18n.locales import DEFAULT, LANGUAGES, Language

LONGEST_HEADER = 1_000
RENAMED = {"iw": "he", "in": "id", "ji": "yi", "no": "nb"}


def negotiate(header: str | None) -> Language:
    """Never raises, whatever the header holds; English when nothing fits. All Chinese is answered with ours."""
    for tag in _ranked((header or "")[:LONGEST_HEADER]):
        found = _find(tag)
        if found is not None:
            return found
    return DEFAULT


def _ranked(header: str) -> list[str]:
    asked: list[tuple[float, int, str]] = []
    for place, part in enumerate(header.split(",")):
        tag, _, parameters = part.strip().partition(";")
        worth = _worth(parameters)
        if tag and worth > 0:
            asked.append((-worth, place, tag.strip().lower()))
    return [tag for _, _, tag in sorted(asked)]


def _worth(parameters: str) -> float:
    for parameter in parameters.split(";"):
        name, _, value = parameter.strip().partition("=")
        if name.strip().lower() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0


def _find(tag: str) -> Language | None:
    if tag == "*":
        return DEFAULT
    subtags = tag.split("-")
    subtags[0] = RENAMED.get(subtags[0], subtags[0])
    for length in range(len(subtags), 0, -1):
        wanted = "-".join(subtags[:length])
        for language in LANGUAGES:
            if language.code.lower() == wanted or language.code.lower().partition("-")[0] == wanted:
                return language
    return None
