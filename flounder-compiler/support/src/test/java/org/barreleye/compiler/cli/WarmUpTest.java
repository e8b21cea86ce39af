package org.barreleye.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    private static final long SECONDS = 60;

    private final CountDownLatch begun = new CountDownLatch(1);

    @Test
    void compiles_in_the_background_where_there_is_a_second_core() throws InterruptedException {
        WarmUp.begin(List.of("check"), begun::countDown, "check", "a");

        boolean compiled = Runtime.getRuntime().availableProcessors() < 2 || begun.await(SECONDS, TimeUnit.SECONDS);
        assertThat(compiled).isTrue();
    }

    @Test
    void does_nothing_for_a_line_that_compiles_nothing() {
        WarmUp.begin(List.of("check"), begun::countDown, "explain", "a");
        WarmUp.begin(List.of("check"), begun::countDown, "check");
        WarmUp.begin(List.of("check"), begun::countDown);

        assertThat(ForkJoinPool.commonPool().awaitQuiescence(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(begun.getCount()).isEqualTo(1);
    }

    @Test
    void keeps_its_failures_to_itself() throws InterruptedException {
        CountDownLatch failed = new CountDownLatch(1);
        WarmUp.begin(List.of("check"), () -> {
            failed.countDown();
            throw new IllegalStateException("the command says so itself");
        }, "check", "a");

        boolean reached = Runtime.getRuntime().availableProcessors() < 2 || failed.await(SECONDS, TimeUnit.SECONDS);
        assertThat(reached).isTrue();
    }
}
