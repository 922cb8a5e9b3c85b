"""The command line: says what is asked for, calls the services, prints what they answer."""
