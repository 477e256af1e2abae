-- Where on the whole view the model saw a defect: a picture of its map; null when none is stored.
ALTER TABLE crop ADD COLUMN map TEXT;
