#include "answer.h"

#include "../base/sql.h"
#include "dispute.h"
#include "foot.h"

struct answer {
	struct output *out;
	struct disputes *disputes;
};

bool
answer_begin(struct db *db)
{
	return db_begin(db) &&
	       db_run(db, sql_text("queries/ask_transaction.sql"), DB_NONE, NULL);
}

static bool
take_row(void *context, const struct rows *rows, int row)
{
	struct answer *a = context;

	disputes_see(a->disputes, rows, row);
	return output_take(a->out, rows, row);
}

static bool
end(struct db *db, const struct question *q, const char *const *value, const struct answer *a)
{
	struct buf foot;
	bool good;

	buf_init(&foot, FOOT_MAX);
	good = foot_add(db, q, value, a->out->rows, &foot);
	if (good)
		disputes_add(a->disputes, &foot);
	good = good && output_end(a->out, foot.data);
	buf_release(&foot);
	return good;
}

bool
answer_put(
    struct db *db, const struct question *q, const char *const *value, struct output *out)
{
	const char *bound[QUESTION_PARAMETERS_MAX + 1];
	struct db_args values = { bound, (int)q->bounds };
	struct answer a = { .out = out };
	bool good;

	out->title = q->title;
	out->layout = (struct output_layout){ q->heading, q->below, q->hidden };
	question_bind(q, value, bound);
	good =
	    output_open(out) && db_run(db, sql_text("queries/ask_begin.sql"), DB_NONE, NULL) &&
	    (a.disputes = disputes_load(db)) && db_stream(db, q->sql, values, take_row, &a) &&
	    end(db, q, value, &a) && db_run(db, sql_text("queries/ask_end.sql"), DB_NONE, NULL);
	disputes_free(a.disputes);
	return good;
}
