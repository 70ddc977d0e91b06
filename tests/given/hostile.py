"""Files that somebody made to do harm."""

from __future__ import annotations

import io

import pypdfium2


def a_pdf_of_size(width: float, height: float) -> bytes:
    """A PDF whose page says it is so large, in points."""
    document = pypdfium2.PdfDocument.new()
    document.new_page(width, height)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def a_pdf_that_draws_for_ever() -> bytes:
    """A PDF of 4 kB whose page asks for a hundred million see-through drawings: each of its forms draws the
    one below it a hundred times."""
    forms = [b"0.5 g 0 0 200 200 re f"] + [b"/F Do " * 100 for _level in range(4)]
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R "
        b"/Resources << /XObject << /F %d 0 R >> >> >>" % (4 + len(forms)),
        b"<< /Length 5 >>\nstream\n/F Do\nendstream",
    ]
    for number, content in enumerate(forms):
        below = b"/Resources << /XObject << /F %d 0 R >> >>" % (4 + number) if number else b""
        objects.append(
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 200 200] "
            b"/Group << /S /Transparency >> %b /Length %d >>\nstream\n%b\nendstream"
            % (below, len(content), content)
        )
    return _file_of(objects)


def _file_of(objects: list[bytes]) -> bytes:
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.7\n")
    for number, item in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%b\nendobj\n" % (number, item))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, table))
    return out.getvalue()
