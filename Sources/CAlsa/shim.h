#pragma once
#include <alsa/asoundlib.h>

// alsa-lib prints its troubles to stderr by default, in the middle of a live screen. A variadic
// callback cannot be written in Swift, so the silent one is here.
static void coach_alsa_silent(const char *file, int line, const char *function, int err,
                              const char *format, ...) {
  (void)file, (void)line, (void)function, (void)err, (void)format;
}

static inline void coach_alsa_silence_errors(void) {
  snd_lib_error_set_handler(coach_alsa_silent);
}
