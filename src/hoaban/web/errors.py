"""What a wrong address, a broken request and our own mistake look like."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: there is no such page."""
    return render(request, "components/not_found.html", status=404)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the browser sent something that cannot be read."""
    return render(request, "components/bad_request.html", status=400)


def broken(request: HttpRequest) -> HttpResponse:
    """500: our mistake. Says so, without a frame that might break again."""
    return HttpResponse(BROKEN, status=500)


BROKEN = """<!doctype html><html lang="vi"><meta charset="utf-8"><title>Lỗi của Hoa Ban</title>
<h1>Trang này hỏng vì lỗi của Hoa Ban</h1>
<p>Phần đã lưu trước đó vẫn còn. Quay lại và thử lần nữa.</p>
<p>Nếu vẫn hỏng, báo Văn phòng OCOP tỉnh giờ xảy ra lỗi.</p>
<div lang="en"><h2>This page broke through a mistake in Hoa Ban</h2>
<p>What was saved before is still there. Go back and try again. If it breaks again, tell the provincial OCOP
office at what time it happened.</p></div></html>"""
