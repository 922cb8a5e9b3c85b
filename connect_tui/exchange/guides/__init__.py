"""What every front end shares when it leads through a guide."""
