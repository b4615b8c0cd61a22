/*
 * control.h: what a test asks of the portal itself, under "/-/" of any host. Never recorded,
 * never scripted, not in flight.
 */
#ifndef PORTAL_CONTROL_H
#define PORTAL_CONTROL_H

#include "answer.h"

bool is_control(const struct request *);
void control_answer(struct answer *, struct request *);

#endif
