select s.system_identifier::text, c.timeline_id from pg_control_system() s, pg_control_checkpoint() c;
-- 0 ms

select (case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end)::text,
       case when pg_is_in_recovery() then null else pg_walfile_name(pg_current_wal_lsn()) end;
-- 0 ms

select pg_is_in_recovery(),
       current_setting('server_version'),
       clock_timestamp(),
       host(inet_server_addr()) || ':' || inet_server_port(),
       pg_postmaster_start_time(),
       current_setting('data_checksums');
-- 0 ms

select clock_timestamp();
-- 1 ms

select id, created_at from memory_commits where scope = ? order by created_at desc, id limit 1
-- with ha-drill-ha_drill_20261123_local_01;
-- 5 ms

select count(*) from memory_commits where scope = ?
-- with ha-drill-ha_drill_20261123_local_01;
-- 3 ms

select count(*) from memory_nodes where scope = ?
-- with ha-drill-ha_drill_20261123_local_01;
-- 1 ms

select count(*) from memory_outbox where scope = ?
-- with ha-drill-ha_drill_20261123_local_01;
-- 0 ms

select filename, sha256, applied_at from schema_migrations order by filename;
-- 2 ms

select client_id, id, commit_id, encode(sha256(convert_to(coalesce(text_summary, ''), 'UTF8')), 'hex')
from (select id as chosen, place
        from (select id, row_number() over (order by created_at, id) - 1 as place, count(*) over () as many
                from memory_nodes where scope = ? and client_id is not null) n
        where place = 0
           or (place * (? - 1)) / greatest(many - 1, 1) > ((place - 1) * (? - 1)) / greatest(many - 1, 1)
        order by place limit ?) spread
join memory_nodes on memory_nodes.id = chosen
order by place
-- with ha-drill-ha_drill_20261123_local_01, 1, 1, 1;
-- 1 ms

select s.system_identifier::text, c.timeline_id from pg_control_system() s, pg_control_checkpoint() c;
-- 0 ms

select (case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end)::text,
       case when pg_is_in_recovery() then null else pg_walfile_name(pg_current_wal_lsn()) end;
-- 3 ms

select pg_is_in_recovery(),
       current_setting('server_version'),
       clock_timestamp(),
       host(inet_server_addr()) || ':' || inet_server_port(),
       pg_postmaster_start_time(),
       current_setting('data_checksums');
-- 0 ms

select clock_timestamp();
-- 0 ms

select id, created_at from memory_commits where scope = ? order by created_at desc, id limit 1
-- with default;
-- 0 ms

select count(*) from memory_commits where scope = ?
-- with default;
-- 0 ms

select count(*) from memory_nodes where scope = ?
-- with default;
-- 0 ms

select count(*) from memory_outbox where scope = ?
-- with default;
-- 0 ms

select filename, sha256, applied_at from schema_migrations order by filename;
-- 2 ms

select client_id, id, commit_id, encode(sha256(convert_to(coalesce(text_summary, ''), 'UTF8')), 'hex')
from (select id as chosen, place
        from (select id, row_number() over (order by created_at, id) - 1 as place, count(*) over () as many
                from memory_nodes where scope = ? and client_id is not null) n
        where place = 0
           or (place * (? - 1)) / greatest(many - 1, 1) > ((place - 1) * (? - 1)) / greatest(many - 1, 1)
        order by place limit ?) spread
join memory_nodes on memory_nodes.id = chosen
order by place
-- with default, 20, 20, 20;
-- 6 ms

select pg_walfile_name(pg_current_wal_lsn());
-- 0 ms

select clock_timestamp();
-- 1 ms

select clock_timestamp();
-- 1 ms

select clock_timestamp();
-- 1 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 1 ms

select clock_timestamp();
-- 2 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 2 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 1 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 1 ms

select clock_timestamp();
-- 0 ms
