package org.barreleye.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.generated.user.addressspace.WalkInfo;
import org.barreleye.generated.user.inspect.NextMappedResult;
import org.barreleye.generated.user.inspect.WalkResult;
import org.barreleye.generated.user.processes.NextProcessResult;
import org.barreleye.generated.user.processes.State;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.CapabilityAddress;

/** The processes of all cores that can read a byte, and the capabilities that permit it. */
final class AddressReaders {
    private static final int LEVELS_MAX = 8;

    private final Session session;
    private final ProcessList processes;
    private int found;
    private boolean isComplete = true;

    private AddressReaders(Session session) throws CallFailed {
        this.session = session;
        processes = ProcessList.read(session.processes());
    }

    /** Shows who can read the byte at an address of a process; returns the exit status of the command. */
    static int show(Session session, long process, long address) throws CallFailed {
        NextMappedResult next = Inspection.mapped(session, process, address);
        Optional<MappedMemory> mapped = next.err().failed() ? Optional.empty()
                : Optional.of(new MappedMemory(next.mapped())).filter(memory -> memory.contains(address));
        if (mapped.isEmpty()) {
            session.screen().line("why: " + ProcessNumber.text(process) + " " + MemoryAddress.text(address) + ": "
                    + (ErrorHint.NO_SUCH_PROCESS.matches(next.err()) ? ErrorHint.NO_SUCH_PROCESS
                    : ErrorHint.NOT_MAPPED).sentence());
            return Status.REFUSED;
        }
        return show(session, mapped.get().canonical(address));
    }

    /** Shows who can read the byte at a canonical address; returns the exit status of the command. */
    static int show(Session session, CanonicalAddress address) throws CallFailed {
        session.screen().line(address + ": " + session.context().addresses().describe(address));
        return new AddressReaders(session).show(address.packed());
    }

    private int show(long address) throws CallFailed {
        List<String> notes = new ArrayList<>();
        int status = Status.OK;
        for (CoreTable.Row core : CoreTable.read(session.names())) {
            if (core.isOn() && status == Status.OK) {
                try {
                    status = showCore(core.number(), address);
                } catch (CallFailed failed) {
                    notes.add("core " + core.number() + " does not answer: " + failed.failure().sentence());
                }
            }
        }
        for (String note : notes) {
            session.screen().line(note);
        }
        if (status == Status.INTERRUPTED) {
            session.screen().line("interrupted: not all processes were asked");
        } else if (!isComplete) {
            session.screen().line("a process has mapped more than was asked for");
        }
        session.screen().line(found == 0 ? "no process can read it"
                : CapabilityText.count(found, "mapping permits", "mappings permit") + " to read it");
        return status;
    }

    private int showCore(long core, long address) throws CallFailed {
        List<Long> numbers = new ArrayList<>(List.of(ProcessNumber.monitor(core)));
        for (NextProcessResult process : processes.rows()) {
            if (process.core() == core && process.state() == State.RUNNING) {
                numbers.add(process.next());
            }
        }
        for (long process : numbers) {
            showProcess(process, address);
            if (session.interruption().testAndClear()) {
                return Status.INTERRUPTED;
            }
        }
        return Status.OK;
    }

    private void showProcess(long process, long address) throws CallFailed {
        // A process that has ended meanwhile reads nothing.
        Optional<MappedList> mapped = MappedList.read(session, process);
        isComplete &= mapped.isEmpty() || mapped.get().isComplete();
        for (MappedMemory part : mapped.map(MappedList::parts).orElse(List.of())) {
            if (part.isAt(address)) {
                found++;
                show(process, part, part.address(address));
            }
        }
    }

    private void show(long process, MappedMemory memory, long address) throws CallFailed {
        session.screen().line(processes.describe(process) + ": " + memory.access() + " at "
                + MemoryAddress.text(address, memory.isPhysical()) + mapping(process, memory, address));
        if (memory.hasSource()) {
            Lineage.show(session, memory.source(process), "why");
        } else {
            session.screen().line("  through a " + memory.type() + " in no slot of this process");
        }
    }

    /** The slot of the mapping, if the process has it. */
    private String mapping(long process, MappedMemory memory, long address) throws CallFailed {
        for (int depth = 0; !memory.isPhysical() && depth < LEVELS_MAX; depth++) {
            WalkResult step = Inspection.step(session, process, address, depth);
            WalkInfo info = step.step();
            if (step.err().failed() || EntryText.isPage(info)) {
                return info.mapping() == 0 ? ""
                        : ", mapping " + new CapabilityPlace(process, new CapabilityAddress((int) info.mapping()));
            }
        }
        return "";
    }
}
