"""Sentences outside of pages, in the language that a request asks for."""

from collections.abc import Mapping

from i18n.catalogue import say
from i18n.negotiation import negotiate


def said(accepted: str | None, message: str, places: Mapping[str, object]) -> str:
    """What `core.api` is plugged into; `message` is a gettext id."""
    return say(negotiate(accepted), message, **places)
