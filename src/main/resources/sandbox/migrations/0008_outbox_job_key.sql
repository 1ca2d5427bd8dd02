-- The same job enqueued twice is one row.
alter table memory_outbox add column job_key text not null default '';
alter table memory_outbox add column payload_sha256 text not null default '';
alter table memory_outbox add constraint memory_outbox_scope_event_type_job_key_key
    unique (scope, event_type, job_key);
