"""The words that say nothing themselves: what leads to a wish, asks for it, or stands behind it. Patterns of them have `LEAD`, `SO` and `TAIL`."""

_LEADING = (
    "ok(?:ay)?|alright|so|and|but|also|then|now|well|just|actually|maybe",
    "hi|hey|hello|morning|good|great|perfect|vale|ha",
    r"(?<=\boh )(?:dear|dear me|no)|poor (?:thing|soul|him|her|them|you)|(?:what|that['’]s|that is) (?:a|such a) (?:shame|pity|pain|nuisance)|too bad",
    "oh|ah|argh|hm+|um|oops|whoops|wait|hang on|hold on|sorry|apologies|my (?:mistake|bad|fault)",
    "yes|yeah|sure|no|please|pls|kindly|thanks|thank you|thx|cheers|go on(?: then| so)?|right so|grand so",
    "btw|by the way|fyi|update|(?:bad|good) news|heard(?: that)?|(?:it )?turns out(?: that)?|from now on",
    "unfortunately|regrettably|regretfully|alas|sadly|afraid",
    "(?:can|could|would|will) (?:you|we|u|i)|let['’]?s|(?:i|we)(?:['’]d| would) like (?:you )?to|(?:i|we) (?:want|need|have) (?:you )?to",
)
"""No two of them together are a third, else a row of them could be read in very many ways."""
_ENDING = "please|pls|then|thanks|thank you|now|again|instead|after all|at all|any ?more|any longer"
_TO_DO = "so|and|but|then|just|please|pls|kindly|(?:can|could) (?:you|we|u)|let['’]?s|we (?:need|have) to|you need to"
LEAD = rf"\A\W*(?:(?:{'|'.join(_LEADING)})\W+)*"
SO = rf"(?:(?:{_TO_DO}) )*"
"""Between a reason and what is to be done for it."""
TAIL = rf"(?:,? (?:{_ENDING}))*\W*\Z"
