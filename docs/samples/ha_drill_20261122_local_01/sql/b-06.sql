select clock_timestamp();
-- 8 ms

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
-- 0 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 3 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 0 ms
