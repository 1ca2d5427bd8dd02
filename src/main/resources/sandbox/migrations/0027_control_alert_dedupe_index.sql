create index control_alert_deliveries_dedupe on control_alert_deliveries (route_id, dedupe_key, created_at desc)
    where dedupe_key is not null;
