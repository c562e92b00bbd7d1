"""Signing in without Microsoft: `who` comes back for any code, unless `refuse` says why not."""

import json
from dataclasses import dataclass, field

from bot.domain.errors import SignInRefused
from bot.runtime.ports import SignedIn, StartedSignIn


@dataclass
class FakeIdentity:
    """Set `who` to the SignedIn of whoever signs in next."""

    who: SignedIn | None = None
    refuse: str = ""
    started: list = field(default_factory=list)
    besides: list = field(default_factory=list)
    exchanged: list = field(default_factory=list)
    forgotten: list = field(default_factory=list)

    async def start(self, *, login_hint, besides=()):
        self.besides.append(tuple(besides))
        state = f"state-{len(self.started) + 1}"
        self.started.append(login_hint)
        url = f"https://login.example/authorize?state={state}&login_hint={login_hint}"
        return StartedSignIn(url=url, state=state, sealed=json.dumps({"state": state}))

    async def finish(self, sealed, answer):
        kept = json.loads(sealed) if sealed.startswith("{") else {}
        if not kept or answer.get("state") != kept["state"]:
            raise SignInRefused(why="state")
        why = self.refuse or ("declined" if answer.get("error") == "access_denied" else "")
        if why or "code" not in answer:
            raise SignInRefused(why=why or "token")
        return self.who

    async def exchange(self, token, tenant):
        self.exchanged.append((token, tenant))
        if self.refuse or self.who is None:
            raise SignInRefused(why=self.refuse or "consent")
        return self.who

    async def forget(self, person):
        self.forgotten.append(person)
