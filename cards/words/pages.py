"""The words of the pages that a browser shows: after a sign-in, for the audit log, while Slack is installed and linked."""

LANGUAGE = "en"
"""What the words of this folder are in: browsers read pages aloud, hyphenate and translate by it."""
Page = tuple[str, ...]
"""A title and sentences."""

# --- sign-in and downloads -----------------------------------------------------------------------

BACK_TO_CHAT = "You can close this page and go back to the chat: the answer is there."
UNREADABLE = "I can’t read this request. Nothing was changed."
TOO_MANY_REQUESTS = (
    "Too many requests from your address. Please wait a few seconds, then try again."
)
NO_FORM = "Send a form."
UNREADABLE_FORM = "I can’t read this form. Nothing was changed."
TOO_SLOW = "The request didn’t arrive in time."
AUDIT: Page = (
    "The audit log",
    "The link works once. Anyone who has the file can read who did what in your company’s account.",
)
AUDIT_BUTTON = "Download the last year as a table (CSV)"
REPORT: Page = (
    "The report of interviews",
    "The link works once. Anyone who has the file can read who interviewed when in your company’s account.",
)
REPORT_BUTTON = "Download as a table (CSV)"


def signed_in(name: str) -> Page:
    """Return that a sign-in worked; without a name, that an administrator's approval came back."""
    if not name:
        return ("Thank you", "Microsoft has told me.", BACK_TO_CHAT)
    return ("You are connected", f"Thank you, {name}.", BACK_TO_CHAT)


def failed(reference: str) -> Page:
    """Return that something nobody foresaw went wrong, with the reference that the log has."""
    return (
        "Something went wrong on my side",
        "I couldn’t tell whether anything was changed. Look at the chat, then try again.",
        f"If it happens again, tell your admin this reference: {reference}.",
    )


# --- Slack ---------------------------------------------------------------------------------------

_NOT_INSTALLED = "Not installed"
_START_AGAIN = "Nothing was changed. You can start again."
OTHER_BROWSER: Page = (
    _NOT_INSTALLED,
    "This installation wasn’t started in this browser, or too long ago.",
    _START_AGAIN,
)
CANCELLED: Page = (_NOT_INSTALLED, "Slack says that the installation was cancelled.", _START_AGAIN)
NOT_CONFIRMED: Page = (_NOT_INSTALLED, "Slack didn’t confirm the installation.", _START_AGAIN)


def installed(workspace: str) -> Page:
    """Return what follows an installation."""
    return (
        f"Installed in {workspace}",
        "Write “hello” to the app in Slack.",
        "An Owner, Admin or IT manager then links the workspace to your company, once.",
    )


LINK_BUTTONS = {"join": "Link", "leave": "Don’t link"}
NOT_LINKED: Page = ("Not linked", "Nothing was changed. You can close this page.")
LINKED: Page = ("The workspace is linked", "You can close this page and go back to Slack.")


def link_question(workspace: str, url: str, mail: str) -> Page:
    """Return whether a workspace is the company's, and what linking it means."""
    return (
        f"Is the Slack workspace “{workspace}” your company’s?",
        f"Its address is {url}. You’re signed in as {mail}.",
        (
            "If you link it to your company, I know everyone in it by their email address there. "
            "Anyone who administers the workspace can change those addresses."
        ),
        "Only link your own company’s workspace. If someone sent you here, don’t.",
    )
