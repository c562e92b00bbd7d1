"""What the store itself is used for, noted in it: a sandbox must not run on the store of a live bot."""

from msgspec import Struct


class Deployment(Struct, frozen=True, kw_only=True):
    """The one note of its kind in a store."""

    has_served_live: bool
    """Whether a bot that serves Teams or Slack for real has ever been started on it."""
    has_old_seals: bool = False
    """Whether earlier versions sealed sign-ins here, so that they are sealed as before until `reseal`."""

    @property
    def key(self) -> str:
        """Return the document's key."""
        return DEPLOYMENT


DEPLOYMENT = "deployment"
