"""Showing views to people: rows of the outbox, cards in place or new, the pace that chats allow."""
