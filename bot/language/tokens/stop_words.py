"""Ordinary words that mean nothing to the grammar but are no names and no typing errors either.

A word that is neither here nor in a rule nor a name is strange: after "with" it is somebody nobody knows.
"""

from functools import lru_cache
from pathlib import Path

from bot.language.grammar import VOCABULARY
from bot.language.tokens.normalize import listed

CHATTER = listed(
    """
    a about above accordingly across actually afraid again all almost also although always am among an and
    another any anybody anyone anything anyway anywhere appreciate are around as ask at away back be because
    been before being best better bit both brief bring but buddy by bye can cannot cant care case catch
    chance chat cheers colleague colleagues could couldnt course currently day dear decide dedicated
    definitely did didnt different do does doesnt doing done dont down due during each earliest early
    easily either else end enough especially even ever every everybody everyone everything exactly
    except extra fast few fill final finally find fine first fit fits fix folks for from front full
    fully further get gets getting give gives go goes going good got great guess guys had half happen
    happy himself herself themselves has hasnt have havent having he hello help her here hey hi him his hope hopefully how however
    i id if ill im in include including instead into is isnt it its itself ive join just keep kind
    kindly know last late later least less let lets like likely little look looking lot lots love made
    main make makes many match matter maybe me mean means might mind mine minor moment more morning most
    much must my myself name named near necessary need needed needs neither never new nice no nobody
    none nor normal not nothing now of off often oh ok okay old on once one ones only open or other
    others our ours out over own part people per perhaps person place plan planned please pls plz
    possible possibly preferably prefer preference pretty probably problem proper question quick quickly
    quiet quite rather re ready real really regarding right run said same say see seem seems send set
    shall she short should show side similar simple simply since sir slot slots small so some somebody
    someone something sometime soon soonest sorry sort spare speak start starting still stuff such suit
    suitable suits sure swap take takes talk team tell ten than thank thanks that the their them then
    there these they thing things think third this those though three through time times to together too
    toward try trying two under unless until up upon us use used using usual usually very via view visit
    want wants was way we well were werent what whatever when whenever where whether which while who
    whoever whole whom whos whose why will wish with within without wonder wondering wont work working
    works would wouldnt yeah yep yes yet you your yours account admin administrator agenda agency
    analyst app applicant applicants appointment appointments architect assessment availability
    available backend behavioural behavioral block blocked board book booked booking bookings bot break
    business busy calendar calendars calendly call calls candidate candidates career cards catchup chats
    check checking clash client cofounder coding coffee com commercial company competency conference
    confirm conflict consultant contact convenient conversation cross culture customer data date dates
    debrief deliver department design designer desk dev developer developers devops diary diaries
    digital director discuss discussion doctor earlier engineer engineering engineers event events
    evening exec executive exists exploratory external face feedback finance firm fits follow following
    format founder free freelance frontend fullstack functional graduate group guest hire hires hiring
    hold holds hour hours hr ideal ideally in-person info initial intern internal internship intro
    introduction interview interviewed interviewer interviewers interviewing interviews invite invited
    issue job jobs junior kickoff language law lead leader leads legal length link list loop main
    manager managers marketing meet meeting meetings meets member members mentor minute minutes mobile
    month months next office offices officer onsite operations ops opening openings option options org
    organise organize organisation organization panel panels partner pencil people phone platform play
    position positions post potential practical prep principal probation product profile profiles program programme
    project qa quarter recruiter recruiters recruiting recruitment reserve reserved results reviewer
    review role roles round rounds sales schedule scheduled scheduling school science scientist screen
    screening second security senior series service session sessions shadow shortlist shortlisted shortlisting sit site sync slack software
    specialist squad staff stage stakeholder standup structure student support system systems talent
    teammate teammates tech technical test tester tests thirty today tomorrow topic tour trainee
    training trial type unavailable update ux ui video visitor voice week weekly weeks whiteboard window
    windows work year years add added added adds assign avoid ahead alternative alternatives allow
    available arrange arranged attend attendees attending anyones apart asap attached between beyond
    biggest bigger building buildings capacity change changed choose clear come comes coming consider
    could couple cover excluding everyones exclude feel fewer figure forget floor found gap gaps give
    grab happens headcount hear held huddle huddles hopes itll ideal kick larger largest leave left
    lined line longer looks lunch manage min mins minus move moved neednt nearest nobodys optional
    optionally otherwise overlap overlaps pool pools group groups party pick plus preferred propose purposes put quicker
    quietest reach remain remaining remotely remove replace reply request required requires require rest
    round remind ring room rooms safe seat seats sent share sharing side sitting skip smaller smallest
    space spaces spend square squeeze stay step stop suggest suggestion suggestions talking thats there
    theres theyre thing think timeslot timeslots timing total touch true turn twice unavailable wait
    weve whats whens wherever whichever youre candidate's week's day's let's tonight tonights todays
    tomorrows mine plenty ample elsewhere anymore
    ooh ya argh ugh yikes eek oof ahh aww gah psst whew welp tho yall interviewee interviewees applicant applicants finalist finalists

"""
)

ORDINARY = listed(Path(__file__).with_name("ordinary_words.txt").read_text(encoding="utf-8"))
"""Words of everyday life: none is taken for a typing error, nor another word for one of them that no rule reads."""

TYPOS = {
    "fre": "free", "thn": "then", "fee": "free", "haf": "half", "feee": "free", "rom": "room", "teh": "the", "hte": "the", "wiht": "with", "wtih": "with", "whit": "with", "adn": "and", "nad": "and", "fo": "of",
    "whos": "who", "whens": "when", "whats": "what", "wheres": "where", "hows": "how", "im": "i", "ive": "i", "id": "i",
    "thx": "thanks", "ty": "thanks", "u": "you", "r": "are", "ur": "your", "pls": "please", "plz": "please",
    "b4": "before", "btw": "between", "btwn": "between", "wk": "week", "wek": "week", "weeek": "week", "nxt": "next", "wks": "weeks", "mtg": "meeting",
    "mtgs": "meetings", "appt": "appointment", "intvw": "interview", "avail": "available", "avails": "availability",
    "frday": "friday", "wendsday": "wednesday", "wensday": "wednesday", "wednsday": "wednesday",
    "wenesday": "wednesday", "wedensday": "wednesday", "tomorow": "tomorrow", "tommorow": "tomorrow",
    "tommorrow": "tomorrow", "tuesdy": "tuesday", "thrusday": "thursday",
    "thirsday": "thursday", "thurday": "thursday", "saterday": "saturday", "febuary": "february", "halfhour": "half",
    "mv": "move", "cxl": "cancel", "cxld": "cancelled", "n": "and", "abt": "about", "ppl": "people",
    "arvos": "afternoons", "diff": "different", "wots": "what", "wot": "what", "cannae": "cant", "dinnae": "dont", "och": "oh", "aye": "yes", "nae": "no",
    "persons": "people", "rm": "room", "conf": "conference", "ea": "each", "w": "with", "wo": "without", "tdy": "today",
    "tonite": "tonight", "arvo": "afternoon", "oclk": "oclock", "outta": "out", "mornin": "morning", "thru": "through",
}  # fmt: skip

_TURNING = listed("then not each both only until except after before")
_OTHERS = {*CHATTER, *ORDINARY, *TYPOS}
TYPOS |= {
    swapped: word
    for word in sorted(_TURNING)
    for n in range(len(word) - 1)
    if (swapped := word[:n] + word[n + 1] + word[n] + word[n + 2 :]) not in _OTHERS and swapped != word
}  # fmt: skip
"""The small words that turn what is meant, with two letters in the wrong order: "thne", "nto"."""

VOCABULARY.update(CHATTER, ORDINARY, TYPOS.values(), ("'s", "'ll", "'re", "'ve", "'d", "'m"))

_ENDINGS = (
    ("s", ""), ("es", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("er", ""), ("er", "e"), ("ly", ""),
    ("ies", "y"), ("ied", "y"), ("iest", "y"), ("est", ""), ("ness", ""), ("able", ""), ("ment", ""), ("ion", ""), ("ion", "e"),
)  # fmt: skip
_SHORTEST_STEM = 3


@lru_cache(maxsize=8192)
def is_known(word: str) -> bool:
    """Whether a word is known as it stands, or as a form of one that is: "answered", "planning", "tidiest"."""
    if word in VOCABULARY:
        return True
    stems = (word[: -len(ending)] + added for ending, added in _ENDINGS if word.endswith(ending))
    return any(
        len(stem) >= _SHORTEST_STEM
        and (stem in VOCABULARY or (stem[-1] == stem[-2] and stem[:-1] in VOCABULARY))
        for stem in stems
    )
