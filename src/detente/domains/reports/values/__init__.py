"""Days and numbers as reports write them."""
