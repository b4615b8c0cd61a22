/*
 * xml_feed.h: expat, made safe for what portals send; for xml.c and xlsx*.c.
 *
 * What portals send as XML is often nearly that: bytes that are no UTF-8, control characters
 * that XML forbids, as bytes or as "&#31;". Here the first are read as Windows-1252 and the
 * others become blanks, with a note. UTF-16 is expat's own work. What is an attack and not a
 * mistake ends the parse: declared entities, elements nested deeper than LIMIT_NESTING.
 */
#ifndef XML_FEED_H
#define XML_FEED_H

#include "../base/arena.h"
#include "stream.h"

#include <expat.h>

struct sink;

struct xml_feed {
	XML_Parser parser;
	struct sink *sink;
	struct stream *stream;
	const char *why; /* xml_stop's reason */
	int reach;       /* what the feed has said */
	bool wide;       /* UTF-16: left to expat */
	bool over;       /* the stream is at its end, */
	bool ended;      /* and expat has got all of it */
	bool paused;
	bool mend;  /* set by the owner: mend each chunk before it is parsed */
	bool noted; /* that something was mended */
	bool spare; /* set by the owner: do not say what mending would cure, but set */
	bool spared;
	size_t step;         /* with spare: how much of a text in memory is parsed at once */
	struct arena mended; /* a chunk at a time */
	char *chunk;         /* room for bytes that are not in memory already */
	size_t kept;         /* bytes at its front that were not parsed yet */
	size_t raw, given;   /* the chunk's bytes as they came, and as expat got them */
	size_t taken, fed;   /* likewise, of all chunks before */
};

enum xml_fed { XML_MORE, XML_PAUSED, XML_END, XML_FAILED };

/*
 * The parser's user data is the feed, so handlers of whoever embeds it as first member find it;
 * they are set on feed->parser, and XML_UseParserAsHandlerArg is not. The stream must outlive
 * it.
 */
void xml_feed_open(struct xml_feed *, struct sink *, struct stream *);
void xml_feed_close(struct xml_feed *);

/* Parses some more. XML_PAUSED after a handler called xml_pause. XML_FAILED once, after an
 * issue that reaches the page. */
enum xml_fed xml_feed_next(struct xml_feed *);

/* Text with what XML forbids mended, and a note where that was anything; not for UTF-16. */
struct span xml_mend(struct sink *, struct arena *, struct span);

/* For handlers. */
void xml_stop(struct xml_feed *, const char *why);
void xml_pause(struct xml_feed *);

/* The stream's bytes of the tag that is being handled. */
size_t xml_from(const struct xml_feed *);
size_t xml_to(const struct xml_feed *);

/* A name without its prefix. */
const char *xml_local(const char *name);

#endif
