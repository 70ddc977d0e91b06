"""Version 1 of the API: public reading without a key, every action with a token (DESIGN §5.4)."""

from __future__ import annotations

from ninja import NinjaAPI

from hoaban.api.problems import handle_problems
from hoaban.api.v1 import actions

api = NinjaAPI(
    title="Hoa Ban",
    version="1",
    urls_namespace="api-1",
    docs_url=None,
    openapi_url="/openapi.json",
    description="Sổ đăng ký OCOP của một tỉnh: đọc công khai không cần khóa; mọi việc khác bằng mã truy cập.",
)
handle_problems(api)
actions.enter(api)
