insert into meta.setting (name, value) values ('schema', $1) on conflict (name) do update set value = excluded.value;
