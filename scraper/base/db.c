#include "db.h"
#include "buf.h"
#include "log.h"

#include <libpq-fe.h>
#include <time.h>
#include <unistd.h>

#define RETRY_SECONDS_MAX 10u

struct db {
	PGconn *conn;
	char sqlstate[6];
	bool lost; /* the server went away, whether libpq has seen it yet or not */
	bool show_notices;
};

/* A result is all of a rows; the cast back is this file's alone. */
struct rows;

static const PGresult *
result(const struct rows *r)
{
	return (const PGresult *)(const void *)r;
}

/* libpq's messages end in line feeds and may hold several lines */
static void
say(struct db *db, const char *what, const char *message)
{
	char text[1024];
	size_t len;

	snprintf(text, sizeof(text), "%s", message ? message : "");
	len = strlen(text);
	while (len && (text[len - 1] == '\n' || text[len - 1] == ' '))
		text[--len] = '\0';
	for (char *p = text; *p; p++)
		if (*p == '\n' || *p == '\t')
			*p = ' ';
	log_error("%s: %s", what, text[0] ? text : "the database gave no reason");
	(void)db;
}

static void
notice(void *context, const PGresult *r)
{
	const struct db *db = context;
	const char *text = PQresultErrorField(r, PG_DIAG_MESSAGE_PRIMARY);

	if (!text)
		return;
	if (db->show_notices)
		log_info("%s", text);
	else
		log_debug("%s", text);
}

static bool
settle(struct db *db)
{
	PGresult *r = PQexec(db->conn, "set client_min_messages = warning; set datestyle = iso;"
				       "set timezone = 'UTC'; set extra_float_digits = 1");
	bool good = PQresultStatus(r) == PGRES_COMMAND_OK;

	PQclear(r);
	if (good && PQserverVersion(db->conn) < 130000) {
		log_error("the database server is older than PostgreSQL 13");
		good = false;
	}
	return good;
}

/* "host='/tmp' user='it\\'s me'" */
static void
add_setting(struct buf *b, const char *keyword, const char *value)
{
	buf_printf(b, "%s%s='", b->len ? " " : "", keyword);
	for (; *value; value++) {
		if (*value == '\'' || *value == '\\')
			buf_char(b, '\\');
		buf_char(b, *value);
	}
	buf_char(b, '\'');
}

char *
db_without_password(const char *conninfo, char **password)
{
	char *why = NULL;
	PQconninfoOption *all = PQconninfoParse(conninfo, &why);
	struct buf b;

	*password = NULL;
	if (!all) {
		log_error("the database's address cannot be read: %s", why ? why : "no memory");
		PQfreemem(why);
		return NULL;
	}
	buf_init(&b, (size_t)1 << 20);
	for (const PQconninfoOption *o = all; o->keyword; o++) {
		if (!o->val)
			continue;
		if (strcmp(o->keyword, "password") == 0)
			*password = xstrdup(o->val);
		else if (strcmp(o->keyword, "sslpassword") != 0)
			add_setting(&b, o->keyword, o->val);
	}
	PQconninfoFree(all);
	return buf_take(&b);
}

static PGconn *
connect_once(const char *conninfo, const char *application)
{
	const char *const names[] = { "dbname", "fallback_application_name", "client_encoding",
		"connect_timeout", NULL };
	const char *const values[] = { conninfo, application, "UTF8", "10", NULL };

	return PQconnectdbParams(names, values, 1);
}

struct db *
db_open(const char *conninfo, const char *application, int patience)
{
	struct db *db = xcalloc(1, sizeof(*db));
	time_t end = time(NULL) + patience;
	unsigned pause = 1;

	for (;;) {
		db->conn = connect_once(conninfo, application);
		if (PQstatus(db->conn) == CONNECTION_OK)
			break;
		if (time(NULL) >= end) {
			say(db, "cannot reach the database", PQerrorMessage(db->conn));
			db_close(db);
			return NULL;
		}
		log_debug("waiting for the database: %s", PQerrorMessage(db->conn));
		PQfinish(db->conn);
		sleep(pause);
		pause = pause * 2 > RETRY_SECONDS_MAX ? RETRY_SECONDS_MAX : pause * 2;
	}
	PQsetNoticeReceiver(db->conn, notice, db);
	if (!settle(db)) {
		db_close(db);
		return NULL;
	}
	return db;
}

void
db_close(struct db *db)
{
	if (!db)
		return;
	PQfinish(db->conn);
	free(db);
}

bool
db_lost(const struct db *db)
{
	return db->lost || PQstatus(db->conn) != CONNECTION_OK;
}

const char *
db_sqlstate(const struct db *db)
{
	return db->sqlstate;
}

void
db_show_notices(struct db *db, bool show)
{
	db->show_notices = show;
}

/* True where the result is one of the two good kinds; otherwise says why. */
static bool
good(struct db *db, const PGresult *r, const char *what)
{
	ExecStatusType status = PQresultStatus(r);
	const char *state, *context;

	db->sqlstate[0] = '\0';
	if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK ||
	    status == PGRES_SINGLE_TUPLE || status == PGRES_COPY_IN ||
	    status == PGRES_COPY_OUT || status == PGRES_EMPTY_QUERY)
		return true;
	state = r ? PQresultErrorField(r, PG_DIAG_SQLSTATE) : NULL;
	snprintf(db->sqlstate, sizeof(db->sqlstate), "%s", state ? state : "");
	/* no state: it is not the server that said so; class 57P: it is being shut down */
	db->lost = db->lost || !state || strncmp(state, "57P0", 4) == 0;
	say(db, what, r ? PQresultErrorMessage(r) : PQerrorMessage(db->conn));
	context = r ? PQresultErrorField(r, PG_DIAG_CONTEXT) : NULL;
	if (context)
		log_debug("%s", context);
	return false;
}

static PGresult *
execute(struct db *db, const char *sql, struct db_args args)
{
	PGresult *r;

	log_debug("sql: %.200s", sql);
	r = PQexecParams(db->conn, sql, args.count, NULL, args.value, NULL, NULL, 0);
	if (good(db, r, "the database refused a statement"))
		return r;
	PQclear(r);
	return NULL;
}

bool
db_run(struct db *db, const char *sql, struct db_args args, long *changed)
{
	PGresult *r = execute(db, sql, args);

	if (!r)
		return false;
	if (changed)
		*changed = strtol(PQcmdTuples(r), NULL, 10);
	PQclear(r);
	return true;
}

struct rows *
db_rows(struct db *db, const char *sql, struct db_args args)
{
	return (struct rows *)(void *)execute(db, sql, args);
}

int
rows_count(const struct rows *r)
{
	return PQntuples(result(r));
}

int
rows_width(const struct rows *r)
{
	return PQnfields(result(r));
}

const char *
rows_name(const struct rows *r, int column)
{
	return PQfname(result(r), column);
}

unsigned
rows_type(const struct rows *r, int column)
{
	return PQftype(result(r), column);
}

const char *
rows_get(const struct rows *r, int row, int column)
{
	if (PQgetisnull(result(r), row, column))
		return NULL;
	return PQgetvalue(result(r), row, column);
}

long
rows_number(const struct rows *r, int row, int column)
{
	const char *text = rows_get(r, row, column);

	return text ? strtol(text, NULL, 10) : 0;
}

size_t
rows_len(const struct rows *r, int row, int column)
{
	return (size_t)PQgetlength(result(r), row, column);
}

void
rows_free(struct rows *r)
{
	PQclear((PGresult *)(void *)r);
}

char *
db_value(struct db *db, const char *sql, struct db_args args, bool *failed)
{
	struct rows *r = db_rows(db, sql, args);
	const char *text;
	char *copy = NULL;

	*failed = !r;
	if (!r)
		return NULL;
	text = rows_count(r) ? rows_get(r, 0, 0) : NULL;
	if (text)
		copy = xstrdup(text);
	rows_free(r);
	return copy;
}

/* Reads what is left of a statement that is being given up. */
static void
drain(struct db *db)
{
	PGresult *r;

	while ((r = PQgetResult(db->conn)))
		PQclear(r);
}

static void
cancel(struct db *db)
{
	PGcancel *c = PQgetCancel(db->conn);
	char why[256];

	if (c && !PQcancel(c, why, sizeof(why)))
		log_debug("cancel: %s", why);
	PQfreeCancel(c);
	drain(db);
}

bool
db_stream(struct db *db, const char *sql, struct db_args args, db_each *each, void *context)
{
	bool fine, any = false;
	PGresult *r;

	if (!PQsendQueryParams(db->conn, sql, args.count, NULL, args.value, NULL, NULL, 0) ||
	    !PQsetSingleRowMode(db->conn)) {
		say(db, "the database refused a statement", PQerrorMessage(db->conn));
		return false;
	}
	while ((r = PQgetResult(db->conn))) {
		const struct rows *row = (const struct rows *)(void *)r;
		bool is_row = PQresultStatus(r) == PGRES_SINGLE_TUPLE;

		fine = good(db, r, "the database refused a statement");
		if (fine && (is_row || !any))
			fine = each(context, row, is_row ? 0 : -1);
		any = any || is_row;
		PQclear(r);
		if (!fine) {
			cancel(db);
			return false;
		}
	}
	return true;
}

bool
db_script(struct db *db, const char *name, const char *sql)
{
	double began = seconds_now();
	PGresult *r = PQexec(db->conn, sql);
	bool fine = good(db, r, name);

	PQclear(r);
	log_debug("%s took %.3f s", name, seconds_now() - began);
	return fine;
}

bool
db_begin(struct db *db)
{
	return db_run(db, "begin", DB_NONE, NULL);
}

bool
db_commit(struct db *db)
{
	/* COMMIT of a failed transaction answers ROLLBACK and calls it success */
	PGresult *r = PQexec(db->conn, "commit");
	bool fine = good(db, r, "cannot commit") && strcmp(PQcmdStatus(r), "COMMIT") == 0;

	PQclear(r);
	return fine;
}

void
db_rollback(struct db *db)
{
	PGresult *r;

	if (PQtransactionStatus(db->conn) == PQTRANS_ACTIVE) {
		if (PQputCopyEnd(db->conn, "given up") == 1)
			drain(db);
	}
	r = PQexec(db->conn, "rollback");
	PQclear(r);
}

bool
db_copy_begin(struct db *db, const char *sql)
{
	PGresult *r = PQexec(db->conn, sql);
	bool fine = good(db, r, "cannot copy into the database");

	PQclear(r);
	return fine;
}

bool
db_copy_put(struct db *db, const void *at, size_t len)
{
	while (len) {
		int part = len > (1 << 26) ? 1 << 26 : (int)len;

		if (PQputCopyData(db->conn, at, part) != 1) {
			say(db, "cannot copy into the database", PQerrorMessage(db->conn));
			db->lost = true;
			return false;
		}
		at = (const char *)at + part;
		len -= (size_t)part;
	}
	return true;
}

bool
db_copy_end(struct db *db, long *rows)
{
	bool fine = PQputCopyEnd(db->conn, NULL) == 1;
	PGresult *r = PQgetResult(db->conn);

	fine = good(db, r, "cannot copy into the database") && fine;
	if (fine && rows)
		*rows = strtol(PQcmdTuples(r), NULL, 10);
	PQclear(r);
	drain(db);
	return fine;
}

bool
db_copy_out(struct db *db, const char *sql, db_chunk *chunk, void *context)
{
	PGresult *r = PQexec(db->conn, sql);
	bool fine = good(db, r, "cannot copy from the database");
	char *at;
	int len;

	PQclear(r);
	if (!fine)
		return false;
	while ((len = PQgetCopyData(db->conn, &at, 0)) > 0) {
		fine = fine && chunk(context, at, (size_t)len);
		PQfreemem(at);
		if (!fine) {
			cancel(db);
			return false;
		}
	}
	if (len == -2)
		say(db, "cannot copy from the database", PQerrorMessage(db->conn));
	r = PQgetResult(db->conn);
	fine = good(db, r, "cannot copy from the database") && len == -1;
	PQclear(r);
	drain(db);
	return fine;
}
