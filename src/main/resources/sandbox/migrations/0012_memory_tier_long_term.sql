alter table memory_nodes add column tier text not null default 'hot'
    check (tier in ('hot', 'warm', 'cold', 'archive'));
alter table memory_nodes add column importance real not null default 0.5 check (importance between 0 and 1);
alter table memory_nodes add column last_activated timestamptz;
