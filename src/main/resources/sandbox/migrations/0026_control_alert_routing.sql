create table control_alert_routes (
    id uuid primary key,
    tenant_id text not null,
    channel text not null check (channel in ('webhook', 'slack_webhook', 'pagerduty_events')),
    label text,
    target text not null,
    status text not null default 'active' check (status in ('active', 'disabled')),
    created_at timestamptz not null default now()
);

create table control_alert_deliveries (
    id bigserial primary key,
    route_id uuid not null references control_alert_routes (id),
    tenant_id text not null,
    event_type text not null,
    status text not null check (status in ('sent', 'failed', 'skipped')),
    dedupe_key text,
    created_at timestamptz not null default now()
);
