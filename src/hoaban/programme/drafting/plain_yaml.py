"""Is a file plain YAML: maps, lists and scalars, nothing folded or hidden?

Here: tags and keys met twice. An officer who reads the file must see what the engine sees.
Not here: reading YAML, which refuses anchors (edition.py); which keys and values there must be (shape.py).
"""

from __future__ import annotations

from collections.abc import Iterator

from hoaban.programme.edition import Written, as_written


def unplain(text: str) -> Iterator[str]:
    """What makes a YAML text more than plain, each with its line."""
    open_nodes: list[_OpenNode] = []
    for piece in as_written(text):
        if piece.tag:
            yield f"dòng {piece.line}: có thẻ YAML {piece.tag}"
        if piece.kind == "end":
            open_nodes.pop()
            continue
        if open_nodes and open_nodes[-1].repeats(piece):
            yield f"dòng {piece.line}: khóa {piece.value} gặp hai lần"
        if piece.kind in ("map", "list"):
            open_nodes.append(_OpenNode(is_map=piece.kind == "map"))


class _OpenNode:
    """A map or list being read; of a map, the keys so far and whether a key or a value comes next."""

    def __init__(self, *, is_map: bool) -> None:
        self._is_map = is_map
        self._keys: set[str] = set()
        self._key_next = True

    def repeats(self, piece: Written) -> bool:
        """Take the next piece; is it a key that this map has already?"""
        is_key, self._key_next = self._key_next, not self._key_next
        if not (self._is_map and is_key and piece.kind == "scalar"):
            return False
        seen = piece.value in self._keys
        self._keys.add(piece.value)
        return seen
