"""What a person can be shown and can press, and how each channel draws it."""
