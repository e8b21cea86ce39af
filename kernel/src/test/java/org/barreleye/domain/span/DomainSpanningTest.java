package org.barreleye.domain.span;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.boot.BootResult;
import org.barreleye.domain.Domain;
import org.barreleye.domain.thread.UserThread;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.CallFailed;
import org.junit.jupiter.api.Test;

/** A domain with dispatchers on several cores: shared memory and remote tasks. */
class DomainSpanningTest {
    private static final int SUM = 0;
    private static final int WRITE = 1;
    private static final int PAGE = 4096;
    private static final long WORK_CYCLES = 30_000_000;

    private static final SpanProgram PROGRAM =
            new SpanProgram("helpers", List.of(DomainSpanningTest::sum, DomainSpanningTest::write));

    /** Adds up a quarter of the words of the frame, selected by the argument. */
    private static long sum(RemoteTask.SharedFrames memory, long quarter) {
        Window frame = memory.frame(0);
        long sum = 0;
        for (int offset = (int) quarter * PAGE / 4; offset < (quarter + 1) * PAGE / 4; offset += Long.BYTES) {
            sum += frame.getLong(offset);
        }
        memory.compute(WORK_CYCLES);
        return sum;
    }

    private static long write(RemoteTask.SharedFrames memory, long value) {
        memory.frame(0).putLong(0, value);
        return 0;
    }

    private static FrameReference filledFrame(Domain domain) throws CallFailed {
        FrameReference frame = domain.createFrame(domain.allocate(PAGE), PAGE).value();
        Window window = domain.map(frame).value();
        for (int word = 0; word < PAGE / Long.BYTES; word++) {
            window.putLong(word * Long.BYTES, word);
        }
        return frame;
    }

    @Test
    void runs_tasks_on_all_cores_concurrently() {
        List<Long> sums = new ArrayList<>();
        long[] took = new long[1];

        BootResult booted = BootResult.on("smp-4").with(PROGRAM).run(domain -> {
            FrameReference frame = filledFrame(domain);
            DomainSpanning span = DomainSpanning.of(domain, 0, "helpers");
            List<RemoteDispatcher> helpers = new ArrayList<>();
            for (int core = 1; core < 4; core++) {
                RemoteDispatcher helper = span.extendTo(core);
                assertThat(helper.share(frame)).isZero();
                helpers.add(helper);
            }
            long begin = domain.syscalls().now();
            List<UserThread> threads = new ArrayList<>();
            for (RemoteDispatcher helper : helpers) {
                threads.add(domain.threads().create("asks core " + helper.core(), () -> sums.add(ask(helper))));
            }
            threads.forEach(UserThread::join);
            took[0] = domain.syscalls().now() - begin;
            for (RemoteDispatcher helper : helpers) {
                helper.exit();
            }
        });

        assertThat(booted.console()).noneMatch(line -> line.contains("failed"));
        assertThat(booted.status()).hasValue(0);
        assertThat(sums).containsExactlyInAnyOrder(24_512L, 40_896L, 57_280L);
        assertThat(took[0]).as("nanoseconds; one alone takes ten milliseconds").isBetween(10_000_000L, 20_000_000L);
    }

    private static long ask(RemoteDispatcher helper) {
        try {
            return helper.run(SUM, helper.core());
        } catch (CallFailed failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void reads_on_the_first_core_what_was_written_on_another() {
        long[] read = new long[1];

        // Core 16 has another instruction set than core 0, and sees the same memory.
        BootResult booted = BootResult.on("demo").with(PROGRAM).run(domain -> {
            FrameReference frame = filledFrame(domain);
            RemoteDispatcher helper = DomainSpanning.of(domain, 0, "helpers").extendTo(16);
            helper.share(frame);
            helper.run(WRITE, 4711);
            read[0] = domain.map(frame).value().getLong(0);
        });

        assertThat(booted.status()).hasValue(0);
        assertThat(read[0]).isEqualTo(4711);
    }

    @Test
    void is_refused_between_coherence_domains() {
        List<String> refusals = new ArrayList<>();

        BootResult booted = BootResult.on("demo").with(PROGRAM).run(domain -> {
            DomainSpanning span = DomainSpanning.of(domain, 0, "helpers");
            for (int core : new int[] {32, 99}) {
                try {
                    span.extendTo(core);
                } catch (CallFailed refused) {
                    refusals.add(refused.getMessage());
                }
            }
        });

        assertThat(booted.status()).hasValue(0);
        assertThat(refusals).hasSize(2);
        assertThat(refusals.get(0)).contains("cores 0 and 32 are not of one coherence domain");
        assertThat(refusals.get(1)).contains("there is no core 99");
    }

    @Test
    void reports_an_unknown_task() {
        List<String> refusals = new ArrayList<>();

        BootResult booted = BootResult.on("two-x86").with(PROGRAM).run(domain -> {
            RemoteDispatcher helper = DomainSpanning.of(domain, 0, "helpers").extendTo(1);
            for (int work : new int[] {7, SUM}) {
                try {
                    helper.run(work, 0);
                } catch (CallFailed refused) {
                    refusals.add(refused.getMessage());
                }
            }
        });

        assertThat(booted.status()).hasValue(0);
        assertThat(refusals).hasSize(2).allMatch(refusal -> refusal.contains("the dispatcher on core 1 refuses"));
        assertThat(booted.console()).contains("helpers: cannot run task 0: there is no shared frame 0, there are 0");
    }
}
