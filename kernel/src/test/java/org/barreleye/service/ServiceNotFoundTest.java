package org.barreleye.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.boot.BootResult;
import org.barreleye.boot.BootResult.Lines;
import org.barreleye.domain.Domain;
import org.barreleye.domain.binding.BindListener;
import org.barreleye.domain.binding.Connector;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.memory.MemoryBinding;
import org.barreleye.generated.user.memory.MemoryHandler;
import org.barreleye.generated.user.memory.MemoryInterface;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.Failure;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** An attempt to connect to a service that does not exist. */
class ServiceNotFoundTest {
    private static final Connector<MemoryBinding> MEMORY =
            channel -> MemoryInterface.connect(channel, new MemoryHandler() {});

    private static void run(Lines lines) {
        BootResult booted = BootResult.on("two-x86").run(lines);
        assertThat(booted.status()).as("the console: %s", booted.console()).hasValue(0);
    }

    /** Notes the result of an attempt. */
    private static final class Result implements BindListener<MemoryBinding> {
        private final List<Failure> failures = new ArrayList<>();
        private int bound;

        @Override
        public void bound(MemoryBinding binding) {
            bound++;
        }

        @Override
        public void failed(Failure failure) {
            failures.add(failure);
        }

        private void awaitFailure(Domain domain) {
            while (failures.isEmpty() && bound == 0) {
                domain.events().pause(domain.syscalls().now() + Clients.SECOND);
            }
        }
    }

    @Nested
    class Of_a_threaded_program {
        @Test
        void says_what_was_waited_for_and_how_long_by_default() {
            run(domain -> {
                long begin = domain.syscalls().now();

                assertThatThrownBy(() -> domain.connect("weather", MEMORY)).isInstanceOf(CallFailed.class)
                        .hasMessage("NO_SUCH_SERVICE: there is no service 'weather'; it was not registered within"
                            + " 10 s");
                assertThat(domain.syscalls().now() - begin).isBetween(10_000_000_000L, 10_010_000_000L);
            });
        }

        @Test
        void suggests_the_nearest_service() {
            run(domain -> assertThatThrownBy(() -> domain.connect("memroy", 1_500, MEMORY))
                    .isInstanceOf(CallFailed.class)
                    .hasMessage("NO_SUCH_SERVICE: there is no service 'memroy' (did you mean 'memory'?); it was not"
                        + " registered within 1500 ns"));
        }

        @Test
        void suggests_no_record_without_a_service() {
            run(domain -> assertThatThrownBy(() -> domain.connect("core.7", 2_000_000, MEMORY))
                    .isInstanceOf(CallFailed.class)
                    .hasMessage("NO_SUCH_SERVICE: there is no service 'core.7'; it was not registered within 2 ms"));
        }

        @Test
        void leaves_the_deadline_of_other_calls_as_it_is() {
            run(domain -> {
                domain.nameService().withDeadline(1_000);

                assertThat(domain.waitForName("weather", 1_000_000).err()).isEqualTo(SystemError.TIMED_OUT.code());

                assertThatThrownBy(() -> domain.nameService().waitFor("weather", 1_000_000))
                        .isInstanceOf(CallFailed.class).hasMessageContaining("the deadline passed while waiting");
            });
        }
    }

    @Nested
    class Of_a_reactor {
        @Test
        void is_reported_to_its_listener_with_the_nearest_service() {
            run(domain -> {
                Result result = new Result();

                domain.connect("memo", 3_000_000, MEMORY, result);
                result.awaitFailure(domain);

                assertThat(result.failures).containsExactly(new Failure(Failure.Kind.NO_SUCH_SERVICE,
                        "there is no service 'memo' (did you mean 'memory'?); it was not registered within 3 ms"));
            });
        }

        @Test
        void names_no_service_if_none_is_near() {
            run(domain -> {
                Result result = new Result();

                domain.connect("weather", 3_000_000, MEMORY, result);
                result.awaitFailure(domain);

                assertThat(result.failures).containsExactly(new Failure(Failure.Kind.NO_SUCH_SERVICE,
                        "there is no service 'weather'; it was not registered within 3 ms"));
            });
        }
    }
}
