"""Settings of every property test: on a busy machine a text that is drawn or read slowly is no fault."""

from __future__ import annotations

import signal

from hypothesis import HealthCheck, settings

settings.register_profile("archivetext", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("archivetext")

# A shell that starts the tests behind its back has them ignore these signals, and every process that they start would too.
for name, handler in (("SIGINT", signal.default_int_handler), ("SIGTERM", signal.SIG_DFL), ("SIGHUP", signal.SIG_DFL)):
    number = getattr(signal, name, None)
    if number is not None and signal.getsignal(number) == signal.SIG_IGN:
        signal.signal(number, handler)
