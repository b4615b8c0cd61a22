/*
 * limits.h: every bound on what comes from outside, in one place.
 *
 * Going over one is an issue with a grade (see enum reach in parser.h), never a crash and never
 * silence. tests/unit/u-limits.c goes over each of them.
 */
#ifndef LIMITS_H
#define LIMITS_H

/* fetching */
#define LIMIT_BODY ((size_t)4 << 30)        /* bytes of one response, as it comes */
#define LIMIT_PAGE_BODY ((size_t)256 << 20) /* the same for pages that are read whole */
#define LIMIT_HEADERS ((size_t)64 << 10)    /* bytes of all header lines of a response */
#define LIMIT_REDIRECTS 5
#define LIMIT_CONNECT_SECONDS 20
#define LIMIT_IDLE_SECONDS 60    /* no byte for that long */
#define LIMIT_TOTAL_SECONDS 7200 /* one response, a 4 GB zip on a slow line included */
#define LIMIT_ATTEMPTS 6         /* of one request in one night */
#define LIMIT_ROBOTS \
	((size_t)512 << 10) /* of robots.txt that is read: RFC 9309 asks for 500 KiB */
#define LIMIT_URL ((size_t)8 << 10)
#define LIMIT_REQUEST_BODY ((size_t)64 << 10)
#define LIMIT_RETRY_AFTER_SECONDS 86400 /* a longer wait is cut to a day */

/* unpacking */
#define LIMIT_INFLATED ((size_t)64 << 30) /* bytes that one packed file may become */
#define LIMIT_RATIO 1000                  /* times its packed size, past the first megabyte */
#define LIMIT_MEMBERS 10000               /* entries of a zip */
#define LIMIT_SHEET_CELLS 20000000L       /* of one XLSX workbook */

/* reading */
#define LIMIT_NESTING 512 /* elements, arrays and objects inside one another */
#define LIMIT_PAGE_MEMORY ((size_t)1 << 30) /* what one page's arena may hold */
#define LIMIT_PAGE_SECONDS 120              /* of one page that is read whole */
#define LIMIT_FILE_SECONDS 14400            /* of one file that is read as a stream */
#define LIMIT_COLUMNS 2000                  /* of a table */
#define LIMIT_ROW ((size_t)64 << 20)        /* bytes of one row of a CSV file */
#define LIMIT_FIELD ((size_t)16 << 20) /* bytes of one value; longer ones are cut and said */
#define LIMIT_NAME \
	((size_t)1000) /* bytes of a vendor's name; names are indexed. Likewise cut and said \
			*/
#define LIMIT_CODE ((size_t)1000)  /* bytes of an award number or key; a longer one is none */
#define LIMIT_PAGE_ROWS 50000000L  /* records of one page or file */
#define LIMIT_PAGE_FOLLOWS 100000L /* further requests of one page */
#define LIMIT_PAGE_ISSUES 1000L    /* issues of one page that are kept word for word */
#define LIMIT_ISSUE_RAW ((size_t)64 << 10) /* bytes of raw text kept with one issue */
#define LIMIT_DOCUMENT_PAGES 20000L        /* of one PDF */

/* matching */
#define LIMIT_MATCH_STEPS 100000u    /* PCRE2's match limit */
#define LIMIT_MATCH_DEPTH 1000u      /* and its depth limit */
#define LIMIT_TEXT ((size_t)4 << 20) /* bytes of a text that is searched for makers */

/* a source's parsing process */
#define LIMIT_WORKER_MEMORY ((size_t)3 << 30)

#endif
