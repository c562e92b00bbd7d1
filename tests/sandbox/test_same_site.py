"""The tenant on a port of its own: what pages of other sites may not do to it."""

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.sandbox import __main__ as command
from tests.harness.for_each import for_each

OWN = "http://localhost:3979"


@pytest.fixture
async def tenant(monkeypatch):
    served = []
    monkeypatch.setattr(command.web, "run_app", lambda server, **_: served.append(server))
    command.main(["--port", "3979"])
    async with TestClient(TestServer(served[0])) as client:
        yield client


OTHER_SITES = (
    {"Origin": "https://evil.example"},
    {"Origin": "http://localhost:8000"},
    {"Origin": "null"},
    {"Sec-Fetch-Site": "cross-site"},
)


@for_each("path", ["reset", "clock", "switches", "faults", "slack/say"])
async def test_a_page_of_another_site_changes_nothing(tenant, path):
    for headers in OTHER_SITES:
        sent = {"Content-Type": "text/plain", **headers}
        answer = await tenant.post(f"/sandbox/{path}", data="{}", headers=sent)
        assert answer.status == 403, headers


async def test_its_own_pages_and_programs_do(tenant):
    for headers in ({}, {"Origin": OWN}, {"Origin": "null", "Sec-Fetch-Site": "same-origin"}):
        answer = await tenant.post("/sandbox/reset", json={}, headers=headers)
        assert answer.status == 200, headers
        assert (await tenant.get("/sandbox/people", headers={"Origin": OWN})).status == 200


@for_each("host", ["evil.example", "evil.example:3979", "localhost.evil.example"])
async def test_under_the_name_of_another_site_nothing_is_read(tenant, host):
    answer = await tenant.get("/sandbox/people", headers={"Host": host})
    assert answer.status == 421
    assert "contoso" not in await answer.text()
