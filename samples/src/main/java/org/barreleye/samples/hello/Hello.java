package org.barreleye.samples.hello;

import java.util.List;
import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.CoreRecord;
import org.barreleye.domain.Domain;
import org.barreleye.kpi.outcome.CallFailed;

/**
 * Greets whom it is told to greet. If it is told nobody, it sends a greeting to every core that is on, from that core.
 */
public record Hello() implements BlockingProgram {
    private static final long SECOND = 1_000_000_000L;

    @Override
    public String name() {
        return "hello";
    }

    @Override
    public int run(Domain domain) throws CallFailed {
        List<String> words = domain.arguments().words();
        if (words.isEmpty()) {
            spawnOnAllCores(domain);
        } else {
            domain.syscalls().print("hello, " + String.join(" ", words));
        }
        return 0;
    }

    private static void spawnOnAllCores(Domain domain) throws CallFailed {
        for (CoreRecord core : domain.cores()) {
            if (core.isOn()) {
                long process = domain.spawn(core.core(), "hello", core.attribute("bits") + "-bit " + core.isa());
                domain.processes().waitFor(process, SECOND);
            }
        }
    }
}
