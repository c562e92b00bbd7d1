"""Microsoft Entra ID: sign-in pages, consent, codes and tokens."""
