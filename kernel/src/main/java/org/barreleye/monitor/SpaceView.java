package org.barreleye.monitor;

import org.barreleye.domain.SystemError;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.intermonitor.AncestorOfReply;
import org.barreleye.generated.user.intermonitor.CapabilityOfReply;
import org.barreleye.generated.user.intermonitor.Description;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.trap.Trap;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** A domain's capability space, for people to look at. */
final class SpaceView implements Copyable {
    private static final long LAST = 0xffff;

    private final Trap trap;
    private final L1CNodeReference root;

    SpaceView(Trap trap, L1CNodeReference root) {
        this.trap = trap;
        this.root = root;
    }

    private SpaceView(SpaceView source, Copier copier) {
        copier.enter(source, this);
        trap = copier.ofForeign(source.trap);
        root = source.root;
    }

    @Override
    public SpaceView copy(Copier copier) {
        return new SpaceView(this, copier);
    }

    /** The first capability at or after an address. */
    void first(long from, CapabilityOfReply reply) {
        if (from > LAST) {
            reply.reply(Descriptions.NOTHING, SystemError.NO_SUCH_CAPABILITY.code());
            return;
        }
        var found = root.inspect(trap, new CapabilityAddress((int) from));
        if (found.succeeded()) {
            var said = found.value();
            reply.reply(new Description(said.address().slot(), said.type(), said.rights(), said.base(), said.bytes(),
                    said.copies(), said.descendants()), ErrorCode.NONE);
        } else {
            reply.reply(Descriptions.NOTHING, SystemError.NO_SUCH_CAPABILITY.code());
        }
    }

    /** What a capability was made of. */
    void ancestor(long address, long generation, AncestorOfReply reply) {
        if (address > LAST) {
            reply.reply(Descriptions.NOTHING, SystemError.NO_SUCH_CAPABILITY.code());
            return;
        }
        var found = root.ancestor(trap, new CapabilityAddress((int) address), generation);
        if (found.succeeded()) {
            var said = found.value();
            reply.reply(new Description(generation == 0 ? address : 0, said.type(), said.rights(), said.base(),
                    said.bytes(), said.copies(), said.descendants()), ErrorCode.NONE);
        } else {
            reply.reply(Descriptions.NOTHING, SystemError.NO_SUCH_CAPABILITY.code());
        }
    }
}
