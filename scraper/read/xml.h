/*
 * xml.h: XML by expat, as a tree in the page's arena, or an element at a time.
 *
 * Elements and attributes go by their local name: "ns1:award" is "award", for portals change
 * their prefixes. Attributes of xmlns, xsi and xml are left out. A path is names joined by "/",
 * the first child of each name: "awardID/awardContractID/PIID". NULL is harmless everywhere.
 *
 * What is not XML is an issue that reaches the page; so are declared entities, which are an
 * attack, and elements nested deeper than LIMIT_NESTING. Bytes that are no UTF-8 and characters
 * that XML forbids are mended, with a note: a portal's slip must not cost a file of 500 MB.
 */
#ifndef XML_H
#define XML_H

#include "../base/base.h"
#include "../record.h"
#include "stream.h"

struct page;
struct sink;
struct column;
struct record;
struct xml_path;

struct xml_attr {
	struct span name, value; /* both ended by NUL */
	struct xml_path *path;
	const struct xml_attr *next;
};

struct xml {
	struct span name; /* { NULL, 0 }: a text that stands between elements */
	struct span text; /* of that, or of an element without elements in it: ends trimmed
			   * (but for xml:space="preserve"), NUL */
	const struct xml_attr *attr; /* the first; go on by ->next */
	const struct xml *first;     /* element or text inside it */
	const struct xml *next;      /* after it, inside the same one */
	const struct xml *parent;
	size_t from, to; /* the bytes from its start tag to its end tag */
	struct xml_path *path;
};

/* The page's outermost element. NULL after an issue that reaches the page. */
const struct xml *xml_parse(const struct page *, struct sink *);

/*
 * For files that are too big for a tree: every element at the path (from the outermost:
 * "PublicFilings/Filing"), one after the other, with the sink's place at it.
 *
 *	struct xml_reader *r = xml_open(sink, stream, NULL, "PublicFilings/Filing");
 *	while ((e = xml_read(r)))
 *		sink_emit(sink, xml_record(sink, e, KIND_FILING, columns));
 *	reach = xml_close(r);
 *
 * An element lives until the next xml_read. `part` is the zip's member, for places, or NULL.
 * xml_close returns how far the worst issue of the reading reached.
 */
struct xml_reader;
struct xml_reader *xml_open(struct sink *, struct stream *, const char *part, const char *path);
const struct xml *xml_read(struct xml_reader *);
int xml_close(struct xml_reader *);

/* The element at the path; path NULL: the node itself. */
const struct xml *xml_at(const struct xml *, const char *path);

/* All text in the element at the path, in order, ended by NUL; NULL where it is not there. */
const char *xml_text(const struct xml *, const char *path);

/* An attribute of the element at the path; NULL where one of them is not there. */
const char *xml_attr(const struct xml *, const char *path, const char *name);

/* Elements by name (NULL: all), inside one and behind one:
 *	for (e = xml_first(feed, "entry"); e; e = xml_next(e, "entry")) */
const struct xml *xml_first(const struct xml *in, const char *name);
const struct xml *xml_next(const struct xml *after, const char *name);

/* True for an element of that name. */
bool xml_is(const struct xml *, const char *name);

/* Puts the sink's place at the element: "/feed/entry[3]" and its bytes. */
void xml_place(struct sink *, const struct xml *);

/*
 * A record from an element: each column's heading is a path inside it, "@name" or "a/b/@name"
 * for an attribute. A leaf (an element without elements in it) or attribute that no column
 * names is a note; a heading "a/" with a star behind it names a and all in it, a heading of an
 * element with elements in it names its text and all those. A column whose first step is not
 * there is a note, unless MAY_MISS. What stands there several times gives a LIST one item each;
 * for other fields the first counts and the others are a note. The sink's place is put at the
 * element; of one that xml_read gave, it is there already.
 */
struct record *xml_record(struct sink *, const struct xml *, enum kind, const struct column *);

#endif
