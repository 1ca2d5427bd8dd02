create table control_incident_publish_jobs (
    id uuid primary key,
    tenant_id text not null,
    run_id text not null,
    source_dir text not null,
    target text not null,
    status text not null default 'pending'
        check (status in ('pending', 'processing', 'succeeded', 'failed', 'dead_letter')),
    attempts int not null default 0 check (attempts >= 0),
    max_attempts int not null default 5 check (max_attempts > 0),
    next_attempt_at timestamptz not null default now(),
    last_error text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);
create index control_incident_publish_jobs_due on control_incident_publish_jobs (next_attempt_at)
    where status = 'pending';
