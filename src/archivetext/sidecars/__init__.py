"""What a file beside a text, or the front matter above it, says of the text: for what the page itself does not say.

Scrapers save what a site's database says of a document in a file of its own: ``letter.meta.json`` or ``letter.json`` beside ``letter.txt``,
or as front matter between two fences above the text. Where the page says it too, the page counts.
"""

from __future__ import annotations

from archivetext.sidecars.read import page_of, records_of

__all__ = ["page_of", "records_of"]
