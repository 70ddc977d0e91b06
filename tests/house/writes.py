"""Finding the calls that write rows, in a syntax tree.

A tree has no types, so each rule names what only a row or a query set is called with; a dict's update with a
dict, a picture's save to a file and a cache's delete of a key pass.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

ALWAYS = {"bulk_create", "bulk_update", "get_or_create", "update_or_create"}
SAVE_OPTIONS = {"force_insert", "force_update", "update_fields", "using"}
MANAGERS = {"objects", "_default_manager", "_base_manager"}
SQL = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE|TRUNCATE|ALTER|DROP)\b", re.IGNORECASE)


def writes_in(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and name of each call that writes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _writes(node, node.func):
            yield node.lineno, node.func.attr


def _writes(call: ast.Call, function: ast.Attribute) -> bool:
    name = function.attr
    if name[:1] == "a" and name[1:] in ALWAYS | {"create", "update", "delete", "save"}:
        name = name[1:]  # the asynchronous twin
    match name:
        case "save":
            named = {keyword.arg for keyword in call.keywords}
            return not call.args and named <= SAVE_OPTIONS and not _is_anothers(function.value)
        case "delete":
            return not call.args and not _is_anothers(function.value)
        case "create" | "update":
            return _asks_a_manager(function) or (bool(call.keywords) and not call.args)
        case "execute" | "executemany":
            return bool(call.args) and bool(SQL.match(_text(call.args[0])))
        case _:
            return name in ALWAYS


def _is_anothers(receiver: ast.expr) -> bool:
    """The session's own row is its library's; super().save() stands inside a save that is itself called."""
    return ast.unparse(receiver).endswith("session") or ast.unparse(receiver).startswith("super(")


def _asks_a_manager(function: ast.Attribute) -> bool:
    return any(isinstance(node, ast.Attribute) and node.attr in MANAGERS for node in ast.walk(function))


def _text(argument: ast.expr) -> str:
    """What a string begins with, an f-string too."""
    if isinstance(argument, ast.JoinedStr) and argument.values:
        return _text(argument.values[0])
    return argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else ""
