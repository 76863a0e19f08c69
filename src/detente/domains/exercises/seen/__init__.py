"""Declared beside seen: claims, splits, build-ups."""
