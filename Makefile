# paydirt: every verb of the project. `make help` lists them.

VERSION := 0.1
PREFIX ?= /usr/local
DESTDIR ?=
ifeq ($(origin CC),default)
CC := gcc
endif
Q := $(if $(V),,@)
MODE ?= release
B := .build/$(MODE)-$(notdir $(CC))

# Debian 12's packages: to build and run; the rest to test and to lint
PACKAGES := gcc libc6-dev pkg-config postgresql libpq-dev libcurl4-openssl-dev libssl-dev libgumbo-dev \
	libpcre2-dev libyajl-dev libexpat1-dev zlib1g-dev libutf8proc-dev libseccomp-dev libisal-dev libpoppler-glib-dev \
	libmicrohttpd-dev libxlsxwriter-dev libarchive-dev
TEST_PACKAGES := clang libclang-rt-14-dev curl wget procps libarchive-tools
LINT_PACKAGES := clang clang-format clang-tidy cppcheck universal-ctags

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wformat=2 \
	-Wundef -Wwrite-strings -Wcast-qual -Werror
HARDENING := -fPIE -fstack-protector-strong -fstack-clash-protection -fcf-protection
CPPFLAGS += -D_GNU_SOURCE -DPAYDIRT_VERSION='"$(VERSION)"' -iquote $(B) -isystem /usr/include/postgresql \
	$(patsubst -I%,-isystem %,$(shell pkg-config --cflags poppler-glib 2>/dev/null))
CFLAGS_release := -O2 -g -D_FORTIFY_SOURCE=2 $(HARDENING)
CFLAGS_asan := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
CFLAGS_coverage := -O0 -g --coverage
# objects that a fuzz target is linked of
CFLAGS_fuzz := -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
CFLAGS += -std=c11 $(WARNINGS) $(CFLAGS_$(MODE))
LDFLAGS += -pie -Wl,-z,relro,-z,now $(filter -fsanitize% --coverage,$(CFLAGS_$(MODE)))
LIBS := -lpq -lcurl -lssl -lcrypto -lgumbo -lpcre2-8 -lyajl -lexpat -lz -lisal -lutf8proc -lseccomp -lxlsxwriter -larchive -lpoppler-glib -lgobject-2.0 -lgio-2.0 -lglib-2.0 -lm -lpthread

# further sources, for tests: their names are collected like those of parsers/
EXTRA ?=
SOURCES := $(sort $(wildcard scraper/*.c scraper/*/*.c parsers/*.c parsers/family/*.c)) $(EXTRA)
OBJECTS := $(SOURCES:%.c=$(B)/%.o) $(B)/sql_files.o
ifeq ($(MODE),coverage)
OBJECTS += $(B)/tests/covered.o
LDFLAGS += -Wl,--wrap=_exit
endif
SQL := $(sort $(wildcard sql/*/*.sql sql/*/*.csv scraper/report/page.*))
UNIT := $(sort $(wildcard tests/unit/*.c))
PORTAL := $(sort $(wildcard tests/portal/*.c))
FUZZ := $(sort $(wildcard tests/fuzz/fuzz_*.c))
# all but the program itself: what tests are linked with
LIBRARY := $(filter-out %/main.o $(B)/scraper/cmd/%,$(OBJECTS))
BASE_OBJECTS := $(patsubst %.c,$(B)/%.o,$(addprefix scraper/base/,base.c buf.c arena.c hash.c log.c))

.PHONY: accuracy all help deps test-deps lint-deps demo test new fuzz damage coverage mutate accept install lint format clean FORCE
all: paydirt

help:
	@sed -n 's/^#: //p' Makefile

#: make            builds ./paydirt
#: make demo       installs what is missing, crawls the stand-in portal and answers the question
#: make test       installs what is missing and runs everything; ends in "N passed, N failed"
#: make bench      times the hot paths beside their yardsticks and writes tests/bench/RESULTS.md
#: make accuracy   measures what is inferred against labels made by reading
#: make install    PREFIX=/usr/local DESTDIR=: the program and its manual page
#: make new        SOURCE=us_xx_what URL=… PAGE=…: a new source for a listing in an HTML table
#: make fuzz       MINUTES=10 TARGETS=: hunts for bytes that crash a reader or a parser, so long a target
#: make damage     every saved page cut, noised, doubled and re-encoded, ROUNDS=20 times
#: make coverage   runs the tests and prints how many lines of scraper/ and parsers/ they reach
#: make mutate     changes LINES=50 lines, one at a time, and counts how many changes the tests see
#: make accept     shows where transcripts differ from what is expected, and replaces after a yes
#: make lint       gcc and clang with warnings as errors, clang-tidy, cppcheck, the project's own gates
#: make format     clang-format over all of C
#: make clean      removes what was built; var/ stays

paydirt: $(B)/paydirt
	@cmp -s $< $@ || { cp $< $@.new && mv -f $@.new $@; }

$(B)/paydirt: $(OBJECTS)
	@echo '  link $@'
	$(Q)$(CC) $(LDFLAGS) -o $@ $^ $(LIBS)

$(B)/%.o: %.c
	@mkdir -p $(@D)
	@echo '  cc   $<'
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

# Lists that are made from what is there: rewritten at every build, replaced only if they changed,
# since make does not notice a file that is gone.
$(B)/sources.list: FORCE
	@mkdir -p $(@D)
	@for f in parsers/*.c $(EXTRA); do basename $$f .c; done | LC_ALL=C sort | sed 's|.*|SOURCE_ENTRY(&)|' > $@.new
	@cmp -s $@.new $@ || cp $@.new $@
$(B)/unit.list: FORCE
	@mkdir -p $(@D)
	@sed -n 's/^test_\([a-z0-9_]*\)(void)$$/UNIT(\1)/p' $(UNIT) > $@.new
	@cmp -s $@.new $@ || cp $@.new $@
$(B)/sql_files.c: FORCE
	@mkdir -p $(@D)
	@sql/embed $(SQL) > $@.new
	@cmp -s $@.new $@ || cp $@.new $@

$(B)/sql_files.o: $(B)/sql_files.c $(SQL)
	$(Q)$(CC) $(CPPFLAGS) -iquote . $(CFLAGS) -c -o $@ $<
$(B)/scraper/flow/source.o: $(B)/sources.list
$(B)/tests/unit/unit.o: $(B)/unit.list
# tests are called through the collected list alone
$(B)/tests/unit/u-%.o: CFLAGS += -Wno-missing-prototypes

$(B)/unit: $(UNIT:%.c=$(B)/%.o) $(filter-out %/main.o %/cmd/worker.o,$(OBJECTS))
	$(Q)$(CC) $(LDFLAGS) -o $@ $(filter-out $(B)/scraper/cmd/%,$^) $(LIBS)

$(B)/tests/portal/%.o: CPPFLAGS += -iquote scraper
$(B)/portal: $(PORTAL:%.c=$(B)/%.o) $(BASE_OBJECTS)
	$(Q)$(CC) $(LDFLAGS) -o $@ $^ -lmicrohttpd -lz -lcrypto

# A fuzz target is a program of libFuzzer's in MODE=fuzz. Elsewhere all of them are in one program, replay,
# which hands them saved inputs; there each goes by its file's name.
$(B)/tests/fuzz/%.o: CPPFLAGS += -iquote scraper
ifneq ($(MODE),fuzz)
$(B)/tests/fuzz/fuzz_%.o: CPPFLAGS += -DLLVMFuzzerTestOneInput=$(basename $(notdir $@))
endif
$(B)/fuzz.list: FORCE
	@mkdir -p $(@D)
	@for f in $(FUZZ); do basename $$f .c; done | sed 's/^fuzz_\(.*\)/FUZZ(\1)/' > $@.new
	@cmp -s $@.new $@ || cp $@.new $@
$(B)/tests/fuzz/replay.o: $(B)/fuzz.list
$(B)/replay: $(FUZZ:%.c=$(B)/%.o) $(B)/tests/fuzz/replay.o $(B)/tests/fuzz/damage.o $(B)/tests/fuzz/starve.o $(LIBRARY)
	$(Q)$(CC) $(LDFLAGS) -o $@ $^ $(LIBS)
$(B)/fuzz_%: $(B)/tests/fuzz/fuzz_%.o $(LIBRARY)
	$(Q)$(CC) $(LDFLAGS) -fsanitize=fuzzer -o $@ $^ $(LIBS)

# Installs what is missing, and says so before; nothing that is there is installed again.
define install_missing
@missing=$$(for p in $(1); do dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || printf ' %s' $$p; done); \
if [ -n "$$missing" ]; then \
	echo "installing with apt-get:$$missing"; \
	if [ "$$(id -u)" = 0 ]; then run=env; else run='sudo env'; fi; \
	[ -n "$$(find /var/lib/apt/lists -name '*Packages*' -mtime -7 2>/dev/null | head -1)" ] || $$run apt-get update -qq; \
	$$run DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing > .build.log 2>&1 || { cat .build.log; exit 1; }; \
	rm -f .build.log; \
fi
endef

deps:
	$(call install_missing,$(PACKAGES))

test-deps:
	$(call install_missing,$(PACKAGES) $(TEST_PACKAGES))

demo: deps
	@$(MAKE) --no-print-directory -j$$(nproc) paydirt $(B)/portal
	@tests/portal/demo.sh ./paydirt $(B)/portal

test: test-deps
	@$(MAKE) --no-print-directory -j$$(nproc) paydirt $(B)/portal $(B)/unit $(B)/replay
	@$(MAKE) --no-print-directory -j$$(nproc) MODE=asan CC=clang .build/asan-clang/paydirt .build/asan-clang/unit .build/asan-clang/replay
	@$(MAKE) --no-print-directory -j$$(nproc) B=.build/bench EXTRA="tests/bench/bench_site.c tests/crawl/hostile_site.c" .build/bench/paydirt
	@BUILD=$(B) tests/run $(SUITES)

new:
	@parsers/new/make.sh "$(SOURCE)" $(if $(URL),"$(URL)") $(if $(PAGE),"$(PAGE)")

accuracy: deps
	@$(MAKE) --no-print-directory -j$$(nproc) paydirt
	@tests/accuracy/run.sh

MINUTES ?= 10
ROUNDS ?= 20
LINES ?= 50
fuzz: test-deps
	@$(MAKE) --no-print-directory -j$$(nproc) MODE=fuzz CC=clang $(FUZZ:tests/fuzz/%.c=.build/fuzz-clang/%)
	@tests/fuzz/hunt $(MINUTES) $(TARGETS)

damage: test-deps
	@$(MAKE) --no-print-directory -j$$(nproc) MODE=asan CC=clang .build/asan-clang/paydirt .build/asan-clang/replay
	@PAYDIRT=.build/asan-clang/paydirt ROUNDS=$(ROUNDS) KEEP=tests/fuzz/crashes tests/fuzz/fuzz.sh

coverage: test-deps
	@$(MAKE) --no-print-directory -j$$(nproc) MODE=coverage CC=gcc .build/coverage-gcc/paydirt .build/coverage-gcc/portal \
		.build/coverage-gcc/unit .build/coverage-gcc/replay
	@tests/coverage .build/coverage-gcc $(SUITES)

mutate: test-deps
	@tests/mutate $(LINES)

bench: deps
	@$(MAKE) --no-print-directory -j$$(nproc) paydirt $(B)/bench/paths $(B)/bench/contracts $(B)/bench/repeat
	@BUILD=$(B) tests/bench/run $(BENCH)

$(B)/bench/paths: $(B)/tests/bench/paths.o $(filter-out %/main.o $(B)/scraper/cmd/%,$(OBJECTS))
	@mkdir -p $(@D)
	$(Q)$(CC) $(LDFLAGS) -o $@ $^ $(LIBS)
$(B)/bench/%: tests/bench/%.c
	@mkdir -p $(@D)
	$(Q)$(CC) -D_GNU_SOURCE $(CFLAGS) $(LDFLAGS) -o $@ $< $(BENCH_LIBS)
$(B)/bench/libcsv: BENCH_LIBS := -lcsv

accept:
	@tests/parsers/run.sh --accept $(SOURCE)

install: paydirt
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/lib/systemd/system \
		$(DESTDIR)$(PREFIX)/lib/sysusers.d $(DESTDIR)$(PREFIX)/share/paydirt
	install -m 755 paydirt $(DESTDIR)$(PREFIX)/bin/paydirt
	./paydirt help --man > $(B)/paydirt.1
	install -m 644 $(B)/paydirt.1 $(DESTDIR)$(PREFIX)/share/man/man1/paydirt.1
	for unit in paydirt.service paydirt-db.service paydirt.timer; do \
		sed 's|@PREFIX@|$(PREFIX)|' scraper/service/$$unit > $(DESTDIR)$(PREFIX)/lib/systemd/system/$$unit; done
	install -m 644 scraper/service/paydirt.sysusers $(DESTDIR)$(PREFIX)/lib/sysusers.d/paydirt.conf
	sed 's|@PREFIX@|$(PREFIX)|' scraper/service/paydirt.cron > $(DESTDIR)$(PREFIX)/share/paydirt/paydirt.cron

clean:
	rm -rf .build paydirt

lint-deps:
	$(call install_missing,$(PACKAGES) $(TEST_PACKAGES) $(LINT_PACKAGES))

lint: lint-deps
	@$(MAKE) --no-print-directory -j$$(nproc) paydirt
	@$(MAKE) --no-print-directory -j$$(nproc) CC=clang B=.build/release-clang .build/release-clang/paydirt
	@tests/lint

format:
	clang-format -i $$(git ls-files '*.c' '*.h')

-include $(shell find $(B) -name '*.d' 2>/dev/null)
