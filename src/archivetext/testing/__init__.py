"""Hypothesis strategies that write what the library reads, and the contract as one call: for its own tests and for those of others.

Needs the extra ``testing`` (Hypothesis).

    from hypothesis import given
    from archivetext.testing import check_contract, pages, pages_of

    @given(pages())
    def test_mine(page):
        document = archivetext.parse(page.render("print"))
        assert document.header.title.text == page.title

    def test_my_profile():
        check_contract(Profile.load("mine.toml"))
"""

from __future__ import annotations

from archivetext.testing.contract import ContractError, check_contract
from archivetext.testing.dumps import DUMPS, Dump, Page, bracketed, pages, sentences
from archivetext.testing.written import Meant, pages_of

__all__ = ["DUMPS", "ContractError", "Dump", "Meant", "Page", "bracketed", "check_contract", "pages", "pages_of", "sentences"]
