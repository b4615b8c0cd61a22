-- What sql/resolve/ wants to know of the records that a run brought, where there was no run.
create temp table touched (kind text not null, record_id uuid not null) on commit drop;
create temp table vendor_changed (vendor_id uuid not null) on commit drop;
create temp table new_person (vendor_id uuid not null) on commit drop;
