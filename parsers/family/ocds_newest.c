/*
 * A versioned release has, for each value, a list of all that it ever was:
 *	"title": [ { "releaseID": "01", "releaseDate": "…", "releaseTag": […], "value": "…" } ]
 * oldest first. Lists of objects that have ids are not versioned as a whole, their members are.
 */
#include "ocds.h"

static bool
is_history(const struct json *n)
{
	return n->type == JSON_ARRAY && n->first && json_member(n->first, "releaseID") &&
	       json_member(n->first, "value");
}

static const struct json *
newest(const struct json *history)
{
	const struct json *last = history->first;
	const char *date = json_text(last, "releaseDate");

	for (const struct json *v = last->next; v; v = v->next) {
		const char *other = json_text(v, "releaseDate");

		if (!date || (other && strcmp(other, date) >= 0)) {
			last = v;
			date = other;
		}
	}
	return json_member(last, "value");
}

/* As deep as the JSON reader lets it be (LIMIT_NESTING) */
static struct json *
copy(struct arena *a, const struct json *n, const struct json *parent)
{
	struct json *to = arena_zero(a, sizeof(*to)), *last = NULL;
	const struct json *said = n;

	while (said && is_history(said))
		said = newest(said);
	if (said) {
		to->type = said->type;
		to->text = said->text;
	}
	to->name = n->name;
	to->index = n->index;
	to->parent = parent;
	to->from = n->from;
	to->to = n->to;
	for (const struct json *m = said ? said->first : NULL; m; m = m->next) {
		struct json *child = copy(a, m, to);

		if (last)
			last->next = child;
		else
			to->first = child;
		last = child;
		to->count++;
	}
	return to;
}

const struct json *
ocds_newest(struct arena *a, const struct json *versioned)
{
	return versioned ? copy(a, versioned, versioned->parent) : NULL;
}
