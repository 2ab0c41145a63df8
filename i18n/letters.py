"""Letters in their reader's language, as plain text and as HTML that mail programs bear."""

from collections.abc import Mapping

from jinja2 import Environment
from markupsafe import Markup, escape

from core.errors import NotFound
from core.mail.drafts import Draft, Write, Written
from core.settings import settings
from i18n.catalogue import say
from i18n.locales import DEFAULT, Language, language

TEMPLATE = "mail/letter"


def letters(environments: Mapping[str, Environment]) -> Write:
    """What `core.mail` is plugged into."""

    def write(draft: Draft, code: str | None, places: Mapping[str, object]) -> Written:
        chosen = _language(code)
        shown = {
            "title": say(chosen, draft.subject, **places),
            "link": places.get("link") if draft.button else None,
            "button": say(chosen, draft.button) if draft.button else "",
            "code": places.get("code") if draft.code else None,
            "name": places.get("name", ""),
            "stop": places.get("stop"),
            "answered": places.get("answered"),
        }
        environment = environments[chosen.code]
        plain = [say(chosen, line, **places) for line in draft.lines]
        # In HTML each place is set apart, so that a name from right to left does not turn the sentence around.
        apart = {name: _apart(value) for name, value in places.items()}
        marked = [escape(say(chosen, line)).format(**apart) for line in draft.lines]
        return Written(
            language=chosen.code,
            subject=say(chosen, draft.subject, **places),
            text=environment.get_template(f"{TEMPLATE}.txt").render({**shown, "lines": plain}),
            html=environment.get_template(f"{TEMPLATE}.html").render({**shown, "lines": marked}),
        )

    return write


def _apart(value: object) -> Markup:
    """Addresses of our own are followed by a touch; nobody else's become links, whatever a name may hold."""
    pattern = '<a href="{0}" dir="ltr">{0}</a>' if str(value).startswith(f"{settings().base_url}/") else "<bdi>{}</bdi>"
    return Markup(pattern).format(value)  # noqa: S704 -- one of two of our own patterns


def _language(code: str | None) -> Language:
    try:
        return language(code) if code else DEFAULT
    except NotFound:
        return DEFAULT
