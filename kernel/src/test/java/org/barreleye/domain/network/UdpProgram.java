package org.barreleye.domain.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.barreleye.boot.BootResult;
import org.barreleye.domain.Domain;

/** Programs of tests that exchange datagrams with the network stack, which is on core 0. */
final class UdpProgram {
    private static final long TIMEOUT = 20_000_000_000L;

    private UdpProgram() {}

    /** Waits for a time, and handles events meanwhile. */
    static void pause(Domain domain, long nanoseconds) {
        long end = domain.syscalls().now() + nanoseconds;
        while (domain.syscalls().now() < end) {
            domain.events().pause(end);
        }
    }

    /** Bytes that are drawn. */
    static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Runs a program on a core of the machine {@code demo}, and expects it to succeed. */
    static void run(int core, BootResult.Lines program) {
        List<Integer> statuses = new ArrayList<>();
        BootResult result = BootResult.on("demo").with("program", program).run(domain ->
                statuses.add(domain.processes().waitFor(domain.spawn(core, "program", ""), TIMEOUT).status()));
        assertThat(result.status()).as("%s", result.console()).hasValue(0);
        assertThat(statuses).as("%s", result.console()).containsExactly(0);
    }
}
