package org.barreleye.samples.hello;

import java.util.List;
import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.CoreRecord;
import org.barreleye.domain.Domain;
import org.barreleye.kpi.outcome.CallFailed;

/**
 * Prints a greeting to the name in its arguments. Without arguments it spawns itself on every core that is on.
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
