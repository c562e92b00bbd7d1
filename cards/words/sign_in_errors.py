"""The words of sign-ins that are missing, have ended or cannot be accepted: a part of `cards.words.error_catalog`."""

from cards.words.error_words import Words

FRESH = "Type “connect” for a fresh sign-in."
_ADMIN = "Ask your Microsoft 365 administrator to allow this app, then type “connect” again."
UNTAKEN = "Microsoft no longer takes this app’s client secret: it has expired or is wrong. Trying again won’t help."
TELL_OPERATOR = "Tell who runs this bot to make a new client secret in Entra and set it ({code})."
TELL_OPERATOR_SHORT = "Tell who runs this bot to make a new client secret in Entra and set it."
_KEPT = "Nothing was kept."

SIGN_IN_WORDS = {
    "sign-in-needed": Words(
        ("Your calendar isn’t connected yet, so I can’t read it.",),
        ("Connect it with the button, or type “connect”. Then I’ll carry on where you left off.",),
    ),
    "sign-in-expired": Words(
        ("Your sign-in has ended.",),
        (
            "Sign in again with the button, or type “connect”. Then I’ll carry on where you left off.",
        ),
    ),
    "sign-in-refused": Words(
        ("I didn’t accept that sign-in: {why}.", "I didn’t accept that sign-in."),
        (FRESH,),
        _KEPT,
    ),
    "sign-in-refused/state": Words(
        ("That sign-in link was used already, or it isn’t yours.",), (FRESH,), _KEPT
    ),
    "sign-in-refused/late": Words(
        ("That sign-in link is older than ten minutes.",), (FRESH,), _KEPT
    ),
    "sign-in-refused/somebody-else": Words(
        ("You signed in with another account than the one you chat with.",),
        ("Type “connect” and sign in with the account of this chat.",),
        _KEPT,
    ),
    "sign-in-refused/wrong-account": Words(
        ("That account doesn’t belong to your company.",),
        ("Type “connect” and sign in with the account of this chat.",),
        _KEPT,
    ),
    "sign-in-refused/disabled": Words(
        ("Microsoft 365 was switched off while you signed in.",),
        ("Ask an Owner, Admin or IT manager to type “enable office365”.",),
        _KEPT,
    ),
    "sign-in-refused/declined": Words(
        ("You didn’t allow access on Microsoft’s page, so your calendar isn’t connected.",),
        ("Type “connect” whenever you change your mind.",),
        _KEPT,
    ),
    "sign-in-refused/scopes": Words(
        ("Not all permissions were given, and without them I can’t do what you ask.",),
        ("Type “connect” and allow all that is listed on the card.",),
        _KEPT,
    ),
    "sign-in-refused/consent": Words(
        ("Microsoft hasn’t recorded your consent.",),
        ("Type “connect” and accept on Microsoft’s page.",),
        _KEPT,
    ),
    "sign-in-refused/admin-consent": Words(
        ("Your company lets only an administrator approve new apps.",), (_ADMIN,), _KEPT
    ),
    "sign-in-refused/not-assigned": Words(
        ("Your company hasn’t assigned this app to you.",), (_ADMIN,), _KEPT
    ),
    "sign-in-refused/blocked": Words(
        ("A rule of your company blocked this sign-in.",),
        ("Try from your work network or device, or ask your Microsoft 365 administrator.",),
        _KEPT,
    ),
    "sign-in-refused/managed-device": Words(
        ("Your company lets you sign in only from a device that it manages ({code}).",),
        ("Open the link on a company device, or ask IT to enrol this one.",),
        _KEPT,
    ),
    "sign-in-refused/second-factor": Words(
        ("Your company asks for a second step at sign-in, and it wasn’t completed ({code}).",),
        ("Type “connect” and complete the second step, or ask IT to set it up for your account.",),
        _KEPT,
    ),
    "sign-in-refused/lost": Words(
        ("Microsoft’s answer got lost on the way, so your calendar isn’t connected yet.",),
        ("Use the fresh sign-in link in our chat, or type “connect”.",),
        _KEPT,
    ),
    "sign-in-refused/account-disabled": Words(
        ("Microsoft says that this account is disabled.",),
        ("Ask your Microsoft 365 administrator.",),
        _KEPT,
    ),
    "sign-in-refused/not-approved": Words(
        ("The app wasn’t approved on Microsoft’s page.",),
        ("Only a Microsoft 365 administrator of your company can approve it.",),
        _KEPT,
    ),
    "sign-in-refused/code": Words(
        ("Microsoft didn’t accept the code of that sign-in: it was used already, or too old.",),
        (FRESH,),
        _KEPT,
    ),
    "sign-in-refused/wrong-audience": Words(
        ("What came back from Microsoft was made for another app.",), (FRESH,), _KEPT
    ),
    "sign-in-refused/wrong-tenant": Words(
        ("That account belongs to another company.",),
        ("Type “connect” and sign in with the account of this chat.",),
        _KEPT,
    ),
    "sign-in-refused/wrong-issuer": Words(
        ("What came back wasn’t issued by your company’s Microsoft sign-in.",), (FRESH,), _KEPT
    ),
    "sign-in-refused/wrong-signature": Words(
        ("What came back wasn’t signed by Microsoft.",),
        ("Type “connect” for a fresh sign-in. If it happens again, tell your admin.",),
        _KEPT,
    ),
    "sign-in-refused/expired": Words(
        ("What came back from Microsoft was too old, or the clocks differ.",),
        ("Type “connect” for a fresh sign-in. If it happens again, tell your admin.",),
        _KEPT,
    ),
    "sign-in-refused/no-mailbox": Words(
        ("That account has no mailbox in Microsoft 365, so it has no calendar.",),
        ("Type “connect” and sign in with the account that has your calendar.",),
        _KEPT,
    ),
    "sign-in-refused/no-account": Words(
        ("Microsoft didn’t say which account signed in.",),
        ("Type “connect” and sign in with your work account, not a personal one.",),
        _KEPT,
    ),
    "sign-in-refused/token": Words(
        ("What came back from Microsoft couldn’t be read.",), (FRESH,), _KEPT
    ),
    "sign-in-refused/refused": Words(
        (
            "Microsoft refused that sign-in with the code {code}.",
            "Microsoft refused that sign-in.",
        ),
        ("Type “connect” to try again. If it happens again, tell your admin.",),
        _KEPT,
    ),
    "sign-in-refused/setup": Words(
        ("This app isn’t set up correctly with Microsoft.",),
        ("Tell your admin; the code {code} says more.", "Tell your admin."),
        _KEPT,
    ),
    "sign-in-refused/secret": Words((UNTAKEN,), (TELL_OPERATOR, TELL_OPERATOR_SHORT), _KEPT),
}
