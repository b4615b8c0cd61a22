#include "asks.h"

void
asks_member(struct buf *b, struct arena *a, const char *name, struct span value)
{
	buf_char(b, b->data[b->len - 1] == '{' ? ' ' : ',');
	json_quote(b, name);
	buf_char(b, ':');
	if (value.at) {
		struct span clean = text_utf8(a, value);

		json_quote(b, arena_ndup(a, clean.at, clean.len));
	} else {
		buf_text(b, "null");
	}
}

void
asks_add(struct buf *b, struct arena *a, const struct ask *ask, long number)
{
	buf_text(b, b->len ? ",{" : "[{");
	buf_printf(b, "\"number\":%ld,\"rank\":%d,\"wait\":%d,\"again\":%s", number, ask->rank,
	    ask->wait, ask->again ? "true" : "false");
	asks_member(b, a, "kind", span_of(ask->kind));
	asks_member(b, a, "method", span_of(ask->method));
	asks_member(b, a, "url", span_of(ask->url));
	asks_member(b, a, "body", span_of(ask->body));
	asks_member(b, a, "body_type", span_of(ask->type));
	asks_member(b, a, "scope", span_of(ask->scope));
	asks_member(b, a, "param", span_of(ask->param));
	buf_char(b, '}');
}

const char *
asks_end(struct buf *b)
{
	buf_text(b, b->len ? "]" : "[]");
	return b->data;
}
