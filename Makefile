# coach: build, test, install. Every target installs the Debian packages that it needs.

PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift
# Without the run path of builds: whoever can write beside an installed program must not give it libraries.
RELEASE = --configuration release --static-swift-stdlib --disable-local-rpath
BINARY = .build/release/coach

# Warnings are errors in the manifest; the linker's own word on Foundation's mktemp is not ours.
.PHONY: all build test test-page bench-page docs/report.png demo lint bench accuracy alignment install \
  uninstall clean packages

all: build

packages:
	@Tools/install-packages pkg-config libasound2-dev libsndfile1-dev libcmark-gfm-dev \
	  libcmark-gfm-extensions-dev

build: packages
	$(SWIFT) build $(RELEASE) --product coach

test: packages test-packages
	$(SWIFT) test

.PHONY: test-packages
test-packages:
	@Tools/install-packages gcc libc6-dev make python3-jsonschema tmux perl praat ffmpeg faketime acl

# All tests under the sanitizers, and fuzzing.
.PHONY: long
long:
	.ci/long

# The report's page in headless Chromium; PICTURES=folder keeps what it looks like.
test-page: build
	@Tools/install-packages chromium python3 python3-websocket sox libsox-fmt-base
	@Tests/Page/page_test.py $(BINARY) $(PICTURES)

bench-page: build
	@Tools/install-packages python3 sox libsox-fmt-base
	@Benchmarks/page.py $(BINARY)

# The picture in the README, of the sample rehearsal.
docs/report.png: build
	@Tools/install-packages chromium python3 python3-websocket sox libsox-fmt-base fonts-urw-base35 fonts-inter pngquant
	@Examples/picture.py $(BINARY) $@
	@pngquant --force --output $@ 64 $@

# The live screen in the sample rehearsal.
docs/screen.png: build
	@Tools/install-packages chromium python3 python3-websocket sox libsox-fmt-base tmux procps fonts-dejavu-core pngquant
	@Examples/screen.py $(BINARY) $@
	@pngquant --force --output $@ 64 $@

# The sample rehearsed in real time over PulseAudio, with key presses in a terminal.
end-to-end: build
	@Tools/install-packages python3 tmux sox libsox-fmt-base pulseaudio pulseaudio-utils libasound2-plugins
	@Tests/EndToEnd/live.py $(BINARY)

demo: build
	@Tools/install-packages sndfile-programs
	@Examples/demo.sh $(BINARY)

man: ## makes the man page and the keys of the README from the descriptions of commands, options and keys
	UPDATE_GOLDEN=1 swift test --filter ArgumentTests >/dev/null 2>&1 || true

lint:
	@Tools/install-packages python3
	@Tools/circles.py
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift

bench: build
	@Tools/install-packages gcc libc6-dev python3 sox libsox-fmt-base ffmpeg time
	@Benchmarks/bench.py $(BINARY) $(BENCH_FLAGS)

.PHONY: reliability
reliability: build
	@Tools/install-packages gcc libc6-dev make libasound2-dev python3 sox ffmpeg sndfile-programs pulseaudio libasound2-plugins
	@Benchmarks/reliability.py $(BINARY) $(RELIABILITY_FLAGS)

# libFuzzer with the address sanitizer; FUZZ_SECONDS for each kind of input.
.PHONY: fuzz
FUZZ_SECONDS ?= 60
fuzz: packages
	COACH_FUZZ=1 $(SWIFT) build --configuration release --product Fuzz --scratch-path .build/fuzz \
	  --sanitize address --sanitize fuzzer -Xswiftc -sanitize=fuzzer
	@Tools/install-packages python3
	@Tests/Fuzz/run.py .build/fuzz/release/Fuzz $(FUZZ_SECONDS) .build/fuzz/corpus

accuracy: build
	@Tools/install-packages python3 espeak-ng flite sox libsox-fmt-base
	@Benchmarks/accuracy.py $(BINARY) $(if $(ACCURACY_DIR),--folder $(ACCURACY_DIR)) $(ACCURACY_FLAGS)

# Real voices in real noises out of Debian's packages; they stay in .build/voices.
.PHONY: accuracy-voices
accuracy-voices: build
	@Tools/install-packages python3 python3-numpy
	@test -s .build/voices/manifest.tsv || /usr/bin/python3 Benchmarks/voices.py .build/voices
	@Benchmarks/accuracy.py $(BINARY) --folder .build/voices $(ACCURACY_FLAGS)

# Rehearsals of half an hour on known time lines; they stay in .build/rehearsals.
.PHONY: accuracy-rehearsals
accuracy-rehearsals: build
	@Tools/install-packages python3 python3-numpy espeak-ng flite festival festvox-kallpc16k festvox-us-slt-hts sox libsox-fmt-base
	@/usr/bin/python3 Benchmarks/rehearsals.py $(BINARY)

# Real voices take part where labelled recordings lie beside the project.
alignment: build
	@Tools/install-packages python3 python3-numpy espeak-ng flite festival festvox-kallpc16k festvox-us-slt-hts sox libsox-fmt-base
	@/usr/bin/python3 Benchmarks/alignment.py $(BINARY) $(if $(wildcard ../shared/speech/manifest.tsv),--speech ../shared/speech) $(ALIGNMENT_FLAGS)

install: build
	install -D -m 755 -s $(BINARY) $(DESTDIR)$(PREFIX)/bin/coach
	install -D -m 644 docs/coach.1 $(DESTDIR)$(PREFIX)/share/man/man1/coach.1
	install -d $(DESTDIR)$(PREFIX)/share/bash-completion/completions \
	  $(DESTDIR)$(PREFIX)/share/zsh/site-functions \
	  $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	$(BINARY) completions bash > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/coach
	$(BINARY) completions zsh > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_coach
	$(BINARY) completions fish > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/coach.fish

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/coach $(DESTDIR)$(PREFIX)/share/man/man1/coach.1 \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions/coach \
	  $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_coach \
	  $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/coach.fish

clean:
	$(SWIFT) package clean
