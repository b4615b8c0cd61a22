#include "dispute.h"

#include "../base/log.h"
#include "../base/sql.h"
#include "shown.h"

enum { BY_EVIDENCE, BY_CONTRACT, BY_NUMBER, WAYS };

struct disputes {
	struct rows *notes;
	bool *called;
	int column[WAYS]; /* of the answer; -1: it has none */
	bool looked;
};

bool
dispute_add(struct db *db, const char *evidence_id, const char *text, const char *by)
{
	if (!*text || strlen(text) > DISPUTE_TEXT_MAX) {
		log_error(
		    "a note's text has 1 to %d bytes, not %zu", DISPUTE_TEXT_MAX, strlen(text));
		return false;
	}
	return db_run(db, sql_text("queries/dispute_add.sql"),
	    DB_ARGS(evidence_id, text, by ? by : ""), NULL);
}

bool
dispute_print(struct db *db, const char *evidence_id)
{
	struct rows *rows = db_rows(
	    db, sql_text("queries/disputes.sql"), DB_ARGS(evidence_id ? evidence_id : ""));
	struct buf safe;

	if (!rows)
		return false;
	buf_init(&safe, (size_t)1 << 20);
	for (int i = 0; i < rows_count(rows); i++) {
		buf_reset(&safe);
		shown_add(&safe, span_of(rows_get(rows, i, 3)), true);
		puts(safe.data);
	}
	buf_release(&safe);
	rows_free(rows);
	return true;
}

struct disputes *
disputes_load(struct db *db)
{
	struct rows *notes = db_rows(db, sql_text("queries/disputes.sql"), DB_ARGS(""));
	struct disputes *d;

	if (!notes)
		return NULL;
	d = xcalloc(1, sizeof(*d));
	d->notes = notes;
	d->called = xcalloc((size_t)rows_count(notes) + 1, sizeof(*d->called));
	return d;
}

static int
way_of(const char *column)
{
	if (strcmp(column, "evidence_id") == 0)
		return BY_EVIDENCE;
	if (strcmp(column, "contract_key") == 0)
		return BY_CONTRACT;
	return strcmp(column, "piid") == 0 || strcmp(column, "award") == 0 ? BY_NUMBER : -1;
}

static void
look(struct disputes *d, const struct rows *rows)
{
	d->looked = true;
	for (int way = 0; way < WAYS; way++)
		d->column[way] = -1;
	for (int i = 0; i < rows_width(rows); i++) {
		int way = way_of(rows_name(rows, i));

		if (way >= 0)
			d->column[way] = i;
	}
}

void
disputes_see(struct disputes *d, const struct rows *rows, int row)
{
	if (!d->looked)
		look(d, rows);
	if (row < 0)
		return;
	for (int way = 0; way < WAYS; way++) {
		const char *value =
		    d->column[way] < 0 ? NULL : rows_get(rows, row, d->column[way]);

		for (int i = 0; value && i < rows_count(d->notes); i++) {
			const char *its = rows_get(d->notes, i, way);

			d->called[i] = d->called[i] || (its && strcmp(its, value) == 0);
		}
	}
}

void
disputes_add(const struct disputes *d, struct buf *out)
{
	bool any = false;

	for (int i = 0; i < rows_count(d->notes); i++) {
		if (!d->called[i])
			continue;
		if (!any)
			buf_text(out,
			    "Notes of those concerned; a row stays as its record says it:\n");
		any = true;
		buf_text(out, "  - ");
		shown_add(out, span_of(rows_get(d->notes, i, 3)), false);
		buf_char(out, '\n');
	}
}

void
disputes_free(struct disputes *d)
{
	if (!d)
		return;
	rows_free(d->notes);
	free(d->called);
	free(d);
}
