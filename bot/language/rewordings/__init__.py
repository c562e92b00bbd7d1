"""Roundabout ways to say a thing, put in the words that the grammar knows, as far as what was shown last allows.

    "I've got a call until 2 but yes"                    "yes"                          after an invitation
    "the first one's too early, second please"           "second please"                after an offer
    "Bert only has until 10:45, make it shorter"         "make Bert's interview end at 10:45"

`table` puts them one after the other; each is a row of a form and its plain words. `typed` are ways to type, whatever is
meant; the others are said where they are meant: `booked` of interviews that are coming, `stand_ins` of who takes whose place
in them, `other_times` of who is to have another time, `invited` after an invitation, `offered` of a question that is open,
`anywhere` whatever was shown. `notation` tells how a row is written, `tokens.fillers` which words only lead to it or end it.
"""
