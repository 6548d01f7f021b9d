"""Names the pages of kgraph and runs the chosen one."""

from kgraph.pages import shell

shell.run(
    {
        "lookup": ("overview", "person", "commune", "tiles", "organization", "graph"),
        "advanced": ("changes", "cypher"),
    }
)
