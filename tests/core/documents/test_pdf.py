"""Paper as PDF with our own fonts."""

from __future__ import annotations

from datetime import UTC, datetime

import pypdfium2

from hoaban.core.documents.pdf import pdf_of

AT = datetime(2026, 12, 1, 5, 0, 0, 123, tzinfo=UTC)
LETTERS = "ăâđêôơư ấầẩẫậ ắằẳẵặ ếềểễệ ốồổỗộ ớờởỡợ ứừửữự ỳỷỹỵ ĂÂĐÊÔƠƯ"


def a_template(folder, font):
    file = folder / "giay.typ"
    file.write_text(
        f'#let data = json(bytes(sys.inputs.data))\n#set text(font: "{font}", fallback: false)\n#data.said',
        encoding="utf-8",
    )
    return file


def test_every_vietnamese_letter_comes_out_of_each_font(tmp_path):
    for font in ("Be Vietnam Pro", "Bitter"):
        made = pdf_of(a_template(tmp_path, font), {"said": LETTERS}, at=AT)

        text = pypdfium2.PdfDocument(made)[0].get_textpage().get_text_bounded()
        assert " ".join(text.split()) == LETTERS


def test_the_same_values_at_the_same_moment_give_the_same_bytes(tmp_path):
    template = a_template(tmp_path, "Be Vietnam Pro")

    assert pdf_of(template, {"said": "A"}, at=AT) == pdf_of(template, {"said": "A"}, at=AT)


def test_words_from_outside_stay_words(tmp_path):
    made = pdf_of(a_template(tmp_path, "Be Vietnam Pro"), {"said": '#panic("x") *đậm* $1$'}, at=AT)

    assert '#panic("x")' in pypdfium2.PdfDocument(made)[0].get_textpage().get_text_bounded()
