create table control_audit_events (
    id bigserial primary key,
    actor text not null,
    action text not null,
    resource_type text not null,
    resource_id text,
    tenant_id text,
    details jsonb not null default '{}',
    created_at timestamptz not null default now()
);
create index control_audit_events_tenant on control_audit_events (tenant_id, created_at desc);
