package org.barreleye.monitor;

import org.barreleye.domain.SystemError;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.capinfo.CapInfo;
import org.barreleye.generated.user.intermon.GetAncestorReply;
import org.barreleye.generated.user.intermon.GetCapabilityReply;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.kpi.types.StateCloner;

/** A domain's capability space, for people to look at. */
final class CapabilitySpaceInspector implements Copyable {
    private static final long LAST_ADDRESS = 0xffff;

    private final SystemCalls syscalls;
    private final L1CNodeReference root;

    CapabilitySpaceInspector(SystemCalls syscalls, L1CNodeReference root) {
        this.syscalls = syscalls;
        this.root = root;
    }

    private CapabilitySpaceInspector(CapabilitySpaceInspector source, StateCloner cloner) {
        cloner.register(source, this);
        syscalls = cloner.ofOpaque(source.syscalls);
        root = source.root;
    }

    @Override
    public CapabilitySpaceInspector copy(StateCloner cloner) {
        return new CapabilitySpaceInspector(this, cloner);
    }

    /** The first capability at or after an address. */
    void first(long from, GetCapabilityReply reply) {
        if (from > LAST_ADDRESS) {
            reply.reply(CapInfo.zero(), SystemError.NO_SUCH_CAPABILITY.code());
            return;
        }
        var found = root.inspect(syscalls, new CapabilityAddress((int) from));
        if (found.succeeded()) {
            var info = found.value();
            reply.reply(new CapInfo(info.address().slot(), info.type(), info.rights(), info.base(), info.bytes(),
                    info.copies(), info.descendants()), ErrorCode.NONE);
        } else {
            reply.reply(CapInfo.zero(), SystemError.NO_SUCH_CAPABILITY.code());
        }
    }

    /** What a capability was made of. */
    void ancestor(long address, long generation, GetAncestorReply reply) {
        if (address > LAST_ADDRESS) {
            reply.reply(CapInfo.zero(), SystemError.NO_SUCH_CAPABILITY.code());
            return;
        }
        var found = root.ancestor(syscalls, new CapabilityAddress((int) address), generation);
        if (found.succeeded()) {
            var info = found.value();
            reply.reply(new CapInfo(generation == 0 ? address : 0, info.type(), info.rights(), info.base(),
                    info.bytes(), info.copies(), info.descendants()), ErrorCode.NONE);
        } else {
            reply.reply(CapInfo.zero(), SystemError.NO_SUCH_CAPABILITY.code());
        }
    }
}
