#include "capture.h"

#include "../base/sql.h"

void
capture_saved(const struct rows *rows, struct saved_page *saved)
{
	snprintf(saved->page_id, sizeof(saved->page_id), "%s", rows_get(rows, 0, 0));
	saved->to_parse = *rows_get(rows, 0, 1) == 't';
}

bool
capture_save(struct db *db, struct archive *archive, const struct source_entry *source,
    const struct capture *c, const struct body *plain, struct saved_page *saved)
{
	char hex[SHA256_HEX_SIZE], status[24], length[24], place[24], version[24];
	const char *file;
	struct rows *rows;
	size_t at;

	if (!archive_put(archive, c, &file, &at) || !archive_sync(archive))
		return false;
	sha256_hex(plain->sha256, hex);
	snprintf(status, sizeof(status), "%d", c->status);
	snprintf(length, sizeof(length), "%zu", plain->len);
	snprintf(place, sizeof(place), "%zu", at);
	snprintf(version, sizeof(version), "%d", source->row->version);
	rows = db_rows(db, sql_text("queries/page_save.sql"),
	    DB_ARGS(source->name, c->kind, c->method, c->url, c->request, c->request_type,
		c->scope, c->param, c->file, c->type, status, hex, length, c->fetched,
		c->portal, file, place, version, c->final_url));
	if (!rows)
		return false;
	capture_saved(rows, saved);
	rows_free(rows);
	return true;
}
