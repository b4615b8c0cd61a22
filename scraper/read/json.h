/*
 * json.h: JSON by yajl, as a tree in the page's arena.
 *
 * Nodes know the bytes they stand at, so that a record's place can be given. NULL is harmless
 * everywhere. A path is member names and indices joined by "/": "results/0/Recipient Name"; a
 * name that itself has a slash in it cannot be reached by a path, only by json_member.
 *
 * Several values in one body, one to a line, are read as a list of them.
 *
 * What is not JSON is an issue that reaches the page. The bodies that portals really send are
 * read all the same: text in Windows-1252 (see text_utf8), and the invalid numbers named at
 * json_parse.
 */
#ifndef JSON_H
#define JSON_H

#include "../base/base.h"
#include "../record.h"

struct page;
struct sink;
struct column;
struct record;

enum json_type { JSON_NULL, JSON_BOOL, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT };

struct json {
	enum json_type type;
	struct span text; /* a string's characters, a number's digits as written, true */
	struct span name; /* inside an object: the member's name */
	const struct json *first; /* of an array or object */
	const struct json *next;  /* the next one in the same array or object */
	const struct json *parent;
	size_t count;    /* of an array or object */
	size_t index;    /* its own place in the one that it is in */
	size_t from, to; /* the bytes of the body that hold it */
};

/*
 * The page's body. NULL after an issue that reaches the page. Numbers that JSON does not allow
 * but portals write ("1e9999", " 000,", NaN) are read as null, with a note.
 */
const struct json *json_parse(const struct page *, struct sink *);

/* The same for other text, for one that stands inside a value. */
const struct json *json_parse_text(struct sink *, struct span text);

const struct json *json_member(const struct json *, const char *name);
const struct json *json_at(const struct json *, const char *path);

/* The text of a string, number or bool at the path (NULL: of the node itself), ended by NUL, in
 * the arena; NULL for null, for what is not there, and for arrays and objects. */
const char *json_text(const struct json *, const char *path);

/* The whole number there, or `otherwise`. */
long json_number(const struct json *, const char *path, long otherwise);
bool json_is_true(const struct json *, const char *path);

/* The first element of the array (or first member of the object) at the path; go on by ->next.
 */
const struct json *json_first(const struct json *, const char *path);

/* Puts the sink's place at the node: its path ("/results/3") and its bytes. */
void json_place(struct sink *, const struct json *);

/*
 * A record from an object: each column's heading is a path inside it. A member of the object
 * that no column names is a note (a heading that ends in a star names all members that begin
 * like it); a column whose first member is not there is a note as well, unless MAY_MISS. Arrays
 * under a LIST field give one item an element. The sink's place is the object's.
 */
struct record *json_record(
    struct sink *, const struct json *object, enum kind, const struct column *);

/* Says in a note which members of the object no column names, for objects that are read by
 * hand.
 */
void json_note_unknown(struct sink *, const struct json *object, const struct column *);

/* The JSON text of a string, quotes and escapes included, for requests that a parser builds. */
struct buf;
void json_quote(struct buf *, const char *text);

#endif
