/*
 * archive.h: what came, byte for byte, before anything reads it.
 *
 * WARC 1.1 (ISO 28500), one gzip member a record. A capture is three records: request, response
 * and metadata (which source, run and kind of page it is, so that a database can be made again
 * from the archive alone: rebuild.h); a file that was handed in is a resource and its metadata;
 * a body that had not changed is a revisit of its first capture; how a run ended is a metadata
 * record of its own. Files are archive/<source>/<source>-<time>-
 * <host>-<process>.warc.gz below var/, mode 0600, a new one at LIMIT_ARCHIVE_FILE bytes; no
 * file is ever changed, so a file that a crash tore holds whole records up to the tear.
 *
 * A response is kept as it was sent, Content-Encoding and all. The Transfer-Encoding is undone
 * by then, and its header line is kept under the name X-Archive-Orig-Transfer-Encoding. API
 * keys are not in a capture: requests are kept without them.
 */
#ifndef ARCHIVE_H
#define ARCHIVE_H

#include "../base/buf.h"
#include "body.h"

#define LIMIT_ARCHIVE_FILE ((size_t)1 << 30)

struct archive;

/* What is kept of one answer. Texts may be NULL where not said otherwise. */
struct capture {
	const char *source, *kind; /* never NULL */
	const char *method, *url;
	const char *request_headers; /* lines that end in CRLF, without keys */
	const char *request, *request_type;
	const char *scope, *param, *portal;
	const char *final_url;  /* where redirects led; of a file: where it was found */
	const char *run;        /* when its run began, which names it; NULL: of no run */
	const char *request_id; /* of that run */
	const char *file;       /* the name of a file that was handed in; then url is NULL */
	const char *type;
	const char *response_headers; /* status line and header lines, each ending in CRLF */
	const char *fetched;          /* 2025-03-28T12:00:00Z; never NULL */
	int status;
	const struct body *body;     /* as sent; NULL for a revisit */
	const unsigned char *sha256; /* of the decoded body, and its length */
	size_t length;
};

/* How a run ended, so that a database made from the archive alone holds what it promoted. */
struct archive_run {
	const char *run; /* when it began */
	const char *mode, *state;
	const char *since, *until, *portal, *reason; /* may be NULL */
};

/* Opens the archive for writing; `var` is the folder. The first capture makes the file. */
struct archive *archive_open(const char *var, const char *source);
void archive_close(struct archive *);

/* Writes a capture; *file (valid until the next call) and *at say where its response stands.
 * False where it cannot be written (said): disk full, no right. */
bool archive_put(struct archive *, const struct capture *, const char **file, size_t *at);

/* Writes that the url's body had not changed since the capture of `first`. */
bool archive_revisit(struct archive *, const struct capture *, const char *first_fetched);

/* Now, as 2025-03-28T12:00:00Z: the form of `fetched`. */
void archive_time(char out[32]);

/* Writes how a run ended, and waits until it is on the disk. */
bool archive_end_run(struct archive *, const struct archive_run *);

/* All that was put is on the disk after this. */
bool archive_sync(struct archive *);

/* -------------------------------------------------------------------------------- reading */

/* One record as it stands in a file. */
struct warc_record {
	char type[32];      /* response, request, metadata, … */
	size_t at, next;    /* bytes of the file that hold it */
	struct buf headers; /* WARC's own lines */
	struct body block;  /* what follows them */
	const char *broken; /* what is wrong with it, or NULL */
};
struct warc;
struct warc *warc_open(const char *path); /* NULL with errno */
void warc_close(struct warc *);
void warc_seek(struct warc *, size_t at);

/* The next record; false at the end of the file. A tear is a record that is broken. Digests are
 * checked. Release the record before the next call. */
bool warc_next(struct warc *, const char *tmp, struct warc_record *);
void warc_record_release(struct warc_record *);

/* A header's value in `lines`, copied into the arena; NULL where it is not there. */
struct arena;
char *warc_header(struct arena *, const char *lines, const char *name);

/* Splits a response's block into its header lines and the decoded body. NULL, or what is wrong.
 */
const char *warc_response(
    const struct warc_record *, const char *tmp, struct buf *headers, struct body *plain);

/* The decoded body of a page, by crawl.page's archive and archive_at. NULL, or what is wrong.
 */
const char *archive_body(
    const char *var, const char *file, size_t at, const char *tmp, struct body *plain);

#endif
