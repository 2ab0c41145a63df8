"""Choosing the language of personal pages."""

from litestar import Response, post
from litestar.datastructures import Cookie

from core.access.entrances.addresses import within
from core.access.policies import VISITOR
from core.forms.form import Form, read_form
from core.web.given import AnyRequest
from core.web.screens import moved, screen
from i18n.locales import LANGUAGES
from i18n.screens import COOKIE

ONE_YEAR = 365 * 24 * 3600


async def _form_page(request: AnyRequest, form: Form) -> Response[bytes]:
    return screen(request, "i18n/language.html", form=form)


@post("/account/language", name="i18n.language.update", policy=VISITOR)
async def update(request: AnyRequest) -> Response[None]:
    """Kept in the browser; back to the page it was chosen on."""
    form = await read_form(request, shown_by=_form_page)
    chosen = form.choice("language", [one.code for one in LANGUAGES])
    form.check()
    response = moved(within(form.raw("next")))
    response.set_cookie(Cookie(key=COOKIE, value=chosen, path="/", max_age=ONE_YEAR, samesite="lax", httponly=True))
    return response


ROUTES = [update]
