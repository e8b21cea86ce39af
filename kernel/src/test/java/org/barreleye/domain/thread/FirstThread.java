package org.barreleye.domain.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.barreleye.boot.Boot;
import org.barreleye.domain.dispatcher.EventLoop;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.Presets;

/** The first thread of a domain that runs on a CPU driver alone, with a few lines of a test as its code. */
final class FirstThread {
    private FirstThread() {}

    /** A program in the place of the monitor, on a CPU driver alone. */
    private record Lines(BiConsumer<SystemCalls, Threads> lines) implements Program.ThreadedProgram {
        @Override
        public String name() {
            return "test";
        }

        @Override
        public int main(SystemCalls syscalls, long core, long parent) {
            lines.accept(syscalls, Threads.begin(syscalls, new EventLoop(syscalls)));
            return 0;
        }
    }

    /** Runs the lines as the first thread of a domain, and rethrows their exceptions. */
    static long run(BiConsumer<SystemCalls, Threads> lines) {
        List<AssertionError> broken = new ArrayList<>();
        boolean[] finished = new boolean[1];
        Lines program = new Lines((syscalls, threads) -> {
            try {
                lines.accept(syscalls, threads);
                finished[0] = true;
            } catch (AssertionError error) {
                broken.add(error);
            }
        });
        try (Machine machine = Boot.on(Presets.x86Power32(), 1, List.of(program))) {
            machine.run();
            broken.forEach(error -> {
                throw error;
            });
            assertThat(finished[0]).as("the lines ran to their end: %s", machine.console()).isTrue();
            return machine.traceHash();
        }
    }
}
