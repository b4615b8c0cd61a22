#include "log.h"
#include "buf.h"

#include <time.h>
#include <unistd.h>

#define LOG_LINE_MAX ((size_t)8 << 10)

/* The one place for state that outlives a call: who speaks, and how loudly. */
static struct {
	enum log_level least;
	char who[64];
	bool progress_shown;
} speaker = { .least = LOG_INFO };

void
log_level_set(enum log_level least_important)
{
	speaker.least = least_important;
}

void
log_who(const char *source)
{
	snprintf(speaker.who, sizeof(speaker.who), "%s", source ? source : "");
}

static void
add_prefix(struct buf *line, enum log_level level)
{
	/* syslog's numbers, which journald takes from the start of a line */
	static const int priority[] = { 3, 4, 6, 7 };
	char when[32];
	time_t now = time(NULL);
	struct tm tm;

	if (isatty(STDERR_FILENO)) {
		buf_text(line, "paydirt: ");
	} else {
		gmtime_r(&now, &tm);
		strftime(when, sizeof(when), "%Y-%m-%dT%H:%M:%SZ", &tm);
		buf_printf(line, "<%d>%s paydirt: ", priority[level], when);
	}
	if (speaker.who[0])
		buf_printf(line, "%s: ", speaker.who);
	if (level == LOG_WARNING)
		buf_text(line, "warning: ");
}

static void
add_shown(struct buf *line, const char *text)
{
	for (const char *p = text; *p; p++) {
		unsigned char c = (unsigned char)*p;

		if (c < 0x20 || c == 0x7f)
			buf_printf(line, "\\x%02x", c);
		else
			buf_char(line, *p);
	}
}

static void PRINTF(2, 0) say(enum log_level level, const char *format, va_list args)
{
	struct buf line;
	char text[4096];

	if (level > speaker.least)
		return;
	log_progress_end();
	buf_init(&line, LOG_LINE_MAX * 4);
	vsnprintf(text, sizeof(text), format, args);
	add_prefix(&line, level);
	add_shown(&line, text);
	buf_char(&line, '\n');
	/* one write, so that lines of several processes do not mix */
	if (write_all(STDERR_FILENO, line.data, line.len) < 0) {
		/* nobody is left to tell */
	}
	buf_release(&line);
}

#define SAY(level) \
	do { \
		va_list args; \
		va_start(args, format); \
		say(level, format, args); \
		va_end(args); \
	} while (0)

void
log_error(const char *format, ...)
{
	SAY(LOG_ERROR);
}

void
log_warning(const char *format, ...)
{
	SAY(LOG_WARNING);
}

void
log_info(const char *format, ...)
{
	SAY(LOG_INFO);
}

void
log_debug(const char *format, ...)
{
	SAY(LOG_DEBUG);
}

void
die(const char *format, ...)
{
	SAY(LOG_ERROR);
	exit(EXIT_UNABLE);
}

void
log_progress(const char *format, ...)
{
	va_list args;
	char text[256];

	if (!isatty(STDERR_FILENO) || speaker.least < LOG_INFO)
		return;
	va_start(args, format);
	vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	dprintf(STDERR_FILENO, "\r\033[K%s", text);
	speaker.progress_shown = true;
}

void
log_progress_end(void)
{
	if (!speaker.progress_shown)
		return;
	dprintf(STDERR_FILENO, "\r\033[K");
	speaker.progress_shown = false;
}
