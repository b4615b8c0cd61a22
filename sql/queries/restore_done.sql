-- What was restored is looked at as if it were another program's: views, rights and roles are made anew.
delete from meta.setting where name = 'schema'
