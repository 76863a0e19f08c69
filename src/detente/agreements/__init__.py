"""The law as dated data: a folder per instrument, a YAML file per provision, and the small engine that asks them."""
