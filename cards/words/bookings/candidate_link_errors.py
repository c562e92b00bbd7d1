"""The words of what can go wrong with candidates' links, by key and code: a part of `cards.words.error_catalog`."""

from cards.words.error_words import Words

CANDIDATE_LINK_WORDS = {
    "bad-input/link-until": Words(
        ("A link can be open for up to 30 days from now, and no longer than the days it’s for.",),
        (
            "Try “keep the link open until Friday” or “extend the link by 3 days”, or send a new link.",
        ),
        "The link stays as it is.",
    ),
    "not-understood/link-to-several": Words(
        (
            "A link is for one interview: I can’t let the candidate choose the times of several yet.",
        ),
        ("Send one link for each, for example “send Jo Park a link for 45 minutes with Ian”.",),
    ),
    "not-understood/link-extend": Words(
        ("I didn’t get how long the link is to stay open.",),
        ("Try “keep the link open until Friday” or “extend Jo’s link by 3 days”.",),
    ),
    "not-understood/links-several": Words(
        ("I can’t tell which links you mean.",),
        (
            "Name the candidate in full, press the button on the link’s card, or type “withdraw all links”.",
        ),
    ),
    "not-understood/candidates-several": Words(
        ("I know more than one candidate of that name.",),
        ("Name the candidate in full, for example “Jo Park is in New York”.",),
    ),
    "not-understood/candidate-unknown": Words(
        ("I know no coming interview of yours with that candidate, and no open link.",),
        (
            "Once one is booked, tell me again, for example “Jo Park is in New York”: the invitation then has the times there.",
        ),
    ),
    "bad-input/link-days": Words(
        ("A link can be open for 1 to 30 days.",), ("Try “links last 5 days”.",)
    ),
    "bad-input/candidate-notice": Words(
        ("That can be anything from the start itself to 5 days before it.",),
        ("Try “candidates may move until 24 hours before”.",),
    ),
    "bad-input/candidate-moves": Words(
        ("A candidate can move an interview up to 5 times.",),
        ("Try “candidates may move interviews twice”.",),
    ),
    "bad-input/mail-scope": Words(
        ("I can’t send email here: the permission for it isn’t set up.",),
        (
            "Who runs me adds Mail.Send to GRAPH_EXTRA_SCOPES; then an Admin types “turn on candidate email”.",
        ),
    ),
    "bad-input/mail-off": Words(
        ("Sending links by email is turned off, so nothing was sent.",),
        (
            "An Admin can turn it on: “turn on candidate email”. Until then, copy the text on the link’s card.",
        ),
    ),
    "bad-input/mail-address": Words(
        ("I don’t know the candidate’s address, so nothing was sent.",),
        ("Type, for example, “send the link to jo@example.org”.",),
    ),
}
