"""Docstrings on their way to the reference: what griffe does to them before they are rendered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from griffe import Extension

if TYPE_CHECKING:
    from griffe import Class, Object


class Docstrings(Extension):
    """Docstrings as Markdown: examples in fences, and the roles of other tools as plain code."""

    def on_object(self, *, obj: Object, **_: Any) -> None:
        """Rewrite the docstring of one object."""
        if obj.docstring:
            text = re.sub(r":(?:mod|class|func|meth|data):`~?(?:archivetext\.)?([^`]+)`", r"`\1`", obj.docstring.value)
            obj.docstring.value = re.sub(r"(?m)^>>> (?:.+\n?)+", lambda found: f"```pycon\n{found[0].rstrip()}\n```\n", text)

    def on_class_members(self, *, cls: Class, **_: Any) -> None:
        """Put a record's fields into one table, where each would have a heading of its own."""
        fields = {
            name: member
            for name, member in cls.members.items()
            if member.is_attribute and member.docstring and "property" not in member.labels
        }
        if cls.docstring and fields and cls.decorators:
            rows = "".join(
                f"    {name} ({field.annotation}): {' '.join(field.docstring.value.split())}\n" for name, field in fields.items()
            )
            cls.docstring.value += f"\n\nAttributes:\n{rows}"
            for name in fields:
                cls.del_member(name)
