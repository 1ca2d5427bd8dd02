select clock_timestamp();
-- 11 ms

select clock_timestamp();
-- 22 ms

select clock_timestamp();
-- 3 ms

select clock_timestamp();
-- 2 ms

select clock_timestamp();
-- 2 ms

select clock_timestamp();
-- 2 ms

select clock_timestamp();
-- 12 ms

select clock_timestamp();
-- 7 ms

select clock_timestamp();
-- 5 ms

select clock_timestamp();
-- 9 ms

select clock_timestamp();
-- 1 ms

select clock_timestamp();
-- 9 ms

select clock_timestamp();
-- 4 ms

select clock_timestamp();
-- 19 ms

select clock_timestamp();
-- 3 ms
