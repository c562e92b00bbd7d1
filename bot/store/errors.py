"""Why a store was not opened, or not copied, as a sentence for whoever runs the bot."""

URL_FORMS = "use tinydb:data/bot.json for a file, or postgresql://user:password@host/database"


class StoreNotOpened(ValueError):
    """The store cannot be used as it is; the text says what to do about it, and holds no password."""


class StoreNotThere(StoreNotOpened):
    """There is no file where the address says."""


class StoreNotCopied(ValueError):
    """Documents were not copied to another store, or not all of them; the text says what to do."""


def unknown_document_type(name: str) -> StoreNotCopied:
    """Return the refusal to leave documents behind that only another version of the bot can read."""
    return StoreNotCopied(
        f"the store holds documents of a kind that this version of the bot does not know ({name}): "
        "move them with the version that wrote them"
    )
