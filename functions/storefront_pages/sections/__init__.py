"""What pages are made of: each type of section builds a view, its template draws it."""
