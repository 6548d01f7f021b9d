"""Names the pages of kgraph and runs the chosen one."""
