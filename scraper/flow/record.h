/*
 * record.h: the inside of a record, for the flow; parsers see only what parser.h shows. Ids
 * that are derived (VENDOR, AGENCY, CONTRACT) are held as their sixteen bytes.
 */
#ifndef FLOW_RECORD_H
#define FLOW_RECORD_H

#include "../base/buf.h"
#include "../base/hash.h"
#include "../parser.h"

enum field_type {
	TYPE_TEXT,
	TYPE_NAME,
	TYPE_CODE,
	TYPE_DATE,
	TYPE_TIME,
	TYPE_MONEY,
	TYPE_COUNT,
	TYPE_BOOL,
	TYPE_LIST,
	TYPE_VENDOR,
	TYPE_AGENCY,
	TYPE_CONTRACT,
};

struct field_row {
	const char *name;
	enum field_type type;
	char flag; /* 'I', 'R' or '0' */
};

struct kind_row {
	const char *table;
	const struct field_row *field;
	int count;
};

extern const struct kind_row record_kinds[KIND_COUNT];

/* The kind of that name; KIND_COUNT where there is none. */
enum kind record_kind(const char *table);

struct place {
	char part[256]; /* "" = none */
	char word[64];
	size_t from, to;
};

struct record {
	enum kind kind;
	struct sink *sink;
	struct place place;
	enum reach reach; /* of what went wrong with it so far */
	struct id id;     /* after record_finish */
	struct span value[];
};

/*
 * Makes the ids that are derived from other fields and checks what is required. False where a
 * required field is missing (*missing names it): the record must be dropped.
 */
bool record_finish(struct record *, struct hash *, const char **missing);

/* "part row 12, bytes 100-250" */
void place_text(const struct place *, struct buf *out);

/*
 * The record as a row of PostgreSQL's COPY binary format, for staging.<table> (row.c): run,
 * page, place, record_id, row_hash, then the fields; a NAME is followed by its key. The row
 * hash is over the fields alone, not over place, run and page, so that a record that moved
 * inside its file is unchanged. Rows stand between row_head and row_end.
 */
#define ROW_HEAD_SIZE 19
#define ROW_END_SIZE 2
extern const char row_head[ROW_HEAD_SIZE + 1], row_end[ROW_END_SIZE + 1];
struct row_of {
	int64_t run;
	struct id page;
};
void row_put(const struct record *, struct hash *, struct row_of, struct buf *out);

#endif
