"""From claims to one graph: who is who, what is said of one time, what contradicts what; one module for each step."""
