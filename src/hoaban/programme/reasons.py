"""Why an answer is what it is (lý do, căn cứ).

Here: the one shape of a reason, whoever gives it.
Not here: sentences for people; a page makes them from the code and the values, in its own language.
"""

from __future__ import annotations

from dataclasses import dataclass

Value = str | int | None | tuple[str, ...]


@dataclass(frozen=True, slots=True, init=False, repr=False)
class Reason:
    """A stable code, the values it speaks of, and the source it rests on, ready to print.

    >>> Reason("gate", source="Phụ lục II, bộ 1, 1.5", criterion="1.5", has="b", needs="c", star=4)
    Reason(code='gate', criterion='1.5', has='b', needs='c', star=4, source='Phụ lục II, bộ 1, 1.5')
    """

    code: str
    values: tuple[tuple[str, Value], ...]
    source: str

    def __init__(self, code: str, *, source: str = "", **values: Value) -> None:
        object.__setattr__(self, "code", code)
        object.__setattr__(self, "values", tuple(values.items()))
        object.__setattr__(self, "source", source)

    def __getitem__(self, name: str) -> Value:
        return dict(self.values)[name]

    def told(self) -> dict[str, Value]:
        """Names and values in the order they were given, the source last: what a program is told."""
        told = dict(self.values)
        told["source"] = self.source
        return told

    def __repr__(self) -> str:
        told = {"code": self.code, **self.told()}
        return f"Reason({', '.join(f'{name}={value!r}' for name, value in told.items())})"
