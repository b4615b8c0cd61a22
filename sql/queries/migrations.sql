select name, sha256 from meta.migration order by name collate "C";
