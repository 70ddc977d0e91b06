"""Where content lies."""

from hoaban.core.files import store


def test_content_is_found_by_its_hash_and_written_once() -> None:
    store.put("ab" * 32, b"noi dung")
    store.put("ab" * 32, b"khong ghi de")

    assert store.place_of("ab" * 32) == "ab/" + "ab" * 32
    assert store.content_of("ab" * 32) == b"noi dung"
