"""What stands of an interview in the calendars: its events written, read again and taken back."""
