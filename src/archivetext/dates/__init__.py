"""Dates as archives write them, read into EDTF."""

from __future__ import annotations

from archivetext.dates.check import misprints, problems
from archivetext.dates.find import date_at, find_dates, parse_date, settled

__all__ = ["date_at", "find_dates", "misprints", "parse_date", "problems", "settled"]
