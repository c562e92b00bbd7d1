"""The web page on which one plays the people of the tenant."""
