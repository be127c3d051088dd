-- The rule by which each mention was found, beside via: none for articles that were read before it was kept.
ALTER TABLE mentions ADD COLUMN rules TEXT NOT NULL DEFAULT '[]';
