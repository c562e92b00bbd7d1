"""Slack's Web API as `aioresponses` answers for it: a client of ours, and no server."""

from types import SimpleNamespace

import aiohttp
from aioresponses import aioresponses

URL = "https://slack.example/api"


class Answer(aiohttp.ClientResponse):
    """An answer to a request that nobody wrote.

    aiohttp asks since 3.14 what has written the request, which aioresponses 0.7.9 does not tell.
    """

    def __init__(self, *args, **facts):
        super().__init__(*args, **{"stream_writer": SimpleNamespace(output_size=0)} | facts)


class Answers(aioresponses):
    """What Slack answers, each once and in the order in which it was said."""

    def ok(self, method, **told):
        self._answer(method, payload={"ok": True, **told})

    def refuse(self, method, error, **more):
        self._answer(method, payload={"ok": False, "error": error}, **more)

    def fail(self, method, **how):
        self._answer(method, **how)

    def _answer(self, method, **how):
        self.post(f"{URL}/{method}", response_class=Answer, **how)

    @property
    def asked(self):
        """What was called, each method as often as it was, and what was sent with it."""
        return [
            (url.path.removeprefix("/api/"), call.kwargs["json"] or call.kwargs["data"])
            for (_, url), calls in self.requests.items()
            for call in calls
        ]
