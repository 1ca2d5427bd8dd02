select quote_ident(n.nspname) from pg_extension e join pg_namespace n on n.oid = e.extnamespace
where e.extname = 'amcheck';
-- 1 ms

select format('block %s: %s', blkno, msg)
from public.verify_heapam(?::regclass, on_error_stop => true, check_toast => true)
order by blkno, offnum limit 1
-- with memory_commits;
-- 1 ms

select i.indexrelid, i.indexrelid::regclass::text, a.amname, i.indisvalid
from pg_class t
join pg_index i on i.indrelid in (t.oid, t.reltoastrelid)
join pg_class x on x.oid = i.indexrelid
join pg_am a on a.oid = x.relam
where t.oid = ?::regclass
order by i.indrelid <> t.oid, 2
-- with memory_commits;
-- 2 ms

select public.bt_index_check(?::oid::regclass, heapallindexed => ?)
-- with 16424, true;
-- 4 ms

select public.bt_index_check(?::oid::regclass, heapallindexed => ?)
-- with 16422, true;
-- 1 ms

select public.bt_index_check(?::oid::regclass, heapallindexed => ?)
-- with 16431, true;
-- 1 ms

select public.bt_index_check(?::oid::regclass, heapallindexed => ?)
-- with 16421, true;
-- 2 ms

select format('block %s: %s', blkno, msg)
from public.verify_heapam(?::regclass, on_error_stop => true, check_toast => true)
order by blkno, offnum limit 1
-- with memory_nodes;
-- 0 ms

select i.indexrelid, i.indexrelid::regclass::text, a.amname, i.indisvalid
from pg_class t
join pg_index i on i.indrelid in (t.oid, t.reltoastrelid)
join pg_class x on x.oid = i.indexrelid
join pg_am a on a.oid = x.relam
where t.oid = ?::regclass
order by i.indrelid <> t.oid, 2
-- with memory_nodes;
-- 0 ms

select public.bt_index_check(?::oid::regclass, heapallindexed => ?)
-- with 16517, true;
-- 0 ms

select public.bt_index_check(?::oid::regclass, heapallindexed => ?)
-- with 16602, true;
-- 0 ms

select public.bt_index_check(?::oid::regclass, heapallindexed => ?)
-- with 16442, true;
-- 0 ms

select public.bt_index_check(?::oid::regclass, heapallindexed => ?)
-- with 16518, true;
-- 0 ms

select public.bt_index_check(?::oid::regclass, heapallindexed => ?)
-- with 16509, true;
-- 0 ms

select public.bt_index_check(?::oid::regclass, heapallindexed => ?)
-- with 16441, true;
-- 0 ms

select format('block %s: %s', blkno, msg)
from public.verify_heapam(?::regclass, on_error_stop => true, check_toast => true)
order by blkno, offnum limit 1
-- with memory_outbox;
-- 0 ms

select i.indexrelid, i.indexrelid::regclass::text, a.amname, i.indisvalid
from pg_class t
join pg_index i on i.indrelid in (t.oid, t.reltoastrelid)
join pg_class x on x.oid = i.indexrelid
join pg_am a on a.oid = x.relam
where t.oid = ?::regclass
order by i.indrelid <> t.oid, 2
-- with memory_outbox;
-- 0 ms

select public.bt_index_check(?::oid::regclass, heapallindexed => ?)
-- with 16601, true;
-- 0 ms

select public.bt_index_check(?::oid::regclass, heapallindexed => ?)
-- with 16512, true;
-- 0 ms

select public.bt_index_check(?::oid::regclass, heapallindexed => ?)
-- with 16484, true;
-- 0 ms

select public.bt_index_check(?::oid::regclass, heapallindexed => ?)
-- with 16515, true;
-- 0 ms

select public.bt_index_check(?::oid::regclass, heapallindexed => ?)
-- with 16496, true;
-- 0 ms

select public.bt_index_check(?::oid::regclass, heapallindexed => ?)
-- with 16483, true;
-- 0 ms

select checksum_failures from pg_stat_database where datname = current_database();
-- 0 ms
