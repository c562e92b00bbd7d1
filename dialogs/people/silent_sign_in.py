"""Signing in without a page (single sign-on): Teams' own token of a person, exchanged for the bot's scopes.

It works where an administrator has set it up and agreed for everybody. Then one card names the permissions, with a
way to leave; anything else brings the usual sign-in card in the same place.
"""

from contextlib import suppress

from msgspec.structs import replace

from bot.domain.accounts import Prompt
from bot.domain.errors import OutsideTrouble, SignInRefused
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, Turn
from bot.runtime.unit_of_work import UnitOfWork, with_saved
from dialogs.authorization import current_person, is_connected
from dialogs.people.sign_in import keep_sign_in
from dialogs.people.sign_in_cards import card, open_prompts


async def take_token(turn: Turn, token: str, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Sign who speaks in with the token of their chat. Each of their devices offers one: the first is taken."""
    person = await current_person(turn, unit_of_work, ports.rules)
    prompts = await open_prompts(person.id, turn.now, unit_of_work, ports)
    if is_connected(person) or not prompts or not ports.rules.sso_resource:
        return Outcome()
    asked = prompts[-1]
    await unit_of_work.load(Prompt, asked.ticket)
    if token:
        # Nothing is said of a refusal: the person has not asked for this way, and the page is as good.
        with suppress(SignInRefused, OutsideTrouble):
            signed = await ports.identity.exchange(token, turn.speaker.tenant)
            kept = await keep_sign_in(asked, signed, unit_of_work, ports)
            return with_saved(kept, replace(asked, silent_sign_in="done"))
    refused = replace(asked, silent_sign_in="refused")
    account = await unit_of_work.account(person.tenant)
    return Outcome(show=[card(person, account, refused, ports)], save=[refused])
