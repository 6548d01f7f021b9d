"""How well articles are read: annotations of texts that are not here, compared with what is read of them."""
