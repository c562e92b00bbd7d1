"""Which command a sentence is, if it is one: a table of patterns, tried in order.

Reads the `shape` of a sentence: its words, folded and put right, with `<person>`, `<room>`, `<mail>` and `<when>`
in the place of names, addresses, days and times.
"""

import re
from typing import Literal

from bot.language.fold import listed
from bot.language.grammar import VOCABULARY

Intent = Literal[
    "availability", "enable", "disable", "status", "connect", "disconnect", "help", "interviews", "cancel",
    "reschedule", "rooms", "add_room", "remove_room", "role", "scheduling_user", "unknown",
]  # fmt: skip

_MS = (
    r"(?:(?:ms |microsoft |office ?|[om] ?)365|office(?! hours)|microsoft|outlook|365|exchange|(?:\w+ )?integration"
    r"|calendar (?:access|sync)|(?:microsoft )?calendars?)"
)
_ON = r"(?:enable|reenable|re enable|activate|turn (?:back )?on|switch (?:back )?on|start using|set ?up|power on)"
_OFF = r"(?:disable|deactivate|turn off|switch off|shut off|shut down|stop using|power off)"
_ROLE = r"(?:owners?|admins?|administrators?|it (?:managers?|admins?)|recruiters?|interviewers?|hiring managers?)"
_MEETING = r"(?:interviews?|meetings?(?! (?:rooms?|space))|bookings?|appointments?|sessions?|reservations?|chats?|calls?|events?)"
_WHO = r"(?:<person>|<mail>|me|him|her|them|everyone)"
_ROOMS = r"(?:meeting |conference |interview )?rooms?"
_SOME = r"(?:the |a |an |our |my |this |new |that |another )*"
_OTHERS = (
    r"(?:google|zoom|apple|icloud|slack|calendly|gmail|yahoo|wifi|internet|network|lights?|printer)"
)
_BRAND = r"(?:(?:ms |microsoft |office ?|[om] ?)365|office|microsoft|outlook|365|exchange)"
_DONE = r"(?:enabled|activated|turned on|switched on|set up)"
_UNDONE = r"(?:disabled|deactivated|turned off|switched off)"
_NOW = r"(?: (?:now|yet|already|currently|please|for us|right|<when>))*"

_TABLE: tuple[tuple[Intent, str], ...] = (
    ("unknown", rf"\b(?:dont|do not|never|please dont|didnt)\b (?:ever )?(?:{_ON}|{_OFF}|cancel|delete|move|reschedule|connect|disconnect|add|remove)\b"),
    ("unknown", rf"\b(?:{_ON}|{_OFF}|connect|link)\b.*\b{_OTHERS}\b"),
    ("scheduling_user", r"\b(?:scheduling|schedule|scheduler|service) (?:user|account|mailbox|identity)\b"),
    ("scheduling_user", r"\b(?:book|schedule|send|create|organi[sz]e)\b(?: \w+){0,3} (?:as|from|under|through|via) <mail>"),
    ("help", rf"^(?:please )?(?:how (?:do|can|would|should|could|to)|tell me how|explain how|what do i)\b.*\b(?:i|we|you|to|one)?\b.*\b(?:{_ON}|{_OFF}|connect|disconnect|book|cancel|schedule|add|remove|use|make|sign|start|reschedule|work|this)\b"),
    ("role", rf"\b(?:make|making|appoint|name|set|turn|promote|assign|mark)\b {_WHO}(?: (?:and |plus )?(?:<person>|<mail>))*(?: 's)?(?: \w+)? ?(?:to be |as |into |to )?{_SOME}(?:account |company |workspace )?{_ROLE}\b"),
    ("role", r"\b(?:promote|demote)\b"),
    ("role", rf"\b(?:change|switch|turn|set|move) (?:<person>|<mail>) (?:in)?to (?:be )?{_SOME}{_ROLE}\b|(?:<person>|<mail>) (?:isnt|is not|shouldnt be|should not be|must not be|cant be) (?:now )?{_SOME}{_ROLE}\b|^what (?:are|is) (?:the|our|all) (?:\w+ )?roles\b"),
    ("role", rf"\b(?:give|grant|assign|allocate)\b.*(?:\broles?\b|\b{_ROLE} (?:rights|access|permissions?|privileges|status)\b)"),
    ("role", rf"\b(?:give|grant|assign)\b (?:<person>|<mail>) {_SOME}(?:owner|admin|administrator|it manager|recruiter)"),
    ("role", rf"\b(?:assign|give|grant|make)\b.*\b{_ROLE} (?:role )?to (?:<person>|<mail>)"),
    ("role", rf"\b(?:remove|revoke|take|strip|drop|withdraw|unassign|delete)\b.*(?:\b(?:as|from|being|of|s|the|his|her|their|its|'s|away) {_SOME}(?:an? )?(?:owner|admin|administrator|it manager|recruiter|interviewer)s?\b|\broles?\b|\brights\b|\badmin\b)"),
    ("role", rf"(?:<person>|<mail>) (?:is|becomes|should be|shall be|will be|needs to be|must be|to be|can be) (?:now |no longer |<when> )?{_SOME}(?:\w+ )?{_ROLE}\b"),
    ("role", rf"\badd (?:<person>|<mail>) (?:as|to) {_SOME}{_ROLE}\b"),
    ("role", r"\b(?:change|set|update|edit|switch|what is|whats|what 's|show|tell me|see) (?:<person>|<mail>|my|his|her|their|the)(?: 's)? (?:<person> )?(?:roles?|permissions)\b"),
    ("role", r"^(?:show |list |view |see |manage |my |the |all |user |me |please |current )*roles?$|\bmy roles?\b|\b(?:what|which) roles?\b|\broles? (?:do|does|has|have|of)\b|\bwho has (?:what|which) role|<person> 's role"),
    ("role", r"\b(?:who|which|whos|list|show|name|see|view)\b(?:(?!free|available|around).)*\b(?:admins?|administrators?|owners?|it managers?|account owner)\b"),
    ("role", rf"^(?:am i|are you|is <person>|is <mail>) (?:an?|the) (?:account )?{_ROLE}\b|\bwho (?:are|is|'s) (?:all )?(?:the|our|an?) (?:recruiters?|interviewers?|it managers?)$"),
    ("role", r"\b(?:transfer|hand over|pass) (?:the )?ownership\b|\bnew (?:owner|admin)\b"),
    ("add_room", rf"\b(?:add|register|create|include|set up|new|import|enter|insert)\b (?:.*<mail>.*\brooms?\b|.*\b{_ROOMS}\b.*<mail>)"),
    ("add_room", rf"\b(?:add|register|create|include)\b (?:.* )?(?:as {_SOME}{_ROOMS}|to (?:the |our )?(?:list of |account 's )?{_ROOMS}(?: list)?)$"),
    ("add_room", rf"\b(?:register|create|import) {_SOME}{_ROOMS}\b|\badd {_SOME}{_ROOMS}(?! for| to (?:it|that|the interview|my))\b(?!.*<when>)|^new {_ROOMS}\b"),
    ("add_room", r"^(?:please )?(?:add|register) (?:<mail>|<room>)"),
    ("reschedule", r"\b(?:reschedule|reschedules|rearrange|postpone|rebook|re schedule|re arrange|reorganise|reorganize)\b"),
    ("reschedule", rf"\b(?:move|shift|push|bring|delay|defer|change|switch|swap|pull)\b.*\b{_MEETING}\b.*\b(?:to|back|forward|earlier|later|by|until|off)\b|\bput\b.*\b{_MEETING}\b.*\b(?:back|off|forward)\b"),
    ("reschedule", rf"\b(?:move|shift|push|bring|delay|defer|pull) (?:back |forward |up |off )?(?:<when> 's |<when> )?{_SOME}(?:<when> )?(?:<person> )?(?:'s )?{_MEETING}\b"),
    ("reschedule", rf"\b(?:change|switch) (?:the )?(?:time|date|day|slot|start)s? (?:of|for)\b|\b(?:change|alter|edit|modify) {_SOME}(?:<when> (?:'s )?)?{_MEETING}\b"),
    ("reschedule", r"\b(?:move|shift|push|bring|pull) (?:my|our|the) <when>$|\b(?:move|shift|push|bring|delay|pull|put) (?:the |my |our |it |this |that |back )*(?:<when>|it|<person>|that|this|them)? ?(?:'s )?(?:<when> )?(?:to|back|forward|until|by|from|earlier|later|off)\b"),
    ("reschedule", rf"\b(?:make|start|have) {_SOME}(?:<when> 's )?{_MEETING}\b.*\b(?:later|earlier|sooner)\b|\b{_MEETING}\b.*\bbe (?:moved|rescheduled|shifted|postponed|pushed|changed|delayed|brought forward)\b"),
    ("reschedule", rf"\b(?:another|new|different|better|alternative) (?:time|slot|day|date) for (?:my|the|our|<when>|<person>|tomorrows|todays) .*\b{_MEETING}\b"),
    ("cancel", r"\bcancel\b(?! (?:the |a |any )?rooms?\b)"),
    ("cancel", rf"\b(?:delete|remove|scrap|drop|unbook|abort|bin|axe|get rid of|withdraw|kill|clear|ditch|erase|take (?:out|off))\b(?! <person> from| <person> off).*\b{_MEETING}\b"),
    ("cancel", rf"\bcall (?:.*\b)?off\b|\b{_MEETING}\b.*\b(?:is|should be|must be|needs to be|has to be) (?:off|cancelled|canceled|called off)\b|\bunbook\b"),
    ("remove_room", rf"\b(?:remove|delete|unregister|deregister|retire|drop|get rid of|take out|erase)\b {_SOME}(?:(?:meeting |conference )?rooms?\b|<room>)"),
    ("remove_room", r"\b(?:remove|delete|unregister|deregister|drop|take|get rid of|erase)\b.*(?:<room>|<mail>).*\b(?:from|off|out of)\b.*\b(?:rooms?|list|directory|account)\b|\b(?:remove|delete|unregister)\b.*<mail>.*\brooms?\b|\bstop using (?:the )?(?:room )?<room>|<room>.*\b(?:remove|delete|drop) (?:it|that|this)\b"),
    ("enable", rf"^(?:please |can you |could you )*make {_SOME}{_MS} (?:active|work|available)\b"),
    ("enable", rf"\b(?:get|want|need|like)\b(?: \w+){{0,3}}? {_MS}(?: \w+)? {_DONE}\b|^{_BRAND}(?: integration)? (?:enable|on|turn on|switch on){_NOW}$"),
    ("disable", rf"\b(?:get|want|need|like)\b(?: \w+){{0,3}}? {_MS}(?: \w+)? {_UNDONE}\b|^{_BRAND}(?: integration)? (?:disable|off|turn off|switch off){_NOW}$"),
    ("disable", rf"\b(?:remove|stop|end|kill|drop|delete|uninstall|cut|terminate) {_SOME}(?:{_BRAND}(?: (?:integration|connection|access))?|(?<!my )integration)$"),
    ("status", rf"^(?:did|has|have) \w+ (?:\w+ )?(?:enable|activate|turn on|switch on|disable|turn off|switch off|{_DONE}|{_UNDONE})\b.*{_MS}"),
    ("status", rf"\b(?:is|are|was|has|have|isnt|hasnt|did|check if|check whether|whether|if)\b.*\b{_MS}.*\b(?:enabled|disabled|on|off|active|activated|connected|working|running|set up|linked|turned on|turned off|live|available|up)$|^(?:is|are)\b.*\b(?:{_BRAND}|integration)\b.*\b(?:enabled|disabled|on|off|active|connected|working){_NOW}$"),
    ("status", r"^(?:is|are|am|has|have|did|isnt|arent|hasnt|who|whos|which|how many|show who|list who|check)\b.*\b(?:connected|enabled|disabled|signed in|logged in|linked|consented|signed up|authori[sz]ed)\b"),
    ("status", r"^(?:(?!interview|<person>).)*\b(?:status|state of (?:the )?(?:integration|connection))\b(?:(?!interview|<person>).)*$|\bhow is (?:the|my|our) (?:integration|connection)\b"),
    ("disconnect", r"\b(?:disconnect|unlink|logout|signout|logoff|deauthori[sz]e)\b|\b(?:sign|log) (?:me |us |my account )?(?:out|off)\b"),
    ("disconnect", r"\b(?:dont|do not|no longer|not)\b.*\baccess\b.*\b(?:calendar|account|mailbox)\b"),
    ("disconnect", r"\b(?:revoke|withdraw|remove|delete|cancel|take away|take back|end|stop) (?:my |the |your )*(?:access|consent|permissions?|calendar|account|connection|authori[sz]ation|link)\b|\bforget (?:me|my (?:data|account|calendar))\b|\bstop (?:reading|accessing|using) my\b"),
    ("disable", rf"\b{_OFF} (?:\w+ ){{0,3}}{_MS}\b|\b(?:turn|switch|shut) (?:\w+ ){{0,3}}{_MS}(?: \w+){{0,2}} off\b|^(?:please )?{_OFF}(?: it| this| everything| please)*$|^(?:please )?(?:turn|switch) (?:it|this|everything) off\b"),
    ("connect", r"^(?:(?!<when>).)*\b(?:connect|reconnect|login|signin|authenticate)\b(?! with <person>)|\b(?:sign|log) (?:me |us )?(?:back )?(?:in|on)\b(?! <when>)"),
    ("connect", rf"\b(?:link|hook up|authori[sz]e|sync|attach|pair) (?:up )?(?:my|the|our|me|you|your|with|to)? ?(?:\w+ )?(?:{_MS}|account|email|mailbox)\b|\b(?:give|grant|allow) (?:you |the bot |my |calendar )*(?:consent|access|permissions?)\b|\bi (?:consent|agree)\b|\bauthori[sz]e(?: me)?$"),
    ("enable", rf"\b{_ON} (?:\w+ ){{0,3}}{_MS}\b|\b(?:turn|switch) (?:\w+ ){{0,3}}{_MS}(?: \w+){{0,2}} (?:back )?on\b|^(?:please )?(?:re ?)?enable(?: it| this| everything| please)*$|^(?:please )?(?:turn|switch) (?:it|this|everything) (?:back )?on\b(?!.*<when>)"),
    (
        "interviews",
        r"<person> 's (?:\w+ )?(?:interviews|bookings)\b(?!.*\b(?:free|available)\b)",
    ),
    ("interviews", r"(?:\b(?:my|our|his|her|their|todays|tomorrows|upcoming|scheduled|booked|planned|pending|future)|<when> 's)(?: (?:next|upcoming|scheduled|booked|planned|pending|own|<when>))* (?:interviews|schedule|agenda|bookings|appointments)\b"),
    ("interviews", r"\b(?:what|which|any|how many|list|show|see|view|display|upcoming|all|give me|get|got|check)\b(?: \S+){0,4} (?:interviews|bookings)\b(?!.*\b(?:free|available)\b)"),
    ("interviews", r"^(?:the |next )?(?:interviews|bookings|agenda|schedule(?!.* with <person>))(?: (?:please|for me|<when>|this|next|on|for|today|list|with <person>))*$|^<when> (?:'s )?(?:interviews|agenda|schedule)\b"),
    ("interviews", r"\b(?:when|what time|where|who|with whom|at what time|which room|what room) (?:is|are|'s|will) (?:\w+ )?(?:my|our|the|<when>)(?: 's)? (?:next |first |last |<when> )?(?:interviews?|bookings?)\b(?!.*\bfree\b)|^(?:my |the |show )*next interview\b|\b(?:what|which)(?: is| 's)? (?:my|our) (?:very )?(?:next|first|last) interview\b"),
    ("interviews", r"\b(?:do|does|have|did|has) (?:i|we|<person>) (?:have |got |get )*(?:an |any |another |some )?(?:\w+ )?(?:interviews?|bookings?)\b|\bam i (?:interviewing|booked|scheduled)\b|\b(?:do|have) (?:i|we) (?:have |got )*(?:anything|something) (?:booked|scheduled|planned|on)\b|\bwhom? (?:am i|are we|will i be|do i) interview(?:ing)?\b|\bwho am i (?:meeting|seeing|interviewing)\b"),
    ("interviews", r"\bwhat (?:have i got|do i have|have we got|am i doing|is on|'s on|s on)\b|\b(?:what is|what 's|whats|show|show me) (?:on )?my (?:calendar|diary|schedule|agenda|day|week)\b|^my (?:calendar|diary|schedule|agenda|day|week)\b"),
    ("rooms", r"^(?:(?!<when>|free|available|book|find|need|with <person>|<person>).)*\b(?:list|show|see|view|display|give me|tell me|what are|get|browse|name|manage)\b(?:(?!<when>|free|available|<person>).)*\brooms\b(?:(?!<when>|free|available|<person>).)*$"),
    ("rooms", r"^(?:please )?(?:the |all |our |my |all the |meeting |conference |list |registered |interview )*rooms(?: list| please| in .*| we have| with .*)?$|^rooms?\s?list$"),
    ("rooms", r"^(?:(?!<when>|free|available|book).)*\b(?:which|what|how many|any other)\b (?:\w+ )?(?:meeting |conference )?rooms\b(?:(?!<when>|\bfree\b|\bavailable\b|book).)*$"),
    ("rooms", r"^(?:(?!<when>|<person>).)*\b(?:which|what) (?:meeting |conference )?rooms (?:can|could|may|do|should) (?:i|we|you|people) (?:book|use|choose|pick|have|reserve)(?: from)?$|^(?:do|have) (?:we|you|i) (?:have|got) (?:any )?(?:meeting |conference )?rooms$|^are there (?:any )?(?:meeting |conference )?rooms$|^do you know (?:our|the|any|my) (?:\w+ )?rooms$"),
    ("rooms", r"\bhow (?:big|large|small) is (?:the )?(?:room )?<room>|\b(?:capacity|size) of (?:the )?(?:room )?<room>|\bhow many (?:people|seats|persons|chairs)\b.*<room>|\bwhere is (?:the )?(?:room )?<room>"),
    ("help", r"^(?:please )?(?:help|commands?|usage|instructions|guide|manual|examples?|how to|faq|menu|hi|hello|hey|hiya|howdy|good (?:morning|afternoon|evening|day)|start|get started|tutorial|hi there|hello there|hey there)(?: (?:me|please|there|bot|with this|us|menu|page|now|team|out))*$"),
    ("help", r"\bwhat (?:else )?(?:can|do|does|could|are|should|would) (?:you|i|we|it|this|this bot|the bot|the app) (?:do|ask|say|type|able|offer|help|know|understand|capable|use|here|for)\b|\bhow (?:do|does) (?:this|it|you|the bot|that|things|scheduling|booking|the integration|everything) (?:\w+ )?work\b|\bhow do i use\b|^(?:who|what) are you|\bwhat is this\b|\bwhat 's this\b"),
    ("help", r"^(?:can|could|would) (?:you|someone|anybody) (?:please )?help(?: me| us)?(?: please| out)*$|\bi (?:need|want|could use|would like)(?: some)? help(?: please)?$|\b(?:show|list|see|give)(?: me)?(?: the| some| all| your)* (?:help|commands?|examples|options|instructions)\b|\bi (?:am|'m) (?:lost|stuck|confused)\b|^(?:please )?help (?:me )?with\b(?!.*(?:<when>|<person>))|\b(?:can|could|may) i (?:get|have) (?:some |any )?help\b|\bhow (?:can|could|do) you help\b|\b(?:dont|do not) know (?:what|how) to (?:type|say|ask|use|do|start)\b|\b(?:can|could|should|may) i ask\b|\bwhat (?:features|functions|things|commands) (?:do|can|have|are)\b|^(?:what|which) commands\b|\bi (?:am lost|dont understand|dont know how)\b|\b(?:what|how) you (?:can do|do|work)\b|\bwhat are (?:your|the|my) (?:commands|features|capabilities|options)\b"),
)  # fmt: skip
VOCABULARY.update(
    word
    for _, pattern in _TABLE
    for letter in "sz"
    for word in re.findall(r"[a-z]{2,}", pattern.replace("[sz]", letter))
)
_COMPILED = tuple((intent, re.compile(pattern)) for intent, pattern in _TABLE)


def command(shape: str, *, is_after: bool = False) -> Intent | None:
    """Give the command a sentence of this shape is, or None; after a question, "add a room" refines it."""
    intent = next((intent for intent, pattern in _COMPILED if pattern.search(shape)), None)
    if is_after and intent in _SHARED and not _OUTRIGHT.search(shape):
        return None
    return intent


_SHARED = listed("add_room remove_room reschedule help")
"""Commands whose words also change a question: `add a room`, `drop the room`, `move it to Wednesday`."""
_OUTRIGHT = re.compile(
    rf"<mail>|\b(?:remove|delete) (?:the )?room <room>|\b{_MEETING}\b|\breschedule\b|\b(?:help|commands|work|how)\b"
)
