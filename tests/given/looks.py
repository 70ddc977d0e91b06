"""Rows to look at, written into an installation's own data folder."""

from __future__ import annotations

from django.conf import settings

from given import registry
from given.browser import a_browser_of
from given.certificates import a_certificate, a_product
from given.council import a_dossier_taken_in, a_sitting, an_entry
from given.dossiers import a_filed_dossier, an_opened_dossier, its_commune, its_producer
from hoaban.core.actors import Actor


def write_rows() -> dict[str, dict[str, str]]:
    """A certificate, a dossier begun, one filed, one in a round: through the deeds, as the builders do.

    Gives the session of every person and the address of every page worth looking at.
    """
    certificate = a_certificate(star=4, product=a_product("Mật ong hoa ban"))
    begun, filed = an_opened_dossier(), a_filed_dossier()
    sitting = a_sitting()
    marked = registry.a_product(name="Mật ong hoa nhãn")
    entry = an_entry(sitting, a_dossier_taken_in(product=marked))
    return {
        "people": {
            "producer": session_of(its_producer(begun).actor),
            "officer": session_of(its_commune(filed).actor),
            "member": session_of(sitting.members[1].actor),
            "other member": session_of(sitting.members[2].actor),
        },
        "pages": {
            "home": "/",
            "products": "/san-pham/",
            "product": f"/san-pham/{certificate.product.slug}/",
            "maker": f"/chu-the/{certificate.product.producer.slug}/",
            "check": f"/v/{certificate.code.code}",
            "unknown": "/v/DB-222222",
            "log in": "/dang-nhap/",
            "desk of producer": "/viec/",
            "dossier": f"/ho-so/{begun.code}/",
            "assess": f"/ho-so/{begun.code}/tu-cham/1.5/",
            "report": f"/ho-so/{begun.code}/bao-cao/",
            "desk of officer": "/ban-xa/",
            "desk of member": "/cham/",
            "mark": f"/cham/{entry.pk}/",
        },
    }


def session_of(actor: Actor) -> str:
    return a_browser_of(actor).cookies[settings.SESSION_COOKIE_NAME].value
