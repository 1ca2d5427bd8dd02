select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 1 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 1 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 0 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 0 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 1 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 2 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 0 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 1 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 0 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 1 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 1 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 1 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 0 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 0 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 1 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 1 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 0 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 1 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 1 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 0 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 0 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 1 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 0 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 1 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 0 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 0 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 0 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 1 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 1 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 1 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 0 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 1 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 1 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 0 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 0 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 0 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 1 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 1 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 1 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 1 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 1 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 1 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 1 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 1 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 1 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 1 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 1 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 1 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 0 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 0 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 0 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 0 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 1 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 0 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 1 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 2 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 1 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 1 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 1 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 1 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 1 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 0 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 1 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 0 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 0 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 1 ms

select count(*) filter (where published_at is null and failed_at is null),
       count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       count(*) filter (where published_at is not null),
       extract(epoch from clock_timestamp()
               - min(created_at) filter (where published_at is null and failed_at is null))
from memory_outbox;
-- 1 ms
