"""The bot as Teams and Slack know it: manifests, icons, and the command that packs them.

`teams/` holds what goes into the app package, `slack/` the app manifest. Both are templates; what
differs between deployments stands there as a placeholder and is filled in by `python -m manifest`.
"""
