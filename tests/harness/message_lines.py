"""The lines of tests/language/messages.txt: a message, what was shown before it, and its meaning."""

from pathlib import Path

HERE = Path(__file__).parents[1] / "language"
DOMAIN = "@contoso.example"
ASKED = ["Ian and Tom on Thursday afternoon, with a room"]


def mails(*names):
    return [f"{one}{DOMAIN}" for one in names]


def interview(id_, start, minutes, people, candidate, room=None):
    return {
        "id": id_,
        "start": start,
        "minutes": minutes,
        "people": mails(*people),
        "candidate": candidate,
        "room": room and f"{room}{DOMAIN}",
        "as": "organizer",
        "answer": None,
    }


OWN = [
    interview("i1", "2026-12-03T14:00", 60, ["ian", "tom"], {"name": "Jane Doe", "mail": "jane@doe.com"}, "camden"),
    interview("i2", "2026-12-04T10:00", 45, ["mei", "sam"], {"name": "Luis Ortega"}),
    interview("i3", "2026-12-07T15:00", 60, ["priya"], {"name": "Nadia Rahman"}, "thames"),
]  # fmt: skip
INVITED = [
    one
    | {
        "as": "interviewer",
        "people": [*mails("ian"), *(mail for mail in one["people"] if mail not in mails("ian"))],
    }
    for one in OWN
]
SOON = [OWN[0] | {"start": "2026-12-01T11:00"}, *OWN[1:]]
NAMESAKES = [
    interview("sara-smith", "2026-12-02T10:00", 60, ["ian"], {"name": "Sara Smith"}),
    interview("ann-smith", "2026-12-02T14:00", 60, ["mei"], {"name": "Ann Smith"}),
    interview("ann-lee", "2026-12-03T10:00", 60, ["tom"], {"name": "Ann Lee"}),
    interview("sara-lee", "2026-12-03T14:00", 60, ["sam"], {"name": "Sara Lee"}),
]
JO = {"name": "Jo Park"}
LOOP = [
    interview("whole", "2026-12-02T10:00", 180, ["ian", "mei", "tom"], JO) | {"sessions": 3},
    interview("s1", "2026-12-02T10:00", 60, ["ian"], JO),
    interview("s2", "2026-12-02T11:00", 60, ["mei"], JO),
    interview("s3", "2026-12-02T12:00", 60, ["tom"], JO),
    *NAMESAKES[:2],
]
RITA, IAN = mails("rita", "ian")
SITUATIONS = {
    "nothing was said before": {},
    "after a question": {"after": ASKED},
    "after a loop": {"after": ["Ian 1h, then Mei 45m on Wednesday"]},
    "after a question for anybody": {"after": ["who's free Thursday"]},
    "an interview was shown": {"context": {"speaker": RITA, "last": "interview", "interviews": OWN}},
    "interviews are booked": {"context": {"speaker": RITA, "last": "none", "interviews": OWN}},
    "candidates of one name are booked": {"context": {"speaker": RITA, "last": "interview", "interviews": NAMESAKES}},
    "a booked loop was shown": {"context": {"speaker": RITA, "last": "loop", "interviews": LOOP}},
    "invited": {"context": {"speaker": IAN, "last": "invitation", "interviews": INVITED}},
    "an interview is about to start": {"context": {"speaker": RITA, "last": "none", "interviews": SOON}},
}  # fmt: skip


def messages():
    situation = ""
    for line in (HERE / "messages.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("=="):
            situation = line.removeprefix("==").strip()
        elif line.strip() and not line.startswith("#"):
            text, _, means = line.rpartition(" -> ")
            yield situation, text.strip(), means.strip()
