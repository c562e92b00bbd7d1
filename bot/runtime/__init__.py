"""Running turns and jobs: what happens between a channel and a dialog."""
