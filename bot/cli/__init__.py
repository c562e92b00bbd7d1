"""What `python app.py` can do, a command each, and the composition root, where adapters are built. Only `app.py` imports it."""
