-- What the gazetteer knows of a site: its medium, the id of the medium's country, the code of the language it publishes in most.
ALTER TABLE sources ADD COLUMN medium INTEGER REFERENCES entities;  -- IS
ALTER TABLE sources ADD COLUMN country TEXT NOT NULL DEFAULT '';
ALTER TABLE sources ADD COLUMN lang TEXT NOT NULL DEFAULT '';
CREATE INDEX sources_medium ON sources(medium);
