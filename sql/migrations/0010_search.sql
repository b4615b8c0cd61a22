-- Full-text search: the words of every text that can be searched. The texts themselves stay in
-- their record tables (core.searchable says which, and where).
create table core.search_text (
    kind text not null,
    id uuid not null,
    date date,
    agency text,
    words tsvector not null,
    primary key (kind, id)
);
create index search_text_words on core.search_text using gin (words);
