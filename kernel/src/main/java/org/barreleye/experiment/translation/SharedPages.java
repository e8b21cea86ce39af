package org.barreleye.experiment.translation;

import java.util.List;
import org.barreleye.domain.span.RemoteTask;
import org.barreleye.domain.span.SpanProgram;
import org.barreleye.kpi.types.Endianness;

/** The program of the dispatchers that share an address space with the measuring program. */
final class SharedPages {
    /** The number of the task that reads a word, so that the translation of its page is in the TLB. */
    static final int READ = 0;

    private static final String NAME = "sharer";

    private SharedPages() {}

    static SpanProgram program() {
        return new SpanProgram(NAME, List.of(SharedPages::read));
    }

    private static long read(RemoteTask.SharedFrames shared, long address) {
        return shared.memory().load(address, Long.BYTES, Endianness.LITTLE);
    }
}
