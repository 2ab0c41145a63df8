"""What people send about themselves."""

from dataclasses import dataclass

from core.errors import mark
from core.forms.form import Form

_languages: list[tuple[str, str]] = []


@dataclass(frozen=True, slots=True)
class Details:
    """`language` is empty for the browser's."""

    name: str
    language: str


def speak(languages: list[tuple[str, str]]) -> None:
    """From the composition root, since this floor knows no language: codes with the names they give themselves."""
    _languages[:] = languages


def spoken() -> list[tuple[str, str]]:
    return list(_languages)


def details(form: Form) -> Details:
    """Raises Invalid."""
    wanted = Details(
        form.text("name", most=200), form.choice("language", [code for code, _ in _languages], needed=False)
    )
    form.check()
    return wanted


def understood(form: Form) -> None:
    """Raises Invalid when the box is not ticked."""
    if not form.flag("understood"):
        form.mistake("understood", mark("Please say that you know what will happen."))
    form.check()
