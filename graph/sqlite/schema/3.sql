-- The smallest hashes of an article's runs of words, to find reprints by.
ALTER TABLE articles ADD COLUMN sketch TEXT NOT NULL DEFAULT '';
