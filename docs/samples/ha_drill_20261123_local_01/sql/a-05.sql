select filename, sha256, applied_at from schema_migrations order by filename;
-- 0 ms
