"""Every address of the pages, gathered from the desks' modules."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from django.urls import URLPattern, URLResolver, include, path

from hoaban.web.pages import addresses_of

DESKS = ("public", "producer", "commune", "province", "council")

for _desk in DESKS:
    _package = import_module(f"hoaban.web.{_desk}")
    for _module in pkgutil.iter_modules(_package.__path__):
        import_module(f"{_package.__name__}.{_module.name}")

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include((addresses_of(desk), desk))) for desk in DESKS
]
