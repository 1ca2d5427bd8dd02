alter table memory_outbox add column claimed_at timestamptz;
alter table memory_outbox add column attempts int not null default 0 check (attempts >= 0);
alter table memory_outbox add column last_error text;
create index memory_outbox_unpublished on memory_outbox (id) where published_at is null;
