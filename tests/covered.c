/*
 * covered.c: in MODE=coverage, a process that leaves by _exit counts the lines that it reached
 * all the same (the crawler has one process a source, and they leave so).
 */
#include <stdlib.h>

void __gcov_dump(void);
void __wrap__exit(int status) __attribute__((noreturn));
void __real__exit(int status) __attribute__((noreturn));

void
__wrap__exit(int status)
{
	__gcov_dump();
	__real__exit(status);
}
