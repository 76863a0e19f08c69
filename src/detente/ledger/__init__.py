"""Append, sign, prove, view."""
