// A capture device of alsa-lib that plays a raw recording and fails at given frames.
//
// An I/O plugin, so that the program under test goes through real alsa-lib. In its configuration:
//
//   infile "x.raw"     16-bit mono samples; silence behind their end
//   rate 16000         the only rate that it offers
//   pace 16000         the frames that it really delivers in a second (default: the rate)
//   faults "overrun@16000+320 gone@48000+80000"
//
// A fault is kind@frame+length, in frames of the recording, and each happens once:
//
//   overrun   the buffer overflows; what is heard until the restart is lost
//   suspend   the machine sleeps
//   gone      the device is unplugged, and cannot be opened until it is plugged in again
//   stall     nothing is delivered, and what was heard is lost without a word
//   late      nothing is delivered; it comes afterwards
//   hang      the driver does not return
//   stuck     closing the device does not return
//   kill      the process is killed
//   silence   digital silence
//   short     reads are cut to random lengths
//
// With FAULTY_HANG=open,FILE (or prepare, or start) the driver does not return from that, and makes the
// file when it is there.
//
// With FAULTY_CLOCK=1 and preloaded, it is the process's clock as well: CLOCK_BOOTTIME says how much
// of the recording was heard, and twenty lost seconds take no time. Without, it plays in real time.

#define _GNU_SOURCE
#include <alsa/asoundlib.h>
#include <alsa/pcm_external.h>
#include <stdatomic.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/eventfd.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <time.h>

enum kind { OVERRUN, SUSPEND, GONE, STALL, LATE, HANG, KILL, SILENCE, SHORT, STUCK, KINDS };
static const char *const kind_names[KINDS] = {"overrun", "suspend", "gone",    "stall",
                                              "late",    "hang",    "kill",    "silence", "short",
                                              "stuck"};

struct fault {
  enum kind kind;
  long frame, length;
};

// What the device hears goes on whether it is open or not.
static struct {
  bool is_set_up, has_started, is_fast;
  int16_t *samples;
  long count, rate, pace;
  struct fault faults[4096];
  int fault_count, next_fault;
  long next;             // the next frame to be read
  long heard;            // in fast mode: how far the recording has been heard
  long late_until;       // what was heard before comes late
  long started;          // in real time: when frame 0 was heard, in nanoseconds
  unsigned long random;  // for short reads
} world;

static _Atomic long virtual_nanoseconds;

static long real_nanoseconds(void) {
  struct timespec now;
  syscall(SYS_clock_gettime, CLOCK_BOOTTIME, &now);
  return now.tv_sec * 1000000000L + now.tv_nsec;
}

// Interposes the C library's; see the head of the file.
int clock_gettime(clockid_t clock, struct timespec *time) {
  static _Atomic long origin;
  static _Atomic int is_fast = -1;
  if (is_fast < 0) is_fast = getenv("FAULTY_CLOCK") != NULL;
  if (clock != CLOCK_BOOTTIME || !is_fast) return (int)syscall(SYS_clock_gettime, clock, time);
  if (origin == 0) origin = real_nanoseconds();
  long now = origin + virtual_nanoseconds;
  time->tv_sec = now / 1000000000L;
  time->tv_nsec = now % 1000000000L;
  return 0;
}

static void hear_until(long frame) {
  world.heard = frame;
  virtual_nanoseconds = (long)((__int128)frame * 1000000000L / world.pace);
}

// How far the recording has been heard by now.
static long heard(void) {
  if (world.is_fast || !world.has_started) return world.heard;
  return (long)((__int128)(real_nanoseconds() - world.started) * world.pace / 1000000000L);
}

static void set_up(const char *infile, long rate, long pace, const char *faults) {
  if (world.is_set_up) return;
  world.is_set_up = true;
  world.is_fast = getenv("FAULTY_CLOCK") != NULL;
  world.rate = rate;
  world.pace = pace > 0 ? pace : rate;
  world.random = 88172645463325252UL;
  FILE *file = fopen(infile, "rb");
  if (file) {
    fseek(file, 0, SEEK_END);
    world.count = ftell(file) / 2;
    rewind(file);
    world.samples = malloc(world.count * 2 + 2);
    if (fread(world.samples, 2, world.count, file) != (size_t)world.count) abort();
    fclose(file);
  }
  char name[16];
  struct fault fault;
  int used;
  while (sscanf(faults, " %15[a-z]@%ld+%ld%n", name, &fault.frame, &fault.length, &used) == 3) {
    for (int kind = 0; kind < KINDS; kind++)
      if (!strcmp(name, kind_names[kind])) fault.kind = (enum kind)kind;
    world.faults[world.fault_count++] = fault;
    faults += used;
  }
}

// The fault that begins next; those that change samples only are looked up when they are read.
static struct fault *next_fault(void) {
  while (world.next_fault < world.fault_count) {
    struct fault *fault = &world.faults[world.next_fault];
    if (fault->kind != SILENCE && fault->kind != SHORT && fault->kind != STUCK) return fault;
    world.next_fault++;
  }
  return NULL;
}

static bool is_within(enum kind kind, long frame) {
  for (int index = 0; index < world.fault_count; index++) {
    struct fault *fault = &world.faults[index];
    if (fault->kind == kind && frame >= fault->frame && frame < fault->frame + fault->length)
      return true;
  }
  return false;
}

static bool is_away(void) {
  struct fault *fault = next_fault();
  return fault && fault->kind == GONE && world.next >= fault->frame &&
         heard() < fault->frame + fault->length;
}

struct device {
  snd_pcm_ioplug_t io;
  long delivered;  // frames since the start, read or not
  long unread;
};

static void hang_in(const char *step) {
  const char *wish = getenv("FAULTY_HANG");
  size_t length = strlen(step);
  if (!wish || strncmp(wish, step, length) || wish[length] != ',') return;
  FILE *file = fopen(wish + length + 1, "w");
  if (file) fclose(file);
  while (true) pause();
}

static int prepare(snd_pcm_ioplug_t *io) {
  (void)io;
  hang_in("prepare");
  return 0;
}

static int start(snd_pcm_ioplug_t *io) {
  hang_in("start");
  struct device *device = io->private_data;
  device->delivered = device->unread = 0;
  if (!world.has_started) world.started = real_nanoseconds();
  world.has_started = true;
  if (heard() > world.next) world.next = heard();
  return 0;
}

static int stop(snd_pcm_ioplug_t *io) {
  (void)io;
  return 0;
}

static int resume(snd_pcm_ioplug_t *io) {
  if (heard() > world.next) world.next = heard();
  return snd_pcm_ioplug_set_state(io, SND_PCM_STATE_RUNNING);
}

// Lets a fault happen; true when the device goes on delivering.
static bool happen(struct device *device, struct fault *fault) {
  long end = fault->frame + fault->length;
  if (world.is_fast) {
    // A device that delivers nothing is asked again and again: a millisecond each time.
    bool is_slow = fault->kind == STALL || fault->kind == LATE;
    long later = heard() + world.rate / 1000;
    if (fault->kind != GONE) hear_until(is_slow && later < end ? later : end);
  } else if (fault->kind == HANG) {
    usleep((useconds_t)(fault->length * 1000000L / world.rate));
  }
  if (fault->kind == KILL) kill(getpid(), SIGKILL);
  if (fault->kind == GONE) {
    // Stays the next fault until the device is back.
    snd_pcm_ioplug_set_state(&device->io, SND_PCM_STATE_DISCONNECTED);
    return false;
  }
  if (heard() < end) return false;
  world.next_fault++;
  switch (fault->kind) {
    case OVERRUN: snd_pcm_ioplug_set_state(&device->io, SND_PCM_STATE_XRUN); return false;
    case SUSPEND: snd_pcm_ioplug_set_state(&device->io, SND_PCM_STATE_SUSPENDED); return false;
    case STALL: world.next = heard(); return true;
    case LATE: world.late_until = end; return true;
    default: return true;
  }
}

static snd_pcm_sframes_t pointer(snd_pcm_ioplug_t *io) {
  struct device *device = io->private_data;
  struct fault *fault = next_fault();
  // A reader that comes too late finds that the device has stopped.
  if (!world.is_fast && io->state == SND_PCM_STATE_RUNNING && world.next >= world.late_until &&
      (!fault || world.next < fault->frame) && heard() - world.next > (long)io->buffer_size)
    return -EPIPE;
  if (device->unread == 0 && io->state == SND_PCM_STATE_RUNNING) {
    bool goes_on = !fault || world.next < fault->frame || happen(device, fault);
    fault = next_fault();
    if (goes_on && world.is_fast && heard() <= world.next) {
      long chunk = (long)io->period_size;
      if (is_within(SHORT, world.next)) {
        world.random ^= world.random << 13, world.random ^= world.random >> 7;
        world.random ^= world.random << 17;
        chunk = 1 + (long)(world.random % (unsigned long)chunk);
      }
      // What lies before the fault is delivered to the frame.
      hear_until(fault && world.next + chunk > fault->frame ? fault->frame : world.next + chunk);
    }
    long end = heard();
    if (fault && end > fault->frame) end = fault->frame;
    if (goes_on && end > world.next) {
      device->unread = end - world.next;
      if (device->unread > (long)io->buffer_size) device->unread = (long)io->buffer_size;
      device->delivered += device->unread;
    }
  }
  return device->delivered;
}

static snd_pcm_sframes_t transfer(snd_pcm_ioplug_t *io, const snd_pcm_channel_area_t *areas,
                                  snd_pcm_uframes_t offset, snd_pcm_uframes_t size) {
  struct device *device = io->private_data;
  int16_t *out = (int16_t *)((char *)areas[0].addr + areas[0].first / 8) + offset;
  for (snd_pcm_uframes_t index = 0; index < size; index++, world.next++) {
    bool is_there = world.next < world.count && !is_within(SILENCE, world.next);
    out[index] = is_there ? world.samples[world.next] : 0;
  }
  device->unread -= (long)size;
  return (snd_pcm_sframes_t)size;
}

static int delay(snd_pcm_ioplug_t *io, snd_pcm_sframes_t *frames) {
  struct device *device = io->private_data;
  struct fault *fault = next_fault();
  long end = heard();
  if (fault && fault->kind != LATE && end > fault->frame) end = fault->frame;
  *frames = end > world.next ? end - world.next : 0;
  (void)device;
  return 0;
}

static int close_device(snd_pcm_ioplug_t *io) {
  if (is_within(STUCK, world.next)) pause();
  struct device *device = io->private_data;
  close(io->poll_fd);
  free(device);
  return 0;
}

static int poll_revents(snd_pcm_ioplug_t *io, struct pollfd *descriptors, unsigned int count,
                        unsigned short *revents) {
  unsigned long ticks;
  if (!world.is_fast && read(io->poll_fd, &ticks, sizeof ticks) < 0) *revents = 0;
  *revents = count > 0 ? (unsigned short)descriptors[0].revents : 0;
  return 0;
}

static const snd_pcm_ioplug_callback_t callbacks = {
    .prepare = prepare,
    .start = start,
    .stop = stop,
    .pointer = pointer,
    .transfer = transfer,
    .resume = resume,
    .delay = delay,
    .close = close_device,
    .poll_revents = poll_revents,
};

static int offer(struct device *device) {
  static const unsigned int accesses[] = {SND_PCM_ACCESS_RW_INTERLEAVED};
  static const unsigned int formats[] = {SND_PCM_FORMAT_S16};
  snd_pcm_ioplug_t *io = &device->io;
  int error = snd_pcm_ioplug_set_param_list(io, SND_PCM_IOPLUG_HW_ACCESS, 1, accesses);
  if (error >= 0) error = snd_pcm_ioplug_set_param_list(io, SND_PCM_IOPLUG_HW_FORMAT, 1, formats);
  if (error >= 0) error = snd_pcm_ioplug_set_param_minmax(io, SND_PCM_IOPLUG_HW_CHANNELS, 1, 1);
  if (error >= 0)
    error = snd_pcm_ioplug_set_param_minmax(io, SND_PCM_IOPLUG_HW_RATE, (unsigned)world.rate,
                                            (unsigned)world.rate);
  if (error >= 0)
    error = snd_pcm_ioplug_set_param_minmax(io, SND_PCM_IOPLUG_HW_PERIOD_BYTES, 64, 1 << 16);
  if (error >= 0)
    error = snd_pcm_ioplug_set_param_minmax(io, SND_PCM_IOPLUG_HW_BUFFER_BYTES, 256, 1 << 20);
  return error;
}

SND_PCM_PLUGIN_DEFINE_FUNC(faulty) {
  (void)root;
  hang_in("open");
  const char *infile = "", *faults = "";
  long rate = 48000, pace = 0;
  snd_config_iterator_t i, next;
  snd_config_for_each(i, next, conf) {
    snd_config_t *entry = snd_config_iterator_entry(i);
    const char *id;
    if (snd_config_get_id(entry, &id) < 0) continue;
    if (!strcmp(id, "infile")) snd_config_get_string(entry, &infile);
    if (!strcmp(id, "faults")) snd_config_get_string(entry, &faults);
    if (!strcmp(id, "rate")) snd_config_get_integer(entry, &rate);
    if (!strcmp(id, "pace")) snd_config_get_integer(entry, &pace);
  }
  set_up(infile, rate, pace, faults);
  if (is_away()) {
    // Every try takes a second of the absence.
    if (world.is_fast) hear_until(heard() + world.rate);
    return -ENODEV;
  }
  struct fault *fault = next_fault();
  if (fault && fault->kind == GONE && world.next >= fault->frame) world.next_fault++;
  struct device *device = calloc(1, sizeof *device);
  device->io.version = SND_PCM_IOPLUG_VERSION;
  device->io.name = "a microphone that fails";
  device->io.flags = SND_PCM_IOPLUG_FLAG_BOUNDARY_WA;  // the pointer is not taken modulo the buffer
  device->io.callback = &callbacks;
  device->io.private_data = device;
  device->io.poll_events = POLLIN;
  if (world.is_fast) {
    device->io.poll_fd = eventfd(1, EFD_NONBLOCK);
  } else {
    device->io.poll_fd = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK);
    struct itimerspec every = {{0, 5000000}, {0, 5000000}};
    timerfd_settime(device->io.poll_fd, 0, &every, NULL);
  }
  int error = snd_pcm_ioplug_create(&device->io, name, stream, mode);
  if (error >= 0) error = offer(device);
  if (error < 0) return error;
  *pcmp = device->io.pcm;
  return 0;
}
SND_PCM_PLUGIN_SYMBOL(faulty);
