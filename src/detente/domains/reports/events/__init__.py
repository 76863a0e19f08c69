"""What happened or is planned: meetings and military activities, told in the voice of the report."""
