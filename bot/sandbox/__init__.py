"""An embedded Microsoft 365 tenant: Entra sign-in, Graph calendars, people and rooms.

It stands in for another company's software, is reached over HTTP alone, and knows nothing of the
bot. It is meant to be as awkward as the real thing; `tenant.Tenant` opens it, `server.mount` serves it.
"""
