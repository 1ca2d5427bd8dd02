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
-- 0 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 0 ms
