"""Serve the tenant alone: `python -m bot.sandbox --port 3979 [--now 2026-03-16T09:00:00+00:00]`."""

import argparse
from datetime import UTC, datetime, timedelta

from aiohttp import web

from bot.sandbox.entra.identity import Client
from bot.sandbox.same_site import same_site_only
from bot.sandbox.server import routes
from bot.sandbox.tenant import Tenant


class _Clock:
    """The real time, shifted to a chosen start and by every push since."""

    def __init__(self, start: datetime | None) -> None:
        self.shift = timedelta() if start is None else start - _real()

    def now(self) -> datetime:
        """Return the shifted time."""
        return _real() + self.shift

    def push(self, by: timedelta) -> None:
        """Move ahead."""
        self.shift += by


def _real() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - this command is a composition root of its own


def main(arguments: list[str] | None = None) -> None:
    """Read the command line and serve until stopped."""
    chosen = _parser().parse_args(arguments)
    clock = _Clock(chosen.now)
    base = f"http://{chosen.host}:{chosen.port}"
    client = Client(chosen.client_id, chosen.client_secret, tuple(chosen.redirect))
    tenant = Tenant(clock.now, base_url=base, clients=[client], advance=clock.push)
    server = web.Application(middlewares=[same_site_only(chosen.host, chosen.port)])
    server.add_routes(routes(tenant))
    web.run_app(server, host=chosen.host, port=chosen.port)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot.sandbox", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--now", type=_moment, help="start the clock here (ISO, with offset)")
    parser.add_argument("--client-id", default="5e1f0f0a-3c1e-4f0e-8f53-1d0a7c4b9e21")
    parser.add_argument("--client-secret", default="practice-secret")
    parser.add_argument(
        "--redirect",
        action="append",
        default=["http://localhost:3978/auth/callback"],
        help="one more address people may be sent back to",
    )
    return parser


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise argparse.ArgumentTypeError("give the time an offset, such as +00:00")
    return moment


if __name__ == "__main__":
    main()
