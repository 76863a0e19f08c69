"""Chapter IX: inspections and evaluation visits."""
