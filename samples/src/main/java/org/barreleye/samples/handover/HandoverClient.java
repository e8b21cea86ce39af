package org.barreleye.samples.handover;

import java.util.Arrays;
import java.util.List;
import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.Domain;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.kpi.memory.MemoryFault;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.samples.SpawnedServers;
import org.barreleye.samples.interfaces.sorter.SortResult;
import org.barreleye.samples.interfaces.sorter.SorterBinding;
import org.barreleye.samples.interfaces.sorter.SorterClient;
import org.barreleye.samples.interfaces.sorter.SorterHandler;
import org.barreleye.samples.interfaces.sorter.SorterInterface;

/** Lets servers sort numbers: on its own core, on one of another instruction set, on one of another byte order. */
public record HandoverClient() implements BlockingProgram {
    private static final int PAGE = 4096;
    private static final int[] NUMBERS = {42, 7, 1969, -3, 65536, 0};

    @Override
    public String name() {
        return "handover";
    }

    @Override
    public int run(Domain domain) throws CallFailed {
        int wrong = 0;
        try (SpawnedServers servers = new SpawnedServers(domain)) {
            for (int core : List.of(0, 16, 32)) {
                servers.spawn(core, "sorter", Integer.toString(core));
                SorterBinding binding =
                        domain.connect("sorter." + core,
                        channel -> SorterInterface.connect(channel, new SorterHandler() {}));
                wrong += sortOn(domain, core, SorterInterface.client(binding, domain.events())) ? 0 : 1;
            }
        }
        return wrong == 0 ? 0 : 1;
    }

    private static boolean sortOn(Domain domain, int core, SorterClient sorter) throws CallFailed {
        FrameReference frame = domain.createFrame(domain.allocate(PAGE), PAGE).value();
        Window before = domain.map(frame).value();
        new SharedIntArray(domain, before).write(NUMBERS);
        domain.syscalls().print("to core " + core + ": the page at " + CanonicalAddress.of(before.base()) + " with "
                + Arrays.toString(NUMBERS));

        SortResult result = sorter.sort(frame, NUMBERS.length);
        if (result.err().failed()) {
            domain.syscalls().print("not sorted: " + SystemError.describe(result.err()));
            return false;
        }
        try {
            before.getInt(0);
            return false;
        } catch (MemoryFault fault) {
            domain.syscalls().print("the old mapping was removed with the capability: " + fault.getMessage());
        }
        Window after = domain.map(new FrameReference(result.sorted().address())).value();
        int[] sorted = new SharedIntArray(domain, after).read(NUMBERS.length);
        domain.syscalls().print("back: the page at " + CanonicalAddress.of(after.base()) + " with "
                + Arrays.toString(sorted));
        domain.delete(result.sorted());
        int[] expected = NUMBERS.clone();
        Arrays.sort(expected);
        return Arrays.equals(sorted, expected) && after.base() == before.base();
    }
}
