"""Where content lies."""

from hoaban.core.files import store


def test_content_is_found_by_its_hash_and_written_once() -> None:
    store.put("ab" * 32, b"noi dung")
    store.put("ab" * 32, b"khac roi")

    assert store.place_of("ab" * 32) == "ab/" + "ab" * 32
    assert store.content_of("ab" * 32) == b"noi dung"


def test_content_that_a_killed_server_wrote_in_part_is_written_again() -> None:
    store.put("cd" * 32, b"noi")

    store.put("cd" * 32, b"noi dung")

    assert store.content_of("cd" * 32) == b"noi dung"
