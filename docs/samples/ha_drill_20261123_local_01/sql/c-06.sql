select count(*) filter (where failed_at is null),
       count(*) filter (where failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       (select count(*) from memory_outbox where id >= ? and published_at is not null),
       extract(epoch from clock_timestamp() - min(created_at) filter (where failed_at is null))
from memory_outbox
where published_at is null
-- with 1541;
-- 0 ms

select count(*) filter (where failed_at is null),
       count(*) filter (where failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       (select count(*) from memory_outbox where id >= ? and published_at is not null),
       extract(epoch from clock_timestamp() - min(created_at) filter (where failed_at is null))
from memory_outbox
where published_at is null
-- with 1541;
-- 0 ms

select count(*) filter (where failed_at is null),
       count(*) filter (where failed_at is null and claimed_at is not null),
       count(*) filter (where failed_at is not null),
       (select count(*) from memory_outbox where id >= ? and published_at is not null),
       extract(epoch from clock_timestamp() - min(created_at) filter (where failed_at is null))
from memory_outbox
where published_at is null
-- with 1541;
-- 0 ms

select client_id, coalesce(commit_id::text, ''), coalesce(embedding_status::text, 'none'), embedding is not null
from memory_nodes where scope = ? and starts_with(client_id, ?)
-- with ha-drill-ha_drill_20261123_local_01, ha_drill_20261123_local_01-c-;
-- 2 ms

select commit_id::text, event_type::text, job_key, attempts, published_at is not null, failed_at is not null,
    coalesce(failed_reason, '')
from memory_outbox where scope = ? and commit_id in (
    select commit_id from memory_nodes where scope = ? and starts_with(client_id, ?))
-- with ha-drill-ha_drill_20261123_local_01, ha-drill-ha_drill_20261123_local_01, ha_drill_20261123_local_01-c-;
-- 45 ms
