"""Reading wire reports into claims."""
