"""The rules over many activities at once, and other laws tried on them."""
