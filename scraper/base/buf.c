#include "buf.h"
#include "log.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

static char empty[1];

void
buf_init(struct buf *b, size_t ceiling)
{
	*b = (struct buf){ .data = empty, .ceiling = ceiling };
}

void
buf_release(struct buf *b)
{
	if (b->data != empty)
		free(b->data);
	buf_init(b, b->ceiling);
}

void
buf_reset(struct buf *b)
{
	b->len = 0;
	b->full = false;
	if (b->data != empty)
		b->data[0] = '\0';
}

bool
buf_reserve(struct buf *b, size_t more)
{
	size_t room = b->room ? b->room : 256;

	if (more > b->ceiling || b->len > b->ceiling - more) {
		b->full = true;
		return false;
	}
	if (b->len + more < b->room)
		return true;
	while (room <= b->len + more)
		room *= 2;
	b->data = xrealloc(b->data == empty ? NULL : b->data, room);
	b->room = room;
	return true;
}

void
buf_add(struct buf *b, const void *at, size_t len)
{
	if (!len || !buf_reserve(b, len))
		return;
	memcpy(b->data + b->len, at, len);
	b->len += len;
	b->data[b->len] = '\0';
}

void
buf_text(struct buf *b, const char *text)
{
	if (text)
		buf_add(b, text, strlen(text));
}

void
buf_char(struct buf *b, char c)
{
	buf_add(b, &c, 1);
}

void
buf_number(struct buf *b, size_t n)
{
	char digits[24], *at = digits + sizeof(digits);

	do
		*--at = (char)('0' + n % 10);
	while (n /= 10);
	buf_add(b, at, (size_t)(digits + sizeof(digits) - at));
}

void
buf_printf(struct buf *b, const char *format, ...)
{
	va_list args, again;
	int len;

	va_start(args, format);
	va_copy(again, args);
	len = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (len > 0 && buf_reserve(b, (size_t)len)) {
		vsnprintf(b->data + b->len, (size_t)len + 1, format, again);
		b->len += (size_t)len;
	}
	va_end(again);
}

char *
buf_take(struct buf *b)
{
	char *data = b->data == empty ? xstrdup("") : b->data;

	buf_init(b, b->ceiling);
	return data;
}

int
buf_read_fd(struct buf *b, int fd)
{
	for (;;) {
		char chunk[65536];
		ssize_t n = read(fd, chunk, sizeof(chunk));

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return (int)n;
		buf_add(b, chunk, (size_t)n);
		if (b->full) {
			errno = EFBIG;
			return -1;
		}
	}
}

int
buf_read_file(struct buf *b, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC), failed, saved;

	if (fd < 0)
		return -1;
	failed = buf_read_fd(b, fd);
	saved = errno;
	close(fd);
	errno = saved;
	return failed;
}
