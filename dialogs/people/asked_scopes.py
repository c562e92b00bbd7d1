"""What the people of an account are asked to allow: what everybody is, and what an Admin has turned on besides."""

from bot.domain.accounts import Account
from bot.domain.deployment.scopes import turned_on
from bot.runtime.ports import DeploymentRules


def asked_scopes(account: Account, rules: DeploymentRules) -> tuple[str, ...]:
    """Return all scopes that signing in asks for, in the order they are shown."""
    return (*rules.scopes, *turned_on(account, rules.optional_scopes))
