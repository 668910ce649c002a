"""What is written to the log: events in JSON, one a line, without anybody's personal data.

Addresses are logged as the pattern that matched (``/pripady/<int:pk>``), never with their query.
Of an error only its kind and place are kept: a message of a database or a parser quotes the very
values that must not get here.
"""

import traceback
from types import TracebackType
from typing import Any, cast

import structlog
from structlog.typing import EventDict, WrappedLogger

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None]


def keep_place_of_error(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Replace an error by its kind and the lines it came through, without its message."""
    info = event.pop("exc_info", None)
    if isinstance(info, BaseException):
        info = (type(info), info, info.__traceback__)
    if isinstance(info, tuple) and info[0] is not None:
        kind, _error, trace = cast(ExcInfo, info)
        event["error"] = f"{kind.__module__}.{kind.__qualname__}"
        event["at"] = [
            f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)
        ]
    event.pop("stack_info", None)
    return event


def name_logger(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Say which library a record comes from."""
    event["logger"] = event["_record"].name
    return event


def configuration() -> dict[str, Any]:
    """Return Django's LOGGING, and set structlog up to write through it."""
    shared: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": shared,
                "processors": [
                    name_logger,
                    keep_place_of_error,
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    structlog.processors.JSONRenderer(),
                ],
                # A library's own words, without the values that it would put into them.
                "use_get_message": False,
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": "INFO"},
        "loggers": {
            # Django's own handlers would print whole addresses and errors with their values.
            "django": {"handlers": [], "level": "ERROR", "propagate": True},
            "django.server": {"handlers": [], "level": "ERROR", "propagate": True},
            "axes": {"level": "ERROR"},
            "pikepdf": {"level": "WARNING"},
            "PIL": {"level": "WARNING"},
        },
    }
