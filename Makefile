# coach: build, test, install. Every target installs the Debian packages that it needs.

PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift
# Without the run path of builds: whoever can write beside an installed program must not give it libraries.
# Without the name of this folder: built in another one, the program is the same to the byte.
# With relocations that nothing can write to once they are done.
# With a section for each function, so that the linker leaves out those that nothing calls, and keeps one of those
# that are the same to the byte (0.9 MB).
RELEASE = --configuration release --static-swift-stdlib --disable-local-rpath \
  -Xswiftc -file-prefix-map -Xswiftc $(CURDIR)=. -Xlinker -z -Xlinker relro -Xlinker -z -Xlinker now \
  -Xswiftc -Xfrontend -Xswiftc -function-sections \
  -Xlinker --build-id=none -Xlinker --icf=safe -Xlinker --version-script=$(CURDIR)/Tools/exports.map
BINARY = .build/release/coach

# Warnings are errors in the manifest; the linker's own word on Foundation's mktemp is not ours.
.PHONY: all build test test-page bench-page docs/report.png demo lint bench accuracy alignment install \
  install-files uninstall clean packages deb dist lint-packages test-packages prove-install reproducible release

all: build

packages:
	@Tools/install-packages pkg-config libasound2-dev libsndfile1-dev libcmark-gfm-dev \
	  libcmark-gfm-extensions-dev

build: packages
	COACH_COMMIT=$(firstword $(shell Tools/commit)) $(SWIFT) build $(RELEASE) --product coach

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
	@$(BINARY) demo

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
	@Tools/install-packages python3 python3-numpy espeak-ng flite sox libsox-fmt-base praat ffmpeg
	@Benchmarks/accuracy.py $(BINARY) $(if $(ACCURACY_DIR),--folder $(ACCURACY_DIR)) $(ACCURACY_FLAGS)
	@/usr/bin/python3 Benchmarks/delivery.py $(BINARY) \
	  --levels $(if $(ACCURACY_DIR),$(ACCURACY_DIR),.build/accuracy) \
	  $(if $(wildcard ../shared/pace/syllables.tsv),--pace ../shared/pace)

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

# Real voices: the prompts of telephone systems and the dialogues of a game that Debian has; others take part where
# labelled recordings lie beside the project.
alignment: build
	@Tools/install-packages python3 python3-numpy espeak-ng flite festival festvox-kallpc16k festvox-us-slt-hts sox libsox-fmt-base ffmpeg \
	  asterisk-core-sounds-en-g722 asterisk-core-sounds-es-g722 asterisk-core-sounds-fr-g722 asterisk-core-sounds-it-g722 \
	  asterisk-core-sounds-ru-g722 asterisk-prompt-it-menardi-wav fillets-ng-data-nl fillets-ng-data-cs
	@/usr/bin/python3 Benchmarks/alignment.py $(BINARY) $(if $(wildcard ../shared/speech/manifest.tsv),--speech ../shared/speech) $(ALIGNMENT_FLAGS)

# Phases that turn by themselves: FOLLOWING_FLAGS="--half development" is what the method was made on.
.PHONY: following
following: build
	@Tools/install-packages python3 python3-numpy espeak-ng flite festival festvox-kallpc16k festvox-us-slt-hts sox libsox-fmt-base libasound2-plugins
	@/usr/bin/python3 Benchmarks/following.py $(BINARY) $(FOLLOWING_FLAGS)

# What is called the same in two takes, of what is.
.PHONY: changes
changes: build
	@Tools/install-packages python3 python3-numpy espeak-ng flite festival festvox-kallpc16k festvox-us-slt-hts sox libsox-fmt-base
	@/usr/bin/python3 Benchmarks/changes.py $(BINARY) --count 5 $(CHANGES_FLAGS)

# How often something has to be played until a recording is marked by ear.
.PHONY: marking
marking: build
	@Tools/install-packages python3 python3-numpy espeak-ng flite festival festvox-kallpc16k festvox-us-slt-hts sox libsox-fmt-base
	@/usr/bin/python3 Benchmarks/marking.py $(BINARY) $(MARKING_FLAGS)

ZSH_COMPLETIONS ?= $(PREFIX)/share/zsh/site-functions
SHARE = $(DESTDIR)$(PREFIX)/share
BASH_COMPLETION = $(SHARE)/bash-completion/completions/coach
FISH_COMPLETION = $(SHARE)/fish/vendor_completions.d/coach.fish
SAMPLE = sample-rehearsal.md sample-rehearsal.keys sample-rehearsal.ogg

install: build install-files

# What is built already.
install-files:
	install -D -m 755 -s $(BINARY) $(DESTDIR)$(PREFIX)/bin/coach
	install -d $(SHARE)/man/man1 $(SHARE)/coach $(dir $(BASH_COMPLETION)) $(DESTDIR)$(ZSH_COMPLETIONS) \
	  $(dir $(FISH_COMPLETION))
	install -m 644 docs/coach.1 $(SHARE)/man/man1
	install -m 644 $(addprefix Examples/,$(SAMPLE)) $(SHARE)/coach
	$(BINARY) completions bash > $(BASH_COMPLETION)
	$(BINARY) completions zsh > $(DESTDIR)$(ZSH_COMPLETIONS)/_coach
	$(BINARY) completions fish > $(FISH_COMPLETION)

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/coach $(SHARE)/man/man1/coach.1 $(BASH_COMPLETION) \
	  $(DESTDIR)$(ZSH_COMPLETIONS)/_coach $(FISH_COMPLETION) $(addprefix $(SHARE)/coach/,$(SAMPLE))
	-rmdir $(SHARE)/coach

# The Debian package, .build/dist/coach_VERSION-1_ARCHITECTURE.deb.
deb: build
	@Tools/install-packages binutils dpkg python3
	@Tools/symbols.py $(BINARY)
	@Tools/package deb

# The same tree and the source as tarballs, a PKGBUILD and a Nix expression for them, and checksums.
dist: deb
	@Tools/package tarballs

lint-packages: dist
	@Tools/install-packages lintian makepkg pacman-package-manager libarchive-tools nix-bin
	@Tools/lint-packages

# Installs the package where no Swift is, uses it and removes it; SUITES="bookworm trixie".
SUITES ?= bookworm
prove-install: deb
	@Tools/install-packages mmdebstrap
	@Tools/prove-install $(SUITES)

# Builds the package twice in two folders and compares them.
reproducible:
	@Tools/install-packages diffutils
	@Tools/reproducible

# What the program consists of.
.PHONY: size
size: packages
	@Tools/install-packages python3
	$(SWIFT) build $(RELEASE) --product coach -Xlinker -Map=.build/coach.map
	@Tools/size.py .build/coach.map

# See RELEASING.md.
release:
	@Tools/release $(VERSION)

clean:
	$(SWIFT) package clean
