/*
 * capture.h: an answer is kept: in the archive first, then as a row of crawl.page.
 */
#ifndef CAPTURE_H
#define CAPTURE_H

#include "../base/db.h"
#include "archive.h"
#include "source.h"

struct saved_page {
	char page_id[ID_TEXT_SIZE];
	bool to_parse; /* its records are not in the database, or another version of the parser
			  made them */
};

/* What queries/page_save.sql answered. */
void capture_saved(const struct rows *, struct saved_page *);

/* Archives the capture, waits until it is on the disk, and records it. `plain` is the decoded
 * body. */
bool capture_save(struct db *, struct archive *, const struct source_entry *,
    const struct capture *, const struct body *plain, struct saved_page *);

#endif
