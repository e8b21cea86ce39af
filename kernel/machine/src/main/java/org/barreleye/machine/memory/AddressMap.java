package org.barreleye.machine.memory;

import java.util.List;
import java.util.StringJoiner;
import org.barreleye.kpi.state.Shared;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.machine.description.AddressWindow;
import org.barreleye.machine.description.CoreDescription;

/**
 * The address map of a core: windows of its local addresses that show parts of memory. Immutable. A core without
 * windows sees all memory at its canonical addresses.
 */
@Shared // never changed
public final class AddressMap {
    private final CoreDescription core;
    private final boolean isIdentity;
    // By window, in the order of the description: its local address, its packed canonical address, its length.
    private final long[] at;
    private final long[] canonical;
    private final long[] bytes;

    /** Creates the map of a core. */
    public AddressMap(CoreDescription core) {
        this.core = core;
        List<AddressWindow> windows = core.map();
        isIdentity = windows.isEmpty();
        at = windows.stream().mapToLong(AddressWindow::at).toArray();
        bytes = windows.stream().mapToLong(AddressWindow::bytes).toArray();
        canonical = windows.stream()
                .mapToLong(window -> new CanonicalAddress(window.space(), window.offset()).packed())
                .toArray();
    }

    /** Returns whether the map shows a packed canonical address. */
    public boolean maps(long address) {
        return isIdentity || isInWindow(address);
    }

    private boolean isInWindow(long address) {
        for (int window = 0; window < at.length; window++) {
            if (Long.compareUnsigned(address - canonical[window], bytes[window]) < 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Checks that the map shows a packed canonical address.
     *
     * @throws BusFault if it does not
     */
    public void requireMapped(long address) {
        if (!isIdentity && !isInWindow(address)) {
            throw new BusFault(address, core.id() + " cannot access " + CanonicalAddress.of(address)
                    + "; the windows of its address map are " + windows());
        }
    }

    /**
     * Translates a local address of the core into a packed canonical address.
     *
     * @throws BusFault if it is in no window
     */
    public long decode(long local) {
        if (isIdentity) {
            return local;
        }
        for (int window = 0; window < at.length; window++) {
            if (Long.compareUnsigned(local - at[window], bytes[window]) < 0) {
                return canonical[window] + (local - at[window]);
            }
        }
        throw new BusFault(local, core.id() + " has no window at its address 0x" + Long.toHexString(local)
                + "; the windows of its address map are " + windows());
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
