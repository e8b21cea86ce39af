package org.barreleye.benchmarks.machine;

import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.Next;
import org.barreleye.machine.core.Occurrence;
import org.barreleye.machine.core.Reactor;

/** Software that touches one line a step, for ever. */
final class Walker implements Reactor {
    private final Walk walk;
    private final int words;

    Walker(Walk walk, int words) {
        this.walk = walk;
        this.words = words;
    }

    @Override
    public Next step(Core core, Occurrence occurrence) {
        if (occurrence instanceof Occurrence.Started) {
            return Next.AGAIN;
        }
        walk.next();
        for (int word = 0; word < words; word++) {
            long address = walk.address() + 8L * word;
            if (walk.isStore()) {
                core.store(address, 8, address, Endianness.LITTLE);
            } else {
                core.load(address, 8, Endianness.LITTLE);
            }
        }
        return Next.AGAIN;
    }

    @Override
    public Reactor copy(Copier copier) {
        Walker twin = new Walker(new Walk(walk), words);
        copier.enter(this, twin);
        return twin;
    }
}
