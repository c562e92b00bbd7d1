"""The web server: its headers and limits, sign-in pages, health."""
