#include "arena.h"
#include "log.h"

#define BLOCK_SIZE ((size_t)64 << 10)
#define ALIGNMENT alignof(max_align_t)

#include <stdalign.h>

struct arena_block {
	struct arena_block *older;
	size_t size;
	alignas(max_align_t) char data[];
};

void
arena_init(struct arena *a, size_t ceiling)
{
	*a = (struct arena){ .ceiling = ceiling };
}

static void
free_blocks(struct arena_block *b, const struct arena_block *keep)
{
	while (b && b != keep) {
		struct arena_block *older = b->older;

		free(b);
		b = older;
	}
}

void
arena_release(struct arena *a)
{
	free_blocks(a->block, NULL);
	*a = (struct arena){ .ceiling = a->ceiling };
}

void
arena_reset(struct arena *a)
{
	struct arena_block *oldest = a->block;

	if (!oldest)
		return;
	while (oldest->older)
		oldest = oldest->older;
	free_blocks(a->block, oldest);
	a->block = oldest;
	a->total = oldest->size;
	a->at = oldest->data;
	a->end = oldest->data + oldest->size;
}

static void
add_block(struct arena *a, size_t least)
{
	size_t size = least > BLOCK_SIZE ? least : BLOCK_SIZE;
	struct arena_block *b;

	/* blocks grow with the arena, so that a big page costs few of them */
	if (size < a->total / 4)
		size = a->total / 4;
	if (a->ceiling && a->total + size > a->ceiling) {
		size = least;
		if (a->total + size > a->ceiling)
			die("a page needs more than %zu bytes of memory", a->ceiling);
	}
	b = xmalloc(sizeof(*b) + size);
	b->older = a->block;
	b->size = size;
	a->block = b;
	a->total += size;
	a->at = b->data;
	a->end = b->data + size;
}

void *
arena_alloc(struct arena *a, size_t size)
{
	void *p;

	if (size > SIZE_MAX / 2)
		die("out of memory");
	size = (size + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
	if (size > (size_t)(a->end - a->at))
		add_block(a, size);
	p = a->at;
	a->at += size;
	return p;
}

void *
arena_zero(struct arena *a, size_t size)
{
	return memset(arena_alloc(a, size), 0, size);
}

char *
arena_ndup(struct arena *a, const char *at, size_t len)
{
	char *copy;

	if (!at)
		return NULL;
	copy = arena_alloc(a, len + 1);
	memcpy(copy, at, len);
	copy[len] = '\0';
	return copy;
}

char *
arena_dup(struct arena *a, const char *text)
{
	return text ? arena_ndup(a, text, strlen(text)) : NULL;
}

char *
arena_printf(struct arena *a, const char *format, ...)
{
	va_list args, again;
	int len;
	char *text, *free_room = a->at;

	va_start(args, format);
	va_copy(again, args);
	/* into the room that there is: nearly always it is enough */
	len = vsnprintf(free_room, (size_t)(a->end - a->at), format, args);
	va_end(args);
	if (len < 0)
		die("a message could not be formatted");
	text = arena_alloc(a, (size_t)len + 1);
	if (text != free_room)
		vsnprintf(text, (size_t)len + 1, format, again);
	va_end(again);
	return text;
}
