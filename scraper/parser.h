/*
 * parser.h: the one header that a parser includes.
 *
 * A parser turns one saved page into records, further requests and issues. It knows no
 * network, no clock and no database; it frees nothing (everything lives in the page's arena);
 * it keeps nothing from one page to the next. What it says can be printed: that is the
 * page's transcript (paydirt parse SOURCE FILE), and the test of a parser is a saved page and
 * its expected transcript.
 *
 *	static int
 *	list(const struct page *page, struct sink *sink)
 *	{
 *		...
 *		return REACH_NONE;
 *	}
 *
 *	SOURCE(us_example_contracts) = {
 *		.title = "Example: contracts",
 *		...
 *		.pages = { { "list", list } },
 *	};
 *
 * File, SOURCE(name), fixture folder, database key and command-line word are the same name.
 */
#ifndef PARSER_H
#define PARSER_H

#include "base/arena.h"
#include "base/base.h"
#include "base/buf.h"
#include "limits.h"
#include "record.h"

/*
 * How far a failure reaches. It is said once, where it is seen, by sink_issue, which counts it,
 * files it in crawl.issue with the raw text, and returns it, so that a parser can say
 * `return sink_issue(sink, REACH_PAGE, "no table '%s'", selector);`
 */
enum reach {
	REACH_NONE,   /* nothing failed */
	REACH_NOTE,   /* nothing lost; look at it (an unknown column) */
	REACH_ROW,    /* this record is dropped */
	REACH_PAGE,   /* this page is dropped: nothing of it is loaded */
	REACH_SOURCE, /* this source's run ends and is refused */
	REACH_ALL,    /* nothing more can be done (no database, disk full) */
};

struct source;

/* One saved response, or one file that somebody handed in. All texts live as long as the page;
 * any but source, kind and fetched may be NULL. */
struct page {
	const struct source *source;
	const char *kind;    /* which of the source's page functions reads it */
	const char *method;  /* GET or POST */
	const char *url;     /* what was asked */
	const char *request; /* the body that was sent */
	const char *file;    /* the name of a file that was handed in */
	const char *type;    /* Content-Type */
	const char *scope;   /* the listing that it belongs to (see sink_expect) */
	const char *param;   /* what the parser that asked for it wanted to tell this one */
	const char *fetched; /* 2025-03-28T12:00:00Z */
	int status;          /* of HTTP; 200 for a file */
	const char *body; /* the decoded bytes; body[len] is NUL unless the body is a stream */
	size_t len;
	bool stream; /* a file too big to be read whole: body is mapped, not NUL-ended */
	struct arena *arena;
};

/* ------------------------------------------------------------------- what a parser can say */

struct sink;
struct record;

/* A new record; place (see sink_place) is where the sink stands now. */
struct record *record_new(struct sink *, enum kind);

/*
 * Sets a field from text as the portal writes it, in the type that record.h gives the field.
 * NULL and blank text leave it unset. What cannot be read as that type is an issue with the
 * raw text, reaching the row, and the field stays unset.
 */
void record_set(struct record *, int field, const char *text);
void record_set_span(struct record *, int field, struct span);

/* The same with the source's own way of writing a date or money:
 *   dates   strptime(3) formats, several joined by "|" ("%m/%d/%y|%Y-%m-%d")
 *   money   "cents"; default: 1,234.50  $1,234.50  (1,234.50)  -1234.5  1.2345E+03 */
void record_set_as(struct record *, int field, struct span, const char *as);

void record_count(struct record *, int field, long value);
void record_bool(struct record *, int field, bool value);
void record_clear(struct record *, int field);
void record_add(struct record *, int field, const char *text); /* one more of a LIST */

/* What a field holds so far; NULL where unset. */
const char *record_get(const struct record *, int field);

/* Hands the record over; it must not be touched afterwards. A record without a required field
 * is dropped with an issue. Returns the reach of what went wrong with this record. */
int sink_emit(struct sink *, struct record *);

/* Asks for a further page, by GET. NULL url: no more. Relative addresses are resolved against
 * the page's own. A request that was already asked in this run is not asked again. */
int sink_follow(struct sink *, const char *kind, const char *url);

/* The same with everything that can be said of a request; unset members are taken from .kind
 * and .url. */
struct ask {
	const char *kind;
	const char *url;
	const char *method; /* NULL: GET, or POST where there is a body */
	const char *body;
	const char *type; /* of the body; NULL: application/json */
	const char *scope;
	const char *param;
	int rank;   /* 0 first; asked in order of rank (9: when all else is done) */
	int wait;   /* seconds to let pass before it (a file that is being made) */
	bool again; /* asked again although it was asked in this run (polling) */
};
int sink_ask(struct sink *, const struct ask *);

/* What the portal says of how many records of a kind a listing holds; `phase` before or after
 * the crawl, or "stated" on the page itself. Compared with what came (sql/checks). */
int sink_expect(
    struct sink *, const char *scope, enum kind what, const char *phase, long count);

/* The listing `scope` was read to its end. whole: what is not in it is gone. */
int sink_end(struct sink *, const char *scope, enum kind what, bool whole);

/* Says that something is wrong; see enum reach. The raw text of the sink's place is kept. */
int sink_issue(struct sink *, enum reach, const char *format, ...) PRINTF(3, 4);
int sink_issue_raw(struct sink *, enum reach, struct span raw, const char *format, ...)
    PRINTF(4, 5);

/*
 * Where in the page the parser stands: part (a zip's member; may be NULL), a word for people
 * ("row 12", "/results/3", "entry 5") and the bytes of the page, or of the part, that say it.
 * Readers set it; a parser sets it where it reads by itself. Copied.
 */
void sink_place(struct sink *, const char *part, const char *word, size_t from, size_t to);

/* The texts that the place's bytes are taken from, for the raw text of issues. */
void sink_bytes(struct sink *, struct span bytes);

struct arena *sink_arena(struct sink *);
const struct page *sink_page(struct sink *);

/* ------------------------------------------------------------------------ tables of columns */

/* A heading and what becomes of it. A table ends with { NULL }. */
struct column {
	const char *heading; /* compared without case and with blanks folded; a trailing "*"
			      * stands for any ending */
	int field;           /* a field of the record's kind, or IGNORE or MAY_MISS(field) */
	const char *as;      /* see record_set_as; for IGNORE: the reason */
};
#define IGNORE (-1)
/* The column may be absent (other columns that are mapped must be there). */
#define MAY_MISS(field) ((field) + COLUMN_MAY_MISS)
#define COLUMN_MAY_MISS 10000

/* ---------------------------------------------------------------------------------- readers */

#include "read/csv.h"
#include "read/html.h"
#include "read/json.h"
#include "read/text.h"
#include "read/url.h"
#include "read/xml.h"
#include "read/xlsx.h"
#include "read/pdf.h"
#include "read/zip.h"

/* ---------------------------------------------------------------------------------- sources */

#define SOURCE_PAGES_MAX 12
#define SOURCE_HOSTS_MAX 6
#define SOURCE_FLOORS_MAX 8

/* What a night asks for. Dates are YYYY-MM-DD; since NULL: everything. */
struct night {
	const char *since, *until;
	const struct night_agency {
		const char *agency;  /* ICE */
		const char *name;    /* U.S. Immigration and Customs Enforcement */
		const char *toptier; /* Department of Homeland Security */
		const char *fpds;    /* 7012 */
		const char *cgac;    /* 070 */
	} * agencies;
	size_t agency_count;
	const char *const *words; /* vendors and products that somebody watches */
	size_t word_count;
	const char *const *ueis; /* of vendors on record whose registration is not known; */
	size_t uei_count;        /* at most a day's budget, most evidence first */
	const char *key;         /* the API key, where the source wants one; never printed */
};

struct source {
	const char *name; /* set by SOURCE() */
	const char *title, *publisher, *home, *licence;
	const char *holds, *lacks;           /* for readers: what is in it, what is not */
	int lag_days;                        /* how late the portal itself is */
	int every_hours;                     /* 0: not crawled, files are handed in */
	const char *hosts[SOURCE_HOSTS_MAX]; /* a key is sent to the first of them alone */
	int delay_ms;                        /* between requests to one host; 0: 1000 */
	int connections;    /* to one host; 0: 1. More needs a comment that says why */
	int daily_requests; /* 0: no budget */
	int busy_status;    /* besides 429 and 503: how this portal says "too many requests", */
	int busy_seconds;   /* and how long it then wants to be left alone */
	const char *key_env; /* environment variable of a key; key_help says how to get one */
	const char *key_help;
	bool key_optional;
	const char *key_header; /* the header's name ("X-Api-Key"), sent and never stored; or */
	const char *key_prefix; /* what stands before the key in it ("Token "); NULL: nothing */
	const char *key_query;  /* the query parameter's name, likewise */
	long rows_min;          /* a full run with fewer is refused */
	struct floor {
		enum kind kind;
		int field;
		int percent; /* of the run's records of that kind that must have the field */
	} floors[SOURCE_FLOORS_MAX];
	int stale_days; /* newest date older than that: a failure; 0: not looked at */
	int version;    /* raised when the parser says other things of the same bytes */
	void (*start)(const struct night *, struct sink *); /* the first requests */
	struct page_kind {
		const char *kind;
		int (*parse)(const struct page *, struct sink *);
		bool stream; /* its pages may be too big to be read whole */
		int accept;  /* a status besides 200 that is parsed (404: a case without
				decision) */
	} pages[SOURCE_PAGES_MAX];
	const struct column *columns; /* for families that want them */
	const void *family;
};

#define SOURCE(id) \
	extern const struct source source_##id; \
	const struct source source_##id

#endif
