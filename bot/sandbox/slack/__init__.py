"""A small Slack: workspaces, the Web API that bots call and the events that they are sent."""
