"""Forms of departments: recognised by number, title and headings, read by their definition."""
