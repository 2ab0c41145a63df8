"""Papers written in Word: taken as they are to be read by people, and never with anything that runs or fetches."""

import re
from xml.etree.ElementTree import Element

from core.files.kinds import PAPER
from core.files.packages import CONTENT_TYPES, check_package
from core.files.unfit import NotWhatItSays

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
RUNS = re.compile(r"macroEnabled|vba|activeX|oleObject", re.IGNORECASE)
"""In the type of a part or of a relationship: a .docm under another name, a control, another program's object."""
LEADS_OUT = re.compile(r"/hyperlink$")
"""Only what a reader clicks on may be elsewhere: a template, a frame or a picture is fetched when the file is opened."""
CALLS_A_PROGRAM = re.compile(r"\b(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE)\b", re.IGNORECASE)


def check_paper(content: bytes) -> None:
    """Raises NotWhatItSays for macros, embedded programs, remote templates, bombs, and whatever is no paper."""
    seen = _Seen()
    check_package(content, lambda names: any(PAPER.fullmatch(name) for name in names), seen.look)
    if not seen.main:
        raise NotWhatItSays("it does not say that it is a paper")
    if CALLS_A_PROGRAM.search("".join(seen.fields)):
        raise NotWhatItSays("a field of it calls a program or fetches a file")


class _Seen:
    """`fields` are instructions, which Word may part into many runs."""

    def __init__(self) -> None:
        self.main = False
        self.fields: list[str] = []

    def look(self, entry: str, element: Element) -> None:
        name = element.tag.rpartition("}")[2]
        if entry == CONTENT_TYPES:
            self._type(element.get("ContentType", ""))
        elif name == "Relationship":
            _check_relationship(element)
        elif name == "instrText":
            self.fields.append(element.text or "")
        elif name == "fldChar":
            self.fields.append(" ")
        elif name == "fldSimple":
            self.fields += [" ", *(value for key, value in element.items() if key.endswith("}instr")), " "]

    def _type(self, kind: str) -> None:
        if RUNS.search(kind):
            raise NotWhatItSays("it brings programs")
        self.main = self.main or kind == MAIN


def _check_relationship(element: Element) -> None:
    kind = element.get("Type", "")
    if RUNS.search(kind.rpartition("/")[2]) or kind.endswith("/aFChunk"):
        raise NotWhatItSays("it brings programs or pages")
    if element.get("TargetMode") == "External" and not LEADS_OUT.search(kind):
        raise NotWhatItSays("it fetches something from elsewhere")
