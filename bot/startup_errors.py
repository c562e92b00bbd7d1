"""Why the bot does not start, in a sentence for whoever runs it: what is wrong, which setting it is, what to do."""

import errno
import os


class NotStarted(Exception):
    """The bot cannot start as things are; the text says what to do."""


def cannot_listen(error: OSError, port: int) -> NotStarted:
    """Return the refusal for an address that the system does not let the bot listen on."""
    if error.errno == errno.EADDRINUSE:
        return NotStarted(
            f"PORT is {port}, where another program listens already: stop that program, or choose another port."
        )
    if error.errno == errno.EACCES:
        return NotStarted(
            f"PORT is {port}, which this user may not listen on: choose one above 1023, such as 3978."
        )
    why = os.strerror(error.errno) if error.errno and error.errno > 0 else error.strerror
    return NotStarted(
        f"HOST names no address of this machine ({why}): leave it out, or name one that is."
    )


def no_tenant(url: str) -> NotStarted:
    """Return the refusal for an embedded tenant, served by another process, that does not answer."""
    return NotStarted(
        f"GRAPH_URL is {url}, where no embedded tenant answers: start it first, as with "
        "“python -m bot.sandbox”, or leave GRAPH_URL and LOGIN_URL out."
    )


def live_store() -> NotStarted:
    """Return the refusal of a sandbox to run on what belongs to a live bot."""
    return NotStarted(
        "MicrosoftAppId is not set, but the store that STORE_URL names has served a live bot: in sandbox mode "
        "anybody on this machine could act there as anybody. Set MicrosoftAppId (mind its spelling), or name "
        "another store to try the bot."
    )


def cannot_make_owner(address: str, tenants: list[str]) -> NotStarted:
    """Return the refusal to make an Owner of nobody, or of one of several."""
    if not tenants:
        return NotStarted(
            f"Nobody whom the bot knows has the address {address}: let them write “hello” to it first."
        )
    named = " or ".join(f"{tenant}/{address}" for tenant in tenants)
    return NotStarted(f"{address} is known in several companies: name one of them, {named}.")
