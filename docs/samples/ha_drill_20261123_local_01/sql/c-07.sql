select count(*) filter (where failed_at is null),
       count(*) filter (where failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       (select count(*) from memory_outbox where id >= ? and published_at is not null),
       extract(epoch from clock_timestamp() - min(created_at) filter (where failed_at is null))
from memory_outbox
where published_at is null
-- with 1541;
-- 0 ms
