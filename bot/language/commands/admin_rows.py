"""The rows of what administers the account: on and off, signing in, rooms, roles, records, help."""

import re
from collections.abc import Mapping

from msgspec.structs import replace

from bot.language.commands import values
from bot.language.commands.rows import WORDS, Row
from bot.language.commands.wording import Wording
from bot.language.requests import AdminRequest, RoomDetails
from bot.language.tokens.calendar_words import MONTHS
from bot.language.tokens.cues import Cued
from bot.language.tokens.normalize import listed

WORDS |= {
    "ms": "365|office|microsoft|outlook|exchange|integration|integrations|ms|msft|o365|m365|calendar (sync|access|integration|connection)|calendars|entra|azure",
    "meeting": "interviews?|meetings?(?! rooms?)|appointments?|bookings?|sessions?",
    "other": "google|zoom|slack|gmail|apple|icloud|calendly|greenhouse|lever|yahoo|webex|caldav|wifi|vpn|printer|bamboohr|linkedin",
    "start": "enable|enabling|activate|activating|reenable|reactivate|install|launch|integrate|integrating|(turn|turned|turning|switch|switched|power|put|get|bring|set|roll|hook|going|go|be|have|make|time to) ~ (on|active|up|out|running|going|live|started|back|online|working)",
    "halt": "disable|disabling|deactivate|deactivating|uninstall|kill|stop|pause|suspend|shut|(turn|turned|turning|switch|switched|switching|shut|take|bring|put|power) ~ (off|down|out|offline)|pull the plug|unplug|remove|end|quit|cut|cancel|drop|switch off|get rid of",
    "refuse": "dont|do not|never|didnt|not|no|wont|without|instead of|before|after|until",
    "mine": "my|me|i|myself",
    "sign_in": "sign in|signin|log in|login|log on|logon|sign on|sign me in|log me in|sign up|authenticate|authorise|authorize|reauthorise|reauthorize|log back in|sign back in|re login",
    "joined": "connected|signed in|signed up|logged in|linked|consented|authorised|authorized|set up|hooked up|onboarded",
    "role": "admin|admins|administrator|administrators|owner|owners|it manager|it managers|it admin|it admins|recruiter|recruiters|interviewer|interviewers|hiring manager|hiring managers|coordinator|coordinators|ownership|adminstrator",
    "whom": "<person>|<mail>|<who>|me|myself|him|her",
    "show": "show|list|see|view|display|open|give|get|tell|what|whats|which|pull up|bring up|print|check",
    "people_all": "everyone|everybody|team|teammates|teammate|people|others|all|rest|colleagues|interviewers|recruiters|staff|them|company|users|members|folks|remaining|those|anyone",
    "join": "connect|connecting|sign in|sign up|link|log in|login|consent|authorise|authorize|join|hook up|set up|reconnect|signin|connection|access|onboard",
    "the_room": "<room>|room <n>|the room|room|rooms",
    "log": "audit|audits|audit log|audit trail|activity|history|changelog|change log|change history|log|logs|trail",
    "ours": "the |all |our |my |meeting |conference |list |interview |please |show |office |company ",
    "make_role": "make|making|appoint|assign|promote|demote|give|grant|set|turn|change|add|no longer|should|becomes|become|strip|transfer",
    "keep": "keep|store|retain",
    "load": "load|workload|stats|statistics|numbers|counts|count|tally|figures|metrics|report|reports|breakdown|analytics|overview|totals|distribution|balance|leaderboard|usage",
}
DAYS_AHEAD = 60
_ROLES = (
    ("it_manager", r"it (?:manager|admin)s?"),
    ("owner", r"owner(?:s|ship)?"),
    ("admin", r"admin(?:s|istrators?)?|adminstrator"),
    ("recruiter", r"recruiters?"),
    ("interviewer", r"interviewers?|hiring managers?|coordinators?"),
)
_REMOVING = r"remove|revoke|demote|take|strip|drop|withdraw|no longer|not|isnt|unassign|delete|downgrade|arent|shouldnt|unmake|lose|loses"


def _admin(row: Row, wording: Wording, _: Mapping[str, str | None]) -> AdminRequest:
    is_own = row.intent in {"role", "scheduling_user"} and not {"me", "myself", "<i>"}.isdisjoint(
        wording.signs
    )
    shape = f" {wording.shape} "
    people = values.with_oneself(wording, is_default=True) if is_own else values.people(wording)
    if row.intent in {"role", "scheduling_user"} and not people:
        people = _called_by_word(wording)
    return AdminRequest(
        intent=row.intent,  # type: ignore[arg-type]  # the table's test checks it
        verb=row.verb,
        people=people,
        unknown=values.unknown(wording),
        mails=values.addresses(wording),
        role=next((role for role, said in _ROLES if re.search(rf" (?:{said}) ", shape)), None),
        removes=bool(re.search(rf" (?:{_REMOVING}) ", shape)),
        asks=wording.is_question,
    )


_IN_PLACE_OF_NAME = Cued(
    r"(?:(?:can|could) you )?(?:please )?(?:(?:make|give|grant|appoint|promote|remove|demote|assign|let)\s+(?P<who>[^\W\d]+)|(?P<name>[^\W\d]+) (?:(?:should|can|needs to|must) be|is (?:now|to be|going to be|a|an|our|the)|becomes|needs|gets))\b",
    re.IGNORECASE,
)


def _called_by_word(wording: Wording) -> tuple[str, ...]:
    """Return who is meant by a word that is a name too, where only a name can stand: "make May a recruiter", "will should be an admin"."""
    found = _IN_PLACE_OF_NAME.match(wording.said.strip())
    called = values.people_called(found["who"] or found["name"], wording.context) if found else ()
    return called if len(called) == 1 else ()


def _forget_me(row: Row, wording: Wording, found: Mapping[str, str | None]) -> AdminRequest | None:
    """Read who speaks as who is to be forgotten; None where anybody else may be."""
    made = _admin(row, wording, found)
    is_own = _ONESELF.search(wording.said) and not _SOMEBODY_ELSE.search(wording.said)
    return made if is_own and not (made.unknown or made.people) else None


_ONESELF = Cued(
    r"\b(?:i|me|my|mine|myself)\b|^(?:to )?be (?:forgotten|erased|deleted|removed)\b", re.IGNORECASE
)
"""Says it of who speaks; what leads to a wish, "I want to", is no part of a wording."""
_SOMEBODY_ELSE = Cued(
    r"\b(?:he|she|they|him|her|his|hers|them|their|theirs|candidate|applicant)\b", re.IGNORECASE
)


def _invite(row: Row, wording: Wording, found: Mapping[str, str | None]) -> AdminRequest | None:
    """Read whom to ask to connect; None for a link that somebody unknown is to be sent, who is a candidate."""
    made = _admin(row, wording, found)
    is_link = _ANY_LINK.search(wording.said) and not _CONNECTS.search(wording.said)
    return None if made.unknown and is_link else made


_ANY_LINK = re.compile(r"\blinks?\b", re.IGNORECASE)
_CONNECTS = Cued(
    r"\b(?:connect\w*|sign|log|join|consent|invit\w*|onboard\w*|calendars?|outlook|office|accounts?|microsoft|link (?:up|in|to|his|her|their|with))\b",
    re.IGNORECASE,
)


def _remind_them(row: Row, wording: Wording, found: Mapping[str, str | None]) -> AdminRequest:
    """Read whose interviewers are reminded: of all that is coming, of a candidate's interviews, or of what is spoken of."""
    said = wording.said.strip().casefold().replace("’", "'")
    whose = _OF_CANDIDATE.search(said)
    return replace(
        _admin(row, wording, found),
        name=whose["who"] if whose else "",
        is_of_all=bool(_OF_ALL.fullmatch(said)),
    )


_OF_ALL = Cued(
    r"(?:(?:please|can you|could you) )*(?:remind|nudge|chase|prod|nag|pester|hound|badger|hassle|poke|ping)(?: up)? "
    r"(?:everyone|everybody|anyone|all of them|all those|those|the ones|whoever|the rest|all interviewers|all the interviewers)"
    r"(?:(?: who| that|(?<=whoever)) (?:still )?(?:hasn't|haven't|didn't|hasnt|havent|didnt|has not|have not|did not)"
    r"(?:(?: yet)? (?:answer|repl|respon|accept|confirm)\w*)?)?(?: (?:yet|again|please|so far))*\W*"
)
"""Whoever has not answered, of all that is coming: no interview is named, and nobody."""
_OF_CANDIDATE = re.compile(r"\bfor (?P<who>[\w' -]{1,60}?)(?: please)?\W*$")
"""Whose interview is named: "remind everyone who hasn't answered for Jo"."""


def _report(row: Row, wording: Wording, found: Mapping[str, str | None]) -> AdminRequest | None:
    """Read a report of what was; how many interviews are to come is no report."""
    days = values.dates(wording)
    ahead = (days[0] - wording.context.now.date()).days if days else 0
    is_coming = 0 < ahead < DAYS_AHEAD  # "in November" is the last one, not that of next year
    # On a Sunday plans for "this week" are made for the one that follows; what was done was done in this.
    if is_coming and (wording.has("next") or not wording.has(*_OF_WHAT_WAS)):
        return None
    is_fewest = not _FEWEST.isdisjoint(wording.said.casefold().split())
    return replace(_admin(row, wording, found), period=_period(wording), is_fewest=is_fewest)


_FEWEST = listed("fewest least lowest")
_OF_WHAT_WAS = ("did", "had", "done", "report", "reports", "stats", "statistics")
_WHEN = r"(?:so far )?(?:(?:in |during |over )?(?:this|last|the last|the past|past) )?(?:day|today|week|month|quarter|year)(?: so far)?|(?:so far|in [a-z]+)"


def _fewest(row: Row, wording: Wording, found: Mapping[str, str | None]) -> AdminRequest:
    """Read who has had the fewest interviews."""
    return replace(_admin(row, wording, found), period=_period(wording), is_fewest=True)


def _own_report(row: Row, wording: Wording, found: Mapping[str, str | None]) -> AdminRequest | None:
    """Read how many interviews the speaker has had."""
    own = replace(_admin(row, wording, found), people=values.with_oneself(wording, is_default=True))
    return replace(own, period=_period(wording))


def _period(wording: Wording) -> str:
    """Return the stretch of days that a report is asked for; empty where none was said."""
    said = re.findall(r"[a-z]+", wording.said.casefold())
    is_last = not {"last", "previous", "past"}.isdisjoint(said)
    for name, words in _PERIODS.items():
        if not set(words).isdisjoint(said):
            return f"last {name}" if is_last else name
    month = next((number for word, number in MONTHS.items() if word in said), 0)
    return str(month or "")


_PERIODS = {
    "day": ("today",),
    "week": ("week", "weeks", "weekly"),
    "month": ("month", "months", "monthly"),
    "quarter": ("quarter", "quarters", "quarterly"),
    "year": ("year", "years", "yearly"),
}


def _room(row: Row, wording: Wording, found: Mapping[str, str | None]) -> AdminRequest | None:
    said = (found.get("room") or "").strip(" ,.:")
    mail = values.room_called(said, wording.context)
    if row.intent in {"change_room", "remove_room"} and not mail:
        return None
    details = values.room_details(
        found.get("rest") or wording.said, found.get("name") or said, wording.context
    )
    mails = (mail,) if mail else tuple(str(one) for one in wording.values("<mail>"))
    return AdminRequest(row.intent, row.verb, mails=mails, room=details)  # type: ignore[arg-type]  # as above


def _rooms_for(row: Row, _wording: Wording, found: Mapping[str, str | None]) -> AdminRequest:
    """Return the list of the rooms that are large enough."""
    return AdminRequest("rooms", row.verb, room=RoomDetails(capacity=int(found["seats"] or 0)))


_DESC = r"(?P<rest>.*)"
_R = r"(?:the )?(?:room |meeting room |conference room )?(?P<room>[\w' ]+?)(?: room| meeting room)?"
ADMIN_ROWS: tuple[Row, ...] = (
    # On, off, how it stands
    Row("enable", "enable", _admin, ("{start}", "{ms}"), but="video|cameras?|office (is|will|was|stays|be|seems|remains)|{refuse}|{other}|my(?! (company|account|org|whole|entire))|<person>|<room>|hours|closed|^(is|are)|off|out of|closed|open|disconnect|status|who|how|notifications?|reminders?|<length>|working hours|down", signs="<date> <who>"),
    Row("enable", "enable", _admin, ("(start|begin|using|use|setup|connect|link|hook|integrate|add|activate|sync|want|set|get)", "{ms}", "us|our|company|account|everyone|everybody|team|org|organisation|organization|whole|start|begin|setup|integrate|activate|use|set up"), but="office (is|will|was|stays|be|seems|remains)|{people_all} ~ (connect|link|sync|hook|sign)|their|{refuse}|{other}|my|me|<person>|<room>|<date>|{start}|off|stop|hours|closed|open|status|user|is|are|remind|notifications?|end|who|how|scheduling|address|building|add|<length>|away|out", signs="<who>"),
    Row("enable", "enable", _admin, keys="enable activate turn switch everything", marks=("^(re )?(enable|activate|turn on|switch on|turn it on|switch it on|enable it|activate it|enable (this|the|that)( bot| thing| app)?|turn (this|the) ~ on|switch (this|the) ~ on|(turn|switch) on the bot|enable everything)$",), but="video|cameras?|{remind}|overview|nudges?|questions?|feedback"),
    Row("enable", "enable", _admin, ("(365|outlook|microsoft|integration|exchange)", "(on|enabled|activated)$|go live|live"), but="is|are|was|off|who|{start}|{refuse}|my|<person>"),
    Row("disable", "disable", _admin, ("{halt}", "{ms}"), but="video|cameras?|nudges?|nudging|digests?|<date>|office (is|will|was|stays|be|seems|remains)|{other}|dont (disable|stop|turn|switch)|do not (disable|stop|turn)|my|me|<person>|<room>|hours|closed|who|<times>|reminders?|notifications?|{interview}|address|mail|is|are|user|building", signs="<who>"),
    Row("disable", "disable", _admin, ("(no longer|no more|dont|do not|not|disconnect|disconnecting|unlink|revoke|detach|stop)", "{ms}", "want|use|using|need|company|our|us|everyone|account|whole|anymore|any more|no more|longer|org"), but="video|cameras?|nudges?|nudging|digests?|office (is|will|was|stays|be|seems|remains)|{other}|{halt}|my|me|<person>|<room>|<date>|disable|turn|switch|reminders?|hours|closed|i|{interview}", signs="<who>"),
    Row("disable", "disable", _admin, keys="disable deactivate turn switch uninstall shut", marks=("^(disable|deactivate|turn off|switch off|turn it off|switch it off|disable it|deactivate it|disable (this|the|that)( bot| thing| app)?|(turn|switch) (this|the) ~ off|(turn|switch) off the bot|uninstall|uninstall (it|the bot|yourself)|disable everything|shut (it |the bot )?down)$",), but="video|cameras?|{remind}|overview|nudges?|questions?|feedback"),
    Row("disable", "disable", _admin, ("(365|outlook|microsoft|integration|exchange)", "(off|disabled|deactivated)$"), but="video|cameras?|nudges?|nudging|digests?|is|are|was|who|{halt}|dont|my"),
    Row("status", "status", _admin, ("(status|health|state)",), but="connect it|connect them|connect me|access all|activate|enable|turn on|chase|reminders?|nag|pester|hound|badger|hassle|ping|send|nudge|poke|rooms?|my status|busy|out of|show as|events?|^when|^no|set|subject|<room>|<person>|<date>|{interview}|candidate|free|user|mailbox|order|booking|invite|invitation|emotional", asks=True),
    Row("status", "status", _admin, ("(is|are|am|isnt|arent|has|have|did|does|check|check if|check whether|hows|how|was)", "{ms}|integration|bot|everything|sync|setup", "on|off|enabled|disabled|active|activated|working|running|live|up|connected|linked|work|ok|fine|healthy|set up|^(so )?how|broken|down|installed|doing|alive|online|ready|still|configured|integrated"), but="connect it|connect them|connect me|access all|activate|enable|turn on|chase|reminders?|nag|pester|hound|badger|hassle|ping|send|nudge|poke|rooms?|my status|busy|out of|show as|events?|^when|^no|set|subject|free|{interview}|<room>|<date>|<person>|busy|how (do|can|to|does)|meeting|room|rooms|closed|open|hours|<times>", asks=True),
    Row("status", "status", _admin, keys="on off enabled active activated working running up live set ok okay connected alright fine ready going", marks=("^(and |so )*(is|are|check if|isnt) (it|this|we|everything|all|things|it all|the bot) (on|off|enabled|active|activated|working|running|up|live|set up|ok|okay|connected|alright|fine|ready|going)( yet| now| or not| already| still| again| and running| properly)*$",), asks=True, but="connect it|connect them|connect me|access all|activate|enable|turn on|chase|reminders?|nag|pester|hound|badger|hassle|ping|send|nudge|poke|rooms?|my status|busy|out of|show as|events?|^when|^no|set|subject"),
    Row("status", "status", _admin, ("(is|are|am|isnt|arent|has|have|did|check|hasnt|havent|who|whos|which|how many|how|do|does|show|list|see|anyone|everyone|what)", "{joined}|connect|connection|connections|not connected|unconnected|sign in|expired"), but="connect it|connect them|connect me|access all|activate|enable|turn on|chase|reminders?|nag|pester|hound|badger|hassle|ping|send|nudge|poke|rooms?|my status|busy|out of|show as|events?|^when|^no|set|subject|^(get|make|let) (everyone|everybody|all|the)|^have ~ (connect|sign|link|log)|how (do|can|to|should)|{ms} ~ (on|enabled)|remind|nudge|ask|invite|free|<room>|<date>|{interview}|room|what (is|are) connect|do i (sign|connect|need|have)|^(connect|sign)|not yet connect$|can i|<times>|it (working|on)|candidate|why|^(i|we) ", signs="<person> <who>", asks=True),
    # One's own connection
    Row("connect", "connect", _admin, ("(connect|reconnect|link|relink|hook|sync|pair|attach|plug|integrate|add|register|connecting|linking|setup|set|give|grant|allow|use|let)", "(my|me|i|myself)", "calendar|calendars|account|outlook|mailbox|365|microsoft|up|access|connect|reconnect|connected|exchange|consent|permission"), but="{people_all}|to my calendar|<n>|up for me|the first|second|event|events|on my|see|{refuse}|<person>|<room>|<date>|<times>|disconnect|{interview}|free|who|rid|invite|time ?zone|hours|admin|owner|remove|reminders?|notifications?|buffer|<length>|digest|{role}|limit|feedback|am|status|template|nickname|<mail>|rights|show|see|check|look"),
    Row("connect", "connect", _admin, keys="connect reconnect link sync", marks=("^(connect|reconnect|link|connect now|connect again|connect (microsoft|office|outlook|calendar|365|office 365|microsoft 365|account|exchange)( 365)?( account)?|connect ~ (microsoft|office|outlook|365|calendar|account|it|bot|exchange)|(link|sync|reconnect) ~ (calendar|outlook|account|microsoft|365))$",), but="teammates|colleagues|interviewers|<person>|our|us|company|everyone|team|everybody|{refuse}|my|me|{whom}|account's|whole|org"),
    Row("connect", "connect", _admin, keys="sign signin log login logon authenticate authorise authorize reauthorise reauthorize re", marks=("({sign_in})",), but="teammates|colleagues|interviewers|{refuse}|<person>|<room>|<date>|everyone|team|everybody|people|who|anyone|did|has|have (we|all|they)|remind|ask|invite|nudge|others|is|are|am|them|candidate|folks|staff|teammates|users|<times>|colleagues|members|those", asks=True),
    Row("connect", "connect", _admin, ("(connect|link|join)", "how|where|what", "i|we|my|connect$|calendar"), but="<person>|<room>|<date>|{interview}|candidate|zoom|people|google|team|everyone|{sign_in}|disconnect|so far|{joined}|who|how many|(our|company|us)|has|is|are|others", asks=True),
    Row("connect", "connect", _admin, ("(access|permission|consent|permissions|read|see|look)", "my|i", "(give|grant|allow|let|agree|consent|accept|approve|can|may|renew)", "calendar|access|consent|outlook|permissions?|agree"), but="{refuse}|<person>|<room>|<date>|revoke|remove|withdraw|who|what|why|how|{interview}|admin|ask|{mine} connect|connect|link|sync|free|does|is|do"),
    Row("connect", "connect", _admin, ("(expired|token|connection|session|logged out|signed out)", "my|me|i", "expired|renew|refresh|broken|again|lost|fix|invalid"), but="<person>|<date>|<room>|{interview}|candidate"),
    Row("disconnect", "disconnect", _admin, ("(disconnect|unlink|unpair|unsync|detach|deauthorise|deauthorize|unhook|disconnecting)|(revoke|withdraw) ~ (consent|access|permissions?|connection|grant)",), but="everyone|everybody|company|our|account's|<person>|<room>|<date>|dont|not|never|team|integration|us|admin|{role}|how many|who|365 (for|from)|whole|org|why", asks=True),
    Row("disconnect", "disconnect", _admin, ("(sign|log|logout|signout|logoff|signoff|logged|signing|logging)", "out|off|logout|signout|logoff|signoff|everywhere"), but="<person>|<date>|everyone|team|who|dont|not|why|am|was|audit|got|everybody|hours|expired|people", asks=True),
    Row("disconnect", "disconnect", _admin, ("(remove|stop|dont|cancel|end|delete|turn|switch|dont|cut|take|block|disable|deny|no|longer)", "my|me|i", "be connected|calendar|connection|access|outlook|calendars|mailbox|link to microsoft|365"), but="from my calendar|on my calendar|events?|<person>|<room>|<date>|{interview}|data|delete me|reminders?|notifications?|limits?|buffer|<times>|nickname|time|admin|from the calendar|event|rights|am|want to connect|disconnect|role|{role}|account$|records?|hold"),
    Row("forget", "forget", _forget_me, ("(forget|erase|delete|wipe|purge|remove|clear|get rid|gdpr|destroy|forgotten|scrub|deleted|erased|removed|wiped)", "me|my|i|myself|<i>", "(forget|erase|delete|wipe|purge|remove|scrub|destroy) me( |$)|forgotten|erased|data|information|info|account|everything|tokens?|details|records?|profile|myself|forgotten|about me|history"), but="events?|conference|this|it|the (?!(system|bot|account|company))|reservation|<person>|<room>|<date>|{interview}|candidate|calendar|connection|reminders?|notifications?|access|feedback|what (do|is|did)|nickname|template|search|audit|<length>|limits?|link|question|remind|from ~ (pool|room|group|interview)|admin"),
    Row("about_me", "about_me", _admin, ("(know|store|stored|keep|save|data|hold|have|saved|collect|information)", "me|my|i", "about|on me|of me|my (data|information|info)|data|information|info|store|stored|saved|collect|know", "what|show|which|export|see|download|send|copy"), but="forget|wipe|remove|permissions?|roles?|rights|scheduled|events?|going|coming|else|{meeting}|dont know|planned|(have|hold) (on|with|in|for) (?!(me|record|file|my))|think|<person>|<room>|<date>|{interview}|free|delete|erase|calendar|meetings?|booked|limits?|hours|settings|role|how long|candidate|next|today|connect|link", asks=True),
    # The others' connection
    Row("remind", "remind", _admin, ("(remind|nudge|chase|prod|nag|pester|hound|badger|hassle|reminder|reminders|poke|remember|ping|resend|again)", "{join}|{joined}|not connected|consent|invite|invites|invitation|prompt|prompts|calendars?"), but="^(sign|log|connect)|{interview}|<room>|<date>|<times>|<length>|feedback|candidate|{mine} (about|of|before|when)|remind me|time|accept|my", signs="<person> <who> <mail> <pool>"),
    Row("remind", "remind_them", _remind_them, keys="remind nudge chase prod nag pester hound badger hassle poke give send", marks=("^(remind|nudge|chase|prod|chase up|nag|pester|hound|badger|hassle|poke|give) ({whom}|<pool>|{people_all}|the ~ {people_all}|~ (who|that) (hasnt|havent|have not|has not|didnt|dont|did not|are not|isnt|is not|arent)~)( ({whom}|<pool>|again|up|who hasnt answered|a nudge|another reminder|yet|he hasnt answered|she hasnt answered|they havent answered|he has not answered|she has not answered|connected|answered|replied|responded|done it|~ hasnt answered|~ hasnt replied|~ not answered|a reminder|a poke|a push))*$|^send ({whom}|<pool>|{people_all}|the ~ {people_all}) (a|another) (reminder|nudge|poke)$",), but="me|{interview}|<date>|<times>|<length>|feedback|candidate|myself", signs="<mail> <who>"),
    Row("invite", "invite", _invite, ("(invite|ask|prompt|get|tell|have|onboard|send|request|email|message|bring|inviting|let|encourage)", "{people_all}|<person>|<mail>|<who>|<pool>", "{join}|connected|signed in"), but="reminders?|use|to (read|see|watch|review|check|study|prepare|look|have|take|skim|open|send|go|bring)|remind|nudge|again|{interview}|<room>|<date>|<times>|(my|me|i|myself) (to )?(connect|sign)|candidate|room|link for|who (has|have|is|are) {joined}|{start} ~ {ms}|<length>|chase|feedback|is|did|poke|calendar link|my (?!(team|teammates|colleagues|interviewers|recruiters|people))|reminder|free|scheduling|admin|how"),
    Row("invite", "invite", _admin, ("(consent|sign in|connection|connect|connecting|onboarding|invites|invitations|prompts|prompt|signin)", "send|resend|push|post|share|roll out|trigger|start|mail", "prompts?|invites?|invitations?|requests?|cards?|messages?|links?|campaign|mails?|emails?"), but="from|<mail>|all|as|to send|use|{interview}|candidate|<date>|<times>|<room>|me|again|reminder|remind|resend|<length>|who", signs="<person> <who>"),
    Row("invite", "invite", _admin, keys="invite onboard prompt", marks=("^(invite|onboard|prompt) (everyone|everybody|team|teammates|the team|the whole team|all|the others|others|my team|my teammates|the rest|all teammates|everyone else|all of them|the company|the rest of the team|people|colleagues|my colleagues|our team|all interviewers|all recruiters|the interviewers|the recruiters)$",)),
    # Rooms
    Row("rooms", "rooms", _rooms_for, keys="rooms room", phrase=r"(?:which|what)(?: of (?:our|the))?(?: meeting)? rooms? (?:(?:can|could|would|will|that) )*(?:fits?|holds?|seats?|takes?|(?:is|are) (?:big|large) enough for|(?:has|have) (?:space|seats|room) for)(?: at least| all)? (?P<seats>\d{1,3})(?: (?:people|persons|seats|of us|or more))*", asks=True),
    Row("rooms", "rooms", _admin, ("(rooms|room)", "(?<!which )rooms|which (of our )?rooms?|what (of our )?rooms?|room list", r"{show}|^({ours})*rooms( in (the )?(<building>|\w+))?$|do we have|are there|registered|available rooms|how many|have we|list|know|got|any"), but="she|he|they|confirmed|put|who|free|available (at|on|for|tomorrow|now|<times>|<date>|<days>)|check|book|{off}|<person>|<times>|<date>|add|delete|confirmed|work|working|readable|accessible|capacity to|bookable|reserve|test|for (the|my|our|an?) {interview}|interviews|who|directly|declined|ok|for <n>|register|status|in use|write", signs="<n> <building> <days>", asks=True),
    Row("rooms", "rooms", _admin, keys="rooms room", marks=("^({ours})*(rooms|room (list|overview|directory)|list of rooms)$",)),
    Row("rooms", "rooms", _admin, ("(which|what) (meeting |conference )?room is", "^(which|what)", "biggest|largest|smallest|bigger|accessible"), asks=True),
    Row("rooms", "rooms", _admin, ("(how|capacity|size|where|what|which|seats|floor|does|features|equipment|many)", "<room>", "^(and |so |hey )*(how|what|which|where|does|do|tell|show|whats|wheres|hows)|^(the )?(size|capacity|features|equipment) (of|in) (the )?<room>$", "biggest|largest|smallest|big|large|small|capacity|size|seats?|many|where|floor|building|have|features|equipment|fit|hold|in (the )?<room>$|<room> like"), but="<n>|free|available|booked|<person>|<date>|<times>|{interview}|set|change|who|update|busy|add|directions|get to|find", asks=True),
    Row("check_rooms", "check_rooms", _admin, ("(check|test|verify|probe|inspect|diagnose|troubleshoot|validate|checking|diagnostics|diagnostic|audit|recheck)", "rooms|room (access|setup|permissions?|calendars?|mailboxes|addresses|diagnostics?|problems|check)|<room>"), but="<person>|<date>|<times>|free|{interview}|available|for <n>|in the", signs="<room>"),
    Row("check_rooms", "check_rooms", _admin, ("(rooms|<room>)", "ok|okay|access|working|work|works|readable|reachable|accessible|broken|healthy|directly|bookable|write to|problems|wrong|permissions|reserve|valid|misconfigured|set up (right|correctly|properly)|configured (right|correctly|properly)", "are|is|do|does|which|can|what|any|why"), but="<person>|<date>|<times>|free|{interview}|for <n>|available|check|test|verify|diagnose|video|whiteboard|the screen|^(the )?<room> is|(in|at) (the )?<room> (is|was|isnt)", signs="<room>", asks=True),
    Row("add_room", "rooms_add", _admin, ("(add|register|import|include|enter|create)", "rooms?|<mail> ~ <mail>", "<mail>"), but="<person>|<date>|<times>|{meeting}|free|to (it|this|that)|seats|capacity|called|named|people|with|floor|building|<n>", signs="<building>"),
    Row("add_room", "add_room", _room, keys="room rooms", phrase=r"(?:add|register|create|include|enter|set ?up|put|define)(?: a| an| the| our| another| this)*(?: new)?(?: meeting| conference| interview)? ?room(?:(?: called| named|:|,| -|;) ?| )(?!for\b|to\b|with\b|on\b|in\b|at\b|at$|there\b|and\b|too\b|that\b|please\b|as\b)[\"']?(?P<name>[\w' -]+?)[\"']?(?P<rest>(?:[,;:(]| with| seat| capacity| for| in| on| at| \S+@| -| has| fits| holds| \d| up to).*)?", but="<person>|<date>|<times>|{meeting}|free|^add (a|the) room$|<length>|please$"),
    Row("add_room", "add_room", _room, keys="room rooms list", phrase=rf"(?:add|register|include|put|create|enter)(?: the| our)? (?P<name>[\w' @.+-]+?)(?P<mid>,? (?:\(.*?\) ?)?)(?:(?:to|into|in|on)(?: the| our)?(?: list of)?(?: meeting| conference| registered| interview)? (?:rooms?|rooms? list|list of rooms|room directory)|as (?:a |an |another |the )?(?:new )?(?:meeting |conference |interview )?room){_DESC}", but="<person>|<date>|<times>|{meeting}|free|<length>"),
    Row("add_room", "add_room", _room, keys="room rooms", phrase=r"(?:register|add|create)(?: the| our| a)? (?P<name>(?!meeting|conference|new|another|bigger|different|larger|second|any)[\w' -]+?) (?:meeting |conference )?room(?P<rest>(?:[,;:(]| with| for \d| seat| capacity| has| fits| holds| on (?:the )?\w+ floor| in \w).*)?", but="<person>|<date>|<times>|{meeting}|free|<length>|a room|add (<room>|<building>)|pool"),
    Row("add_room", "add_room", _room, keys="room rooms", phrase=r"(?:there's|there is|we have|we've got|we got|we now have|i have|here's|here is|meet our)?(?:(?: an?| another| our| got a| the)* ?new|(?: got)? another) (?:meeting |conference |interview )?room(?: called| named|:| is| -|,)? ?(?P<name>[\w' -]*?)(?P<rest>(?:[,;:(]| with| seat| capacity| for \d| in| on| at| \S+@| -| has| fits| holds).*)?", but="<person>|<date>|<times>|{meeting}|free|find|need|<length>|for (the|my|it|this)"),
    Row("add_room", "add_room", _room, keys="room rooms mailbox", phrase=r"(?:add|register|create) (?P<rest>\S+@\S+(?:,? .*)?)", but="<person>|<date>|<times>|{meeting}|free|<length>|pool|admin|{role}|scheduling|user|optional|to (it|the)|to"),
    Row("add_room", "add_room", _admin, keys="add register create define enter new", marks=("^((add|register|create|set up|define|enter) (a|an|another|the|one|some)?( more)?( new)?( meeting| conference| interview)? ?rooms?|new( meeting| conference)? room|we have a new room|there is a new room|i have a new room to add|add rooms?|register ~ rooms?)$",), is_bare=True),
    Row("change_room", "room_rename", _room, keys="rename call called renamed name named", phrase=rf"(?:rename|change the name of|update the name of) {_R} (?:to|as|into) (?P<name>[\w' -]+)|{_R} (?:is now called|is now named|was renamed(?: to)?|has been renamed(?: to)?|is called|should be called|is renamed(?: to)?|will be called)(?: from now on| now)? (?P<name2>[\w' -]+)", but="<person>|<date>|<times>|{meeting}|free|template|pool"),
    Row("change_room", "room_address", _room, keys="address mail email mailbox", phrase=rf"(?:(?:set|change|update) )?(?:the )?(?:new )?(?:e?-?mail |mailbox )?(?:address|mailbox|email|mail) (?:of|for) {_R}(?: is| to|:| should be| has changed to| changed to)* (?P<rest>\S+@\S+)|{_R}(?:'s)? (?:new )?(?:e-?mail |mailbox )?(?:address|mailbox|email|mail)(?: is| to|:| has changed to| should be| changed to)+(?: now)? (?P<rest2>\S+@\S+)"),
    Row("change_room", "room_change", _room, keys="make edit seats holds fits seat hold fit capacity has have building floor is moved features feature video whiteboard screen projector tv camera accessible got lost phone update change", phrase=rf"(?:(?:the )?capacity (?:of|for) {_R}(?: is| to| should be|:| now)* (?P<rest0>\d+.*)|(?:change|update|set|edit|fix|correct|adjust|make)(?: the)? (?:capacity|seats|size|floor|building|features|details|location|seating)(?: count| number)? (?:of|for|in) {_R}(?:(?: to| as|:|,)+ ?(?P<rest>.*))?|(?:change|update|set|edit|fix|correct|adjust|modify|make) {_R}(?:'s)?(?:(?:,|:| to| -| has| with| now| so)* (?P<rest2>(?:(?:the )?(?:capacity|seats|seat|floor|building|features?|details|location|name|size|it|\d+|video|has|holds|whiteboard|screen|a|have)\b.*)))|(?:edit|update|change) (?:the )?(?:room )?(?P<room>\w+(?: \d)?)(?: room)?)", but="<person>|<date>|<times>|{meeting}|free|<length>|^(is|are|does|who|which|what)|my|for me|to <room>"),
    Row("change_room", "room_change", _room, keys="capacity size people places chairs persons ppl seats holds fits seat hold fit has have building floor is in moved features got lost doesn't now", phrase=rf"{_R}(?:'s)?(?: room)?:? (?P<rest>(?:now |only |also |no longer |can |can now |can only |actually )*(?:seats?|holds?|fits?|sits?|has room for|takes?|is for|is good for|fit|hold|accommodates?)(?: only| up to| now| about)? (?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve)\b[\w ]*|(?:now |only )*(?:has|have|got|has got) (?:only |now )?(?:\d+|two|three|four|five|six|eight|ten|twelve) (?:seats|chairs|places)(?: now)?|(?:only |now )?(?:\d+|two|three|four|five|six|eight|ten|twelve) (?:seats|people|persons|places|chairs|ppl)(?: now| only)?|(?:capacity|seats|size)(?: is|:| now| should be| =)* ?(?:now )?\d+.*|(?:is |has |was |has been )?(?:now |moved |been moved |relocated )*(?:in|on|at|to) (?:the )?(?:(?:\d+\w*|ground|first|second|third|fourth|fifth|top) floor|floor \d+|level \d+|building [\w ]+|[\w ]+ (?:building|office)|london|new york)(?: now)?)", but="<person>|<date>|<times>|{meeting}|free|^(is|are|does|who|which|what|put|move|book|find)|<length>|my"),
    Row("change_room", "room_change", _room, keys="has have got lost s doesn't no isn't is now gets", phrase=rf"{_R} (?P<rest>(?:now |also |just )*(?:has|have|got|gets|has got|comes with|lost|no longer has|doesn't have|does not have|has no|has lost)(?: now| got)?(?: an?| the| its| new| working| big| good| nice| any)* (?:video|whiteboard|screen|projector|tv|phone|camera|video conferencing|videoconferencing|vc|monitor|display|flipchart|speakers?|microphone|natural light|air ?con\w*|windows?)[\w ,&+-]*?(?: now| any ?more| too)?|is (?:now |not |no longer )?(?:step[- ]free|wheelchair accessible|wheelchair[- ]friendly|accessible|quiet|private|soundproof)(?: now)?)", but="<person>|<date>|<times>|{meeting}|free|^(is|are|does|who|which|what)|<length>|broken"),
    Row("change_room", "room_change", _room, keys="add remove install installed", phrase=rf"(?:add|installed|we installed|we've installed|put|remove|we added|we put)(?: an?| the| new)* (?P<rest>(?:video|whiteboard|screen|projector|tv|phone|camera|video conferencing|monitor|display)[\w ,&+-]*?)(?:as features?)? (?:to|in|from|into) {_R}(?:'s features?)?", but="<person>|<date>|<times>|{meeting}|free"),
    Row("change_room", "room_change", _room, keys="there there's projector whiteboard screen tv video", phrase=rf"(?:there's|there is|we have|we've got|we now have)(?: now)?(?: an?| no| the| new)* (?P<rest>(?:\w+ )?(?:projector|whiteboard|screen|tv|video|camera|phone|monitor|display|flipchart)[\w ]*?) in {_R}(?: now| too)?", but="<person>|<date>|<times>|{meeting}|free"),
    Row("remove_room", "remove_room", _admin, ("(remove|removed|delete|deleted|unregister|deregister|retire|drop|scrap|erase|take|get rid)", "<room>", "room|rooms|list|off|directory|deleted|delete|unregister|deregister|retire|permanently|get rid|remove|drop|scrap|erase"), but="<person>|<date>|<times>|{interview}|(?<!delete )(?<!remove )it|instead|online|video|whiteboard|book|screen|projector|my|this|that|from <room>|<length>|features?|nickname"),
    Row("remove_room", "remove_room", _admin, ("(remove|delete|unregister|deregister)", "<mail>", "rooms?|list"), but="<person>|<date>|<times>|{interview}|pool|role|admin|user|scheduling"),
    Row("remove_room", "room_off", _room, keys="use using book booking have longer gone closed exist exists available used decommissioned demolished out anymore room", phrase=rf"(?:don't|do not|never|stop|we (?:don't|do not|no longer|never)|we've stopped|we stopped|no longer|please don't) (?:ever )?(?:use|using|book|booking|have|offer|offering|own|rent)(?: the)? (?:room )?(?P<room>[\w' ]+?)(?: room)?(?: for interviews| any ?more| any longer| again| ever| as a room)*|{_R.replace('room>', 'room2>')} (?:is|was|has been|'s) (?:gone|no longer (?:available|a room|ours|there|used|in use|a meeting room|with us)|decommissioned|demolished|closed(?: for good| permanently| down)?|not (?:available|a room|in use|used|ours) any ?more|out of (?:service|use|order for good)|retired)|{_R.replace('room>', 'room3>')} (?:doesn't exist|does not exist|no longer exists|isn't (?:a room|available|there|ours|in use))(?: any ?more)?", but="<person>|<date>|<times>|{interview} (?=<)|today|this|next"),
    # Who may do what
    Row("scheduling_user", "scheduling_user", _admin, ("(scheduling|scheduler|service|booking|organizer|organiser|dedicated|system|schedule (user|account))", "user|account|mailbox|identity|service account|address"), but="<room>|<date>|<times>|free|enable|disable|my|delete data|{ms} ~ account|how many|{interview}|status|time ?zone|hours", signs="<mail> <who>", asks=True),
    Row("scheduling_user", "scheduling_user", _admin, ("(book|schedule|send|create|organize|organise|use|sent|booked|invites|invitations|run|put)", "as|from|through|via|under|in the name of|on behalf of|use ~ (for|to)|with", "<mail>|<person>", "everything|all|interviews|invites|invitations|bookings|scheduling|every interview|meetings|invite|events|emails|to (book|schedule|send)|for (booking|scheduling|bookings)|calendar invites"), but="<room>|<date>|<times>|find|free|between|room|<length>|link|hand|optional|cancel|scheduling (user|account)|feedback|candidate|with <person>|service account|next|{role}|list|coming"),
    Row("role", "role", _admin, ("(make|making|set|turn|appoint|name|assign|mark|change|switch|promote|demote|upgrade|downgrade|give|grant|add|let|declare|register|nominate|transfer|hand|pass|remove|revoke|take|strip|withdraw|delete|unassign|drop|elevate|move|get|have|put|rights|want|needs|need|should|is|becomes|become|was|will|shall|be|must|isnt|are|now|no longer|joined|joins|as)", "{whom}", "{role}"), but="free|<date>|<times>|<room>|{interview}|who|whos|what|which|find|book|position|candidate|job|panel|optional|^(is|am|are|was|does|has|list|show)|pool|another|other|(is|was|are) ~ hiring managers?|need (two|<n>)|for (this|the|that) (role|job|position)|first|<length>|available|limit|remind|nudge|invite|i (have|need (?!to be))|my (admin|recruiter|manager)|connect|sign|great|in the interview|good|nice|sick|online|asked|told|says|said|thinks", signs="<mail> <who>"),
    Row("role", "role", _admin, keys="admin admins administrator owner recruiter interviewer manager coordinator", marks=("(be|become|have|get|am)", "i|me|<i>", "^(i |can i |could i |may i |let me |me |id |i 'd )*(want |need |like |would |should |to |wish )*(to )?(be|become|get|have) (made )?(an? |the |our )?{role}( role| rights| access| please)*$")),
    Row("roles", "roles", _admin, ("({role}|role|roles|allowed to|administer|administers|manage (this|the account|everything)|permissions|rights|privileges)", "who|whos|what|whats|which|list|show|see|view|^(am|is|are)|^(the |all |our |current |user )*(roles?|admins|owners|recruiters|interviewers|administrators|permissions)$|tell|do|does|display|manage|give me"), but="(tell|inform|notify|let) (the |all |our |both )*(interviewers|panel|recruiters)|{ms}|my interviewers?|made|changed|changes|added|removed|gave|open|still|overloaded|{load}|many|least|history|free|available|<date>|<times>|<room>|{interview}|(?<!to )({make_role})|find|position|candidate|hiring|panel|connected|signed|is now|are now|no longer|remove|revoke|limit|connect|busy|<n>|calendar|approve|consent|least|around|can (do|make|meet|interview)|next|most|today|good|great|need|pool|feedback|interviewed|remind|working|work|days|book|for (it|this|that)|late|coming", signs="<person> <who> <mail>", asks=True),
    Row("roles", "people", _admin, keys="people members users staff", marks=("^((show|list|see|view|open|edit|manage)( me)? )?(all |our |the |of )*(people|team members|members|users|staff)( list)?$",)),
    # Looking it up
    Row("settings", "settings", _admin, ("(settings|setting|preferences|configuration|config|options|configured|setup|configurations|prefs|configure|set up)",), but="further|more|scheduling|<mail>|allowed|who|changed|history|log|<person>|<room>|<date>|<times>|{interview}s? options|reminder|delete|reset|{ms} ~ up|connect|other options|more options|better|which option|time ?zone|options (are|do)|free|option|meeting|other|any (other )?options|what (other )?options|<n>|check|status|{ms}|rooms?|loop|template|how do|working|a (?!list)|options here|pool|(is|are) (it|everything|this|office|365)" , asks=True),
    Row("settings", "settings", _admin, ("(length|hours|buffer|notice|timezone|zone|days|duration|closed|holidays|default|defaults)", "^(what|whats|show|tell|which|how|when|is there|do we|are there)", "default|our|we|the|company|account|buffer|minimum"), but="who|<person>|<room>|<times>|<date>|i|my|me|free|available|set|{off}|candidate|<length>|<n>|find|<days>|remind|how many|how long (do you|is data)|{keep}", asks=True),
    Row("audit", "audit", _admin, ("({log})",), but="{meeting}|update|add|write|edit|<room>|<times>|sign|login|(?<!can )(?<!could )i (?!see)|in$|me in|calendar|{interview}s? history|candidate|logged|forget|delete|erase|{sign_in}|out|off|call|change log in|recent interviews|keep|retention|how long|book|clear|wipe|data|search history|connect|rooms?|<length>|<person> ~ {interview}", signs="<date> <days> <person>", asks=True),
    Row("audit", "audit", _admin, ("(who|what|which|show|list|whats|when|changes|recent|see)", "happened ~ (account|lately|recently|<date>|settings|here)|changed|enabled|disabled|added|removed|modified|edited|did|altered|promoted|deleted|turned|switched|registered|changes|made|gave|updated|touched|set|change"), but="(let|keep) (me|us|her|him|them)|did ~ (say|answer|reply|respond|write)|which limits|(which|what) ~ rooms?|currently|set up|allowed|in charge|<times>|free|{interview}s?|candidate|connected|accepted|declined|to do|cancelled|booked|to change|can|could|should|invited|reschedul|i|how|do|feedback|does|available|busy|need|interviewed|added (to|me)|my|<length>", signs="<person> <room> <date> <days>", asks=True),
    Row("report", "report", _report, keys="per each how most busiest fewest least often total number many fair fairly evenly done had overloaded busy load workload stats statistics numbers counts count tally figures metrics report reports breakdown analytics overview totals distribution balance leaderboard usage daily weekly", marks=("({load}|per|each|<per>|busy|how many|most|busiest|fewest|least|often|total|number|too many|fair|fairly|evenly|done|number|had|interviewed|hours|overloaded|much|busy)", "{interview}|load|workload|interviewing|interviewed|interviewers?|stats|statistics|report|reports|analytics|metrics|leaderboard", "who|how|report|reports|stats|statistics|load|workload|count|counts|numbers|tally|metrics|show|which|number|breakdown|list|analytics|total|overview|leaderboard|give|is|are|what|figures|totals|distribution|balance|most|usage|export|per|by|each|^interviews <per>$"), but="does <person> have|do ~ have|will|can|closed|<n>|^and|sessions|open|free|available|<room>|<times>|{never}|^(find|book|schedule|set|need|give <person>)|bug|status report|max|maximum|limit|per day|do (i|we) have|have i got|left|scheduled|booked|coming|upcoming|at most|my|i|problem|can (mei|i|he|she)|<length>|buffer|room|tomorrow|at least|slots?|remind|bot|more|how long|need|long", signs="<person> <who> <date> <days> <per> <n> <pool>", asks=True),
    Row("report", "report", _fewest, keys="least fewest", phrase=rf"(?:(?:so|and|ok|btw|just wondering|remind me|tell me|show me) )?(?:who|which (?:interviewer|person|one)|which of (?:us|them))(?:'s|’s|s| has| have| did| does| is| was| got)?(?: (?:had|has|have|having|done|doing|do|did|got|taken|interviewed|held|been|given))*(?: the)? (?:least|fewest|lowest number of|smallest number of)(?: (?:often|interviews?|interviewing|to do|on|work|of them|of late|lately|recently))*(?: {_WHEN})?", asks=True),
    Row("report", "report", _own_report, keys="did done had interviewed load workload", phrase=rf"(?:so )?how (?:many|often)(?: interviews?)?(?: (?:did|have) i (?:already )?(?:do|done|have|had|take|taken|hold|held|run|conduct|conducted|give|given|interview|interviewed))(?: {_WHEN})?|(?:what (?:is|was) |what's |show )?my (?:interview(?:ing)? )?(?:work)?load(?: {_WHEN})?", asks=True),
    Row("report", "report", _report, keys="how", marks=("how many", "(did|has|have|had|does)", "<person>|<who>", "do|done|have|had|take|taken|run|hold|interviewed|conducted"), but="<room>|<times>|{never}|bug|max|maximum|limit|left|coming|upcoming|free|my|i|can|rooms?|people|seats?|slots?|hours|minutes|reminders?", signs="<person> <who> <date> <days> <per>", asks=True),
    Row("help", "help", _admin, keys="? !", phrase=r"[?!]+", asks=True, is_bare=True),
    Row("help", "help", _admin, keys="guide teach around walk help halp command commands usage instructions guide manual tips faq menu started tutorial example examples whats this what who info information documentation docs to", marks=("^(\\?|help|help me|help please|halp|commands?|usage|instructions|guide|manual|tips|how to|faq|menu|get started|getting started|tutorial|examples?|show ~ (help|commands|examples|menu|guide)|i (need|want|could use|would like|'d like) ~ help|i need help|need help|some help|any help|help out|help page|the help|user guide|more info|info|information|documentation|docs|list ~ commands|give me ~ (commands|examples|tips|help)|guide me|teach me|show me around|walk me through|help with (this|you|this bot|the bot|commands|that)|i need help with (this|you|the bot|it)|(can |could )?(you |someone |anybody )?(please )?help (me|us|me out|please)( please| out)*|whats possible|what is possible|what 's possible|what are my options( here)?|whats this|what is this|what 's this|what are you|who are you)$",), asks=True),
    Row("help", "help", _admin, ("^(so |and |hey |hi |bot |please )*(what|how|who|which|whats|hows|tell|explain|show|where)", "(can|could|do|does|are|should|would|is|to|commands|how|what)", "you|this|bot|it|everything|works?|commands|features|functions|capabilities|i (can )?(say|ask|type|do|use)|possible|things|your", "do|ask|say|type|help|able|capable|work|works|use|commands|features|functions|offer|you$|possible|understand|for|start|capabilities|purpose|support|good|options|know|about|using|bot"), but="else ~ have|who else|how about|you know what|<n>|<person>|<room>|<date>|<times>|{interview}s|me (on|about)|free|know ~ me|do you know (?!how)|connect|sign|candidate|calendar|room|rooms|keep|store|late|instead|why|<length>|book|cancel|data|settings|about me|much|cost|time|feel|been|doing|things going|link|forget|how are you|admin|joke|365|going|weather|think|mean|today|earlier|old|when|better", asks=True),
    Row("help", "help", _admin, keys="stuck lost confused dont idea understand didnt how unsure clueless sure", marks=("(stuck|lost|confused|dont know|no idea|dont understand|didnt understand|how do i|not sure|unsure|clueless|new here)", "i|how"), but="<person>|<room>|<date>|<times>|{interview} with|connect|sign|my|calendar|admin|phone|connection|if|whether|yet|about|limit|candidate|<who>|add|remove|cancel|book|move|change|room|reschedule", asks=True),
    # What the account pays for, and what its directory says
    Row("plan", "plan", _admin, ("(plan|subscription|licence|license|edition|tier|pricing plan)", "what|which|show|see|tell|our|my|current|are we|whats|^(the )?(plan|subscription|licence|license)$"), but="<person>|<room>|<date>|<times>|{interview}|day|week|panel|for|meeting|today|floor", asks=True),
    Row("approval", "approval", _admin, ("(admin|admins|administrator|administrators|consent|approve|approval)", "consent|approve|approval", "need|needs|needed|required|request|get|give|grant|admin|administrator|link|must|has|have|ask|approve|show"), but="<person>|<room>|<date>|<times>|{interview}|my|i (want|am|can)|calendar|candidate|make|who|remind|i agree|i consent|prompts?|everyone to|team to", asks=True),
    Row("leave", "leave", _admin, ("(left|leaving|leaves|offboard|deactivate|quit|resigned|gone|remove|delete|fired|departed)", "<person>|<mail>", "company|team|account|organisation|organization|us|offboard|deactivate|staff|resigned|quit|for good|system|directory|here|anymore"), but="<room>|<date>|<times>|{interview}|pool|{role}|optional|panel|from (it|this|that)|meeting|scheduling|nickname|limits?|deactivate (365|office)|calendar|interviews?|early|is|was"),
)  # fmt: skip
