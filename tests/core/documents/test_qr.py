"""QR codes as drawings."""

from __future__ import annotations

from hoaban.core.documents.qr import qr_svg


def test_the_drawing_has_no_size_no_style_and_a_name_for_those_who_do_not_see_it():
    drawing = qr_svg("https://hoaban.example/v/DB-7K2M9Q", title="DB-7K2M9Q")

    assert drawing.startswith("<svg")
    assert "viewBox" in drawing
    assert "style=" not in drawing
    assert "<script" not in drawing
    assert "width=" not in drawing.split(">")[0]
    assert "<title>DB-7K2M9Q</title>" in drawing


def test_a_title_from_outside_stays_text():
    assert "<b>" not in qr_svg("x", title="<b>")
