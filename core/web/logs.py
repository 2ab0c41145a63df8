"""What a process writes about itself: one line an event, of keys that were allowed, and nothing that somebody sent."""

import json
import re
import traceback
from typing import Any

from structlog.processors import TimeStamper
from structlog.stdlib import ExtraAdder, ProcessorFormatter, add_log_level, add_logger_name
from structlog.typing import EventDict, ExcInfo, WrappedLogger

ALLOWED = ("timestamp", "level", "logger", "event", "request", "method", "route", "status", "ms", "trace")
"""In the order in which they are written; whatever else comes along is left out."""

_control = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def frames(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Of an exception: its class and where, without its words, since those repeat what somebody sent."""
    told: ExcInfo | None = event.pop("exc_info", None)
    if isinstance(told, tuple) and told[1] is not None:
        where = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(told[2])]
        event["trace"] = [*where, type(told[1]).__qualname__]
    return event


def allowed(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    return {key: _clean(event[key]) for key in ALLOWED if key in event}


def _clean(value: Any) -> Any:
    """Nothing can begin a line of its own, or turn one around."""
    if isinstance(value, str):
        return _control.sub("\ufffd", value)
    return [_clean(one) for one in value] if isinstance(value, list) else value


def as_json(_logger: WrappedLogger, _method: str, event: EventDict) -> str:
    return json.dumps(event, ensure_ascii=False)


def readable(_logger: WrappedLogger, _method: str, event: EventDict) -> str:
    trace = event.pop("trace", [])
    return "\n    ".join([" ".join(str(value) for value in event.values()), *trace])


def logging_config(*, production: bool) -> dict[str, Any]:
    """For uvicorn, which gives it to every process: everything that is logged goes to stderr through one formatter."""
    chain = [ExtraAdder(), add_log_level, add_logger_name, TimeStamper(fmt="iso", utc=True), frames]
    last = as_json if production else readable
    formatter = {
        "()": ProcessorFormatter,
        "foreign_pre_chain": chain,
        "processors": [ProcessorFormatter.remove_processors_meta, allowed, last],
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"ours": formatter},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "ours"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {"madang.requests": {"level": "INFO"}},
    }
