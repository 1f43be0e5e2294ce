"""Lists: items, fields and what stands below headings, read together with what introduces them."""
