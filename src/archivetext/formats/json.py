r"""Records as JSON (RFC 8259) and back, and the JSON Schema (draft 2020-12) that they keep to.

The keys are the fields of :mod:`archivetext.records`; a :class:`~archivetext.spans.Span` is ``[start, end]``, in code
points. The text is ASCII, other characters are escaped. That carries lone surrogates, which UTF-8 cannot. A high
surrogate followed by a low one, as two code points of a broken ``str``, has no escape of its own in JSON (the two
escapes together mean one character); there the second stands unescaped, so that :func:`loads` gives back what was there.
"""

from __future__ import annotations

import json
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal, NoReturn, get_args, get_origin, get_type_hints

import attrs

from archivetext.diagnostics import CODES
from archivetext.formats.valid import PATTERNS, problems, shown
from archivetext.records import SCHEMA, Diagnostic, Document, digest
from archivetext.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import regex
    from cattrs import BaseConverter, Converter

    from archivetext.formats import Failure
    from archivetext.records import Citation
    from archivetext.rows import Row

__all__ = ["RecordError", "dumps", "framed", "json_schema", "line", "loads", "one", "write", "write_lines"]


class RecordError(ValueError):
    """A text is not the JSON of a record; the message says where (``$.header.title``) and what is wrong."""


def dumps(document: Document, *, source: bool = False, indent: int | None = None) -> str:
    """The JSON of a document.

    Args:
        document: the record.
        source: whether to include the text itself, under the key ``source``. Its length and SHA-256 always are.
        indent: number of spaces to indent by, or None for one line.

    Returns:
        ASCII text without a final line end. See the module for the one exception.

    Raises:
        TypeError: *document* is not a document.
        ValueError: the source is asked for, and the document was stored without it.

    >>> import archivetext
    >>> d = archivetext.parse("Station missiles [there].")
    >>> dumps(d)[:27]
    '{"schema": "archivetext/1",'
    >>> loads(dumps(d)) == d
    True
    """
    if not isinstance(document, Document):
        raise TypeError(f"dumps() takes a Document, not {type(document).__name__}")
    return _encode(_record(document, source), indent)


def loads(text: str | bytes, *, source: str | None = None) -> Document:
    """The document that a JSON text, as :func:`dumps` writes it, tells of.

    What no parse gives is refused: a span outside the text, blocks that do not tile it, records out of order, an index that
    points nowhere, a date that is no EDTF; and where the source is there, a value that is not what it says at that place.

    Args:
        text: the JSON, or its bytes in UTF-8.
        source: the text that the record was made from, where the JSON is without it. It is held against the record's
            length and SHA-256. Without a source all records are there, but ``document.source`` raises.

    Raises:
        RecordError: the text is no JSON, no record, a record of another version, one that no parse gives, or the source is
            not the one that the record was made from. The message names the places and the remedy.
        TypeError: *text* or *source* is of another type.

    >>> loads("{}")
    Traceback (most recent call last):
      ...
    archivetext.formats.json.RecordError: $.schema: missing; a record of this library starts with {"schema": "archivetext/1"
    """
    if source is not None and not isinstance(source, str):
        raise TypeError(f"the source must be str, not {type(source).__name__}; decode bytes first")
    data = _decode(text)
    if not isinstance(data, dict):
        raise RecordError(f"$: a record is an object, not {_kind(data)}")
    if "schema" not in data:
        raise RecordError(f'$.schema: missing; a record of this library starts with {{"schema": "{SCHEMA}"')
    if data["schema"] != SCHEMA:
        raise RecordError(f"$.schema: {shown(data['schema'])} is another version; this one reads {SCHEMA!r}. Parse the text again.")
    if "error" in data:
        error = data["error"]
        message = error.get("message") if isinstance(error, dict) else error
        raise RecordError(f"$.error: this line tells of a text that could not be read, {shown(data.get('name'))}: {shown(message)}")
    if source is not None or "source" not in data:
        data["source"] = source
    _count(data)
    document = _structure(data)
    if data["source"] is not None:
        _check_source(document, data["source"])
    _tell(problems(document))
    return document


def _decode(text: str | bytes) -> Any:
    """The values of a JSON text, whose objects have each key once.

    What an object with a key twice means is not told by JSON (RFC 8259, 4), and ``NaN`` is none of it.
    """
    doubled: list[tuple[dict[str, Any], str]] = []

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs) and len(doubled) < _TOLD:
            doubled.append((found, _second(key for key, _ in pairs)))
        return found

    try:
        data = json.loads(text, object_pairs_hook=unique, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise RecordError(f"line {error.lineno}, column {error.colno}: no JSON: {error.msg}") from None
    except UnicodeDecodeError as error:
        raise RecordError(f"byte {error.start}: no JSON: {error.reason}; JSON is UTF-8") from None
    except RecursionError:
        raise RecordError("$: nested deeper than any record") from None
    except RecordError:
        raise
    except ValueError:  # Python reads no whole number of more than some 4,000 figures
        raise RecordError("$: a number has more figures than any number of a record") from None
    if doubled:
        found, key = doubled[0]
        raise RecordError(f"{_path_to(found, data)}: the key {shown(key)} is given twice")
    return data


def _count(data: dict[str, Any]) -> None:
    """Refuses, before they are read, more records than a text of that length can have: a block has a code point, a note a few."""
    length = data.get("length")
    for name, records in data.items():
        if type(length) is int and type(records) is list and len(records) > 4 * (length + 8):
            raise RecordError(f"$.{shown(name)[1:-1]}: a text of {shown(length)} code points has no {len(records)} of them")


def _second(keys: Iterable[str]) -> str:
    """The first key that was there before."""
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            return key
        seen.add(key)
    raise AssertionError("no key is given twice")  # never: there are more pairs than keys


def _no_number(name: str) -> NoReturn:
    raise RecordError(f"$: no JSON: {name} is no number")


def _path_to(wanted: dict[str, Any], data: Any) -> str:
    """Where an object stands, in its first steps; ``$`` for one that the second value of a key has put aside."""
    stack: list[tuple[Any, str, Any]] = [(data, "$", None)]  # a value, its step, and what it stands in
    while stack:
        entry: Any = stack.pop()  # None in the end
        here = entry[0]
        if here is wanted:
            steps = []
            while entry is not None:
                steps.append(entry[1])
                entry = entry[2]
            return "".join(reversed(steps[-8:])) + ("..." if len(steps) > 8 else "")
        if isinstance(here, dict):
            stack += [(value, f".{shown(key)[1:-1]}", entry) for key, value in here.items() if isinstance(value, dict | list)]
        elif isinstance(here, list):
            stack += [(value, f"[{index}]", entry) for index, value in enumerate(here) if isinstance(value, dict | list)]
    return "$"


def _tell(found: Iterator[str]) -> None:
    """Raises what is wrong, if anything is: the first few, and that there is more.

    Raises:
        RecordError: something was found.
    """
    first = list(islice(found, _TOLD + 1))
    if first:
        raise RecordError("; ".join([*first[:_TOLD], *(["and more"] if len(first) > _TOLD else [])]))


_TOLD = 5
"""So many faults are told; none is looked for behind them."""


def _check_source(document: Document, text: str) -> None:
    if len(text) != document.length:
        raise RecordError(
            f"$.length: the record was made from {shown(document.length)} code points, the source has {len(text)}; "
            "was it read with its line ends and its encoding unchanged?"
        )
    if digest(text) != document.sha256:
        raise RecordError("$.sha256: the source has the right length but is not the text that the record was made from")


# --- to JSON


def _record(document: Document, source: bool) -> dict[str, Any]:
    data: dict[str, Any] = _converter().unstructure(document)
    if not source:
        del data["source"]
    elif data["source"] is None:
        raise ValueError("this record was stored without its source, which therefore cannot be written; parse the text again")
    return {"schema": data.pop("schema"), **data}


def _encode(data: object, indent: int | None = None) -> str:
    text = json.dumps(data, indent=indent)
    if "\\ud" in text and any(sign in text for sign in _HIGH):
        raw = json.dumps(data, indent=indent, ensure_ascii=False)
        text = _not_ascii().sub(_escape, raw)
    return text


_HIGH = ("\\ud8", "\\ud9", "\\uda", "\\udb")  # how the escape of a high surrogate starts


@cache
def _not_ascii() -> regex.Pattern[str]:
    import regex

    return regex.compile(r"[\ud800-\udbff][\udc00-\udfff]?+|[^\x00-\x7f]")


def _escape(match: regex.Match[str]) -> str:
    found = match[0]
    return json.dumps(found[0])[1:-1] + found[1:]


def dump_citation(citation: Citation, *, indent: int | None = None) -> str:
    """One citation as JSON, with the names of :class:`archivetext.Citation`; spans count code points of the text that was read.

    >>> import archivetext
    >>> dump_citation(archivetext.parse_citation("RGANI, F. 3")).startswith('{"text": "RGANI, F. 3", "span": [0, 11]')
    True
    """
    return _encode(_converter().unstructure(citation), indent)


def write(records: Iterable[Document | Failure], *, many: bool = False, source: bool = False) -> Iterator[str]:
    """Indented JSON: the record, or an array of records where *many* may come. See :class:`archivetext.formats.Write`."""
    return framed((one(record, source=source, indent=2) for record in records), many)


def framed(made: Iterable[str], many: bool) -> Iterator[str]:
    """The same from the JSON of each record."""
    between = "[\n" if many else ""
    for text in made:
        yield between + text
        between = ",\n"
    if many:
        yield "[]" if between == "[\n" else "\n]"
    yield "\n"


def write_lines(records: Iterable[Document | Failure], *, many: bool = False, source: bool = False) -> Iterator[str]:
    """JSON Lines: one record a line, failures too. See :class:`archivetext.formats.Write`."""
    del many  # one line a record, however many come
    for record in records:
        yield one(record, source=source) + "\n"


def one(record: Document | Failure, *, source: bool = False, indent: int | None = None) -> str:
    """The JSON of a document, or of a failure."""
    return _encode(_any_record(record, source), indent)


def line(row: Row) -> str:
    """A row of a table as an object on a line."""
    return _encode(row) + "\n"


def _any_record(record: Document | Failure, source: bool) -> dict[str, Any]:
    if isinstance(record, Document):
        return _record(record, source)
    return {"schema": SCHEMA, "name": record.name, "error": {"type": record.error, "message": record.message}}


# --- from JSON


def _structure(data: dict[str, Any]) -> Document:
    from cattrs import BaseValidationError, transform_error

    try:
        return _converter().structure(data, Document)
    except BaseValidationError as error:
        lines = (line.replace("@ $._source", "@ $.source").rpartition(" @ ") for line in transform_error(error, format_exception=_explain))
        _tell(f"{path}: {what}" for what, _, path in lines)
        raise  # never: an error has an explanation


def _explain(error: BaseException, type_: type | None) -> str:
    """What an error of cattrs means to who wrote the JSON."""
    from cattrs import ForbiddenExtraKeysError

    if isinstance(error, RecordError):
        return str(error)
    if isinstance(error, KeyError):
        return "missing"
    if isinstance(error, ForbiddenExtraKeysError):
        keys = sorted(error.extra_fields)
        more = f" and {len(keys) - _TOLD} more" if len(keys) > _TOLD else ""
        return f"unknown key {', '.join(map(shown, keys[:_TOLD]))}{more}"
    names = [kind.__name__ for kind in get_args(type_) or (type_,) if isinstance(kind, type) and attrs.has(kind)]
    return f"not an object with the keys of {' or '.join(names)}"


@cache
def _converter() -> Converter:
    """The one converter. JSON's own types are taken as they are, never turned into one another."""
    from cattrs import Converter

    converter = Converter(forbid_extra_keys=True, use_alias=True)
    converter.register_unstructure_hook(Span, lambda span: span)  # a tuple is an array already
    converter.register_structure_hook(Span, _structure_span)
    for kind in (str, int, bool):
        converter.register_structure_hook(kind, _structure_exactly(kind))
    converter.register_structure_hook_factory(_is_word, _structure_word)
    converter.register_structure_hook_factory(_is_array, _structure_array)
    return converter


def _structure_exactly(kind: type) -> Callable[[Any, Any], Any]:
    def structure(value: Any, _: object) -> Any:
        if type(value) is not kind:
            raise RecordError(f"{_kind(value)} where {_NAMES[kind]} should be")
        return value

    return structure


def _is_word(kind: Any) -> bool:
    return get_origin(kind) is Literal


def _is_array(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _structure_word(kind: Any) -> Callable[[Any, Any], Any]:
    words = get_args(kind)

    def structure(value: Any, _: object) -> Any:
        if value not in words:
            raise RecordError(f"{shown(value)} is not one of {', '.join(words)}")
        return value

    return structure


def _structure_array(kind: Any, converter: BaseConverter) -> Callable[[Any, Any], Any]:
    from cattrs import IterableValidationError, IterableValidationNote

    item = get_args(kind)[0]
    structure_item = converter.get_structure_hook(item)

    def structure(value: Any, _: object) -> Any:
        if type(value) is not list:
            raise RecordError(f"{_kind(value)} where an array should be")
        items, errors = [], []
        for number, one in enumerate(value):
            try:
                items.append(structure_item(one, item))
            except Exception as error:  # noqa: BLE001  whatever it is, it belongs to this item; all are raised together below
                error.add_note(IterableValidationNote(f"item {number}", number, item))
                errors.append(error)
                if len(errors) > _TOLD:
                    break
        if errors:
            # cattrs gives its groups a third argument, which the stubs of exception groups do not know
            raise IterableValidationError("an array", errors, kind)  # pyright: ignore[reportCallIssue]
        return tuple(items)

    return structure


def _structure_span(value: Any, _: object) -> Span:
    if type(value) is not list or len(value) != 2 or type(value[0]) is not int or type(value[1]) is not int:
        raise RecordError("a span is [start, end], two whole numbers")
    if not 0 <= value[0] <= value[1]:
        raise RecordError(f"[{shown(value[0])}, {shown(value[1])}] is no span: a span runs forward, from 0 on")
    return Span(*value)


_NAMES = {str: "a string", int: "a whole number", bool: "true or false", float: "a number", list: "an array", dict: "an object"}


def _kind(value: object) -> str:
    return "null" if value is None else _NAMES.get(type(value), type(value).__name__)


# --- the schema


@cache
def _schema_text() -> str:
    return json.dumps(_make_schema())


def json_schema() -> dict[str, Any]:
    """The JSON Schema, draft 2020-12, of every line that ``archivetext parse -t jsonl`` writes: a record or a failure.

    It is made from the classes of :mod:`archivetext.records`, with their docstrings as descriptions.

    >>> json_schema()["$defs"]["Mark"]["required"]
    ['label', 'span', 'footnote']
    """
    schema: dict[str, Any] = json.loads(_schema_text())
    return schema


def _make_schema() -> dict[str, Any]:
    definitions: dict[str, Any] = {}
    _define(Document, definitions, _docs())
    failure = {
        "description": "A text that could not be read, in the place of its record.",
        "type": "object",
        "properties": {
            "schema": {"const": SCHEMA},
            "name": {"type": "string", "description": "Where the text should have come from (a path)."},
            "error": {
                "type": "object",
                "properties": {
                    "type": {"type": "string", "description": "Name of the error's class."},
                    "message": {"type": "string", "description": "What is wrong, where, and what to do about it."},
                },
                "required": ["type", "message"],
                "additionalProperties": False,
            },
        },
        "required": ["schema", "name", "error"],
        "additionalProperties": False,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": SCHEMA,
        "description": "One archival transcript as typed records. Offsets are half-open and count code points of the source.",
        "oneOf": [{"$ref": "#/$defs/Document"}, {"$ref": "#/$defs/Failure"}],
        "$defs": {**dict(sorted(definitions.items())), "Failure": failure},
    }


def _define(kind: type[attrs.AttrsInstance], definitions: dict[str, Any], docs: dict[str, dict[str, str]]) -> None:
    definitions[kind.__name__] = {}  # a place held, for a class that refers to itself
    hints = get_type_hints(kind)
    properties: dict[str, Any] = {}
    for field in attrs.fields(kind):
        described = {"description": docs[kind.__name__][field.name]} if field.name in docs.get(kind.__name__, {}) else {}
        told = _type_schema(hints[field.name], definitions, docs) | described
        if (kind.__name__, field.name) in PATTERNS:
            told["pattern"] = f"^(?:{PATTERNS[kind.__name__, field.name]})$"
        properties[field.alias] = told
    required = list(properties)
    if kind is Document:
        properties = {"schema": properties.pop("schema") | {"const": SCHEMA}, **properties}
        properties["source"]["type"] = "string"  # left out where it is not asked for, never null
        properties["blocks"]["minItems"] = 1
        required = [name for name in properties if name != "source"]
    if kind is Diagnostic:
        properties["code"]["enum"] = list(CODES)
    definitions[kind.__name__] = {
        "description": (kind.__doc__ or "").strip().partition("\n")[0],
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _type_schema(hint: Any, definitions: dict[str, Any], docs: dict[str, dict[str, str]]) -> dict[str, Any]:
    """The schema of one annotation: what stands in records.py, and nothing else, is known."""
    if hint is Span:
        offset = {"type": "integer", "minimum": 0}
        return {"type": "array", "prefixItems": [offset, offset], "items": False, "minItems": 2}
    if attrs.has(hint):
        if hint.__name__ not in definitions:
            _define(hint, definitions, docs)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    arguments = get_args(hint)
    if get_origin(hint) is Literal:
        return {"enum": list(arguments)}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _type_schema(arguments[0], definitions, docs)}
    if type(None) in arguments:
        (other,) = (argument for argument in arguments if argument is not type(None))
        schema = _type_schema(other, definitions, docs)
        if "enum" in schema:
            return {"enum": [*schema["enum"], None]}
        return {"type": [schema["type"], "null"]} if list(schema) == ["type"] else {"anyOf": [schema, {"type": "null"}]}
    if hint is int:
        return {"type": "integer", "minimum": 0}
    return {"type": {str: "string", bool: "boolean"}[hint]}


def _docs() -> dict[str, dict[str, str]]:
    """The docstring of every field of every record, from the source of their module; empty where it has none with it."""
    import ast
    import inspect

    from archivetext import records

    try:
        tree = ast.parse(inspect.getsource(records))
    except OSError:
        return {}
    docs: dict[str, dict[str, str]] = {}
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            of_class = docs[node.name] = {}
            for before, after in zip(node.body, node.body[1:], strict=False):
                match before, after:
                    case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                        of_class[name] = " ".join(text.replace("``", "`").split())
    return docs
