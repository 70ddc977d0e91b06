"""/kho-mau/: the components, in a demonstration only."""

import pytest

from given.browser import a_browser_of

pytestmark = pytest.mark.django_db


def test_a_demonstration_shows_every_component_to_anyone(settings) -> None:
    settings.DEMO = True

    page = a_browser_of().get("/kho-mau/").content.decode()

    for seen in (
        "chỗ cần sửa",
        "Chưa nộp được: phiếu kiểm nghiệm hết hạn ngày 01/12/2026.",
        "4 sao – còn hiệu lực đến 02/03/2027 (sắp hết)",
        "Đã thu hồi – từ 02/12/2026",
        "Đã chấm lại sau thảo luận",
        "verdict--old",
        'type="password"',
        'type="file"',
        'type="checkbox" name="markets"',
        "<select",
    ):
        assert seen in page


def test_a_real_installation_has_no_such_page() -> None:
    assert a_browser_of().get("/kho-mau/").status_code == 404
