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


def test_content_can_be_let_go_and_what_is_not_there_is_no_matter() -> None:
    store.put("ef" * 32, b"noi dung")

    store.drop("ef" * 32)
    store.drop("ef" * 32)

    store.put("ef" * 32, b"lai")
    assert store.content_of("ef" * 32) == b"lai"
