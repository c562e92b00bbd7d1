"""Encryption that anybody can read, but for the right owner alone."""

from bot.domain.errors import Gone


class FakeCipher:
    def seal(self, text, owner):
        return f"sealed for {owner}: {text[::-1]}"

    def open(self, sealed, owner):
        start = f"sealed for {owner}: "
        if not sealed.startswith(start):
            raise Gone(what="prompt")
        return sealed.removeprefix(start)[::-1]
