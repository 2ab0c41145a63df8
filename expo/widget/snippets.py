"""The lines that others copy into their pages; pure."""

from urllib.parse import urlencode

from markupsafe import escape

from expo.widget.views import Chosen
from i18n.locales import Language

LINES = """<script src="{home}/embed.js" async></script>
<madang-programme lang="{lang}" edition="{slug}"{narrowed}>
  <a href="{home}/{lang}/{slug}/schedule">{name}</a>
</madang-programme>"""
PLAIN = """<iframe src="{address}" title="{name}" width="100%" height="640" loading="lazy"></iframe>"""


def address_of(slug: str, language: Language, wish: Chosen) -> str:
    """The page in the frame."""
    narrowed = urlencode({name: value for name, value in _asked(wish).items() if value})
    return f"/{language.code}/{slug}/widget" + (f"?{narrowed}" if narrowed else "")


def with_script(home: str, slug: str, name: str, language: Language, wish: Chosen) -> str:
    """A link that a script makes more of."""
    narrowed = "".join(f' {key}="{escape(value)}"' for key, value in _asked(wish).items() if value)
    return LINES.format(home=home, lang=language.code, slug=slug, name=escape(name), narrowed=narrowed)


def without_script(home: str, slug: str, name: str, language: Language, wish: Chosen) -> str:
    """A frame of a height that one sets oneself."""
    return PLAIN.format(address=escape(home + address_of(slug, language, wish)), name=escape(name))


def _asked(wish: Chosen) -> dict[str, str]:
    return {"day": wish.day.isoformat() if wish.day else "", "track": wish.track or ""}
