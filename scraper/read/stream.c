#include "stream.h"

static ssize_t
read_span(struct stream *stream, void *at, size_t room)
{
	struct span *left = &stream->whole;

	if (room > left->len)
		room = left->len;
	if (!room)
		return 0;
	memcpy(at, left->at, room);
	left->at += room;
	left->len -= room;
	return (ssize_t)room;
}

struct stream
stream_of(struct span bytes)
{
	/* an empty text is a text too: whole.at says whether the bytes are at hand */
	if (!bytes.at)
		bytes = (struct span){ "", 0 };
	return (struct stream){ read_span, bytes };
}
