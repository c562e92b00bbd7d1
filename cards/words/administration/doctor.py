"""What `python app.py doctor` says: what was looked at, what is wrong, and the remedy, for whoever runs the bot."""

from collections.abc import Mapping

from bot.domain.deployment.diagnostics import Check, Finding
from cards.words.short_messages import ShortMessage, good, message_words

PROBE_SUBJECT = "Test of the room, taken back in a moment"
PROBE_TEXT = (
    "The scheduling bot’s doctor asks whether this room answers invitations. Nobody meets here."
)


@message_words("doctor")
def hello() -> ShortMessage:
    """Tell somebody why they get this."""
    return good("This is a test by whoever runs me: my messages reach you.")


def describe_finding(finding: Finding) -> tuple[str, str]:
    """Return what was looked at and found, and the remedy, which is empty where nothing is to be done."""
    if not finding.problem:
        return _filled(_sound(finding), finding), _note(finding)
    texts = _SKIPPED if finding.is_skipped else _FAULTY
    what, remedy = texts[finding.check, finding.problem]
    return _filled(what, finding), _filled(_by_code(finding) or remedy, finding)


def describe_examination(found: int, faults: int) -> str:
    """Return the last line."""
    if not faults:
        return f"{found} things are as they should be. What was left out says why."
    return f"{faults} to fix, {found} as they should be. Start with the first one, then run this again."


def _filled(text: str, finding: Finding) -> str:
    return text.format_map(_Facts(finding.facts))


class _Facts(dict[str, str]):
    def __init__(self, facts: Mapping[str, str]) -> None:
        super().__init__({name: value or "no reason told" for name, value in facts.items()})

    def __missing__(self, key: str) -> str:
        return "no reason told"


def _sound(finding: Finding) -> str:
    is_plain = finding.facts.get("url", "").startswith("http://")
    return "{url} answers." if is_plain and finding.check is Check.HTTPS else _SOUND[finding.check]


def _note(finding: Finding) -> str:
    if finding.check is Check.SLACK_ENDPOINT:
        return _ONLY_SLACK_KNOWS
    return _WAITS if finding.check is Check.POLICY and finding.facts.get("waits") else ""


def _by_code(finding: Finding) -> str:
    """Return the remedy for what Microsoft's own number says, where it is known."""
    return _CODES.get(finding.facts.get("code", ""), {}).get(finding.check, "")


_WAITS = "It asks its delegates first: bookings wait for their approval, and the cards say so."

_ONLY_SLACK_KNOWS = (
    "Whether SLACK_SIGNING_SECRET is the app’s own only Slack can tell: at api.slack.com/apps → Event Subscriptions the"
    " Request URL has to read “Verified”."
)

_SOUND = {
    Check.NAME: "{host} resolves to an address.",
    Check.HTTPS: "{url} answers, and its certificate is good.",
    Check.ENDPOINT: "{url} is reached, and refuses messages that Microsoft has not signed.",
    Check.KEYS: "Bot Framework’s signing keys can be read.",
    Check.BOT: "MicrosoftAppId and its secret are taken: the bot can speak in Teams.",
    Check.SIGN_IN: "CLIENT_ID and CLIENT_SECRET are taken: people can sign in.",
    Check.REDIRECT: "Microsoft sends people back to {url}.",
    Check.CLOCK: "The machine’s clock agrees with Microsoft’s.",
    Check.GRAPH: "Microsoft Graph answers at {url}.",
    Check.PACKAGE: "{file} is the Teams app of this bot.",
    Check.SLACK_CLIENT: "SLACK_CLIENT_ID and SLACK_CLIENT_SECRET are taken: workspaces can install the app.",
    Check.SLACK_ENDPOINT: "{url} is reached, and takes what is signed with SLACK_SIGNING_SECRET.",
    Check.SEALS: "TOKEN_KEYS open all that is kept sealed ({count}).",
    Check.OWNER: "There is an Owner.",
    Check.SLACK: "Slack takes the bot’s token, with all the scopes it needs.",
    Check.STORE: "The store can be read.",
    Check.CONSENT: "{who} has agreed to all that the bot asks for.",
    Check.CALENDAR: "The calendar of {who} can be read.",
    Check.ROOM: "Rooms whose calendar can be read: {count}.",
    Check.POLICY: "{room} answered an invitation.",
    Check.MESSAGE: "{who} was sent a message in {channel}: it should be there now.",
}

_NOT_WRITTEN = "Nothing is written unless you ask for it."

_SKIPPED = {
    (Check.ENDPOINT, "sandbox"): (
        "Unsigned messages are accepted in sandbox mode, so this is not looked at.",
        "Set MicrosoftAppId to examine a live bot.",
    ),
    (Check.KEYS, "sandbox"): (
        "Bot Framework is not asked in sandbox mode.",
        "Set MicrosoftAppId to examine a live bot.",
    ),
    (Check.SIGN_IN, "no-company"): (
        "The sign-in app’s secret was not tried: the bot serves any company, and knows none or several.",
        "Let somebody sign in: a wrong secret is told on that page.",
    ),
    (Check.CLOCK, "untold"): ("Microsoft did not tell the time.", ""),
    (Check.REDIRECT, "untold"): (
        "Whether Microsoft sends people back to {url} could not be told from outside.",
        "Sign in once: a wrong redirect URI shows as AADSTS50011.",
    ),
    (Check.PACKAGE, "not-packed"): (
        "{file} is not here, so whether it is the Teams app of this bot was not looked at.",
        "Run “make package”, and this again from the same folder.",
    ),
    (Check.SLACK_CLIENT, "untold"): (
        "Whether SLACK_CLIENT_ID and SLACK_CLIENT_SECRET are taken could not be told ({code}).",
        "Install the app once at PUBLIC_URL/slack/install.",
    ),
    (Check.SLACK, "by-oauth"): (
        "Slack workspaces install the app themselves, so no token stands in the settings.",
        "Open PUBLIC_URL/slack/install once.",
    ),
    (Check.SLACK, "not-set"): ("Slack is not set up.", ""),
    (Check.CONSENT, "no-company"): (
        "Nobody has written to the bot yet, so there is no company to look at.",
        "Upload the Teams app, write “hello” to it as somebody named in OWNERS ({owners}), and run this again.",
    ),
    (Check.STORE, "new"): (
        "There is no store yet: the bot has not run with this STORE_URL.",
        "Start the bot once, and run this again from the same folder.",
    ),
    (Check.POLICY, "not-asked"): (
        f"Whether a room answers was not tried. {_NOT_WRITTEN}",
        "Run with --room ADDRESS: the room is invited at a free time, and let go again.",
    ),
    (Check.POLICY, "never-free"): (
        "{room} was not tried: it is never free within two weeks.",
        "Name another room.",
    ),
    (Check.MESSAGE, "not-asked"): (
        f"No message was sent. {_NOT_WRITTEN}",
        "Run with --to ADDRESS, your own, for one.",
    ),
}

_FAULTY = {
    (Check.NAME, "unknown"): (
        "PUBLIC_URL names {host}, and no such name is known.",
        "Make a DNS record for it that leads to the bot’s load balancer, or correct the spelling.",
    ),
    (Check.HTTPS, "certificate"): (
        "The certificate at {url} is not one that browsers and Microsoft believe ({why}).",
        (
            "Let a public authority sign one for this name, and serve its whole chain. Where only this machine"
            " doesn’t know the authority, set SSL_CERT_FILE."
        ),
    ),
    (Check.HTTPS, "no-answer"): (
        "Nothing answers at {url} ({why}).",
        "Start the bot; lead port 443 of that address to its PORT; open the firewall to the world.",
    ),
    (Check.HTTPS, "not-running"): (
        "Nothing answers at {url} ({why}), so its embedded tenant and Slack were not looked at.",
        "Start the bot (make run), and run this again from the same folder.",
    ),
    (Check.HTTPS, "other-program"): (
        "Something else than the bot answers at {url} (its /healthz was answered {status}).",
        "Let the proxy pass every path of that host on to the bot.",
    ),
    (Check.ENDPOINT, "no-answer"): (
        "{url} does not answer ({why}).",
        "Let the proxy pass POST /api/messages on to the bot, without a sign-in of its own.",
    ),
    (Check.ENDPOINT, "not-passed-on"): (
        "{url} answers {status}, so Teams does not reach the bot.",
        (
            "Let the proxy pass POST /api/messages on to the bot, unchanged; in the Azure Bot set the messaging endpoint"
            " to this address."
        ),
    ),
    (Check.ENDPOINT, "open"): (
        "{url} took a message that nobody has signed: it is not this bot, or one in sandbox mode.",
        "Set MicrosoftAppId for the process that answers there, at once.",
    ),
    (Check.KEYS, "unread"): (
        "The keys with which Microsoft signs its messages cannot be read at {url}, so every message is refused.",
        "Let the bot reach that host over https.",
    ),
    (Check.BOT, "refused"): (
        "Microsoft refuses the bot’s own sign-in ({code}).",
        (
            "Look the number up at https://login.microsoftonline.com/error, and correct MicrosoftAppId, MicrosoftAppPassword,"
            " MicrosoftAppType or MicrosoftAppTenantId."
        ),
    ),
    (Check.BOT, "no-token"): (
        "The bot got no token of its own ({why}).",
        "Let the bot reach {url} over https; a UserAssignedMSI bot must run in Azure, with that identity.",
    ),
    (Check.SIGN_IN, "no-answer"): (
        "{url} does not answer ({why}), so nobody can sign in.",
        "Let the bot reach it over https, or leave LOGIN_URL out.",
    ),
    (Check.SIGN_IN, "other-cloud"): (
        "The tenant is one of another of Microsoft’s clouds (microsoftonline.{cloud}).",
        "Set CLOUD: public for .com, gcchigh or dod for .us, china for .cn; or correct MicrosoftAppTenantId.",
    ),
    (Check.SIGN_IN, "refused"): (
        "Microsoft refuses the app that people sign in to, {client} ({code}).",
        "Look the number up at https://login.microsoftonline.com/error, and correct CLIENT_ID or CLIENT_SECRET.",
    ),
    (Check.REDIRECT, "refused"): (
        "Microsoft would not send people back to {url} ({code}).",
        "Look the number up at https://login.microsoftonline.com/error.",
    ),
    (Check.CLOCK, "fast"): (
        "The machine’s clock is {minutes} minutes ahead of Microsoft’s.",
        "Let it follow a time server (NTP): tokens are believed for five minutes.",
    ),
    (Check.CLOCK, "slow"): (
        "The machine’s clock is {minutes} minutes behind Microsoft’s.",
        "Let it follow a time server (NTP): tokens are believed for five minutes.",
    ),
    (Check.SLACK, "refused"): (
        "Slack refuses the bot’s token ({code}).",
        "Install the app again in its workspace, and copy the Bot User OAuth Token into SLACK_BOT_TOKEN.",
    ),
    (Check.SLACK, "rotating"): (
        "SLACK_BOT_TOKEN is a token that ends after twelve hours (xoxe…), and nothing renews one that stands in the settings.",
        "Leave it out, set SLACK_CLIENT_ID and SLACK_CLIENT_SECRET, and install at PUBLIC_URL/slack/install: what is installed there is renewed.",
    ),
    (Check.SLACK, "not-the-bots"): (
        "SLACK_BOT_TOKEN is another kind of token ({kind}-…).",
        "Copy the Bot User OAuth Token (xoxb-…), from OAuth & Permissions.",
    ),
    (Check.SLACK_SIGNATURE, "another"): (
        "SLACK_SIGNING_SECRET is the same as another secret of Slack’s, so everything that Slack sends is refused.",
        "Copy the Signing Secret, from Basic Information → App Credentials.",
    ),
    (Check.SLACK_SIGNATURE, "spaces"): (
        "SLACK_SIGNING_SECRET holds a space or a quotation mark, which none of Slack’s does, so everything that Slack sends is refused.",
        "Copy the Signing Secret anew, and nothing else, from Basic Information → App Credentials.",
    ),
    (Check.SCOPES, "unknown"): (
        "GRAPH_EXTRA_SCOPES lists what the bot has no use for: {scopes}. One that Microsoft does not know ends every sign-in (AADSTS650053).",
        "Correct the spelling, or leave it out.",
    ),
    (Check.SLACK, "no-answer"): (
        "{url} does not answer ({why}).",
        "Let the bot reach it, or leave SLACK_API_URL out.",
    ),
    (Check.SLACK, "scopes"): (
        "The Slack app lacks permissions: {scopes}.",
        "Paste dist/slack-manifest.yaml over the app’s manifest, and install it again.",
    ),
    (Check.GRAPH, "no-answer"): (
        "Microsoft Graph does not answer at {url} ({why}), so no calendar can be read.",
        "Let the bot reach that host over https, or leave GRAPH_URL out.",
    ),
    (Check.GRAPH, "other-program"): (
        "Something else than Microsoft Graph answers at {url} (with {status}).",
        "Leave GRAPH_URL out, or end it with the version: …/v1.0.",
    ),
    (Check.PACKAGE, "another-app"): (
        "{file} is the Teams app of another bot: MicrosoftAppId is not in it.",
        "Run “make package” with these settings, and upload the app again.",
    ),
    (Check.PACKAGE, "another-address"): (
        "{file} was packed for another address than PUBLIC_URL.",
        "Run “make package” with these settings, and upload the app again.",
    ),
    (Check.PACKAGE, "outdated"): (
        "{file} is not what these settings and this version of the bot pack.",
        "Run “make package”, and upload the app again.",
    ),
    (Check.PACKAGE, "unread"): (
        "{file} cannot be read as a Teams app.",
        "Run “make package” again.",
    ),
    (Check.SLACK_CLIENT, "refused"): (
        "Slack refuses the app that workspaces install ({code}).",
        "Copy Client ID and Client Secret from api.slack.com/apps → Basic Information, and restart the bot.",
    ),
    (Check.SLACK_ENDPOINT, "unsigned"): (
        "{url} refuses what is signed with SLACK_SIGNING_SECRET: the bot there has another.",
        "Copy the Signing Secret from api.slack.com/apps → Basic Information, and restart the bot.",
    ),
    (Check.SLACK_ENDPOINT, "not-passed-on"): (
        "{url} answers {status}, so Slack does not reach the bot.",
        (
            "Let the proxy pass POST /slack/events on to the bot, unchanged, and start the bot with the same"
            " SLACK_SIGNING_SECRET."
        ),
    ),
    (Check.SLACK_ENDPOINT, "no-answer"): (
        "{url} does not answer ({why}).",
        "Let the proxy pass POST /slack/events on to the bot, without a sign-in of its own.",
    ),
    (Check.SEALS, "other-keys"): (
        "TOKEN_KEYS open none of the sign-ins that are kept ({count}): they were sealed with another key.",
        (
            'Put the key from before behind the new one (TOKEN_KEYS=\'["new", "old"]\') and run “python app.py reseal”.'
            " If it is lost, everybody connects once more."
        ),
    ),
    (Check.SEALS, "unopened"): (
        "TOKEN_KEYS do not open all sign-ins that are kept: some were sealed with another key ({count}).",
        (
            'Put the key from before behind the new one (TOKEN_KEYS=\'["new", "old"]\') and run “python app.py reseal”.'
            " If it is lost, these people connect once more."
        ),
    ),
    (Check.OWNER, "unset"): (
        "OWNERS names nobody, so nobody could enable Office 365.",
        "Set OWNERS to your own address, and restart the bot.",
    ),
    (Check.OWNER, "none"): (
        "{company} has no Owner.",
        "Run “python app.py owner ADDRESS” for somebody who has written to the bot.",
    ),
    (Check.STORE, "closed"): (
        "STORE_URL names a file that cannot be made: nothing may be written in {folder}.",
        "Give the user who runs the bot the right to write there, or name another folder in STORE_URL.",
    ),
    (Check.STORE, "unread"): (
        "The store cannot be read: {why}.",
        "Correct STORE_URL, or start what it names.",
    ),
    (Check.CONSENT, "nobody"): (
        "In {company} nobody has connected, so no calendar can be read.",
        (
            "Write “connect” to the bot. Where people may not agree themselves, an administrator presses"
            " “Grant admin consent” in the app registration."
        ),
    ),
    (Check.CONSENT, "disabled"): (
        "In {company} the integration is switched off, so nobody is asked to connect.",
        "As an Owner, Admin or IT manager write “enable office365” to the bot.",
    ),
    (Check.CONSENT, "expired"): (
        "The bot has no sign-in of {who} that Microsoft still takes.",
        (
            "Let them write “connect” once more. Where that is refused, “Grant admin consent” in the app registration"
            " has to name all permissions."
        ),
    ),
    (Check.CONSENT, "scopes"): (
        "{who} has not agreed to all that is asked for; missing: {scopes}.",
        (
            "Add them in the app registration under API permissions, grant admin consent where your tenant wants it,"
            " and let them write “connect” once more."
        ),
    ),
    (Check.CALENDAR, "unread"): (
        "The calendar of {who} cannot be read ({why}).",
        "The account needs an Exchange Online mailbox and a licence for it; see GRAPH_URL, too.",
    ),
    (Check.ROOM, "none"): (
        "{company} has no room registered, so none is offered.",
        "Write “add room ADDRESS” to the bot for each.",
    ),
    (Check.ROOM, "unread"): (
        "The calendar of {room} cannot be read ({why}).",
        (
            "Let everybody see when it is busy: Set-MailboxFolderPermission -Identity {room}:\\Calendar -User Default"
            " -AccessRights AvailabilityOnly."
        ),
    ),
    (Check.ROOM, "no-mailbox"): (
        "Microsoft 365 knows no mailbox {room}.",
        (
            "Correct its address: write “address of ROOM is …” to the bot (“rooms” lists them). Where it is right, the"
            " room needs a mailbox in Exchange Online."
        ),
    ),
    (Check.POLICY, "silent"): (
        (
            "{room} did not take an invitation within a minute: it does not answer, or it declined without Microsoft 365"
            " passing that on. Bookings of it would stay “requested”."
        ),
        (
            "See Get-CalendarProcessing -Identity {room}: AutomateProcessing has to be AutoAccept; BookInPolicy and"
            " AllBookInPolicy say who may book it, BookingWindowInDays and ScheduleOnlyDuringWorkHours when."
        ),
    ),
    (Check.POLICY, "declines"): (
        "{room} declined an invitation for a time at which it is free.",
        (
            "See Get-CalendarProcessing -Identity {room}: BookInPolicy and AllBookInPolicy say who may book it,"
            " BookingWindowInDays and ScheduleOnlyDuringWorkHours when."
        ),
    ),
    (Check.POLICY, "failed"): (
        "{room} could not be invited ({why}).",
        "Whether anything was written can be seen in the Comeet Scheduler calendar of who is connected.",
    ),
    (Check.POLICY, "unknown-room"): (
        "{room} was not tried: it is not registered, or nobody there has connected.",
        "Correct the spelling (“rooms” lists them), or write “add room {room}” and “connect” to the bot.",
    ),
    (Check.MESSAGE, "unknown-person"): (
        "No message was sent: the bot does not know {who}. The app is not installed for them, and they have not written to it.",
        (
            "Correct the spelling; else Teams admin center → Teams apps → Setup policies: add the app under Installed"
            " apps, for everybody, or let them write “hello” to the bot."
        ),
    ),
    (Check.MESSAGE, "not-installed"): (
        "{who} cannot be written to in {channel}: the app is not installed for them, or they have blocked it.",
        (
            "Teams admin center → Teams apps → Setup policies: add the app under Installed apps, for everybody."
            " Allowing or pinning it is not enough."
        ),
    ),
    (Check.MESSAGE, "not-taken"): (
        "{channel} took no message for {who} just now ({why}).",
        "Run this again in a minute.",
    ),
    (Check.MESSAGE, "refused"): (
        "{channel} refused the message for {who} ({why}).",
        "Let them write “hello” to the bot, and run this again.",
    ),
}
"""What is wrong, and the remedy."""

_ANOTHER_BOTS = (
    "MicrosoftAppPassword is not the secret of MicrosoftAppId: copy the value (not the id) of a client secret,"
    " from Certificates & secrets."
)
_ANOTHER_APPS = (
    "CLIENT_SECRET is not the secret of CLIENT_ID: copy the value (not the id) of a client secret, from"
    " Certificates & secrets."
)
_EXPIRED = "The client secret has ended: make a new one under Certificates & secrets, set it, and restart the bot."
_UNKNOWN_BOT = (
    "Microsoft knows no app MicrosoftAppId there: correct it, MicrosoftAppTenantId, or MicrosoftAppType (SingleTenant for"
    " an app of your own tenant alone)."
)
_CODES = {
    "AADSTS7000215": {Check.BOT: _ANOTHER_BOTS, Check.SIGN_IN: _ANOTHER_APPS},
    "AADSTS7000222": {Check.BOT: _EXPIRED, Check.SIGN_IN: _EXPIRED},
    "AADSTS700016": {
        Check.BOT: _UNKNOWN_BOT,
        Check.SIGN_IN: "Microsoft knows no app CLIENT_ID in that tenant: correct it, or let an administrator agree to the app.",
        Check.REDIRECT: "Microsoft knows no app CLIENT_ID in that tenant: correct it.",
    },
    "AADSTS90002": {
        Check.BOT: "There is no tenant MicrosoftAppTenantId: correct it.",
        Check.SIGN_IN: "There is no tenant MicrosoftAppTenantId: correct it.",
    },
    "AADSTS50194": {
        Check.SIGN_IN: "The app CLIENT_ID is registered for one tenant: set MicrosoftAppTenantId to that tenant's id.",
        Check.REDIRECT: "The app CLIENT_ID is registered for one tenant: set MicrosoftAppTenantId to that tenant's id.",
    },
    "AADSTS50011": {
        Check.REDIRECT: "Add this very address in the app registration: Authentication → Web → Redirect URIs."
    },
}
"""Remedies for Microsoft's own numbers."""
