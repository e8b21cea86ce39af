package org.barreleye.benchmarks.machine;

import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.CoreDirective;
import org.barreleye.machine.core.CoreEvent;
import org.barreleye.machine.core.Reactor;

/** Software that accesses one line in each step, forever. */
final class AccessDriver implements Reactor {
    private final AccessPattern pattern;
    private final int words;

    AccessDriver(AccessPattern pattern, int words) {
        this.pattern = pattern;
        this.words = words;
    }

    @Override
    public CoreDirective step(Core core, CoreEvent event) {
        if (event instanceof CoreEvent.Started) {
            return CoreDirective.AGAIN;
        }
        pattern.next();
        for (int word = 0; word < words; word++) {
            long address = pattern.address() + 8L * word;
            if (pattern.isStore()) {
                core.store(address, 8, address, Endianness.LITTLE);
            } else {
                core.load(address, 8, Endianness.LITTLE);
            }
        }
        return CoreDirective.AGAIN;
    }
}
