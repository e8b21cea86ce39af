package org.barreleye.domain.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.boot.BootResult;
import org.barreleye.boot.BootResult.Lines;
import org.barreleye.domain.Domain;
import org.barreleye.domain.SpawnTerms;
import org.barreleye.domain.quota.Resource;
import org.barreleye.kpi.memory.Window;

/** The lines of a test on a core of the machine {@code demo}, in a domain of their own. */
final class OnCore {
    /** The core with x86-64. */
    static final int X86_64 = 0;
    /** The core with ARMv7. */
    static final int ARMV7 = 16;
    /** The core without an MMU. */
    static final int POWER32 = 32;
    /** The size of a page. */
    static final long PAGE = 4096;

    private static final long QUOTA = 24 << 20;
    private static final long MINUTE = 60_000_000_000L;

    private OnCore() {}

    /** Runs the lines; what they assert fails the test. Returns what was printed. */
    static List<String> run(int core, Lines lines) {
        List<Throwable> failures = new ArrayList<>();
        BootResult booted = BootResult.on("demo").controlling()
                .with("subject", domain -> runAll(domain, lines, failures))
                .run(domain -> {
                    long process = domain.spawn(core, "subject", "",
                            SpawnTerms.USUAL.withQuota(Resource.MEMORY, QUOTA));
                    assertThat(domain.processes().waitFor(process, MINUTE).status()).isZero();
                });
        failures.forEach(failure -> {
            throw new AssertionError("on core " + core + ": " + failure, failure);
        });
        assertThat(booted.status()).as("%s", booted.console()).hasValue(0);
        return booted.console();
    }

    /** Runs the lines, which fail, and returns what was printed. */
    static List<String> runFailing(int core, Lines lines) {
        return BootResult.on("demo").with("subject", lines).run(domain -> {
            long process = domain.spawn(core, "subject", "");
            assertThat(domain.processes().waitFor(process, MINUTE).status()).isNotZero();
        }).console();
    }

    private static void runAll(Domain domain, Lines lines, List<Throwable> failures) {
        try {
            lines.run(domain);
        } catch (Throwable failure) {
            if (failure.getClass().getSimpleName().contains("Cancelled")) {
                throw (Error) failure;
            }
            failures.add(failure);
        }
    }

    /** The bytes of a region. */
    static Window window(Domain domain, Region region) {
        return region.window(domain.syscalls().memory());
    }
}
