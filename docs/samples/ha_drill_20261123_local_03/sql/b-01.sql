select filename, sha256, applied_at from schema_migrations order by filename;
-- 1 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 1 ms

select clock_timestamp();
-- 6 ms

select clock_timestamp();
-- 1 ms

select clock_timestamp();
-- 4 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 0 ms
