/*
 * log.h: words for people, on stderr.
 *
 * Messages are lower case, without a full stop: what failed first, its subject in single
 * quotes, the cause last. On a terminal a line is "paydirt: source: text"; elsewhere it starts
 * with "<N>", the level as journald reads it, and the time. Control characters of outside text
 * are shown as \xNN, never sent to the terminal. No password and no API key is ever passed in.
 *
 * A failure is said once, where it is seen; callers pass the result on and say nothing.
 */
#ifndef LOG_H
#define LOG_H

#include "base.h"

enum log_level { LOG_ERROR, LOG_WARNING, LOG_INFO, LOG_DEBUG };

void log_level_set(enum log_level least_important);
void log_who(const char *source); /* names the speaker, copied; NULL = the program itself */

void log_error(const char *format, ...) PRINTF(1, 2);
void log_warning(const char *format, ...) PRINTF(1, 2);
void log_info(const char *format, ...) PRINTF(1, 2);
void log_debug(const char *format, ...) PRINTF(1, 2);

/* Says it and ends the process with exit status 3: nothing more can be done. */
void die(const char *format, ...) PRINTF(1, 2) NORETURN;

/* Progress: one line that is redrawn on a terminal and not shown elsewhere. */
void log_progress(const char *format, ...) PRINTF(1, 2);
void log_progress_end(void);

/* Exit statuses of every command. */
enum { EXIT_GOOD = 0, EXIT_SOURCE = 1, EXIT_USAGE = 2, EXIT_UNABLE = 3 };

#endif
