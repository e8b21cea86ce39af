package org.barreleye.cpudriver.control;

import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.DispatcherCapability;
import org.barreleye.generated.kernel.EndPointCapability;
import org.barreleye.generated.kernel.MailboxCapability;
import org.barreleye.generated.user.ObjectType;

/**
 * What happens on a core when the first capability of an object appears, and when the last one goes. Types without a
 * kernel object, plain memory, live and die without anybody noticing.
 */
sealed interface Life {
    /** The life of the objects of a type. */
    static Life of(ObjectType type) {
        return switch (type) {
            case L1CNODE, L2CNODE -> new NodeLife();
            case DISPATCHER -> new DispatcherLife();
            case END_POINT -> new EndpointLife();
            case MAILBOX -> new MailboxLife();
            default -> new Plain();
        };
    }

    /** The first capability is in its slot. */
    void born(KernelControlBlock control, Capability capability);

    /** The last capability has left its slot. */
    void died(KernelControlBlock control, Capability capability);

    /** Memory has no life of its own. */
    record Plain() implements Life {
        @Override
        public void born(KernelControlBlock control, Capability capability) {}

        @Override
        public void died(KernelControlBlock control, Capability capability) {}
    }

    /** A node dies with everything in it. */
    record NodeLife() implements Life {
        @Override
        public void born(KernelControlBlock control, Capability capability) {
            control.bearNode(capability);
        }

        @Override
        public void died(KernelControlBlock control, Capability capability) {
            control.buryNode(capability);
        }
    }

    /** A dispatcher is scheduled until it dies. */
    record DispatcherLife() implements Life {
        @Override
        public void born(KernelControlBlock control, Capability capability) {
            control.bear((DispatcherCapability) capability);
        }

        @Override
        public void died(KernelControlBlock control, Capability capability) {
            control.bury((DispatcherCapability) capability);
        }
    }

    /** An end of a channel is opened before there is a capability to it, and closed with the last. */
    record MailboxLife() implements Life {
        @Override
        public void born(KernelControlBlock control, Capability capability) {}

        @Override
        public void died(KernelControlBlock control, Capability capability) {
            control.mailbox().close(((MailboxCapability) capability).number());
        }
    }

    /** An endpoint dies with the messages in it. */
    record EndpointLife() implements Life {
        @Override
        public void born(KernelControlBlock control, Capability capability) {
            control.bear((EndPointCapability) capability);
        }

        @Override
        public void died(KernelControlBlock control, Capability capability) {
            control.bury((EndPointCapability) capability);
        }
    }
}
