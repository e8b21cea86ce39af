package org.barreleye.machine.core;

import java.util.List;
import java.util.StringJoiner;
import org.barreleye.kpi.state.Shared;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.machine.description.AddressWindow;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.memory.BusFault;

/** Which memory a core sees, and at which of its own addresses. Never changes. */
@Shared // never changed
final class AddressMap {
    private final CoreDescription core;
    // By window, in the order of the description: the core's address, the packed canonical one, and how long it is.
    private final long[] at;
    private final long[] canonical;
    private final long[] bytes;

    private AddressMap(CoreDescription core) {
        this.core = core;
        List<AddressWindow> windows = core.map();
        at = windows.stream().mapToLong(AddressWindow::at).toArray();
        bytes = windows.stream().mapToLong(AddressWindow::bytes).toArray();
        canonical = windows.stream()
                .mapToLong(window -> new CanonicalAddress(window.space(), window.offset()).packed())
                .toArray();
    }

    /** The map of a core; null if it sees every space. */
    static AddressMap of(CoreDescription core) {
        return core.map().isEmpty() ? null : new AddressMap(core);
    }

    /** Whether the core sees the cell at a packed canonical address. */
    boolean maps(long address) {
        for (int window = 0; window < at.length; window++) {
            if (Long.compareUnsigned(address - canonical[window], bytes[window]) < 0) {
                return true;
            }
        }
        return false;
    }

    /** Checks that the core sees the cell at a packed canonical address. */
    void requireMapped(long address) {
        if (!maps(address)) {
            throw new BusFault(address, core.id() + " does not see " + CanonicalAddress.of(address)
                    + "; its address map shows " + windows());
        }
    }

    /** The packed canonical address of the cell that the core sees at one of its own addresses. */
    long decode(long local) {
        for (int window = 0; window < at.length; window++) {
            if (Long.compareUnsigned(local - at[window], bytes[window]) < 0) {
                return canonical[window] + (local - at[window]);
            }
        }
        throw new BusFault(local, core.id() + " sees nothing at its address 0x" + Long.toHexString(local)
                + "; its address map shows " + windows());
    }

    private String windows() {
        StringJoiner list = new StringJoiner(", ");
        for (int window = 0; window < at.length; window++) {
            list.add(CanonicalAddress.of(canonical[window]) + " to "
                    + CanonicalAddress.of(canonical[window] + bytes[window] - 1) + " at 0x"
                    + Long.toHexString(at[window]));
        }
        return list.toString();
    }
}
