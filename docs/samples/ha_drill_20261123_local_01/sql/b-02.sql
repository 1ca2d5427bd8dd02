select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 3 ms

select clock_timestamp();
-- 7 ms

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
