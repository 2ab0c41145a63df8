"""`python -m core.serve`: the web processes, after making sure that the database fits the code."""

import asyncio
import signal
import sys
from types import FrameType

import asyncpg
import uvicorn

from core.db.at_hand import database_at_hand
from core.db.embedded import EmbeddedServerError
from core.db.schema import require_current
from core.errors import Unavailable
from core.settings import SettingsError, settings
from core.web.garbage import hold
from core.web.logs import logging_config
from core.web.workers import watch_workers

GRACE_SECONDS = 18
"""How long an answer that has been begun may take after we were asked to stop."""

HANGING_SECONDS = 30
"""How long a process may say nothing before it is taken for dead. A new one says nothing until its interpreter is there:
uvicorn's five seconds are not enough for that on a machine with much else to do, and it would be killed, and the next one
too, for ever.
"""


def main() -> None:
    """Until SIGTERM or SIGINT. Exit status 1, with a sentence, when the database does not fit."""
    signal.signal(signal.SIGTERM, _leave)
    try:
        with database_at_hand():
            asyncio.run(require_current())
            _serve()
    except (EmbeddedServerError, SettingsError, Unavailable) as error:
        sys.exit(str(error))
    except (OSError, asyncpg.PostgresError) as error:
        sys.exit(f"The database cannot be reached: {error}")
    except KeyboardInterrupt:
        sys.exit(0)


def _serve() -> None:
    ours = settings()
    hold()
    watch_workers("app")
    uvicorn.run(
        "app:app",
        host=ours.host,
        port=ours.port,
        workers=ours.web_processes if ours.web_processes > 1 else None,
        timeout_graceful_shutdown=GRACE_SECONDS,
        timeout_worker_healthcheck=HANGING_SECONDS,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        log_config=logging_config(production=ours.base_url.startswith("https://")),
    )


def _leave(_number: int, _frame: FrameType | None) -> None:
    """As an exception, so that what is open is closed; uvicorn raises the signal again when it has finished."""
    raise KeyboardInterrupt


if __name__ == "__main__":
    main()
