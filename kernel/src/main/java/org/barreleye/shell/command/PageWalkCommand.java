package org.barreleye.shell.command;

import java.util.Optional;
import org.barreleye.generated.user.addressspace.WalkInfo;
import org.barreleye.generated.user.inspect.GetAncestorResult;
import org.barreleye.generated.user.inspect.LoadCellResult;
import org.barreleye.generated.user.inspect.NextMappedResult;
import org.barreleye.generated.user.inspect.WalkResult;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.syscall.EntryFlags;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.CapabilityAddress;

/** Translates an address of a process, level by level, to a memory cell of the machine. */
final class PageWalkCommand implements Command {
    // More than any architecture has.
    private static final int LEVELS_MAX = 8;
    private static final String UNKNOWN = "in no slot of this process";

    @Override
    public CommandHelp help() {
        return new CommandHelp("walk", "walk PROCESS ADDRESS", "translates an address of a process, level by level",
                "Shows what the MMU does for ADDRESS of PROCESS: on each level the table, the index and the entry with"
                        + " its bits; whether the TLB of the core has the translation; the capability through which the"
                        + " memory was mapped and the mapping; and the canonical address with the eight bytes there. If"
                        + " nothing is mapped it shows on which level the walk ends. On a core without an MMU it shows"
                        + " the frame that permits the access. `resolve` does the same for a CAPADDRESS.",
                "walk 1 0x10000000");
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, UsageError {
        if (arguments.count() == 1 && CapabilityPlace.isForm(arguments.words().get(0))) {
            throw new UsageError("`resolve " + arguments.words().get(0) + "` resolves a capability address");
        }
        long process = ProcessNumber.read(arguments, 0);
        long address = MemoryAddress.read(arguments, 1);
        arguments.atMost(2);
        WalkResult root = Inspection.step(session, process, address, 0);
        if (ErrorHint.NO_SUCH_PROCESS.matches(root.err())) {
            session.screen().line("walk: " + ProcessNumber.text(process) + ": " + ErrorHint.describe(root.err()));
            return Status.REFUSED;
        }
        boolean isPhysical = ErrorHint.NO_MMU.matches(root.err());
        item(session, "address", MemoryAddress.text(address, isPhysical) + " in the address space of "
                + ProcessList.read(session.processes()).describe(process));
        return isPhysical ? check(session, process, address) : walk(session, process, address, root);
    }

    private static int walk(Session session, long process, long address, WalkResult root) throws CallFailed {
        if (ErrorHint.NOT_MAPPED.matches(root.err())) {
            item(session, "root", "none: the process has no page tables, and no access succeeds");
            return Status.REFUSED;
        }
        WalkResult step = root;
        int depth = 0;
        while (!step.err().failed() && depth < LEVELS_MAX) {
            WalkInfo info = step.step();
            item(session, "level " + EntryText.level(info), EntryText.type(info) + " at "
                    + CanonicalAddress.of(info.base()) + ", entry " + info.index() + ": " + EntryText.hex(info) + ", "
                    + EntryText.bits(info));
            if (EntryText.isPage(info)) {
                return page(session, process, address, info);
            }
            if (!EntryText.names(info)) {
                item(session, "end", "the walk ends on level " + EntryText.level(info)
                        + ": no page or table is mapped there, and an access is a page fault");
                return Status.REFUSED;
            }
            depth++;
            step = Inspection.step(session, process, address, depth);
        }
        item(session, "end", (step.err().equals(ErrorCode.of(KernelError.BAD_ARGUMENT))
                ? "the page tables have no place for this address" : ErrorHint.describe(step.err()))
                + ", and an access is a page fault");
        return Status.REFUSED;
    }

    private static int page(Session session, long process, long address, WalkInfo info) throws CallFailed {
        item(session, "TLB", EntryFlags.has(info.flags(), EntryFlags.IN_TLB) ? "has the translation"
                : "does not have the translation: the next access walks");
        item(session, "memory", CanonicalAddress.of(info.names() + (address & info.span() - 1)).toString());
        item(session, "capability", capability(session, process, info.source()));
        item(session, "mapping", capability(session, process, info.mapping()));
        cell(session, process, address);
        return Status.OK;
    }

    private static String capability(Session session, long process, long slot) throws CallFailed {
        if (slot == 0) {
            return UNKNOWN;
        }
        CapabilityPlace place = new CapabilityPlace(process, new CapabilityAddress((int) slot));
        GetAncestorResult found = Inspection.ancestor(session, place, 0);
        return found.err().failed() ? ErrorHint.describe(found.err())
                : CapabilityText.type(found.capInfo()) + ", " + CapabilityText.rights(found.capInfo()) + ", in "
                        + place;
    }

    /** Checks an access on a core without an MMU. */
    private static int check(Session session, long process, long address) throws CallFailed {
        item(session, "MMU", "none on core " + ProcessNumber.core(process)
                + ": addresses are physical, and each access is checked against the frames that are mapped");
        NextMappedResult next = Inspection.mapped(session, process, address);
        Optional<MappedMemory> found = Paging.hasMore(next.err(), ErrorHint.NOT_MAPPED)
                ? Optional.of(new MappedMemory(next.mapped())).filter(mapped -> mapped.contains(address))
                : Optional.empty();
        if (found.isEmpty()) {
            item(session, "region", "none: no frame is mapped there, and an access is a fault");
            return Status.REFUSED;
        }
        item(session, "region", found.get().access() + " up to " + CanonicalAddress.of(found.get().end() - 1));
        item(session, "capability", capability(session, process, found.get().info().source()));
        cell(session, process, address);
        return Status.OK;
    }

    private static void cell(Session session, long process, long address) throws CallFailed {
        LoadCellResult cell = Inspection.cell(session, process, address);
        if (cell.err().failed()) {
            item(session, "cell", cell.err().equals(ErrorCode.of(KernelError.WRONG_TYPE))
                    ? "registers of a device, which are not shown: a read may change them"
                    : ErrorHint.describe(cell.err()));
            return;
        }
        CanonicalAddress base = CanonicalAddress.of(cell.base());
        StringBuilder bytes = new StringBuilder();
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            bytes.append(String.format(" %02x", cell.bytes() >>> shift & 0xff));
        }
        item(session, "cell", base + ":" + bytes + "; " + session.context().addresses().describe(base));
    }

    private static void item(Session session, String name, String text) throws CallFailed {
        session.screen().line(name + " ".repeat(Math.max(1, 12 - name.length())) + text);
    }
}
