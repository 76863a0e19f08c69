"""Several reports side by side: which of them tell of one event."""
