"""A web process that was killed is back soon: it does not load what only a few requests need."""

import os
import subprocess
import sys

SLOW = {"httpx", "icalendar", "joserfc", "pydantic", "webauthn"}
"""Half of all a start took; each is loaded when somebody first needs it."""


def test_a_start_loads_no_library_that_few_requests_need() -> None:
    asked = "import sys, app; print(*sorted(sys.modules))"
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, "-c", asked], env=environment, check=True, capture_output=True, text=True)
    assert SLOW & set(done.stdout.split()) == set()
