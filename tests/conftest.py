"""Settings of every property test: on a busy machine a text that is drawn or read slowly is no fault. And what a compiled library skips."""

from __future__ import annotations

import signal
from importlib.machinery import EXTENSION_SUFFIXES

import pytest
from hypothesis import HealthCheck, settings

from archivetext import parser

settings.register_profile("archivetext", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("archivetext")

# A shell that starts the tests behind its back has them ignore these signals, and every process that they start would too.
for name, handler in (("SIGINT", signal.default_int_handler), ("SIGTERM", signal.SIG_DFL), ("SIGHUP", signal.SIG_DFL)):
    number = getattr(signal, name, None)
    if number is not None and signal.getsignal(number) == signal.SIG_IGN:
        signal.signal(number, handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what only an interpreted library shows (see the marker in pyproject.toml)."""
    if str(parser.__file__).endswith(tuple(EXTENSION_SUFFIXES)):
        for item in items:
            if item.get_closest_marker("interpreted"):
                item.add_marker(pytest.mark.skip(reason="only an interpreted library shows it"))
