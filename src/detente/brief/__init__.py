"""Findings as text, JSON and paper."""
