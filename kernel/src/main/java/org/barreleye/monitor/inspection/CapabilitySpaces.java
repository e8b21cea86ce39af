package org.barreleye.monitor.inspection;

import java.util.Optional;
import org.barreleye.domain.capability.WellKnown;
import org.barreleye.generated.user.L1CNodeAncestorResult;
import org.barreleye.generated.user.L1CNodeInspectResult;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.capinfo.CapInfo;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.monitor.domain.DomainTable;
import org.barreleye.monitor.domain.LocalDomain;
import org.barreleye.monitor.plan.CoreScopedId;

/** The capability spaces of one core: that of the monitor, and those of the domains. */
final class CapabilitySpaces implements Copyable {
    private static final long LAST_ADDRESS = 0xffff;

    private final SystemCalls syscalls;
    private final long monitor;
    private final DomainTable domains;

    /** The spaces of the monitor of a core and of the domains of a table. */
    CapabilitySpaces(SystemCalls syscalls, int core, DomainTable domains) {
        this.syscalls = syscalls;
        monitor = CoreScopedId.of(core, 0);
        this.domains = domains;
    }

    /** Returns whether a process, or the monitor, has a space on this core. */
    boolean contains(long process) {
        return space(process).isPresent();
    }

    /** Returns the first process after another one; all come after the monitor. */
    Optional<Long> after(long process) {
        return domains.after(process).map(LocalDomain::process);
    }

    /** Describes the first capability of a process at or after an address. */
    Optional<CapInfo> capability(long process, long from) {
        return from > LAST_ADDRESS ? Optional.empty()
                : space(process).map(space -> space.inspect(syscalls, new CapabilityAddress((int) from)))
                        .filter(Outcome::succeeded).map(found -> described(found.value()));
    }

    /** Describes an ancestor of a capability, or for generation 0 the capability itself. */
    Optional<CapInfo> ancestor(long process, long address, long generation) {
        return address > LAST_ADDRESS ? Optional.empty()
                : space(process)
                        .map(space -> space.ancestor(syscalls, new CapabilityAddress((int) address), generation))
                        .filter(Outcome::succeeded)
                        .map(found -> described(generation == 0 ? address : 0, found.value()));
    }

    private Optional<L1CNodeReference> space(long process) {
        return process == monitor ? Optional.of(WellKnown.ROOT) : domains.get(process).map(LocalDomain::cspace);
    }

    private static CapInfo described(L1CNodeInspectResult info) {
        return new CapInfo(info.address().slot(), info.type(), info.rights(), info.base(), info.bytes(),
                info.copies(), info.descendants(), info.number());
    }

    private static CapInfo described(long address, L1CNodeAncestorResult info) {
        return new CapInfo(address, info.type(), info.rights(), info.base(), info.bytes(), info.copies(),
                info.descendants(), info.number());
    }
}
