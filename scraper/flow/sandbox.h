/*
 * sandbox.h: gives up what a process that reads hostile bytes does not need.
 */
#ifndef SANDBOX_H
#define SANDBOX_H

#include "../base/base.h"

/*
 * From now on this process can read and write what is open, take memory, start threads and ask
 * the time; it can open nothing, connect to nothing and start no program (the kernel kills it:
 * seccomp). Its memory is bounded by LIMIT_WORKER_MEMORY and it writes no core file. False
 * where the system refuses (said). Under the sanitizers, which need more, only the bounds are
 * set.
 */
bool sandbox_enter(void);

#endif
