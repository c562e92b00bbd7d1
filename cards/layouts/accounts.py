"""The account's switch and a person's own connection: status, consent, connected, disabling."""

from collections.abc import Iterator

from bot.domain.card_subjects import CONSENT
from cards.actions import Connect, Disconnect, InviteAll, Switch
from cards.components import Banner, Button, Buttons, Facts, Fold, Heading, Part, Points, Text
from cards.layouts.typed_hints import with_twins
from cards.view_models import AccountStatus, AskToDisable, Connected, Consent
from cards.words import consent as consent_words
from cards.words.administration import account_status as words
from cards.words.administration.detail_cards import WHAT_HAPPENS


def account_status(view: AccountStatus) -> list[Part]:
    """Return whether Microsoft 365 is on, by whom, and one's own connection; counts for admins."""
    switch = Banner(words.switch(view), "good" if view.is_enabled else "quiet")
    parts: list[Part] = [Heading(words.TITLE), switch, Facts(tuple(words.rows(view)))]
    if view.has_just_switched and view.is_enabled:
        parts.append(Text(words.NEXT_STEP))
    buttons: list[Button | Fold] = list(_status_buttons(view))
    if view.scopes:
        allowed = Points(consent_words.permissions(view.scopes))
        buttons.append(Fold(words.WHAT_PEOPLE_ALLOW, (allowed,), CONSENT))
    return [*parts, *with_twins(tuple(buttons))]


def _status_buttons(view: AccountStatus) -> Iterator[Button]:
    if not view.is_enabled:
        if view.may_administer:
            yield enable()
        return
    if view.own_connection != "connected":
        is_first = view.own_connection == "none"
        title = words.CONNECT if is_first else words.CONNECT_AGAIN
        yield Button(title, Connect(), style="positive", typed=words.CONNECT_TYPED)
    if view.may_administer and view.connected < view.people:
        yield Button(words.INVITE_ALL, InviteAll(), typed=words.INVITE_ALL_TYPED)


def enable() -> Button:
    """Return the button that turns the integration on."""
    return Button(words.ENABLE, Switch(on=True), style="positive", typed=words.ENABLE_TYPED)


def connect() -> Button:
    """Return the button that asks for the sign-in card."""
    return Button(words.CONNECT, Connect(), style="positive", typed=words.CONNECT_TYPED)


def ask_to_disable(view: AskToDisable) -> list[Part]:
    """Return what disabling stops and what stays, and the two answers."""
    off, on = Switch(on=False), Switch(on=True)
    return [
        Heading(words.ASK_TO_DISABLE),
        Text(WHAT_HAPPENS, is_strong=True),
        Points(words.disabling(view)),
        *with_twins(
            (
                Button(words.DISABLE, off, style="destructive", typed=words.DISABLE_TYPED),
                Button(words.KEEP_ON, on, typed=words.KEEP_ON_TYPED),
            )
        ),
    ]


def consent(view: Consent) -> list[Part]:
    """Return what for and the way to Microsoft's page, then the promises; each permission folded away."""
    words = consent_words
    sign_in = Button(words.SIGN_IN, url=view.url, style="positive", spoken=words.SIGN_IN_SPOKEN)
    allowed = Fold(words.ALLOWED, (Points(words.permissions(view.scopes)),), CONSENT)
    if view.is_again:
        again: list[Part] = [Heading(words.CONNECT_AGAIN), Text(words.ended(view))]
        return [*again, Buttons((sign_in, allowed)), Text(words.ONLY_YOU, "quiet")]
    return [
        Heading(words.CONNECT),
        Text(words.what_for(view)),
        Buttons((sign_in, allowed)),
        Points(words.PROMISES, is_checked=True),
        Text(words.fine_print(view), "quiet"),
    ]


def connected(view: Connected) -> list[Part]:
    """Return whose calendar is connected now, and how to leave."""
    now: list[Part] = [Banner(words.connected(view), "good"), Text(words.what_now(view))]
    if not view.scopes:
        return [*now, Text(words.TO_LEAVE, "quiet")]
    leave = Button(words.DISCONNECT, Disconnect(), typed=words.DISCONNECT_TYPED)
    return [
        *now,
        Text(words.SILENTLY),
        Points(consent_words.permissions(view.scopes)),
        *with_twins((leave,)),
    ]
