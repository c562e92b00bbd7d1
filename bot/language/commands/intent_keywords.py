"""The marks a command is known by: words for things and deeds, and phrases that are commands by themselves.

Each line is a regular expression over whole words of a sentence's shape, where `~` stands for up to four words more,
`^` and `$` for the beginning and the end, and `{name}` for a line of `_WORDS`.
"""

import re

_WORDS = {
    "who": "(<person>|<mail>)",
    "meeting": "(interviews?|meetings?(?! (rooms?|space))|bookings?|appointments?|sessions?|reservations?|chats?|calls?|events?)",
    "meetings": "(interviews|bookings|appointments)",
    "agenda": "(calendar|diary|schedule|agenda|day|week)",
    "rooms": "(meeting |conference |interview )?rooms",
    "role": "(owners?|admins?|administrators?|it managers?|it admins?)",
    "any_role": "(owners?|admins?|administrators?|it managers?|it admins?|recruiters?|interviewers?|hiring managers?)",
    "enable": "((re ?)?(enable|activate)|(turn|switch|power) ~on|start using)",
    "disable": "(disable|deactivate|(turn|switch|shut|power) ~(off|down)|stop using)",
    "handle": "({enable}|{disable}|connect|disconnect|book|cancel|schedule|reschedule|add|remove|use|make|sign|start|work|this|do|say|type|ask)",
    "joined": "(connected|signed in|logged in|linked|consented|signed up|authori[sz]ed)",
    "is": "(is|are|am|was|has|have|isnt|arent|hasnt|did|does|check|check if|check whether|whether|if)",
    "we": "(i|we|you|us|it|this|everything|the bot|my calendar)",
    "people": "(anybody|anyone|somebody|someone|everybody|everyone|people|all)",
    "the": "(the |a |an |our |my |this |that |another )",
    "ease": (
        "(it|this|that|everything|all|again|back|for|us|me|everyone|everybody|the|whole|entire|company|team|can|could|would|you|we|i"
        "|to|want|like|need|'d|let|go|ahead|and|now|then|please|kindly|yes|ok|okay|just|yet|already|currently|right|still|or)"
    ),
}

THINGS = {
    "<person>": "<person>",
    "<room>": "<room>",
    "<mail>": "<mail>",
    "<when>": "<when>",
    "integration": "365|microsoft(?! teams)|outlook|exchange|integration|connection|calendar (access|sync)",
    "office": "office(?! hours| space)|(microsoft |our |the )?calendars?",
    "another product": "google|zoom|apple|icloud|slack|calendly|gmail|yahoo|wifi|internet|network|lights?|printer",
    "own": """
        my (own |whole |work |microsoft |outlook |office |365 )*(accounts?|connection|link|session|data|mailbox|outlook)
        my (own |whole |work |microsoft |outlook |office |365 )*calendars?(?! integration)
        access|consent|(my|your|the|all) permissions?|authori[sz]ation
    """,
    "meeting": "{meeting}",
    "interview": "interviews?",
    "room": "rooms?",
    "role": "{role}|roles?",
    "scheduler": "(scheduling|schedule|scheduler|service) (user|account|mailbox|identity)",
    "job": "position|vacancy|job|panel|hiring|candidates?|for (the|a|an|our) ~roles?",
    "free": "free|available|availability|around|busy",
    "slots": "times?|slots?|gaps?|openings?",
    "book": "book|find|need|reserve|get me",
}
DEEDS = {
    "enable": "{enable}",
    "disable": "{disable}",
    "enable alone": "^({ease} )*{enable}( {ease})*$",
    "disable alone": "^({ease} )*{disable}( {ease})*$",
    "start": """
        install|launch|start|begin|boot|set ?up|(want|like|let|going|need) ~use
        (bring|get|have|make|put|set) ~(running|going|started|work|working|live|active|available|online|up|on)
    """,
    "stop": """
        uninstall|pause|suspend|halt|discontinue|stop|end|quit|cut|terminate|kill|cancel
        (bring|take|put|set) ~(down|offline|off)
        (no longer|dont|do not) ~(want|need|use|using)
    """,
    "done": "enabled|activated|turned on|switched on",
    "undone": "disabled|deactivated|turned off|switched off",
    "on": "(on|online)( {ease})*$",
    "off": "(off|offline)( {ease})*$",
    "add": "add|adding|register|include|create|import|enter|insert|set ?up|define",
    "remove": """
        remove|removed|delete|deleted|scrap|drop|abort|bin|axe|get rid of|withdraw|kill|ditch|erase|scratch|strike|forget|undo|revoke
        unregister|deregister|retire|clear (my|the|all|out)|take ~(off|out|away|back|down)
    """,
    "cancel": "cancel|canceled|cancelled|cancelling|unbook|call ~off",
    "move": "move|shift|push|bring|delay|defer|pull(?! up)",
    "change": "change|switch|swap|put",
    "aside": "to|back|forward|earlier|later|sooner|by|until|off|ahead|up",
    "link": "connect|connecting|reconnect|login|signin|authenticate|(sign|signing|log|logging) (me |us )?(back )?(in|into|on|up)",
    "joined": "{joined}",
    "get joined": "(get|me|us|my calendar) ~{joined}",
    "asks": "^({is}|do|who|whos|which|how|what|whats|show|list|tell|give|see|any)",
    "asks whether": "^{is}",
    "deal": """
        make|making|appoint|name|set|turn|assign|mark|give|grant|allocate|remove|revoke|take|strip|drop|withdraw|unassign|delete|add
        change|switch|move|let|want|need|needs|is|isnt|are|as|becomes|be|should|shouldnt|tell|show|see|what|which|does|has|have|update
        edit|upgrade|downgrade|'s
    """,
}
PHRASES = {
    "refusal": """
        (dont|do not|never|didnt|did not) (ever )?({enable}|{disable}|cancel|delete|move|reschedule|connect|disconnect|add|remove|forget)
    """,
    "how to": "^(how (do|does one|can|would|should|could|to)|tell me how|explain how|what do i|what should i) ~{handle}",
    "as somebody": """
        (book|schedule|send|create|organi[sz]e) ~(as|under) {who}
        (book|schedule|send|create|organi[sz]e) ~(from|via|through) <mail>
        use ~{who} (for|to) (scheduling|schedule|book|booking|bookings|invites|invitations|send)
    """,
    "promote": "promote|demote|(upgrade|downgrade|appoint) ~{who}",
    "about roles": """
        (who|which|whos|list|show|name|see|view) ~{role}
        (what|which|my|show|list|view|see|manage|all|change|edit|update|set) ~roles?|who has ~roles?
        ^(the |all |current )*roles?$|{who} 's (permissions|rights)
        ^(am i|are you) (an?|the) ~{any_role}
        who (are|is|'s) (all )?(the|our|an?) (recruiters?|interviewers?)$
        (transfer|hand over|pass) (the )?ownership|new (owner|admin)
    """,
    "given role": """
        (make|making|name|set|turn|assign|mark|change|switch|move|add|let|give|grant|allocate|remove|strip) ~{who} ~{any_role}
        {who} ((should|shall|will|must|can|needs to|has to) )?(not )?(is|are|becomes|isnt|be|being|as) (not |now |no longer |new |company |{the})*{any_role}
        (assign|give|grant|make) ~{any_role} ~to {who}
        ^(is|are) {who} (an?|the|our|still) ~{any_role}
        (make|set|turn|appoint|name|promote) (me|myself) (to |into |as )?{the}*{any_role}
        (give|grant|assign) (me|myself) {the}*{any_role} (role|rights?|permissions?|access)
        (give|grant|assign) {the}*{any_role} (role|rights?|permissions?) to (me|myself)
        i (want|need|would like|'d like|have) to (be|become) {the}*{any_role}|(can|could|may) i (be|become) {the}*{any_role}
        (remove|revoke|take|strip|withdraw) ~(as|from|being|of|'s|his|her|their|away) ~{any_role}
    """,
    "room for it": "rooms? for|rooms? to (it|that|the interview|my|this|them)",
    "to the rooms": "(add|register|create|include|put) ~(as|to|on|in|into) ~rooms?|(add|put) <mail> ~list",
    "new room": r"""
        ^(there 's |there is |we have |we 've got |we got |i have |an? )*new (\S+ )?rooms?(?! for)
        ^(please )?(add|register) (<mail>|<room>)|make an? new (meeting |conference )?room
    """,
    "reschedule": """
        reschedule|rescheduled|rescheduling|rearrange|postpone|postponed|rebook|re schedule|re arrange|reorgani[sz]e
        (move|shift|push|bring|delay|defer|pull(?! up)|change|switch|swap|alter|edit|modify) ((back|forward|up|off) )?(<when> ('s )?)?{the}*(<when> )?(<person> )?('s )?{meeting}
        (change|switch) (the )?(time|date|day|slot|start)s? (of|for)
        (move|shift|push|bring|pull) ((my|our|the|<person> 's) <when>$|<when> 's <when>)
        (move|shift|push|bring|pull) <person> 's <when> (to|until|by|forward|back)
        (move|shift|push|bring|delay|pull|put) (back |it |{the})*((<when>|it|<person>|that|this|them) )?('s )?(<when> )?(to|back|forward|until|by|from|earlier|later|off)
        (make|start|have) ~{meeting} ~(later|earlier|sooner|instead)
        (do|hold|have|make) ~{meeting} ~instead of
        {meeting} ~be ~(later|earlier|sooner)
        (do|hold|have|make) ~{meeting} ~(another|a different|some other) (time|day)
        {meeting} ~be (moved|rescheduled|shifted|postponed|pushed|changed|delayed|brought forward)
        {meeting} ~(needs|has|have|should|must) ~(move|change)
        (another|new|different|better|alternative|other) (time|slot|day|date) for ~{meeting}
    """,
    "part of it": r"(rooms?|<room>|<person>|link) (\S+ )?(from|off|out of|out)",
    "meeting off": "{meeting} ~(is|should be|must be|needs to be|has to be) (off|canceled|cancelled|called off)",
    "cancelled room": "cancel (the |a |any )?rooms?",
    "unused room": """
        (stop using|dont use|do not use|no longer ~(use|have)) ~<room>
        <room> ~(remove|delete|drop) (it|that|this)
    """,
    "status": "status|(state|health) of ~(integration|connection)|how is (the|my|our) (integration|connection)",
    "asks state": """
        ^{is} {we} ~({joined}|on|off|enabled|disabled|active|activated|working|running|live|set up|(turned|switched) (on|off))( {ease}| on| off)*$
        ^(did|has|have|who|which|whos) ~{people} ~(connect|sign in|consent)
    """,
    "unlink": """
        disconnect|disconnected|unlink|unpair|unsync|detach|unsubscribe|logout|signout|logoff|signoff|deauthori[sz]e
        (sign|log) (me |us |my account )?(out|off)|forget me|^revoke$
        (dont|do not|no longer) ~(be|stay) {joined}
    """,
    "with somebody": "with {who}",
    "tie": r"""
        (link|hook|plug|sync|attach|pair|integrate|authori[sz]e) (up |in |my |the |our |me |us |you |your |with |to )*(\S+ )?(accounts?|email|mailbox|calendars?|outlook|365|microsoft)
        (add|register|set ?up) my (own |work |microsoft |outlook )*(calendars?|accounts?|mailbox|outlook)
        (hook|plug) (me|us) (up|in)|authori[sz]e( me)?$|i (consent|agree)
        (give|grant|allow) ~(consent|access|permissions?)
        (let|allow) (you|it|this|the bot|the app)( to)? (see|read|view|check|access|use|look (at|in|into)) my
    """,
    "own interviews": """
        (my|our|his|her|their|todays|tomorrows|upcoming|scheduled|booked|planned|pending|future) ((next|upcoming|scheduled|booked|planned|pending|own|<when>) )*({meetings}|schedule|agenda)
        <when> 's ({meetings}|schedule|agenda)|my interview schedule
        <person> 's ((next|upcoming|scheduled|booked|planned|pending|other|<when>) )*(interviews|bookings)(?!.* (free|available))
    """,
    "listed interviews": "(what|which|any|how many|list|show|see|view|display|upcoming|all|give me|get|got|check|pull up|bring up) ~{meetings}",
    "interviews alone": """
        ^(the |next |please )*(interviews|bookings|agenda|schedule(?!.* with <person>))( (please|for me|<when>|this|next|on|for|today|list|with <person>|scheduled|booked|planned))*$
        ^<when> ('s )?(interviews|agenda|schedule)|^interview (list|overview)
    """,
    "next interview": r"""
        (when|what time|where|who|with whom|at what time|which room|what room) (is|are|'s|will) (\w+ )?(my|our|the|<when>)( 's)? ((next|first|last|<when>) )?(interviews?|bookings?)
        ^(my |the |show )*next interview|(what|which)( is| 's)? (my|our) (very )?(next|first|last) interview
    """,
    "have booked": r"""
        (do|does|have|did|has) (i|we|<person>) (have |got |get )*((an|any|another|some) )?(\w+ )?(interviews?|bookings?)
        (do|have) (i|we) (have |got )*(anything|something) (booked|scheduled|planned|on)
        (what|which|any|how many) (meetings|sessions|calls) (do|have) (i|we)
        am i (interviewing|booked|scheduled)|whom? (am i|are we|will i be|do i) (interview|interviewing)|who am i (meeting|seeing|interviewing)
        what (is|'s) coming up|what (have i got|do i have|have we got|am i doing|is on|'s on|s on)
        what (have i|have we|i have|we have|i 've|did i) (booked|scheduled|planned|book)
        (what is|what 's|whats|show|show me) (on )?my {agenda}|^my {agenda}
    """,
    "listed rooms": "(list|show|see|view|display|give me|tell me|what are|get|browse|name|manage|pull up) ~{rooms}",
    "rooms alone": r"""
        ^((please|the|all|our|my|meeting|conference|list|registered|interview) )*rooms( list| please| in .*| we have| with .*)?$
        ^((show|see|give|me|the|our|a) )*rooms?\s?(list|overview|directory)$
    """,
    "which rooms": r"""
        (which|what|how many|any other) (\w+ )?{rooms}
        ^((do|have) (we|you|i) (have|got)|are there) (any )?{rooms}( in .*)?$|^do you know (our|the|any|my) (\w+ )?{rooms}$
    """,
    "rooms to book": "(which|what) {rooms} (can|could|may|do|should) (i|we|you|people) (book|use|choose|pick|have|reserve)( from)?$",
    "of a room": """
        how (big|large|small) is (the )?(room )?<room>|(capacity|size) of (the )?(room )?<room>
        how many (people|seats|persons|chairs) ~<room>|where is (the )?(room )?<room>
    """,
    "outright": "help|commands|work|how|reschedule|rescheduled|(remove|delete) (the )?room <room>",
    "help": r"""
        ^\?$
        ^(please )?(help|commands?|usage|info|information|instructions|guide|manual|examples?|tips|how to|faq|menu|start|get started|getting started|tutorial|explain yourself)( (me|please|there|bot|with this|us|menu|page|now|team|out))*$
        ^(hi|hello|hey|hiya|howdy|good (morning|afternoon|evening|day))( (there|bot|all|team|everyone|please|again))*$
        what (else )?(can|do|does|could|are|should|would) (you|i|we|it|this|this bot|the bot|the app) (do|ask|say|type|able|offer|help|know|understand|capable|use|here|for)
        how (do|does) (this|it|you|the bot|that|things|scheduling|booking|the integration|everything) (\w+ )?work|how do i use|how (this|it|you) works?
        ^(who|what) are you$|(what (is|'s)|whats) (this|possible here)
        ^(can|could|would) (you|someone|anybody) (please )?help( me| us)?( please| out)*$|^(please )?help (me )?with (?!.*(<when>|<person>))\S+
        i (need|want|could use|would like)( some)? help( please| with \S+)?$|(can|could|may) i (get|have) (some |any )?help|how (can|could|do) you help
        (show|list|see|give|any)( me)?( of)?( the| some| all| your)* (help|commands?|examples|tips|options|instructions)
        i (am|'m) (lost|stuck|confused)|i (dont understand|dont know how)|(dont|do not) know (what|how) to (type|say|ask|use|do|start)
        what ~can you do$|^(teach me|give me a hand)|(can|could|should|may) i ask|(what|how) you (can do|do|work)
        ^(what|which) commands|what (features|functions|things|commands) (do|can|have|are)|what are (your|the|my) (commands|features|capabilities|options)
    """,
}


def _written_out(words: str) -> str:
    """Give a mark as one regular expression: its lines are alternatives, its names stand for their words."""
    lines = "|".join(line.strip() for line in words.strip().splitlines())
    while "{" in lines:
        lines = re.sub(r"\{(\w+)\}", lambda found: _WORDS[found.group(1)], lines)
    return lines


def _compiled(words: str) -> re.Pattern[str]:
    signs = {"~": r"(?:\S+ ){0,4}?", "^": "(?<=^ )", "$": "(?= $)", "(": "(?:"}
    plain = re.sub(r"[~^$]|\((?!\?)", lambda found: signs[found.group()], words)
    return re.compile(f" (?:{plain}) ")


MARKS = {name: _written_out(words) for name, words in (THINGS | DEEDS | PHRASES).items()}
_COMPILED = {name: _compiled(words) for name, words in MARKS.items()}


def marks(shape: str) -> frozenset[str]:
    """Give the marks that a sentence's shape bears."""
    spaced = f" {shape} "
    return frozenset(name for name, pattern in _COMPILED.items() if pattern.search(spaced))
