"""The tables of an index file. A change of them is a new SCHEMA: older files are built anew."""

from __future__ import annotations

SCHEMA = 4

TABLES = """
PRAGMA page_size = 8192;
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE product (
    id INTEGER PRIMARY KEY,
    product_id TEXT NOT NULL UNIQUE,
    revision INTEGER NOT NULL,
    read_at INTEGER NOT NULL,
    title TEXT NOT NULL,
    title_key TEXT NOT NULL,
    handle TEXT NOT NULL,
    price INTEGER NOT NULL,
    created INTEGER NOT NULL,
    rating INTEGER NOT NULL,
    popularity INTEGER NOT NULL,
    card TEXT NOT NULL,
    facets TEXT NOT NULL,
    texts TEXT NOT NULL
);
CREATE INDEX product_title ON product (title_key);
CREATE TABLE variant (
    product INTEGER NOT NULL,
    position INTEGER NOT NULL,
    sku TEXT NOT NULL,
    sku_key TEXT NOT NULL,
    options TEXT NOT NULL,
    price INTEGER NOT NULL,
    available INTEGER,
    PRIMARY KEY (product, position)
) WITHOUT ROWID;
CREATE INDEX variant_sku ON variant (sku_key) WHERE sku_key != '';
CREATE TABLE term (term TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE tail (tail TEXT, term TEXT, PRIMARY KEY (tail, term)) WITHOUT ROWID;
CREATE TABLE facet (
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    label TEXT NOT NULL,
    kind TEXT NOT NULL,
    members BLOB NOT NULL,
    PRIMARY KEY (name, value)
) WITHOUT ROWID;
CREATE TABLE facet_name (name TEXT PRIMARY KEY, label TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE sorting (name TEXT PRIMARY KEY, rows BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    path TEXT NOT NULL,
    title TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE text USING fts5 (
    title, labels, description,
    content='', prefix='2 3', tokenize="unicode61 remove_diacritics 2"
);
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (text, row);
"""

# bm25 weights: title, then vendor, type, tags, options and SKUs, then the description
WEIGHTS = (12.0, 5.0, 1.0)
