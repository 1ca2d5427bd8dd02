alter table memory_outbox add column failed_at timestamptz;
alter table memory_outbox add column failed_reason text;
alter table memory_outbox add constraint memory_outbox_failed_has_reason
    check (failed_at is null or failed_reason is not null);
create index memory_outbox_dead_letters on memory_outbox (failed_at) where failed_at is not null;
