#include "cmd.h"

#include "../flow/worker.h"

#define WORKER_FD 3

static int
run(struct program *p, int argc, char **argv)
{
	(void)p;
	(void)argc;
	(void)argv;
	return worker_serve(WORKER_FD);
}

const struct command command_worker = {
	.name = "worker",
	.summary = "parses pages for another paydirt process",
	.needs = HIDDEN,
	.run = run,
};
