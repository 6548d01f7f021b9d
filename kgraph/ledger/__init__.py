"""The folder of a knowledge base, the truth: loads, judgements and documents, and how they are written, verified and packed."""
