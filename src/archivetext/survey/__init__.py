"""A first look at the dumps of an unknown archive: what each line was taken for, what comes again, and a profile to start from."""

from __future__ import annotations

from archivetext.survey.lines import Label, Look, Repeated, look_at
from archivetext.survey.rows import Row, rows_of
from archivetext.survey.start import named_by, start_from
from archivetext.survey.toml import toml_of
from archivetext.survey.trial import Tried, tried

__all__ = ["Label", "Look", "Repeated", "Row", "Tried", "look_at", "named_by", "rows_of", "start_from", "toml_of", "tried"]
