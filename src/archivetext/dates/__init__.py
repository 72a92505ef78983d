"""Dates as archives write them, read into EDTF."""

from __future__ import annotations

from archivetext.dates.reader import date_at, find_dates, misprints, parse_date, problems

__all__ = ["date_at", "find_dates", "misprints", "parse_date", "problems"]
