package org.barreleye.shell.command;

import java.util.Optional;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.addressspace.MappedInfo;
import org.barreleye.generated.user.addressspace.WalkInfo;
import org.barreleye.generated.user.capinfo.CapInfo;
import org.barreleye.generated.user.inspect.GetAncestorResult;
import org.barreleye.generated.user.inspect.GetCapabilityResult;
import org.barreleye.generated.user.inspect.InspectClient;
import org.barreleye.generated.user.inspect.LoadCellResult;
import org.barreleye.generated.user.inspect.NextConnectionResult;
import org.barreleye.generated.user.inspect.NextMappedResult;
import org.barreleye.generated.user.inspect.WalkResult;
import org.barreleye.kpi.outcome.CallFailed;

/** Calls of the inspection service of the core concerned. A core that is off has no processes and no connections. */
final class Inspection {
    private Inspection() {}

    /** Describes the first capability of a process at or after an address. */
    static GetCapabilityResult capability(Session session, long process, long from) throws CallFailed {
        Optional<InspectClient> core = session.inspectors().of(ProcessNumber.core(process));
        return core.isPresent()
                ? core.get().getCapability(process, from)
                : new GetCapabilityResult(CapInfo.zero(), SystemError.NO_SUCH_PROCESS.code());
    }

    /** Describes an ancestor of a capability of a process. */
    static GetAncestorResult ancestor(Session session, CapabilityPlace place, long generation) throws CallFailed {
        Optional<InspectClient> core = session.inspectors().of(ProcessNumber.core(place.process()));
        return core.isPresent()
                ? core.get().getAncestor(place.process(), place.word(), generation)
                : new GetAncestorResult(CapInfo.zero(), SystemError.NO_SUCH_PROCESS.code());
    }

    /** Describes the first memory at or after an address that a process can access. */
    static NextMappedResult mapped(Session session, long process, long from) throws CallFailed {
        Optional<InspectClient> core = session.inspectors().of(ProcessNumber.core(process));
        return core.isPresent()
                ? core.get().nextMapped(process, from)
                : new NextMappedResult(MappedInfo.zero(), SystemError.NO_SUCH_PROCESS.code());
    }

    /** Describes a step of the walk through the page tables of a process. */
    static WalkResult step(Session session, long process, long address, long depth) throws CallFailed {
        Optional<InspectClient> core = session.inspectors().of(ProcessNumber.core(process));
        return core.isPresent()
                ? core.get().walk(process, address, depth)
                : new WalkResult(WalkInfo.zero(), SystemError.NO_SUCH_PROCESS.code());
    }

    /** Returns the bytes around an address of a process. */
    static LoadCellResult cell(Session session, long process, long address) throws CallFailed {
        Optional<InspectClient> core = session.inspectors().of(ProcessNumber.core(process));
        return core.isPresent()
                ? core.get().loadCell(process, address)
                : new LoadCellResult(0, 0, SystemError.NO_SUCH_PROCESS.code());
    }

    /** Describes the next connection of a core. */
    static NextConnectionResult connection(Session session, long core, long number) throws CallFailed {
        Optional<InspectClient> inspector = session.inspectors().of(core);
        return inspector.isPresent()
                ? inspector.get().nextConnection(number)
                : new NextConnectionResult(0, 0, 0, "", SystemError.NO_SUCH_CONNECTION.code());
    }
}
