package org.barreleye.samples.sharing;

import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.Domain;
import org.barreleye.domain.memory.AddressSpace;
import org.barreleye.domain.memory.Region;
import org.barreleye.kpi.memory.Feature;
import org.barreleye.kpi.memory.MemoryFault;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.samples.interfaces.sharing.BorrowResult;
import org.barreleye.samples.interfaces.sharing.SharingClient;
import org.barreleye.samples.interfaces.sharing.SharingHandler;
import org.barreleye.samples.interfaces.sharing.SharingInterface;

/** Borrows a page, maps it at an address of its own choice, and reads it until that is a page fault. */
public record Reader() implements BlockingProgram {
    private static final long ADDRESS = 0x4000_0000;
    private static final long CYCLES_BETWEEN_READS = 500;

    @Override
    public String name() {
        return "reader";
    }

    @Override
    public Manifest manifest() {
        return Manifest.relyingOn(Feature.CHOSEN_ADDRESSES);
    }

    @Override
    public int run(Domain domain) throws CallFailed {
        SharingClient owner = SharingInterface.client(
                domain.connect(domain.arguments().text(),
                        channel -> SharingInterface.connect(channel, new SharingHandler() {})),
                domain.events());
        BorrowResult borrowed = owner.borrow();
        Outcome<Region> mapped = domain.addressSpace().mapAt(ADDRESS, borrowed.page(), AddressSpace.READ);
        if (!mapped.succeeded()) {
            domain.syscalls().print("not mapped: " + mapped.error().sentence());
            return 1;
        }
        domain.syscalls().print("the owner has mapped the page at " + Owner.hex(borrowed.address())
                + ", and it is mapped at " + Owner.hex(ADDRESS) + " here");
        owner.reading(ADDRESS);
        return read(domain, mapped.value().window(domain.syscalls().memory()));
    }

    private static int read(Domain domain, Window window) {
        long reads = 0;
        long last = 0;
        try {
            while (last != Owner.SECRET) {
                last = window.getLong(0);
                reads++;
                domain.syscalls().compute(CYCLES_BETWEEN_READS);
            }
            domain.syscalls().print("read what the owner wrote after it had revoked the page");
            return 1;
        } catch (MemoryFault fault) {
            domain.syscalls().print("after " + reads + " reads, the last one of " + last + ", a page fault: "
                    + fault.getMessage());
            return 0;
        }
    }
}
