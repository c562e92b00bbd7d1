"""The loads of `make bench` can be made: it runs too seldom to find out by itself."""

from pathlib import Path

import pytest

from tests.bench import certificates
from tests.bench.fake_services import Outside
from tests.bench.message_load import Load
from tests.bench.slack_press import Presses


@pytest.mark.parametrize("load", [Load, Presses])
async def test_a_load_makes_whole_requests(load: type[Load], tmp_path: Path) -> None:
    certificates.made(tmp_path)
    async with Outside(tmp_path) as outside:
        request = load(outside, 80, "who's free?").request()
    head, _, body = request.partition(b"\r\n\r\n")
    assert head.startswith(b"POST /")
    assert b"Content-Length: %d" % len(body) in head
