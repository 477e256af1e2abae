-- What the large model says of sampled parts that were passed: per line, recipe and shift, the most counted stands.
CREATE TABLE opinion_audit (
  line_id TEXT NOT NULL, recipe_id TEXT NOT NULL, shift_at INTEGER NOT NULL, counted INTEGER NOT NULL, body BLOB NOT NULL,
  PRIMARY KEY (line_id, recipe_id, shift_at)) WITHOUT ROWID;
CREATE INDEX opinion_audit_time ON opinion_audit (shift_at);

-- Passed views that the large model finds defective.
CREATE TABLE doubt (
  view_id TEXT PRIMARY KEY, inspection_id TEXT NOT NULL, line_id TEXT NOT NULL, at INTEGER NOT NULL, score REAL NOT NULL) WITHOUT ROWID;
CREATE INDEX doubt_time ON doubt (at);
