"""The scheduler bot: what it knows, decides and reaches. dialogs/ and cards/ stand beside it."""
