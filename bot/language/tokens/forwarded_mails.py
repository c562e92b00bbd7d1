"""A candidate's e-mail that is passed on in one line with what is asked for behind it: "FW: Your interview -- Dear Rita, … Best, Jo Park -- 30 min with Ian please".

What is asked for comes first, for whoever signs; of the mail only when they can is kept. Its subject, greeting and numbers are nobody's wish.
"""

import re

from bot.language.tokens.cues import Cued
from bot.language.tokens.typed_patterns import NAME

_APART = r"(?:\s+(?:-{2,}|[—–])\s+|\s*\n\s*\n\s*)"
_MAIL = Cued(
    rf"\A\s*(?:(?:fwd?|wg|tr|rv|re|aw)\s*:\s*)+[^\n]*?{_APART}(?P<body>.+?)(?:\b(?:with )?(?:(?:kind|best|warm|many|kindest|warmest) )?(?:regards|wishes|thanks|best|sincerely|yours(?: (?:sincerely|faithfully|truly))?|cheers)\b[\s,.!–—-]+)(?P<name>{NAME})(?P<sign>[^\n]*?(?:\n[^\n]+)*?){_APART}(?P<asked>(?:(?!{_APART}).)+)\Z",
    re.IGNORECASE | re.DOTALL,
)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")
_WHEN = Cued(
    r"\bi(?: am|['’]m| can| could| would be|['’]d be|['’]ll be| will be)\b.*\b(?:free|available|come|make|do|possible|there)\b",
    re.IGNORECASE,
)
_I = re.compile(r"\bI(?: am|['’]m)\b", re.IGNORECASE)
_WHO = Cued(
    r"\b(?:her|him|them|this (?:person|candidate|applicant)|the (?:candidate|applicant))\b",
    re.IGNORECASE,
)
_SUBJECTS = {"her": "She is", "him": "He is"}


def without_forwarded(text: str) -> str:
    """Return what is asked for behind an e-mail that is passed on, for whoever signs it, with when they can; the text itself else."""
    said = _MAIL.match(text) if ":" in text else None
    if said is None:
        return text
    address = _ADDRESS.search(said["sign"])
    who = f"{said['name']} {address[0]}" if address else said["name"]
    asked, meant = said["asked"].strip(), _WHO.search(said["asked"])
    if meant:
        asked = f"{asked[: meant.start()]}{who}{asked[meant.end() :]}"
    elif said["name"].split()[0] not in asked:
        asked = f"{asked.rstrip(' .?!')} for {who}"
    subject = _SUBJECTS.get(meant[0].lower() if meant else "", "They are")
    told = (one.strip() for one in _SENTENCE.findall(said["body"]) if _WHEN.search(one))
    when = " ".join(_I.sub(subject, one) for one in told)
    return f"{asked} {when}" if asked.endswith((".", "?", "!")) or not when else f"{asked}. {when}"
