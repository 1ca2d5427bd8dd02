select name, current_setting(name) from pg_settings where name = any(?) order by name
-- with {"fsync","synchronous_commit","full_page_writes","data_checksums"};
-- 1 ms

select coalesce(r.rolname, 'every role') || ': ' || setting
from pg_db_role_setting s
left join pg_roles r on r.oid = s.setrole
cross join unnest(s.setconfig) as setting
where s.setdatabase in (0, (select oid from pg_database where datname = current_database()))
order by 1;
-- 1 ms

select last_archived_wal, extract(epoch from clock_timestamp() - last_archived_time), failed_count,
       last_failed_wal, coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false)
from pg_stat_archiver;
-- 0 ms

select name, current_setting(name) from pg_settings where name = any(?) order by name
-- with {"archive_mode"};
-- 0 ms

select last_archived_wal, extract(epoch from clock_timestamp() - last_archived_time), failed_count,
       last_failed_wal, coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false)
from pg_stat_archiver;
-- 0 ms

select name, current_setting(name) from pg_settings where name = any(?) order by name
-- with {"archive_mode"};
-- 0 ms
