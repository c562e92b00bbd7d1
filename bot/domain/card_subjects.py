"""Subjects of cards: what a card is about, so that it changes in place instead of being sent anew."""

OFFER = "offer"
INTERVIEW = "interview"
LINK = "link"
LOOP = "loop"
CONSENT = "consent"
"""The one sign-in card of a person."""
CANCEL = "cancel"
"""The question whether an interview is to be cancelled."""
SETTINGS = "settings"
ROOMS = "rooms"
ROOM = "room"
POOLS = "pools"
POOL = "pool"
PEOPLE = "people"
PERSON = "person"
LIMITS = "limits"
NOTIFICATIONS = "notifications"
OWN = "me"
"""In the subject of what is told unasked: to whoever presses."""
AFTER = "after"
"""The question whether an interview took place."""


def offer_subject(offer: str) -> str:
    """Return the subject of an offer's card."""
    return f"{OFFER}/{offer}"


def interview_subject(interview: str) -> str:
    """Return the subject of an interview's card."""
    return f"{INTERVIEW}/{interview}"


def link_subject(link: str) -> str:
    """Return the subject of the card of a candidate's link."""
    return f"{LINK}/{link}"


def loop_subject(loop: str) -> str:
    """Return the subject of a loop's card."""
    return f"{LOOP}/{loop}"


def cancel_subject(interview: str) -> str:
    """Return the subject of the question whether to cancel an interview."""
    return f"{CANCEL}/{interview}"


def after_subject(interview: str) -> str:
    """Return the subject of the question whether an interview took place."""
    return f"{AFTER}/{interview}"


def of_interview(interview: str) -> tuple[str, ...]:
    """Return the subjects of all cards about one interview: where these stand is forgotten with it."""
    return interview_subject(interview), after_subject(interview)


def room_subject(key: str) -> str:
    """Return the subject of a room's card, by the key of `bot.domain.rooms.room_key`."""
    return f"{ROOM}/{key}"


def pool_subject(key: str) -> str:
    """Return the subject of a pool's card, by the key of `bot.domain.people.pools.pool_key`."""
    return f"{POOL}/{key}"


def person_subject(person: str) -> str:
    """Return the subject of a person's card, for those who administer the account."""
    return f"{PERSON}/{person}"


def limits_subject(person: str) -> str:
    """Return the subject of the card of somebody's limits."""
    return f"{LIMITS}/{person}"


def notifications_subject(whose: str = "") -> str:
    """Return the subject of the card of what is told unasked: one's own, or the account's."""
    return f"{NOTIFICATIONS}/{whose}"


def parse_subject(subject: str) -> tuple[str, str]:
    """Return what kind of card a subject is of, and the id of what it is about."""
    kind, _, about = subject.partition("/")
    return kind, about


def interview_of(subject: str) -> str:
    """Return the id of the interview that a card is about; empty for any other card."""
    kind, about = parse_subject(subject)
    return about if kind == INTERVIEW else ""


def location_key(subject: str, person: str) -> str:
    """Return the key of the note of where a card stands in somebody's chat."""
    return f"{subject}/{person}"
