"""A web process that was killed is back soon: it does not load what only a few requests need."""

import os
import subprocess
import sys

from litestar import Litestar, get, post

from core.web.application import Application

SLOW = {"httpx", "icalendar", "joserfc", "pydantic", "webauthn"}
"""Half of all a start took; each is loaded when somebody first needs it."""


def test_a_start_loads_no_library_that_few_requests_need() -> None:
    asked = "import sys, app; print(*sorted(sys.modules))"
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, "-c", asked], env=environment, check=True, capture_output=True, text=True)
    assert SLOW & set(done.stdout.split()) == set()


def test_the_map_of_routes_says_what_litestars_own_does() -> None:
    """Two methods of one address, said one after the other, and an address that comes later."""

    @get("/one", sync_to_thread=False)
    def read() -> str:
        return ""

    @post("/one", sync_to_thread=False)
    def write() -> str:
        return ""

    @get(["/two", "/three"], sync_to_thread=False)
    def later() -> str:
        return ""

    app = Application([read, write], openapi_config=None)
    assert app.route_handler_method_map == Litestar.route_handler_method_map.fget(app)  # type: ignore[attr-defined]
    app.register(later)
    found = app.route_handler_method_map
    assert found == Litestar.route_handler_method_map.fget(app)  # type: ignore[attr-defined]
    assert {path: set(found[path]) for path in ("/one", "/two", "/three")} == {
        "/one": {"GET", "POST", "OPTIONS"},
        "/two": {"GET", "OPTIONS"},
        "/three": {"GET", "OPTIONS"},
    }
