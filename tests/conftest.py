"""Settings of every property test: on a busy machine a text that is drawn or read slowly is no fault."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile("archivetext", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("archivetext")
