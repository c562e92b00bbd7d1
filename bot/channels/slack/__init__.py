"""Slack: the only home of its libraries.

`slack-sdk` checks signatures and makes calls, `slack-bolt` tells the kinds of payload apart, answers
challenges and drops the bot's own messages. What they lack is here: bodies are measured and believed
before they are parsed (`wire`), a delivery counts once (turns carry Slack's ids), listeners run
before the answer so that no task is left behind that nobody waits for (`turns`), and all calls share
one session and a limit of patience (`api`).

Who somebody is
---------------
A signed request proves which user of which workspace acted. The account knows people by Microsoft's
ids, so the two are joined by the address that Slack has of the user. That address is worth exactly as
much as the workspace: whoever administers it can give any member any address. Therefore

- a workspace counts for nothing until an administrator of the account joins it: one who signs in
  with Microsoft, from that workspace, and then confirms on a page of ours, in the browser that has
  just signed in, which names the workspace. (Without that page, the sign-in link of a stranger's
  workspace, sent to an administrator, would join the stranger's.) From then on the administrator
  vouches for the workspace's administrators, who can read every message there anyway;
- only full members speak: guests, bots, deactivated users and users of other companies in shared
  channels are refused, as is an address that Slack says is not confirmed;
- if the account knows one person with the address, the user is that person and has their roles. If
  it knows two, nobody is believed. If it knows none, the user is a provisional person with the
  rights of an interviewer, who is joined to the Microsoft account that signs in with that address;
- an address gives rights in the chat, never a calendar: calendars are read and written with the
  person's own grant, which takes a sign-in with Microsoft whose address must be Slack's.

So a member who changes their Slack address must confirm the new mailbox to Slack; a workspace's
administrator can act as a colleague in the chat, as they could read along, and appears as them.

Rights are read anew at each turn; an address is asked for again after ten minutes.
"""
