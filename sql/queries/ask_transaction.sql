-- One state of the data, and nothing is changed.
set transaction isolation level repeatable read, read only;
