"""What administrators read: account, settings, rooms, reports and the doctor's findings."""
