/*
 * fuzz.h: what libFuzzer calls, in every target.
 */
#ifndef FUZZ_H
#define FUZZ_H

#include "../../scraper/parser.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
