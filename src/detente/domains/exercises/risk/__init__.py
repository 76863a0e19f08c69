"""Chapter III: requests for explanation, their clocks and machine, incidents."""
