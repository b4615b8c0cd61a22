/*
 * bind.h: the headings of a table bound to the fields of a record; for HTML and XLSX, and by
 * the rules of csv_bind.
 *
 * A heading is bound by every row of the column table that has its name, and where there is
 * none by the rows that end in "*" and begin like it. What does not fit is said: a heading that
 * no row has                     a note a row without heading                         reaches
 * the page, unless MAY_MISS or IGNORE a row that has two headings, and no "*"       reaches the
 * page, unless IGNORE
 */
#ifndef BIND_H
#define BIND_H

#include "../base/base.h"
#include "../record.h"

struct column;
struct record;
struct sink;

struct bound {
	size_t column;
	const struct column *row;
};

struct bind {
	enum kind kind;
	struct bound *bound; /* without those that are IGNOREd */
	size_t count;
};

/* Binds, in the sink's arena, and says what is wrong; returns how far that reaches. Without a
 * column table (NULL) nothing is bound. */
int bind_headings(struct bind *, struct sink *, enum kind, const struct column *,
    const struct span *headings, size_t count);

/* True where every heading that the table must have is there: to tell layouts apart. */
bool bind_fits(const struct column *, const struct span *headings, size_t count);

/* Sets the field of bind->bound[i]. */
void bind_set(const struct bind *, size_t i, struct record *, struct span text);

/* A row's field without what MAY_MISS adds; IGNORE is IGNORE with it and without. */
int column_field(const struct column *);
bool column_may_miss(const struct column *);
bool column_is_list(const struct column *, enum kind);

/* True where the row has this heading. */
bool column_has(const struct column *, struct span heading);
bool column_is_pattern(const struct column *);

#endif
