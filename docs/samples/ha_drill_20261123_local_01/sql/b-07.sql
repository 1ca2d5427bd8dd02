select filename, sha256, applied_at from schema_migrations order by filename;
-- 0 ms

with ours as (
    select id, client_id, commit_id, embedding_status::text as status, embedding is not null as embedded
    from memory_nodes where scope = ? and starts_with(client_id, ?)),
events as (
    select o.* from memory_outbox o
    where o.scope = ? and o.commit_id in (select commit_id from ours))
select coalesce(status, 'none'), count(*) from ours group by 1 order by 1
-- with ha-drill-ha_drill_20261123_local_01, ha_drill_20261123_local_01-b-, ha-drill-ha_drill_20261123_local_01;
-- 11 ms

with ours as (
    select id, client_id, commit_id, embedding_status::text as status, embedding is not null as embedded
    from memory_nodes where scope = ? and starts_with(client_id, ?)),
events as (
    select o.* from memory_outbox o
    where o.scope = ? and o.commit_id in (select commit_id from ours))
select count(*) from ours where (embedded and coalesce(status, '') = 'ready') is not true
-- with ha-drill-ha_drill_20261123_local_01, ha_drill_20261123_local_01-b-, ha-drill-ha_drill_20261123_local_01;
-- 0 ms

with ours as (
    select id, client_id, commit_id, embedding_status::text as status, embedding is not null as embedded
    from memory_nodes where scope = ? and starts_with(client_id, ?)),
events as (
    select o.* from memory_outbox o
    where o.scope = ? and o.commit_id in (select commit_id from ours))
select client_id from ours where (embedded and coalesce(status, '') = 'ready') is not true order by client_id limit 20
-- with ha-drill-ha_drill_20261123_local_01, ha_drill_20261123_local_01-b-, ha-drill-ha_drill_20261123_local_01;
-- 0 ms

with ours as (
    select id, client_id, commit_id, embedding_status::text as status, embedding is not null as embedded
    from memory_nodes where scope = ? and starts_with(client_id, ?)),
events as (
    select o.* from memory_outbox o
    where o.scope = ? and o.commit_id in (select commit_id from ours))
select count(*) from events
-- with ha-drill-ha_drill_20261123_local_01, ha_drill_20261123_local_01-b-, ha-drill-ha_drill_20261123_local_01;
-- 45 ms

with ours as (
    select id, client_id, commit_id, embedding_status::text as status, embedding is not null as embedded
    from memory_nodes where scope = ? and starts_with(client_id, ?)),
events as (
    select o.* from memory_outbox o
    where o.scope = ? and o.commit_id in (select commit_id from ours))
select count(distinct commit_id) from ours where not exists (select from events where events.commit_id = ours.commit_id)
-- with ha-drill-ha_drill_20261123_local_01, ha_drill_20261123_local_01-b-, ha-drill-ha_drill_20261123_local_01;
-- 13 ms

with ours as (
    select id, client_id, commit_id, embedding_status::text as status, embedding is not null as embedded
    from memory_nodes where scope = ? and starts_with(client_id, ?)),
events as (
    select o.* from memory_outbox o
    where o.scope = ? and o.commit_id in (select commit_id from ours))
select count(*) from events where published_at is null and failed_at is null
-- with ha-drill-ha_drill_20261123_local_01, ha_drill_20261123_local_01-b-, ha-drill-ha_drill_20261123_local_01;
-- 1 ms

with ours as (
    select id, client_id, commit_id, embedding_status::text as status, embedding is not null as embedded
    from memory_nodes where scope = ? and starts_with(client_id, ?)),
events as (
    select o.* from memory_outbox o
    where o.scope = ? and o.commit_id in (select commit_id from ours))
select coalesce(failed_reason, 'no reason given'), count(*) from events where failed_at is not null group by 1 order by 1
-- with ha-drill-ha_drill_20261123_local_01, ha_drill_20261123_local_01-b-, ha-drill-ha_drill_20261123_local_01;
-- 41 ms

with ours as (
    select id, client_id, commit_id, embedding_status::text as status, embedding is not null as embedded
    from memory_nodes where scope = ? and starts_with(client_id, ?)),
events as (
    select o.* from memory_outbox o
    where o.scope = ? and o.commit_id in (select commit_id from ours))
select attempts::text, count(*) from events group by attempts
-- with ha-drill-ha_drill_20261123_local_01, ha_drill_20261123_local_01-b-, ha-drill-ha_drill_20261123_local_01;
-- 46 ms

with ours as (
    select id, client_id, commit_id, embedding_status::text as status, embedding is not null as embedded
    from memory_nodes where scope = ? and starts_with(client_id, ?)),
events as (
    select o.* from memory_outbox o
    where o.scope = ? and o.commit_id in (select commit_id from ours))
select count(*) from (select 1 from events group by event_type, job_key having count(*) > 1) d
-- with ha-drill-ha_drill_20261123_local_01, ha_drill_20261123_local_01-b-, ha-drill-ha_drill_20261123_local_01;
-- 49 ms

with ours as (
    select id, client_id, commit_id, embedding_status::text as status, embedding is not null as embedded
    from memory_nodes where scope = ? and starts_with(client_id, ?)),
events as (
    select o.* from memory_outbox o
    where o.scope = ? and o.commit_id in (select commit_id from ours))
select event_type, times, count(*) from (
    select t.event_type, w.commit_id, count(e.published_at)::int as times
    from (select distinct commit_id from ours) w
    cross join (select unnest(array['embed_nodes', 'topic_cluster']) as event_type
                union select event_type::text from events) t
    left join events e on e.commit_id = w.commit_id and e.event_type::text = t.event_type
    group by 1, 2) per_write
group by 1, 2 order by 1, 2
-- with ha-drill-ha_drill_20261123_local_01, ha_drill_20261123_local_01-b-, ha-drill-ha_drill_20261123_local_01;
-- 49 ms

with ours as (
    select id, client_id, commit_id, embedding_status::text as status, embedding is not null as embedded
    from memory_nodes where scope = ? and starts_with(client_id, ?)),
events as (
    select o.* from memory_outbox o
    where o.scope = ? and o.commit_id in (select commit_id from ours))
select coalesce(status, 'none'), count(*) from ours group by 1 order by 1
-- with ha-drill-ha_drill_20261123_local_01, ha_drill_20261123_local_01-b-, ha-drill-ha_drill_20261123_local_01;
-- 1 ms

with ours as (
    select id, client_id, commit_id, embedding_status::text as status, embedding is not null as embedded
    from memory_nodes where scope = ? and starts_with(client_id, ?)),
events as (
    select o.* from memory_outbox o
    where o.scope = ? and o.commit_id in (select commit_id from ours))
select count(*) from ours where (embedded and coalesce(status, '') = 'ready') is not true
-- with ha-drill-ha_drill_20261123_local_01, ha_drill_20261123_local_01-b-, ha-drill-ha_drill_20261123_local_01;
-- 0 ms

with ours as (
    select id, client_id, commit_id, embedding_status::text as status, embedding is not null as embedded
    from memory_nodes where scope = ? and starts_with(client_id, ?)),
events as (
    select o.* from memory_outbox o
    where o.scope = ? and o.commit_id in (select commit_id from ours))
select client_id from ours where (embedded and coalesce(status, '') = 'ready') is not true order by client_id limit 20
-- with ha-drill-ha_drill_20261123_local_01, ha_drill_20261123_local_01-b-, ha-drill-ha_drill_20261123_local_01;
-- 0 ms

with ours as (
    select id, client_id, commit_id, embedding_status::text as status, embedding is not null as embedded
    from memory_nodes where scope = ? and starts_with(client_id, ?)),
events as (
    select o.* from memory_outbox o
    where o.scope = ? and o.commit_id in (select commit_id from ours))
select count(*) from events
-- with ha-drill-ha_drill_20261123_local_01, ha_drill_20261123_local_01-b-, ha-drill-ha_drill_20261123_local_01;
-- 38 ms

with ours as (
    select id, client_id, commit_id, embedding_status::text as status, embedding is not null as embedded
    from memory_nodes where scope = ? and starts_with(client_id, ?)),
events as (
    select o.* from memory_outbox o
    where o.scope = ? and o.commit_id in (select commit_id from ours))
select count(distinct commit_id) from ours where not exists (select from events where events.commit_id = ours.commit_id)
-- with ha-drill-ha_drill_20261123_local_01, ha_drill_20261123_local_01-b-, ha-drill-ha_drill_20261123_local_01;
-- 20 ms

with ours as (
    select id, client_id, commit_id, embedding_status::text as status, embedding is not null as embedded
    from memory_nodes where scope = ? and starts_with(client_id, ?)),
events as (
    select o.* from memory_outbox o
    where o.scope = ? and o.commit_id in (select commit_id from ours))
select count(*) from events where published_at is null and failed_at is null
-- with ha-drill-ha_drill_20261123_local_01, ha_drill_20261123_local_01-b-, ha-drill-ha_drill_20261123_local_01;
-- 0 ms

with ours as (
    select id, client_id, commit_id, embedding_status::text as status, embedding is not null as embedded
    from memory_nodes where scope = ? and starts_with(client_id, ?)),
events as (
    select o.* from memory_outbox o
    where o.scope = ? and o.commit_id in (select commit_id from ours))
select coalesce(failed_reason, 'no reason given'), count(*) from events where failed_at is not null group by 1 order by 1
-- with ha-drill-ha_drill_20261123_local_01, ha_drill_20261123_local_01-b-, ha-drill-ha_drill_20261123_local_01;
-- 44 ms

with ours as (
    select id, client_id, commit_id, embedding_status::text as status, embedding is not null as embedded
    from memory_nodes where scope = ? and starts_with(client_id, ?)),
events as (
    select o.* from memory_outbox o
    where o.scope = ? and o.commit_id in (select commit_id from ours))
select attempts::text, count(*) from events group by attempts
-- with ha-drill-ha_drill_20261123_local_01, ha_drill_20261123_local_01-b-, ha-drill-ha_drill_20261123_local_01;
-- 43 ms

with ours as (
    select id, client_id, commit_id, embedding_status::text as status, embedding is not null as embedded
    from memory_nodes where scope = ? and starts_with(client_id, ?)),
events as (
    select o.* from memory_outbox o
    where o.scope = ? and o.commit_id in (select commit_id from ours))
select count(*) from (select 1 from events group by event_type, job_key having count(*) > 1) d
-- with ha-drill-ha_drill_20261123_local_01, ha_drill_20261123_local_01-b-, ha-drill-ha_drill_20261123_local_01;
-- 44 ms

with ours as (
    select id, client_id, commit_id, embedding_status::text as status, embedding is not null as embedded
    from memory_nodes where scope = ? and starts_with(client_id, ?)),
events as (
    select o.* from memory_outbox o
    where o.scope = ? and o.commit_id in (select commit_id from ours))
select event_type, times, count(*) from (
    select t.event_type, w.commit_id, count(e.published_at)::int as times
    from (select distinct commit_id from ours) w
    cross join (select unnest(array['embed_nodes', 'topic_cluster']) as event_type
                union select event_type::text from events) t
    left join events e on e.commit_id = w.commit_id and e.event_type::text = t.event_type
    group by 1, 2) per_write
group by 1, 2 order by 1, 2
-- with ha-drill-ha_drill_20261123_local_01, ha_drill_20261123_local_01-b-, ha-drill-ha_drill_20261123_local_01;
-- 43 ms
