#include "judgement.h"

#include "../base/arena.h"
#include "../base/log.h"
#include "../base/sql.h"
#include "../read/name.h"
#include "resolve.h"
#include "sheet.h"

#define LISTED "listed:"
#define KEY_ARENA ((size_t)1 << 20)

/* One side; the texts are the caller's to free. */
struct side {
	char *id, *name; /* of a vendor record */
	char *listed;    /* or of the reference lists */
};

static void
side_release(struct side *s)
{
	free(s->id);
	free(s->name);
	free(s->listed);
}

static enum judged
find_listed(struct db *db, const char *name, const char *key, struct side *s)
{
	bool failed;

	s->listed =
	    db_value(db, sql_text("queries/vendor_listed.sql"), DB_ARGS(name, key), &failed);
	if (failed)
		return JUDGED_FAILED;
	if (!s->listed)
		log_error("the reference lists have no vendor '%s'", name);
	return s->listed ? JUDGED_GOOD : JUDGED_NOT;
}

static void
say_several(const char *words, const struct rows *found)
{
	log_error("'%s' is the name of %d vendors; say which by its number:", words,
	    rows_count(found));
	for (int i = 0; i < rows_count(found); i++)
		log_error("  %s  %s, %s", rows_get(found, i, 0), rows_get(found, i, 1),
		    rows_get(found, i, 2));
}

static enum judged
find_record(struct db *db, const char *words, const char *key, struct side *s)
{
	struct rows *found =
	    db_rows(db, sql_text("queries/vendor_find.sql"), DB_ARGS(words, key));
	enum judged said = !found                   ? JUDGED_FAILED
			   : rows_count(found) == 1 ? JUDGED_GOOD
						    : JUDGED_NOT;

	if (said == JUDGED_GOOD) {
		s->id = xstrdup(rows_get(found, 0, 0));
		s->name = xstrdup(rows_get(found, 0, 1));
	} else if (found && rows_count(found) > 1)
		say_several(words, found);
	else if (found)
		log_error("no record names a vendor '%s', by name, UEI, DUNS or id", words);
	rows_free(found);
	return said;
}

static enum judged
find_side(struct db *db, const char *words, bool may_be_listed, struct side *s)
{
	bool is_listed = may_be_listed && strncmp(words, LISTED, strlen(LISTED)) == 0;
	const char *name = is_listed ? words + strlen(LISTED) : words;
	struct arena arena;
	enum judged said;
	char *key;

	arena_init(&arena, KEY_ARENA);
	key = name_key_of(&arena, name);
	said = is_listed ? find_listed(db, name, key, s) : find_record(db, name, key, s);
	arena_release(&arena);
	return said;
}

static bool
commit_or_not(struct db *db, bool good)
{
	if (good && db_commit(db))
		return true;
	db_rollback(db);
	return false;
}

static enum judged
judge(struct db *db, const char *verdict, const struct side *a, const struct side *b,
    const char *why)
{
	struct db_args args =
	    DB_ARGS(verdict, a->id, a->name, b->id, b->name, b->listed, why, NULL, NULL);
	bool failed = true;
	char *number = NULL;

	if (b->id && strcmp(a->id, b->id) == 0) {
		log_error("both sides are one vendor, '%s'; a vendor of the reference lists is "
			  "written "
			  "'" LISTED "NAME'",
		    a->name);
		return JUDGED_NOT;
	}
	if (db_begin(db))
		number = db_value(db, sql_text("queries/vendor_judge.sql"), args, &failed);
	if (!commit_or_not(db, !failed && resolve_again(db, a->id, b->id)))
		failed = true;
	if (!failed)
		log_info("judgement %s: %s '%s' and '%s'", number ? number : "", verdict,
		    a->name, b->name ? b->name : b->listed);
	free(number);
	return failed ? JUDGED_FAILED : JUDGED_GOOD;
}

enum judged
judgement_add(struct db *db, const char *verdict, const char *a, const char *b, const char *why)
{
	struct side left = { 0 }, right = { 0 };
	enum judged said = find_side(db, a, false, &left);

	if (said == JUDGED_GOOD)
		said = find_side(db, b, true, &right);
	if (said == JUDGED_GOOD)
		said = judge(db, verdict, &left, &right, why);
	side_release(&left);
	side_release(&right);
	return said;
}

enum judged
judgement_undo(struct db *db, const char *number, const char *why)
{
	struct rows *sides = NULL;
	enum judged said = JUDGED_FAILED;

	if (db_begin(db))
		sides = db_rows(
		    db, sql_text("queries/vendor_undo.sql"), DB_ARGS(number, why, NULL, NULL));
	if (sides && rows_count(sides) == 0) {
		log_error("there is no judgement %s, or it was taken back already", number);
		said = JUDGED_NOT;
	}
	if (commit_or_not(
		db, sides && rows_count(sides) == 1 &&
			resolve_again(db, rows_get(sides, 0, 0), rows_get(sides, 0, 1))))
		said = JUDGED_GOOD;
	rows_free(sides);
	return said;
}

/* --------------------------------------------------------------------------- import */

enum column {
	VERDICT,
	VENDOR_ID,
	OTHER_ID,
	WHY,
	DECIDED,
	VENDOR,
	OTHER,
	BY,
	UNDONE,
	UNDONE_WHY,
	UNDONE_BY
};

static const char *const columns[] = { "verdict", "vendor_id", "other_id", "why", "decided",
	"vendor", "other", "decided_by", "undone", "undone_why", "undone_by", "number", NULL };

struct import {
	struct db *db;
	long taken, there;
};

/* NULL for an empty or missing cell */
static const char *
cell(const struct sheet_row *row, enum column c)
{
	return row->cell[c] && *row->cell[c] ? row->cell[c] : NULL;
}

static bool
fits(struct db *db, const struct sheet_row *row)
{
	bool failed;
	char *wrong = db_value(db, sql_text("queries/vendor_wrong.sql"),
	    DB_ARGS(cell(row, VERDICT), cell(row, VENDOR_ID), cell(row, OTHER_ID),
		cell(row, WHY), cell(row, DECIDED), cell(row, UNDONE)),
	    &failed);

	if (wrong)
		sheet_wrong(row, "%s", wrong);
	free(wrong);
	return !failed && !wrong;
}

static bool
take_row(void *context, const struct sheet_row *row)
{
	struct import *in = context;
	const char *other = cell(row, OTHER_ID);
	bool failed, is_listed;
	char *number;

	if (db_lost(in->db))
		return false;
	if (!fits(in->db, row))
		return true;
	is_listed = strncmp(other, LISTED, strlen(LISTED)) == 0;
	number = db_value(in->db, sql_text("queries/vendor_judge.sql"),
	    DB_ARGS(cell(row, VERDICT), cell(row, VENDOR_ID), cell(row, VENDOR),
		is_listed ? NULL : other, is_listed ? NULL : cell(row, OTHER),
		is_listed ? other + strlen(LISTED) : NULL, cell(row, WHY), cell(row, DECIDED),
		cell(row, BY)),
	    &failed);
	in->taken += number != NULL;
	in->there += !failed && !number;
	if (number && cell(row, UNDONE))
		failed = !db_run(in->db, sql_text("queries/vendor_undo.sql"),
		    DB_ARGS(
			number, cell(row, UNDONE_WHY), cell(row, UNDONE), cell(row, UNDONE_BY)),
		    NULL);
	if (!failed && number)
		failed = !db_run(in->db, sql_text("queries/resolve_vendors.sql"),
		    DB_ARGS(cell(row, VENDOR_ID), is_listed ? NULL : other), NULL);
	free(number);
	return !failed;
}

enum judged
judgement_import(struct db *db, const char *path)
{
	struct import in = { .db = db };
	long wrong = 0;
	bool good = db_begin(db) &&
		    db_run(db, sql_text("queries/promote_lock.sql"), DB_NONE, NULL) &&
		    db_script(db, "queries/resolve_nothing.sql",
			sql_text("queries/resolve_nothing.sql"));

	if (good && !sheet_read(path, columns, 5, take_row, &in, &wrong)) {
		db_rollback(db);
		return db_lost(db) ? JUDGED_FAILED : JUDGED_NOT;
	}
	if (!commit_or_not(db, good && resolve_run(db)))
		return JUDGED_FAILED;
	log_info("%ld judgements were taken in, %ld were there", in.taken, in.there);
	return JUDGED_GOOD;
}
