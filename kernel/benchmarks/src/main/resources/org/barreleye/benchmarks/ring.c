/*
 * The hand-written ring in C: two threads, a pair of rings of 64 lines, each line seven words and a header with an epoch in
 * bit 0, the acknowledgement in bits 1 to 16, and the message above. Reads commands from standard input, "trips N", "fenced N"
 * or "stream N", and answers each with the nanoseconds that one round trip or message took. "fenced" are round trips of
 * which neither side runs ahead of the poll that finds a message: the processor otherwise guesses that one is there, and
 * asks for the line of the answer while that of the message is still on its way.
 */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#if defined(__x86_64__) || defined(__i386__)
#define PAUSE() __builtin_ia32_pause()
#define SPECULATION_BARRIER() __builtin_ia32_lfence()
#elif defined(__aarch64__)
#define PAUSE() __asm__ volatile("isb" ::: "memory")
#define SPECULATION_BARRIER() __asm__ volatile("dsb sy\n\tisb" ::: "memory")
#else
#define PAUSE() atomic_signal_fence(memory_order_seq_cst)
#define SPECULATION_BARRIER() atomic_thread_fence(memory_order_seq_cst)
#endif

enum { LINES = 64, WORDS = 7, ECHO = 1, SAMPLE = 2, MESSAGE_SHIFT = 17, WARM_UP = 20000 };
#define COUNT_MASK 0xffffu

struct line {
    uint64_t word[WORDS];
    _Atomic uint64_t header;
};

struct end {
    struct line *outgoing;
    struct line *incoming;
    uint64_t words[WORDS];
    uint64_t sum;
    uint64_t sent;
    uint64_t acknowledged;
    uint64_t received;
    uint64_t advertised;
} __attribute__((aligned(128)));

static struct line requests[LINES] __attribute__((aligned(4096)));
static struct line replies[LINES] __attribute__((aligned(4096)));
static struct end near_end;
static struct end far_end;
static _Atomic int is_stopping;
static int is_fenced; /* written while there is one thread */
static _Atomic uint64_t samples_received __attribute__((aligned(128)));

static uint64_t epoch(uint64_t count) { return (count / LINES & 1) ^ 1; }

static uint64_t header(const struct end *end, uint64_t message) {
    return message << MESSAGE_SHIFT | (end->received & COUNT_MASK) << 1 | epoch(end->sent);
}

static void publish(struct end *end, const uint64_t *words, uint64_t message) {
    struct line *line = &end->outgoing[end->sent % LINES];
    memcpy(line->word, words, sizeof line->word);
    atomic_store_explicit(&line->header, header(end, message), memory_order_release);
}

static int send(struct end *end, uint64_t message, const uint64_t *words) {
    if (end->sent - end->acknowledged == LINES - 1) {
        return 0;
    }
    publish(end, words, message);
    end->sent++;
    end->advertised = end->received;
    return 1;
}

static void acknowledge(struct end *end) {
    static const uint64_t none[WORDS];
    if (end->received - end->advertised >= LINES / 4) {
        publish(end, none, 0);
        end->advertised = end->received;
    }
}

static uint64_t receive(struct end *end) {
    struct line *line = &end->incoming[end->received % LINES];
    uint64_t seen = atomic_load_explicit(&line->header, memory_order_acquire);
    if ((seen & 1) != epoch(end->received)) {
        return 0;
    }
    if (is_fenced) {
        SPECULATION_BARRIER();
    }
    end->acknowledged += ((seen >> 1) - end->acknowledged) & COUNT_MASK;
    uint64_t message = seen >> MESSAGE_SHIFT;
    if (message != 0) {
        uint64_t sum = 0;
        for (int i = 0; i < WORDS; i++) {
            end->words[i] = line->word[i];
            sum += end->words[i];
        }
        end->sum = sum;
        end->received++;
    }
    return message;
}

static void *echo(void *unused) {
    uint64_t samples = atomic_load(&samples_received);
    (void) unused;
    while (!atomic_load_explicit(&is_stopping, memory_order_relaxed)) {
        uint64_t message = receive(&far_end);
        if (message == ECHO) {
            send(&far_end, ECHO, far_end.words);
        } else if (message == SAMPLE) {
            acknowledge(&far_end);
            atomic_store_explicit(&samples_received, ++samples, memory_order_release);
        } else {
            PAUSE();
        }
    }
    return NULL;
}

static void trips(long count) {
    uint64_t words[WORDS] = {0, 1, 2, 3, 4, 5, 6};
    for (long i = 0; i < count; i++) {
        words[0] = (uint64_t) i;
        while (!send(&near_end, ECHO, words)) {
            receive(&near_end);
        }
        while (receive(&near_end) == 0) {
            PAUSE();
        }
    }
}

static void stream(long count) {
    static uint64_t sent;
    uint64_t words[WORDS] = {0, 1, 2, 3, 4, 5, 6};
    for (long i = 0; i < count; i++) {
        words[0] = (uint64_t) i;
        while (!send(&near_end, SAMPLE, words)) {
            receive(&near_end);
        }
    }
    sent += (uint64_t) count;
    while (atomic_load_explicit(&samples_received, memory_order_acquire) != sent) {
        PAUSE();
    }
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double) time.tv_sec * 1e9 + (double) time.tv_nsec;
}

static void measure(void (*run)(long), long count) {
    pthread_t thread;
    atomic_store(&is_stopping, 0);
    if (pthread_create(&thread, NULL, echo, NULL) != 0) {
        exit(1);
    }
    run(WARM_UP);
    double begin = now();
    run(count);
    double taken = now() - begin;
    atomic_store(&is_stopping, 1);
    pthread_join(thread, NULL);
    printf("%.3f\n", taken / (double) count);
    fflush(stdout);
}

int main(void) {
    char command[16];
    long count;
    near_end.outgoing = far_end.incoming = requests;
    near_end.incoming = far_end.outgoing = replies;
    while (scanf("%15s %ld", command, &count) == 2) {
        is_fenced = strcmp(command, "fenced") == 0;
        measure(strcmp(command, "stream") == 0 ? stream : trips, count);
    }
    return 0;
}
