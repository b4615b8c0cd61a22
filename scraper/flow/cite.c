#include "cite.h"

#include "../base/hash.h"
#include "../base/log.h"
#include "../base/sql.h"
#include "../read/json.h"
#include "foot.h"

#include <errno.h>

#define MARK "{\"paydirt_citation\": 1,"

/* ----------------------------------------------------------------------- what was asked */

static void
query_hash(const struct question *q, const char *const *value, char hex[SHA256_HEX_SIZE])
{
	unsigned char digest[SHA256_SIZE];
	struct hash *hash = hash_new();

	hash_part(hash, q->sql, strlen(q->sql));
	for (size_t i = 0; i < q->parameters; i++) {
		hash_part(hash, q->parameter[i].name, strlen(q->parameter[i].name));
		hash_part(hash, value[i], strlen(value[i]));
	}
	hash_end(hash, digest);
	sha256_hex(digest, hex);
	hash_free(hash);
}

static void
add_member(struct buf *out, const char *name, const char *text)
{
	json_quote(out, name);
	buf_text(out, ": ");
	json_quote(out, text);
}

static void
describe(const struct question *q, const char *const *value, struct buf *out)
{
	char hex[SHA256_HEX_SIZE];
	struct buf command;

	query_hash(q, value, hex);
	buf_init(&command, FOOT_MAX);
	foot_command(q, value, &command);
	buf_char(out, '{');
	add_member(out, "question", q->name);
	buf_text(out, ", ");
	add_member(out, "title", q->title);
	buf_text(out, ", ");
	add_member(out, "command", command.data);
	buf_text(out, ", ");
	add_member(out, "query_sha256", hex);
	buf_text(out, ", ");
	add_member(out, "program", PAYDIRT_VERSION);
	buf_text(out, ", \"parameters\": {");
	for (size_t i = 0; i < q->parameters; i++) {
		buf_text(out, i ? ", " : "");
		add_member(out, q->parameter[i].name, value[i]);
	}
	buf_text(out, "}}");
	buf_release(&command);
}

/* --------------------------------------------------------------------------- the answer */

struct answered {
	char *rows;    /* JSON */
	char *numbers; /* the columns of numbers, as PostgreSQL writes an array */
	char sha256[SHA256_HEX_SIZE];
};

static char *
number_columns(const struct output *out)
{
	struct buf list;
	bool first = true;

	buf_init(&list, CITATION_MAX);
	buf_char(&list, '{');
	for (int i = 0; i < out->columns; i++) {
		const struct output_column *c = &out->column[i];

		if (c->type != COLUMN_NUMBER || c->screen_only)
			continue;
		buf_text(&list, first ? "" : ",");
		json_quote(&list, c->name);
		first = false;
	}
	buf_char(&list, '}');
	return buf_take(&list);
}

static bool
ask(struct db *db, const struct question *q, const char *const *value, struct answered *a)
{
	unsigned char digest[SHA256_SIZE];
	size_t len = 0;
	struct output out = { .format = output_format_find("json") };
	bool good;

	memset(a, 0, sizeof(*a));
	out.stream = open_memstream(&a->rows, &len);
	if (!out.stream)
		die("no memory for an answer: %s", strerror(errno));
	good = answer_put(db, q, value, &out);
	a->numbers = number_columns(&out);
	fclose(out.stream);
	output_release(&out);
	if (good && len > CITATION_MAX) {
		log_error(
		    "the answer is longer than %zu bytes: too long to cite", CITATION_MAX);
		good = false;
	}
	/* as it stands inside the citation: without the last line's end */
	while (len && a->rows[len - 1] == '\n')
		a->rows[--len] = '\0';
	sha256(a->rows, len, digest);
	sha256_hex(digest, a->sha256);
	return good;
}

bool
cite_make(struct db *db, const struct question *q, const char *const *value, struct buf *out)
{
	struct answered a;
	struct buf asked;
	char *citation = NULL;
	bool failed, good = ask(db, q, value, &a);

	buf_init(&asked, CITATION_MAX);
	describe(q, value, &asked);
	if (good) {
		citation = db_value(db, sql_text("queries/cite.sql"),
		    DB_ARGS(asked.data, a.rows, a.sha256, a.numbers), &failed);
		buf_text(out, citation);
		good = !failed && citation && !out->full;
	}
	free(citation);
	free(a.rows);
	free(a.numbers);
	buf_release(&asked);
	return good;
}

/* ---------------------------------------------------------------------------- verifying */

bool
cite_is(const char *text)
{
	return strncmp(text, MARK, strlen(MARK)) == 0;
}

/* The citation's own values, by the names of the question's parameters */
static bool
take_values(struct db *db, const struct question *q, const char *citation, char **kept,
    const char **value)
{
	bool failed = false;

	for (size_t i = 0; i < q->parameters; i++) {
		kept[i] = db_value(db, sql_text("queries/cite_parameter.sql"),
		    DB_ARGS(citation, q->parameter[i].name), &failed);
		if (failed)
			return false;
		value[i] = kept[i] ? kept[i] : q->parameter[i].otherwise;
	}
	return question_check(db, q, value);
}

static enum cite_verdict
compare(struct db *db, const char *citation, const char *now)
{
	struct rows *same =
	    db_rows(db, sql_text("queries/cite_same.sql"), DB_ARGS(citation, now));
	enum cite_verdict verdict = CITE_FAILED;
	struct rows *lines = NULL;

	if (same)
		lines =
		    db_rows(db, sql_text("queries/cite_explain.sql"), DB_ARGS(citation, now));
	for (int i = 0; lines && i < rows_count(lines); i++)
		puts(rows_get(lines, i, 0));
	if (lines)
		verdict = *rows_get(same, 0, 0) == 't' ? CITE_SAME : CITE_DIFFERENT;
	if (verdict == CITE_SAME)
		puts("the answer is the same, to the last byte");
	rows_free(same);
	rows_free(lines);
	return verdict;
}

static enum cite_verdict
verify(struct db *db, const struct question *q, const char *citation)
{
	char *kept[QUESTION_PARAMETERS_MAX] = { NULL };
	const char *value[QUESTION_PARAMETERS_MAX] = { NULL };
	enum cite_verdict verdict = CITE_FAILED;
	struct buf now;

	buf_init(&now, CITATION_MAX * 2);
	if (!take_values(db, q, citation, kept, value))
		verdict = CITE_WRONG;
	else if (cite_make(db, q, value, &now))
		verdict = compare(db, citation, now.data);
	for (size_t i = 0; i < q->parameters; i++)
		free(kept[i]);
	buf_release(&now);
	return verdict;
}

/* Its answer must still be the one that its SHA-256 was taken of */
static bool
is_whole(const struct rows *asked)
{
	const char *rows = rows_get(asked, 0, 1), *said = rows_get(asked, 0, 2);
	unsigned char digest[SHA256_SIZE];
	char hex[SHA256_HEX_SIZE];

	if (rows_get(asked, 0, 0) && rows && said) {
		sha256(rows, strlen(rows), digest);
		sha256_hex(digest, hex);
		if (strcmp(hex, said) == 0)
			return true;
	}
	log_error("the citation was changed: its answer is not the one that its SHA-256 was "
		  "taken of");
	return false;
}

enum cite_verdict
cite_verify(struct db *db, const char *citation)
{
	enum cite_verdict verdict = CITE_FAILED;
	struct question *q = NULL;
	struct rows *asked;

	if (!answer_begin(db))
		return CITE_FAILED;
	asked = db_rows(db, sql_text("queries/cite_question.sql"), DB_ARGS(citation));
	/* 22P02: what the database cannot read is no JSON */
	if (asked || strcmp(db_sqlstate(db), "22P02") == 0)
		verdict = CITE_WRONG;
	if (asked && is_whole(asked) && (q = question_find(rows_get(asked, 0, 0))))
		verdict = verify(db, q, citation);
	question_free(q);
	rows_free(asked);
	db_rollback(db);
	return verdict;
}
