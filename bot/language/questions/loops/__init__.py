"""Several interviews of one candidate, asked for as a loop: its sessions, their order, breaks and days."""
