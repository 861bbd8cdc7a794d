"""Jobs: a plan as data, then carried out. What a command line or a studio asks for; prints nothing itself."""
