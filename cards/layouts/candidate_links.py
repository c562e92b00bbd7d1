"""The card of a candidate's link, for who sent it: how it stands, the text to send, and the way to take it back."""

from cards.actions import ChooseAgain, ReleaseHolds, SendLink, WithdrawLink
from cards.candidate_views import CandidateLinkCard
from cards.components import Banner, Button, Heading, Part, Rule, Text
from cards.layouts.typed_hints import with_twins
from cards.words.bookings import candidate_links as words


def candidate_link(view: CandidateLinkCard) -> list[Part]:
    """Return the question, how the link stands, and while it is open the text to send."""
    parts: list[Part] = [
        Heading(words.title(view)),
        Text(words.understood(view), "quiet", is_close=True),
        Banner(words.standing(view), "good" if view.state == "booked" else "plain"),
    ]
    if replaced := words.replaced_link(view):
        parts.append(Text(replaced))
    if other := words.other_link(view):
        parts.append(Text(other))
    if view.state == "open" and (address := words.known_address(view)):
        parts.append(Text(address))
    if view.state == "open":
        parts += [Text(line) for line in words.how(view)]
    if mailed := words.mailed(view):
        parts.append(Text(mailed))
    if view.state == "open" or view.is_move_asked:
        parts += _text_to_send(view)
    return [*parts, *_buttons(view)]


def _text_to_send(view: CandidateLinkCard) -> list[Part]:
    if not view.url:
        return [Text(words.NO_ADDRESS)]
    lines = [Text(line) for line in words.text_to_send(view)]
    return [Rule(), Text(words.TEXT_TITLE, is_strong=True), *lines, Rule()]


def _buttons(view: CandidateLinkCard) -> list[Part]:
    buttons: list[Button] = []
    if view.url and view.state in {"open", "booked"}:
        buttons.append(Button(words.OPEN_PAGE, url=view.url, spoken=words.OPEN_SPOKEN))
    if words.can_be_mailed(view):
        send = SendLink(view.link)
        buttons.append(Button(words.MAIL, send, spoken=words.MAIL_SPOKEN, typed=words.MAIL_TYPED))
    if view.state == "open" and view.is_holding:
        release = ReleaseHolds(view.link)
        buttons.append(Button(words.RELEASE, release, typed=words.RELEASE_TYPED))
    if view.other is not None and view.other.is_own:
        other = Button(
            words.WITHDRAW_OTHER,
            WithdrawLink(view.other.link, shown=view.link),
            spoken=words.WITHDRAW_OTHER_SPOKEN,
            typed=words.WITHDRAW_OTHER_TYPED,
        )
        buttons.append(other)
    if view.interview and not view.is_move_asked:
        again = Button(
            words.ASK_AGAIN,
            ChooseAgain(view.interview),
            spoken=words.ASK_AGAIN_SPOKEN,
            typed=words.ASK_AGAIN_TYPED,
        )
        buttons.append(again)
    if view.state in {"open", "booked"}:
        withdraw = Button(
            words.WITHDRAW,
            WithdrawLink(view.link),
            style="destructive",
            typed=words.WITHDRAW_TYPED,
            is_folded=True,
        )
        buttons.append(withdraw)
    return with_twins(tuple(buttons))
