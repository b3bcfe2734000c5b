// The least that an analysis can cost: read a sound file and sum its squares.
// With no argument it only starts and ends, linked with the shared libraries that coach links.
#include <alsa/asoundlib.h>
#include <sndfile.h>
#include <stdint.h>
#include <stdio.h>

int main(int argc, char **argv) {
  if (argc < 2) {
    // Mention each library, so that the linker keeps it.
    printf("%s %s\n", snd_asoundlib_version(), sf_version_string());
    return 0;
  }
  SF_INFO info = {0};
  SNDFILE *file = sf_open(argv[1], SFM_READ, &info);
  if (!file) return 1;
  static short block[1 << 16];
  int64_t sum = 0;
  sf_count_t frames;
  while ((frames = sf_readf_short(file, block, sizeof block / sizeof *block / info.channels)) > 0)
    for (sf_count_t i = 0; i < frames * info.channels; i++) sum += (int32_t)block[i] * block[i];
  printf("%lld\n", (long long)sum);
  return sf_close(file);
}
