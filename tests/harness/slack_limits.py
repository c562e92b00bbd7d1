"""What Slack takes of a message or a modal, and what is beyond it."""

LIMITS = {
    ("message", "blocks"): 50,
    ("message", "text"): 40000,
    ("view", "blocks"): 100,
    ("view", "title.text"): 24,
    ("view", "submit.text"): 24,
    ("view", "close.text"): 24,
    ("view", "private_metadata"): 3000,
    ("header", "text.text"): 150,
    ("actions", "elements"): 25,
    ("context", "elements"): 10,
    ("element", "action_id"): 255,
    ("button", "text.text"): 75,
    ("button", "value"): 2000,
    ("button", "url"): 3000,
    ("button", "accessibility_label"): 75,
    ("static_select", "options"): 100,
    ("multi_static_select", "options"): 100,
    ("option", "text.text"): 75,
    ("overflow", "options"): 5,
    ("text object", "text"): 3000,
    ("select", "placeholder.text"): 150,
}


def every(node):
    """Every dict of a message or modal, at any depth."""
    if isinstance(node, dict):
        yield node
        node = list(node.values())
    for child in node if isinstance(node, list) else ():
        yield from every(child)


def owners(one):
    """Under which names of the table a dict stands."""
    kind = one.get("type", "option" if "value" in one else "message")
    yield {"plain_text": "text object", "modal": "view"}.get(kind, kind)
    if "action_id" in one:
        yield "element"
    if "placeholder" in one:
        yield "select"


def beyond(node):
    """What is over a limit, in a message or a modal."""
    for one in every(node):
        kinds = set(owners(one))
        for (owner, field), most in LIMITS.items():
            if owner not in kinds:
                continue
            found = one
            for step in field.split("."):
                found = found.get(step) if isinstance(found, dict) else None
            if isinstance(found, (str, list)) and not 0 < len(found) <= most:
                yield owner, field, found
