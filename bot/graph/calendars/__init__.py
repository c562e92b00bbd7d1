"""Calendars over Graph: free/busy, events, the Scheduler calendar."""
