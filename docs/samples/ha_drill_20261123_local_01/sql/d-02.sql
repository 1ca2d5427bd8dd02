select clock_timestamp();
-- 2 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 1 ms

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
-- 1 ms
