insert into meta.setting (name, value) values ('own reference', $1) on conflict (name) do update set value = excluded.value;
