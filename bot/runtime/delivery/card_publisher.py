"""Show views to people: in place where a card about the same subject stands, else as a new message."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import TypeVar
from weakref import WeakValueDictionary

import structlog
from cachetools import FIFOCache
from msgspec.structs import replace

from bot.domain.accounts import Address, Person, PersonId, Place
from bot.domain.errors import Changed, Gone, NotTaken, OutsideTrouble, Unreachable, Unsure
from bot.domain.jobs import UNSURE_MOST, CardLocation, Job, JobKind
from bot.runtime.delivery.card_claims import (
    CLAIM,
    drawn_location,
    is_claimed,
    is_drawn,
    is_open,
    released_location,
    wanted_location,
)
from bot.runtime.delivery.outbox import Origin
from bot.runtime.ports import (
    DocumentChange,
    Messenger,
    Ports,
    Store,
    Stored,
)
from bot.runtime.side_by_side import Delayed
from bot.runtime.turn import OutgoingView

T = TypeVar("T")

KEPT_ADDRESSES = 6
A_MOMENT = 0.4
"""Seconds after which a person begins to wonder; an answer that is quicker needs no dots before it."""
BETWEEN_LOOKS = 0.1
SAVED_CLAIMS = 1_000
"""Claims that are remembered from being saved until their views are shown, a moment later."""
PATIENCE = 50
"""Looks for the end of another copy's claim; after five seconds the view is left for later."""

log = structlog.get_logger()

Finish = Callable[..., Awaitable[Sequence[DocumentChange]]]
"""Saves what is noted of a view that a chat has taken, together with whatever ends with it; gives what somebody else had changed."""


class CardPublisher:
    """The one way in which anything reaches a person."""

    def __init__(
        self,
        store: Store,
        ports: Ports,
        *,
        pause: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        """Keep where cards stand in the store; speak through the chats, at their pace."""
        self._store = store
        self._chats = ports.chats
        self._clock = ports.clock
        self._views = ports.views
        self._pace = ports.pace
        self._pause = pause
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._saved_claims: FIFOCache[str, Stored[CardLocation]] = FIFOCache(SAVED_CLAIMS)

    async def show(
        self,
        show: OutgoingView,
        *,
        origin: Origin,
        row: str = "",
        finish: Finish | None = None,
        is_asked: bool = False,
    ) -> None:
        """Show a view; raises NotTaken, Unsure or Unreachable when the chat does not take it.

        `is_asked`: the person has just written and sees it come. `row` is the key of the work that
        this is, where it is kept as such. `finish` is called once
        the chat has the view, or needs it no more, with what is to be noted then.
        """
        finish = finish or self._save_note
        person = show.to or origin.speaker
        address = _answered(show, origin.speaker, origin.here)
        if address is None:
            if person is None:
                raise Unreachable(service="chat")
            address = await self._personal(person, origin.here)
        is_seen = is_asked or address == origin.here
        if not show.subject or person is None:
            await self._put(address, show, show.onto, is_answer=is_seen)
            await finish()
            return
        wanted = wanted_location(show, person, address, row)
        lock = self._locks.setdefault(wanted.key, asyncio.Lock())
        async with lock:
            await self._put_in_place(address, show, wanted, finish, is_seen=is_seen)

    def claim(
        self, show: OutgoingView, origin: Origin, own: Address | None, *, row: str
    ) -> CardLocation | None:
        """Return the claim to save together with a view's row; None where none is to be made so early.

        `own` is the chat of the person that the view is for, where one is known.
        """
        person = show.to or origin.speaker
        address = _answered(show, origin.speaker, origin.here) or own
        if not show.subject or person is None or address is None:
            return None
        until = self._clock.now() + CLAIM
        return replace(wanted_location(show, person, address, row), claimed_until=until)

    def keep_claims(self, saved: Sequence[DocumentChange]) -> None:
        """Remember claims that were just saved, so that they need not be read when their views are shown."""
        for one in saved:
            if isinstance(one.value, CardLocation):
                self._saved_claims[one.key] = Stored(one.value, one.version + 1)

    async def _put_in_place(
        self,
        address: Address,
        show: OutgoingView,
        wanted: CardLocation,
        finish: Finish,
        *,
        is_seen: bool,
    ) -> None:
        claim = await self._acquire(wanted)
        if claim is None:
            await finish()
            return
        before = claim.value
        standing = before.message if before.chat == address.key and not before.is_news_due else ""
        if not standing and not is_seen and before.unsure >= UNSURE_MOST:
            # It may well stand there already, as often as that, under ids that nobody knows.
            await self._give_back(claim)
            raise Unsure(service=address.channel)
        try:
            onto = show.onto or standing
            message = await self._put(address, show, onto, is_answer=is_seen)
        except Unsure:
            await self._give_back(claim, is_unsure=True)
            raise
        except BaseException:
            await self._give_back(claim)
            raise
        # The chat has it: what is not noted now is shown twice, also where the bot is just being stopped.
        left = await asyncio.shield(self._note_drawn(claim, address, message, finish))
        if left is not None:
            # A subject has one card that changes: where it stood before must not grow old unseen.
            with suppress(Gone, OutsideTrouble):
                await self._left(left, address)

    async def _note_drawn(
        self, claim: Stored[CardLocation], address: Address, message: str, finish: Finish
    ) -> CardLocation | None:
        """Note where a card stands now; return where one of it is to be left, if it stands at another place too."""
        here = replace(claim.value, chat=address.key, message=message)
        found, noted = claim.value, drawn_location(claim.value, claim.value, here)
        change = _change(noted, claim)
        if change in await finish(change):
            with suppress(OutsideTrouble):
                found, noted = await self._note(
                    claim, lambda found: drawn_location(found, claim.value, here)
                )
        left = found if _is_same_place(noted, here) else here
        return left if left.message and not _is_same_place(left, noted) else None

    async def _left(self, before: CardLocation, address: Address) -> None:
        """Take the buttons from a card that stands at another place now, if it was in a chat of one's own."""
        if before.chat == address.key:
            await self._chat(address.channel).update(
                address, before.message, self._views.moved(before.subject, is_elsewhere=False)
            )
            return
        stored = await self._store.load(Person, before.person)
        for chat in stored.value.addresses if stored else ():
            if chat.key == before.chat:
                await self._chat(chat.channel).update(
                    chat, before.message, self._views.moved(before.subject, is_elsewhere=True)
                )

    async def _acquire(self, wanted: CardLocation) -> Stored[CardLocation] | None:
        """Return the note of where the card stands, for this copy alone; None where this or a newer state is drawn there.

        Without it two copies of the bot would both send a first card, or an older state might
        cover a newer one.
        """
        saved = self._saved_claims.get(wanted.key)
        if saved and is_claimed(saved.value, wanted, self._clock.now()):
            return self._saved_claims.pop(wanted.key)
        for _ in range(PATIENCE):
            stored = await self._store.load(CardLocation, wanted.key)
            now = self._clock.now()
            known = stored.value if stored else wanted
            is_newer = known.revision > wanted.revision or is_drawn(known, wanted)
            if stored and known.chat == wanted.chat and is_newer:
                return None
            # A claim that was saved here and not begun: its view waits for the lock that this one has. Where another copy
            # has begun with it, it has saved it anew.
            waits_for_us = stored == self._saved_claims.get(wanted.key)
            if stored is None or waits_for_us or is_open(known, wanted, now):
                claim = replace(
                    known,
                    revision=wanted.revision,
                    claimed_until=now + CLAIM,
                    claimed_for=wanted.claimed_for,
                    is_news_due=known.is_news_due or wanted.is_news_due,
                )
                with suppress(Changed):
                    await self._store.save([_change(claim, stored)], durable=False)
                    self._saved_claims.pop(wanted.key, None)
                    return Stored(claim, stored.version + 1 if stored else 1)
            await self._pause(BETWEEN_LOOKS)
        raise NotTaken(service="chat", why="busy")

    async def _save_note(self, *noted: DocumentChange) -> Sequence[DocumentChange]:
        """Note where a view stands that was never kept as work; where that fails it is sent anew next time."""
        if noted:
            try:
                await self._store.save(noted, durable=False)
            except Changed:
                return noted
            except OutsideTrouble as error:
                log.warning("show.not-noted", key=error.key)
        return ()

    async def _give_back(self, claim: Stored[CardLocation], *, is_unsure: bool = False) -> None:
        """Let others draw; where it is unknown whether the chat has the card, that is counted whoever has claimed it since."""
        with suppress(OutsideTrouble):
            await self._note(
                claim, lambda found: released_location(found, claim.value, is_unsure=is_unsure)
            )

    async def _note(
        self, claim: Stored[CardLocation], told: Callable[[CardLocation], CardLocation]
    ) -> tuple[CardLocation, CardLocation]:
        """Save what became of a card over what others have saved of it since; return both, their state first."""
        found = claim
        while (noted := told(found.value)) != found.value:
            try:
                await self._store.save([_change(noted, found)], durable=False)
            except Changed:
                again = await self._store.load(CardLocation, noted.key)
                if again is None:
                    break
                found = again
            else:
                if self._saved_claims.get(noted.key) == found:
                    self._saved_claims[noted.key] = Stored(noted, found.version + 1)
                break
        return found.value, noted

    async def _put(
        self, address: Address, show: OutgoingView, message: str, *, is_answer: bool
    ) -> str:
        chat = self._chat(address.channel)
        if message:
            with suppress(Gone):
                await chat.update(address, message, show.view)
                return message
        if is_answer:
            self._pace.count_answer(address)
        elif not show.has_turn:
            await self._pace.expect_turn(address)
        return await chat.send(address, show.view)

    def _chat(self, channel: str) -> Messenger:
        chat = self._chats.get(channel)
        if chat is None:
            # People may still be known from a channel that is served no longer.
            raise Unreachable(service=channel, why="it is not served here")
        return chat

    async def _personal(self, id: PersonId, here: Address | None) -> Address:  # noqa: A002 - the domain's own word
        stored = await self._store.load(Person, id)
        if stored is None:
            raise Unreachable(service="chat")
        person = stored.value
        if person.address is not None:
            return person.address
        address = await self._open_chat(person, here)
        await self._remember(stored, address)
        return address

    async def _open_chat(self, person: Person, here: Address | None) -> Address:
        """Return the chat of somebody who never wrote: in the channel of this one, else in another."""
        refusal = Unreachable(service="chat")
        for near in await self._near(person.tenant, here):
            try:
                return await self._chat(near.channel).personal(person, near)
            except Unreachable as error:
                refusal = error
        raise refusal

    async def _near(self, tenant: str, here: Address | None) -> list[Address]:
        """Return a chat of the account in each of its channels, this one first."""
        people = await self._store.find(Person, "tenant", tenant)
        chats = [one for person in people for one in person.value.addresses]
        known = [here, *chats] if here else chats
        by_channel: dict[str, Address] = {}
        for one in known:
            by_channel.setdefault(one.channel, one)
        return list(by_channel.values())

    async def _remember(self, stored: Stored[Person], address: Address) -> None:
        """Keep the chat of somebody who never wrote, whatever else of them is changed meanwhile."""
        known: Stored[Person] | None = stored
        while known is not None and known.value.address is None:
            try:
                await self._save_address(known, address)
            except Changed:
                known = await self._store.load(Person, stored.value.id)
            else:
                return

    async def _save_address(self, stored: Stored[Person], address: Address) -> None:
        person = with_address(stored.value, address)
        row = Job(
            kind=JobKind.REACHED,
            subject="",
            tenant=person.tenant,
            person=person.id,
            at=self._clock.now(),
        )
        waiting = await self._store.load(Job, row.key)
        await self._store.save(
            [
                DocumentChange(Person, person.key, person, stored.version),
                DocumentChange(Job, row.key, row, waiting.version if waiting else 0),
            ]
        )


def _answered(show: OutgoingView, speaker: PersonId | None, here: Address | None) -> Address | None:
    """Return the chat that a view answers in; None where the person is to be looked for."""
    if show.to is None:
        return show.at or here
    # An answer, wherever else they may want to be told what they did not ask for.
    is_answer = here is not None and here.place is Place.PERSONAL and show.to == speaker
    return here if is_answer else None


def _change(shown: CardLocation, before: Stored[CardLocation] | None) -> DocumentChange:
    return DocumentChange(CardLocation, shown.key, shown, before.version if before else 0)


def _is_same_place(one: CardLocation, other: CardLocation) -> bool:
    return (one.chat, one.message) == (other.chat, other.message)


def with_address(person: Person, address: Address) -> Person:
    """Return the person, reached at this address first; only personal chats that it may begin in are kept."""
    address = replace(address, thread="")
    is_kept = address.place is Place.PERSONAL and not address.is_answer_only
    if not is_kept or person.addresses[:1] == (address,):
        return person
    others = tuple(one for one in person.addresses if one.key != address.key)
    return replace(person, addresses=(address, *others)[:KEPT_ADDRESSES])


async def while_typing(work: Awaitable[T], address: Address, ports: Ports) -> T:
    """Do something that takes a moment while the chat shows that an answer is being prepared."""

    async def typing() -> None:
        # Only a courtesy: the answer matters, not the dots before it.
        with suppress(OutsideTrouble, Gone):
            await ports.chats[address.channel].typing(address)

    dots = Delayed(A_MOMENT, typing)
    try:
        return await work
    finally:
        await dots.end()
