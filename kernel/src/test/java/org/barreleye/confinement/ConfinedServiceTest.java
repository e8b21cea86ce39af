package org.barreleye.confinement;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.boot.BootResult;
import org.barreleye.domain.Domain;
import org.barreleye.generated.user.interdisp.InterdispClient;
import org.barreleye.generated.user.interdisp.InterdispHandler;
import org.barreleye.generated.user.interdisp.InterdispInterface;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.syscall.Program;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class ConfinedServiceTest {
    private static final long HUNDRED_MILLISECONDS = 100_000_000;

    /** A server whose handler does this. */
    private static Program serverThat(String statements) {
        return ConfinedSystem.compile("""
                import org.barreleye.generated.user.interdisp.*;
                import org.barreleye.kpi.outcome.ErrorCode;
                import org.barreleye.kpi.state.Copyable;
                @SuppressWarnings({"unused", "InfiniteRecursion"})
                public final class Sample implements Server {
                    @Override public String name() { return "sample"; }
                    @Override public Binding accept(Domain domain, Channel channel) {
                        return InterdispInterface.accept(channel, new Tasks(domain));
                    }
                    private record Tasks(Domain domain) implements InterdispHandler, Copyable {
                        @Override public void runTask(long task, long argument, RunTaskReply reply) {
                """ + statements + """
                        }
                        private long descend(long depth) { return descend(depth + 1) + 1; }
                    }
                }
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "throw new IllegalStateException(\"own\");",
        "throw new Error(\"own\");",
        "reply.reply(descend(0), ErrorCode.NONE);",
        "for (long rounds = 0; task == 0; rounds++) { argument += rounds; }",
        "reply.reply(new byte[1 << 30].length, ErrorCode.NONE);"
    })
    void that_fails_in_a_handler_ends_and_its_caller_gets_an_error_at_once(String statements) {
        BootResult result = ConfinedSystem.run(serverThat(statements), ConfinedServiceTest::call);

        assertThat(result.status()).hasValue(0);
        assertThat(result.console()).anyMatch(line -> line.startsWith("sample was ended: ")
                        || line.startsWith("sample failed: "))
                .anyMatch(line -> line.matches("main: in time true: (PEER_GONE|HANDLER_FAILED) .*"));
    }

    private static void call(Domain domain) throws CallFailed {
        domain.spawn(1, "sample", "");
        InterdispClient client = InterdispInterface.client(domain.connect(
                "sample", channel -> InterdispInterface.connect(channel, new InterdispHandler() {})), domain.events());
        long begin = domain.syscalls().now();
        try {
            client.runTask(0, 0);
        } catch (CallFailed failed) {
            domain.syscalls().print("in time " + (domain.syscalls().now() - begin < HUNDRED_MILLISECONDS) + ": "
                    + failed.failure().kind() + " " + failed.getMessage());
        }
    }
}
