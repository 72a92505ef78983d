"""What editors put in brackets: the pairs, what stands around each, and the rules that say what it is."""

from __future__ import annotations

from archivetext.insertions.classify import ORDER, RULES, Bracket, Decision, classify

__all__ = ["ORDER", "RULES", "Bracket", "Decision", "classify"]
