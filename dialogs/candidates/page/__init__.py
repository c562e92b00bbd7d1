"""What a candidate does on the page that their link opens: look, choose, move, cancel, say that no time suits."""
