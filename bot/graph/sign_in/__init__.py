"""Signing in with Microsoft: consent, tokens, who somebody is, how sign-ins are encrypted."""
